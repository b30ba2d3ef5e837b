"""The pages of feedback: what they show, what is stored, and what is answered to what cannot be taken."""

import pytest
from django.core.cache import cache
from django.db import OperationalError
from django.db.backends.base.base import BaseDatabaseWrapper
from django.test import Client

from articles.models import ContentRevision, Feedback
from tests.reading import find, mark, words

from .sending import WORDS, aged_stamp, filled_in, page_of, post, send, told

pytestmark = pytest.mark.usefixtures("content")


def checked(answer):
    return [mark(one, "value") for one in find(page_of(answer), "input") if "checked" in dict(one.attributes)]


def test_asking_for_the_page_changes_nothing_and_is_kept_nowhere(client):
    cache.clear()
    before = ContentRevision.current()
    answer = client.get("/feedback/?page=/topics/cost/&helpful=yes")
    assert answer.headers["Cache-Control"] == "no-store"
    assert not answer.cookies
    assert not Feedback.objects.exists()
    assert ContentRevision.current() == before
    assert cache._cache == {}


@pytest.mark.parametrize(("helpful", "shown"), [("yes", ["yes"]), ("no", ["no"]), ("", [""]), ("maybe", [])])
def test_the_link_that_was_followed_fills_in_the_answer(client, helpful, shown):
    assert checked(client.get(f"/feedback/?helpful={helpful}")) == shown


def test_the_page_it_is_about_is_shown_and_what_is_no_page_is_dropped(client):
    assert filled_in(client.get("/feedback/?page=/topics/cost/"))["page"] == "/topics/cost/"
    foreign = client.get("/feedback/?page=https://evil.example/")
    assert foreign.status_code == 200
    assert filled_in(foreign)["page"] == ""
    assert "evil.example" not in foreign.content.decode()


@pytest.mark.parametrize(
    ("address", "shown"),
    [
        ("/topics/cost/", "What does microneedling for hair loss cost?"),
        ("/faq/does-it-hurt/", "Does microneedling hurt?"),
        ("/claims/results-last/", "Do the results last without more treatment?"),
        ("/data/", "/data/"),
    ],
)
def test_the_page_it_is_about_is_called_by_its_title(client, address, shown):
    for answer in (client.get(f"/feedback/?page={address}"), send(client, page=address, words="", helpful="")):
        (about,) = [one for one in find(page_of(answer), "p") if words(one).startswith("About the page")]
        assert words(about) == f"About the page {shown}"


def test_readers_are_told_that_nobody_can_answer_and_where_to_write_for_an_answer(client, settings):
    settings.CONTACT_EMAIL = "editors@example.org"
    page = client.get("/feedback/").content.decode()
    assert "nobody can answer you" in page
    assert 'href="mailto:editors@example.org"' in page
    settings.CONTACT_EMAIL = ""
    assert "mailto:" not in client.get("/feedback/").content.decode()


def test_what_is_sent_is_stored_and_thanks_lead_back_to_the_page(client):
    answer = send(client)
    assert answer.headers["Location"] == "/feedback/thanks/?page=/topics/cost/"
    assert answer.headers["Cache-Control"] == "no-store"
    (stored,) = Feedback.objects.all()
    assert (stored.page, stored.helpful, stored.words, stored.state) == ("/topics/cost/", False, WORDS, "new")
    thanks = client.get(answer.headers["Location"])
    (back,) = [one for one in find(page_of(thanks), "a") if "Back to the page" in words(one)]
    assert mark(back, "href") == "/topics/cost/"
    assert not answer.cookies
    assert not thanks.cookies


def test_a_yes_needs_no_words(client):
    assert send(client, helpful="yes", words="").status_code == 302
    assert list(Feedback.objects.values_list("helpful", "words")) == [(True, "")]


def test_thanks_lead_nowhere_but_to_pages_of_this_site(client):
    assert send(client, page="//evil.example/").headers["Location"] == "/feedback/thanks/"
    page = client.get("/feedback/thanks/?page=https://evil.example/").content.decode()
    assert "evil.example" not in page
    assert client.post("/feedback/thanks/").status_code == 405


def test_a_button_pressed_twice_stores_once(client):
    stamp = aged_stamp(60)
    assert [send(client, stamp=stamp).status_code for _ in range(2)] == [302, 302]
    assert Feedback.objects.count() == 1


