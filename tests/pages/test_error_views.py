"""What is answered when something is not there, may not be seen, or broke."""

import pytest
from django.core.exceptions import PermissionDenied
from django.db import OperationalError
from django.db.backends.base.base import BaseDatabaseWrapper
from django.http import HttpResponse
from django.template.context import RequestContext
from django.test import Client
from django.test.html import parse_html
from django.urls import include, path

from articles.pages.errors import wanted
from tests.reading import EACH_KIND, find, mark, words


def broken(*_args, **_options):
    raise OperationalError("the database is gone")


def forbidden(request):
    raise PermissionDenied


urlpatterns = [
    path("broken/", broken),
    path("forbidden/", forbidden),
    path("", include("microneedle_site.urls")),
]


def is_plain(answer: HttpResponse) -> bool:
    """Whether it says what the site is and is not, leads home, and runs or styles nothing in line."""
    page = parse_html(answer.content.decode())
    (disclaimer,) = find(page, "aside", "disclaimer")
    (sheet,) = find(page, "link")
    home = [one for one in find(page, "a") if mark(one, "href") == "/"]
    return bool(
        "not medical advice" in words(disclaimer)
        and mark(sheet, "href") == "/static/articles/site.css"
        and home
        and not find(page, "script")
        and not find(page, "style")
        and not find(page, attribute="style")
        and "default-src 'none'" in answer.headers["Content-Security-Policy"]
        and not answer.cookies
    )


@pytest.mark.parametrize(
    ("address", "searched"),
    [
        ("/topics/side-efects/", "side efects"),
        ("/topics/side_effects.html", "side effects"),
        ("/how-much%20does+it/cost-me", "cost me"),
        ("/caf%C3%A9/", "café"),
        ("/%00%22%3E%3Cscript%3E/", "script"),
        ("/%FF/", "FF"),
        ("/" + "very-long-" * 50, ("very long " * 8).strip()),
        ("/---/", ""),
    ],
)
def test_an_unknown_address_offers_a_search_for_its_words(client, content, address, searched):
    answer = client.get(address)
    page = parse_html(answer.content.decode())
    (form,) = find(find(page, "main")[0], "form")
    (field,) = [one for one in find(form, "input") if mark(one, "name") == "q"]
    assert answer.status_code == 404
    assert (mark(form, "action"), mark(form, "method")) == ("/search/", "")
    assert mark(field, "value").strip() == searched
    assert mark(find(form, "label")[0], "for") == mark(field, "id")


def test_an_unknown_address_lists_every_topic(client, content):
    links = {mark(one, "href") for one in find(parse_html(client.get("/nothing/").content.decode()), "a")}
    assert len([one for one in links if one.startswith("/topics/") and one != "/topics/"]) == 10


def test_the_words_of_the_first_page_are_none():
    assert wanted("/") == ""


@pytest.mark.urls(__name__)
def test_when_something_breaks_the_answer_needs_no_database_no_context_and_no_manifest(monkeypatch, settings):
    settings.STORAGES = {
        **settings.STORAGES,
        "staticfiles": {"BACKEND": "whitenoise.storage.CompressedManifestStaticFilesStorage"},
    }
    settings.STATIC_ROOT = "/nonexistent"
    monkeypatch.setattr(BaseDatabaseWrapper, "cursor", broken)
    monkeypatch.setattr(BaseDatabaseWrapper, "connect", broken)
    monkeypatch.setattr(RequestContext, "bind_template", broken)
    answer = Client(raise_request_exception=False).get("/broken/")
    assert answer.status_code == 500
    assert "Nothing that you did caused it" in answer.content.decode()
    assert is_plain(answer)


def test_every_page_answers_500_in_plain_words_when_the_database_is_gone(content, monkeypatch):
    client = Client(raise_request_exception=False)
    with monkeypatch.context() as patch:
        patch.setattr(BaseDatabaseWrapper, "cursor", broken)
        answers = {address: client.get(address) for address in [*EACH_KIND, "/nothing/", "/admin/login/"]}
    assert {address for address, one in answers.items() if one.status_code != 500} == set()
    assert [address for address, one in answers.items() if not is_plain(one)] == []


@pytest.mark.urls(__name__)
def test_what_may_not_be_seen_is_answered_in_plain_words(client):
    answer = client.get("/forbidden/")
    assert answer.status_code == 403
    assert "You may not see this page" in answer.content.decode()
    assert is_plain(answer)


def test_what_cannot_be_understood_is_answered_in_plain_words(client, settings):
    settings.ALLOWED_HOSTS = ["example.org"]
    answer = client.get("/", headers={"Host": "evil.example"})
    assert answer.status_code == 400
    assert "We could not make sense of that" in answer.content.decode()
    assert is_plain(answer)


def test_a_form_sent_to_a_page_that_is_only_for_reading_is_not_allowed_there(content):
    strict = Client(enforce_csrf_checks=True)
    for method in (strict.post, strict.put, strict.delete):
        answer = method("/topics/cost/")
        assert answer.status_code == 405
        assert answer.headers["Allow"] == "GET, HEAD"
        assert not answer.cookies


def test_a_form_sent_to_the_admin_without_its_token_is_refused_and_says_what_to_do(db):
    answer = Client(enforce_csrf_checks=True).post("/admin/login/", {"username": "erin", "password": "secret"})
    assert answer.status_code == 403
    assert "copy what you typed" in answer.content.decode()
    assert is_plain(answer)
