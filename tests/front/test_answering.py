"""A public page that was rendered once is answered without Django, and to the letter as Django answers it."""

import gzip
import logging
import sqlite3
from typing import Any

import pytest
from django.core.handlers.wsgi import WSGIHandler
from django.test import override_settings

from articles.models import ContentRevision, Topic
from microneedle_site.front import Front
from tests.factories import published
from tests.reading import DATA, EACH_KIND, FIGURE, FIXED, FORMS, addresses

from .asking import BROWSER, Answered, ask

pytestmark = pytest.mark.usefixtures("content")

# Not the shortest forms: whether gzip makes one smaller is left to chance by the random bytes that Django puts in.
MACHINES = [
    *DATA,
    *(one for one in FORMS if one.endswith(".md")),
    FIGURE,
    "/changes.atom",
    "/sitemap.xml",
    "/robots.txt",
    "/picture.png",
]
PAGE = "/topics/cost/"
# What a 304 may leave out: whoever asks has it from the page.
OF_THE_WHOLE_PAGE = {"Vary", "Content-Security-Policy", "X-Frame-Options"}
FOR_ONE_READER = "/feedback/"  # its form carries a token


def plain(answer: Answered) -> Answered:
    """What two answers have to have in common: gzip puts random bytes into each, and a 304 tells a tag weak or not."""
    body = gzip.decompress(answer.body) if answer.headers.get("Content-Encoding") == "gzip" else answer.body
    headers = {**answer.headers, "Content-Length": str(len(body))}
    if answer.code == 304:
        headers["ETag"] = headers["ETag"].removeprefix("W/")
    return Answered(answer.status, headers, body)


@pytest.mark.parametrize("encodings", [BROWSER, "gzip", "br", ""])
def test_every_public_page_is_answered_as_django_answers_it(front, django, encodings):
    every = addresses() if encodings == BROWSER else EACH_KIND
    for address in [one for one in (*every, *MACHINES) if one != FOR_ONE_READER]:
        expected, answer = (plain(ask(one, address, accept_encoding=encodings)) for one in (django, front))
        assert answer == expected, address
        for known in ("*", '"another"') if address in (*EACH_KIND, *MACHINES) else ():
            how = {"accept_encoding": encodings, "if_none_match": known}
            expected, answer = (plain(ask(one, address, **how)) for one in (django, front))
            assert (answer.status, answer.body) == (expected.status, expected.body), address
            told = {name: value for name, value in expected.headers.items() if name not in OF_THE_WHOLE_PAGE}
            assert told.items() <= answer.headers.items(), address


@pytest.mark.parametrize("address", [one for one in (*FIXED, PAGE, *MACHINES) if one != FOR_ONE_READER])
def test_a_kept_page_asks_nothing_of_django_and_of_the_database(front, django, address, django_assert_num_queries):
    first = ask(front, address, accept_encoding=BROWSER)
    django.asked.clear()
    with django_assert_num_queries(0):
        assert ask(front, address, accept_encoding=BROWSER) == first
        known = ask(front, address, accept_encoding=BROWSER, if_none_match=first.headers["ETag"])
        head = ask(front, address, "HEAD", accept_encoding=BROWSER)
    assert (known.code, known.body) == (304, b"")
    assert (head.status, head.headers, head.body) == (first.status, first.headers, b"")
    assert django.asked == []


@pytest.mark.parametrize(
    ("known", "code"),
    [
        ("{}", 304),
        ("W/{}", 304),
        ('"one", W/{}, "two"', 304),
        ("*", 304),
        ('"one"', 200),
        ("", 200),
        ("not a tag", 200),
        ('{}"', 200),
    ],
)
def test_who_has_the_page_is_told_so_by_its_tag_weak_or_not(front, django, known, code):
    tag = ask(front, PAGE).headers["ETag"].removeprefix("W/")
    assert ask(django, PAGE, if_none_match=known.format(tag)).code == code
    assert ask(front, PAGE, if_none_match=known.format(tag)).code == code


@pytest.mark.parametrize("how", [{"method": "HEAD"}, {"if_none_match": '"another"'}])
def test_a_page_is_kept_however_it_is_first_asked_for(front, django, how):
    ask(front, PAGE, **how)
    django.asked.clear()
    assert ask(front, PAGE).code == 200
    assert django.asked == []