def test_a_form_filled_in_wrongly_says_so_at_its_top_and_beside_the_field(client):
    answer = send(client, helpful="", words="")
    assert answer.status_code == 400
    assert answer.headers["Cache-Control"] == "no-store"
    page = page_of(answer)
    assert words(find(page, "title")[0]).startswith("Not sent: ")
    (link,) = [one for summary in find(page, css="error-summary") for one in find(summary, "a")]
    (area,) = find(page, "textarea")
    (error,) = find(page, css="errorlist")
    assert mark(link, "href") == f"#{mark(area, 'id')}"
    assert mark(area, "aria-invalid") == "true"
    assert mark(area, "aria-describedby").split() == ["id_words_helptext", mark(error, "id")]
    assert words(error) == "Say whether it was helpful, or write what is wrong or missing."
    assert {mark(one, "id") for one in find(page, attribute="id")} >= set(mark(area, "aria-describedby").split())


def test_an_answer_that_the_form_does_not_offer_is_told_beside_the_answers(client):
    answer = send(client, helpful="maybe")
    (choices,) = find(page_of(answer), "fieldset")
    (error,) = find(choices, css="errorlist")
    assert answer.status_code == 400
    assert mark(choices, "aria-describedby") == mark(error, "id")


@pytest.mark.parametrize("characters", [4_001, 1_000_000])
def test_words_over_the_limit_come_back_whole_with_413(client, characters):
    typed = "é<" + "a " * (characters // 2 - 2) + "\n" * (characters % 2) + "z!"
    answer = send(client, words=typed)
    assert answer.status_code == 413
    assert f"This has {characters} characters" in told(answer)
    shown = answer.content.decode()
    assert typed.replace("<", "&lt;") in shown
    assert not Feedback.objects.exists()


def test_more_than_anyone_types_is_refused_with_413_before_it_is_read(client):
    answer = send(client, words="x" * 5_300_000)
    assert answer.status_code == 413
    assert "far too much" in told(answer)
    assert filled_in(answer)["words"] == ""


def test_markup_is_stored_as_text_and_shown_as_text(client):
    hostile = '</textarea><script>alert(1)</script><img src=x onerror="alert(1)">{{ 7|add:7 }}'
    refused = send(client, words=hostile, stamp="forged").content.decode()
    assert "<script>alert" not in refused
    assert "&lt;/textarea&gt;&lt;script&gt;alert(1)" in refused
    assert send(client, words=hostile).status_code == 302
    assert Feedback.objects.get().words == hostile


def test_bytes_that_are_no_text_are_taken_as_well_as_they_can_be(client):
    body = f"stamp={aged_stamp(60)}&words=%FF%FE+caf%E9+%00".encode()
    headers = {"Origin": "http://testserver"}
    answer = client.post("/feedback/", body, content_type="application/x-www-form-urlencoded", headers=headers)
    assert answer.status_code == 302
    assert Feedback.objects.get().words.endswith("caf\ufffd")


def test_when_it_cannot_be_stored_the_words_come_back_with_503(client, monkeypatch):
    def broken(*_args, **_options):
        raise OperationalError("the database is gone")

    with monkeypatch.context() as patch:
        patch.setattr(BaseDatabaseWrapper, "cursor", broken)
        answer = send(client)
    assert answer.status_code == 503
    assert "The fault is ours" in told(answer)
    assert "general information" in words(find(page_of(answer), "aside", "disclaimer")[0]).lower()
    assert post(client, filled_in(answer)).status_code == 302
    assert Feedback.objects.get().words == WORDS


@pytest.mark.parametrize("method", ["put", "patch", "delete", "options"])
def test_other_methods_are_not_allowed(client, method):
    assert getattr(client, method)("/feedback/").status_code == 405


def test_it_needs_no_token_and_no_cookie():
    strict = Client(enforce_csrf_checks=True)
    assert send(strict).status_code == 302
    assert not strict.cookies


def test_every_page_leads_to_it_and_says_where_the_reader_was(client):
    links = [one for one in find(page_of(client.get("/topics/cost/")), "a") if mark(one, "rel") == "nofollow"]
    assert [mark(one, "href") for one in links] == [
        "/feedback/?page=/topics/cost/&helpful=yes",
        "/feedback/?page=/topics/cost/&helpful=no",
        "/feedback/?page=/topics/cost/",
    ]
    assert [words(one) for one in links] == ["Yes it was", "No it was not", "Report a mistake"]


@pytest.mark.parametrize("address", ["/feedback/", "/feedback/thanks/", "/nothing/"])
def test_pages_on_which_it_would_make_no_sense_have_no_such_links(client, address):
    assert find(page_of(client.get(address)), css="feedback-links") == []
