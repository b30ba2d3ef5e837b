"""Every public page: that it answers, what it may hold, what it costs, and what it shows when there is nothing."""

import re
from collections import Counter
from typing import Any

import pytest
from django.db import connection
from django.test.html import parse_html
from django.test.utils import CaptureQueriesContext

from articles.actions import import_article, log_changes, record_statement
from articles.models import Claim, Page, Question, Reference, Source, Statement, Term, Text, Topic
from tests.reading import EACH_KIND, FIXED, addresses, elements, find, mark, marks, read, words

MADE = {"/apple-touch-icon.png", "/site.webmanifest"}
"""What pages name in their heads and the server makes itself."""
NOT_FETCHED = ("canonical", "alternate")
TOPICS = {"overview", "procedure", "how-it-works", "benefits", "evidence", "results", "side-effects", "cost"}
UNKNOWN = ["/nothing/", "/topics/nothing/", "/faq/nothing/", "/claims/nothing/", "/sources/nothing/"]

pytestmark = pytest.mark.usefixtures("content")


def test_every_public_address_answers(client):
    assert {f"/topics/{slug}/" for slug in TOPICS | {"suitability", "aftercare"}} <= set(addresses())
    assert [one for one in addresses() if client.get(one).status_code != 200] == []
    assert client.get("/healthz").json() == {"status": "ok"}


@pytest.mark.parametrize("address", UNKNOWN)
def test_an_unknown_address_is_not_found_and_says_where_to_go(client, address):
    answer = client.get(address)
    assert answer.status_code == 404
    assert len(find(parse_html(answer.content.decode()), "aside", "disclaimer")) == 1
    assert "/topics/side-effects/" in answer.content.decode()


@pytest.mark.parametrize("address", [one for one in EACH_KIND if one != "/feedback/"])
def test_a_page_may_be_asked_for_and_not_written_to(client, address):
    assert client.head(address).status_code == 200
    assert client.post(address).status_code == 405


def test_every_page_has_one_heading_a_title_and_a_description(pages):
    titles = [words(find(page, "title")[0]) for page in pages.values()]
    assert [address for address, page in pages.items() if len(find(page, "h1")) != 1] == []
    assert [title for title, count in Counter(titles).items() if count > 1] == []
    descriptions = [
        mark(one, "content")
        for page in pages.values()
        for one in find(page, "meta")
        if mark(one, "name") == "description"
    ]
    assert len(descriptions) == len(pages)
    assert all(len(one) > 40 for one in descriptions)


def test_every_page_says_once_that_it_is_no_medical_advice(pages):
    for address, page in pages.items():
        (disclaimer,) = find(page, "aside", "disclaimer")
        said = words(disclaimer).lower()
        assert all(word in said for word in ("general information", "not medical advice", "clinician", "doctor")), (
            address
        )


@pytest.mark.parametrize("address", [*EACH_KIND, *UNKNOWN])
def test_no_page_sets_a_cookie_or_lets_inline_code_run(client, address):
    answer = client.get(address)
    policy = answer.headers["Content-Security-Policy"]
    assert not answer.cookies
    assert "unsafe" not in policy
    assert "default-src 'none'" in policy
    assert "script-src 'self'" in policy


def test_no_page_holds_an_inline_script_or_style_or_asks_another_site_for_anything(pages):
    for address, page in pages.items():
        assert find(page, "style") == [], address
        assert [one for one in elements(page) if any(re.match("on|style$", name) for name in marks(one))] == [], address
        scripts = [one for one in find(page, "script") if marks(one) != {"type": "application/ld+json"}]
        assert all(mark(one, "src") and not one.children for one in scripts), address
        fetched = [mark(one, "src") for one in find(page, attribute="src")]
        fetched += [mark(one, "href") for one in find(page, "link") if mark(one, "rel") not in NOT_FETCHED]
        assert all(one.startswith("/static/") or one in MADE for one in fetched), address


@pytest.fixture
def crowd(content: None, vocabulary: Any) -> None:
    """Twenty more sources, each with many passages and a statement on two claims."""
    costs, lasting = Claim.objects.get(slug="price-per-session"), Claim.objects.get(slug="results-last")
    for number in range(1, 21):
        price = f"Microneedling guide {number} says that a session costs ${number + 100}."
        fades = f"The results of hair growth in guide {number} are not permanent."
        more = [f"Redness {number}-{one} of the scalp is a common side effect of microneedling." for one in range(20)]
        text = "\n\n".join([f"Microneedling guide {number}", "Cost", price, "Results", fades, "Side effects", *more])
        source = import_article(text.encode(), file=f"guide-{number}.txt", vocabulary=vocabulary).source
        record_statement(costs, source, price, {"low": number + 100, "high": number + 100, "unit": "USD"})
        record_statement(lasting, source, fades, {"stance": -2})


def test_a_page_asks_the_database_at_most_eight_times_however_many_sources_there_are(client, content, request):
    def count(address: str) -> int:
        """Of a page asked for again: what definitions say is read once for all pages, whoever comes first."""
        client.get(address)
        with CaptureQueriesContext(connection) as queries:
            assert client.get(address).status_code == 200
        return len(queries)

    Claim.objects.update(ask="What about it?")
    few = {address: count(address) for address in [*EACH_KIND, "/topics/cost/", "/claims/price-per-session/"]}
    request.getfixturevalue("crowd")
    Source.objects.update(is_read=True)
    log_changes("Twenty articles were read.")
    assert Source.objects.count() == 25
    many = {address: count(address) for address in [*few, Source.objects.latest("position").get_absolute_url()]}
    assert {address: asked for address, asked in (few | many).items() if asked > 8} == {}


def test_every_page_answers_before_anything_is_written_or_imported(client):
    for model in (Statement, Question, Claim, Source, Topic, Term, Reference, Page):
        model.objects.all().delete()
    assert {address: client.get(address).status_code for address in FIXED} == dict.fromkeys(FIXED, 200)


def test_a_topic_without_a_text_says_so_and_still_shows_what_the_sources_say(client):
    Topic.objects.filter(slug="cost").update(text=None)
    page = read(client, "/topics/cost/")
    assert "have not written on this topic yet" in words(page)
    assert find(page, "blockquote")
    assert all(client.get(address).status_code == 200 for address in EACH_KIND)


def test_a_text_that_is_only_a_draft_is_shown_nowhere(client):
    Text.objects.filter(question__slug="does-it-hurt").update(live=None)
    assert client.get("/faq/does-it-hurt/").status_code == 404
    assert "Does microneedling hurt?" not in client.get("/faq/").content.decode()
    assert "/faq/does-it-hurt/" not in client.get("/topics/side-effects/").content.decode()


def test_a_source_in_which_all_is_furniture_has_a_page_that_says_what_is_missing(client, vocabulary):
    source = import_article(b"Related Posts\n\nPost a Comment\n", file="empty.txt", vocabulary=vocabulary).source
    Source.objects.filter(pk=source.pk).update(is_read=True)
    assert not source.passages.readable().exists()
    page = read(client, source.get_absolute_url())
    assert find(page, "blockquote") == []
    assert "no passage" in words(page).lower()
    assert all(client.get(address).status_code == 200 for address in EACH_KIND)


def test_the_page_about_the_site_says_where_to_write(client, content, settings):
    settings.CONTACT_EMAIL = "editors@example.org"
    assert 'href="mailto:editors@example.org"' in client.get("/about/").content.decode()
    settings.CONTACT_EMAIL = ""
    assert "have not set an address" in client.get("/about/").content.decode()