@pytest.mark.parametrize(
    "sent",
    [
        {"cookie": "csrftoken=q"},  # too short: Django answers with one of its own
        {"cookie": "csrftoken=q", "method": "HEAD"},
        {"cookie": "messages=q"},
        {"transfer_encoding": "chunked"},
        {"authorization": "Basic q"},
        {"x_csrftoken": "q"},
        {"origin": "https://elsewhere.example"},
        {"x_forwarded_host": "elsewhere.example"},
        {"x_http_method_override": "POST"},
        {"accept": "q"},
    ],
    ids=lambda sent: " ".join(sent),
)
@pytest.mark.parametrize("address", [PAGE, "/claims.md"])
def test_nothing_that_one_visitor_sends_keeps_a_page_from_the_others(front, django, address, sent):
    ask(front, address, **sent)
    django.asked.clear()
    answer = ask(front, address)
    assert (answer.code, django.asked) == (200, [])
    assert "Set-Cookie" not in answer.headers


def test_what_is_published_is_what_the_next_reader_gets(front, state):
    topic = Topic.objects.get(slug="cost")
    for words in ("What did the first editor ask?", "What did the second?"):
        assert words not in ask(front, PAGE).body.decode()
        published(topic, f"{words}\n")
        state.number = ContentRevision.current()
        for _ in range(2):
            assert words in ask(front, PAGE).body.decode()


def test_a_page_that_was_being_rendered_while_the_content_changed_is_not_shown_later(state):
    def slow(environ: dict[str, Any], start_response: Any) -> list[bytes]:
        begun = state.number
        state.number = 1
        headers = [("Content-Type", "text/plain"), ("Cache-Control", "public"), ("ETag", f'"{begun}"')]
        start_response("200 OK", headers)
        return [b"as it was" if begun == 0 else b"as it is"]

    front = Front(slow, state)
    assert ask(front, "/").body == b"as it was"
    assert ask(front, "/").body == b"as it is"


@pytest.mark.parametrize(
    "address",
    [
        "/nowhere/",
        "/topics/nothing/",
        "/topics/cost",
        "/claims/?topic=cost",
        "/claims.md?topic=cost",
        "/nowhere/?x=1",
        "/search/?q=pain",
        FOR_ONE_READER,
        "/healthz",
        "/healthz/ready",
    ],
)
def test_what_is_made_up_or_for_one_reader_fills_nothing(front, django, address):
    first = ask(front, address)
    django.asked.clear()
    assert ask(front, address).status == first.status
    assert len(django.asked) == 1


@pytest.mark.parametrize("method", ["GET", "HEAD"])
def test_an_error_is_never_kept(state, method):
    broken = [True]

    def application(environ: dict[str, Any], start_response: Any) -> list[bytes]:
        status = "500 Internal Server Error" if broken else "200 OK"
        start_response(status, [("Content-Type", "text/plain"), ("Cache-Control", "public"), ("ETag", '"1"')])
        return [b""]

    front = Front(application, state)
    assert ask(front, "/", method).code == 500
    broken.clear()
    assert ask(front, "/", method).code == 200


def test_who_is_signed_in_is_answered_by_django(front, django, editing):
    ask(front, PAGE)
    django.asked.clear()
    session = f"other=1; sessionid={editing.cookies['sessionid'].value}"
    assert ask(front, PAGE, cookie=session).code == 200
    assert django.asked == [PAGE]
    assert ask(front, PAGE, cookie="csrftoken=1").code == 200
    assert django.asked == [PAGE]


@override_settings(ALLOWED_HOSTS=["testserver"])
def test_a_name_that_is_not_ours_is_refused(front):
    assert ask(front, PAGE).code == 200
    for host in ("elsewhere.example", "testserver:x", ""):
        assert ask(front, PAGE, host=host).code == 400
    assert ask(front, PAGE, host="testserver:8000").code == 200


@override_settings(SECURE_SSL_REDIRECT=True, SECURE_PROXY_SSL_HEADER=("HTTP_X_FORWARDED_PROTO", "https"))
def test_who_comes_in_the_open_is_sent_to_https_whatever_is_kept(django, state):
    front = Front(WSGIHandler(), state)
    for _ in range(2):
        assert ask(front, PAGE, x_forwarded_proto="https").code == 200
        assert ask(front, PAGE, x_forwarded_proto="https,http").code == 200
        for told in ({}, {"x_forwarded_proto": "http"}, {"x_forwarded_proto": "http, https"}):
            assert ask(front, PAGE, **told).code == 301


def test_where_it_cannot_be_told_whether_the_content_changed_django_answers(front, django, state, caplog):
    ask(front, PAGE)
    state.wrong = sqlite3.OperationalError("disk I/O error")
    django.asked.clear()
    with caplog.at_level(logging.WARNING, logger="microneedle_site.front"):
        assert ask(front, PAGE).code == 200
    assert django.asked == [PAGE]
    assert [record.levelname for record in caplog.records] == ["WARNING"]


def test_whether_the_site_is_alive_is_answered_without_asking_whether_the_content_changed(front, state):
    state.wrong = AssertionError("it was asked")
    assert ask(front, "/healthz").code == 200
