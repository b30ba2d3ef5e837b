"""The public log, day by day: newest first, each entry with its kind, its address, what was and what is, and why."""

from datetime import UTC, date, datetime

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext
from django.utils import timezone

from articles.actions import log_changes
from articles.models import AgreementChange, Claim, Page, Question, Source, Term, Topic
from articles.pages.claims import CHANGES_ON_A_PAGE
from tests.factories import FoundStatement, MadeCorrection, PublishedTopic, SilentClaim, StoredSource
from tests.reading import find, mark, read, words

pytestmark = pytest.mark.usefixtures("uncorrected")
ADDRESS = "/changes/"


def changed(claim, stance=2, reason="A source was read."):
    """A change of the verdict on `claim`: one more source speaks."""
    log_changes("Where it stood before.")
    FoundStatement(claim=claim, stance=stance)
    (change,) = log_changes(reason)
    return change


def entries(client):
    return {mark(one, "id"): one for one in find(read(client, ADDRESS), "li", "correction")}


def days(client, address=ADDRESS):
    """Each day that the page tells of: its heading, how many of what, and what stands under it."""
    sections = find(read(client, address), "section", "day")
    return [(words(find(one, "h2")[0]), words(find(one, "p", "day-told")[0]), one) for one in sections]


def told(entry):
    return dict(zip(map(words, find(entry, "dt")), map(words, find(entry, "dd")), strict=True))


def test_with_no_change_the_page_says_so(client):
    assert not AgreementChange.objects.exists()
    page = read(client, ADDRESS)
    assert "No verdict has changed" in words(find(page, "p", "empty")[0])
    assert find(page, "ol", "changes") == []


def test_a_change_tells_the_question_the_words_before_and_after_and_the_reason(client):
    claim = SilentClaim()
    change = changed(claim, reason="An editor read the second page.")
    (entry,) = entries(client).values()
    assert [words(one) for one in find(entry, css="agreement")] == ["– No source says", "1 Only one says"]
    assert words(find(entry, "p", "change-kind")[0]) == "Verdict changed"
    because = "An editor read the second page."
    assert told(entry) == {"It was": "– No source says", "It became": "1 Only one says", "Why": because}
    (day,) = find(read(client, ADDRESS), "time")
    assert mark(day, "datetime") == timezone.localdate(change.made_at).isoformat()
    (question,) = find(entry, "p", "change-question")
    assert words(question) == claim.question
    assert [mark(one, "href") for one in find(question, "a")] == [claim.get_absolute_url()]
    assert find(read(client, ADDRESS), "p", "empty") == []


def test_the_newest_change_comes_first(client):
    claim = SilentClaim()
    changes = [changed(claim), changed(claim, stance=-2), changed(SilentClaim())]
    assert list(entries(client)) == [f"change-{change.pk}" for change in reversed(changes)]
    assert list(told(list(entries(client).values())[1]).values())[:2] == ["1 Only one says", "≠ They conflict"]


def test_every_change_has_an_address_that_stays_when_others_are_added(client):
    first = changed(SilentClaim())
    before = words(entries(client)[f"change-{first.pk}"])
    changed(SilentClaim())
    shown = entries(client)
    assert words(shown[f"change-{first.pk}"]) == before
    for name, entry in shown.items():
        (kind,) = find(entry, "p", "change-kind")
        assert [mark(one, "href") for one in find(kind, "a")] == [f"#{name}"]


@pytest.mark.parametrize("gone", ["deleted", "unpublished"])
def test_the_question_of_a_claim_that_is_gone_stays_without_a_link(client, gone):
    claim, kept = SilentClaim(question="Was it ever so?"), SilentClaim()
    change, other = changed(claim), changed(kept)
    if gone == "deleted":
        claim.delete()
    else:
        Claim.objects.filter(pk=claim.pk).update(is_published=False)
    entry = entries(client)[f"change-{change.pk}"]
    assert words(find(entry, "p", "change-question")[0]) == "Was it ever so?"
    assert [mark(one, "href") for one in find(entry, "a")] == [f"#change-{change.pk}"]
    assert "A source was read." in words(entry)
    assert kept.get_absolute_url() in [mark(one, "href") for one in find(entries(client)[f"change-{other.pk}"], "a")]


def test_a_reason_is_shown_as_it_was_typed(client):
    changed(SilentClaim(), reason="Fewer than 5 <b>of</b> them & more.")
    assert "Fewer than 5 &lt;b&gt;of&lt;/b&gt; them &amp; more." in client.get(ADDRESS).content.decode()


def test_a_correction_tells_what_we_said_what_we_say_now_why_and_where(client):
    MadeCorrection(key="one-price", said="Two <b>give</b> a price.", where=["/topics/cost/", "/faq/does-it-hurt/"])
    (entry,) = entries(client).values()
    assert mark(entry, "id") == "one-price"
    assert words(find(entry, "p", "change-kind")[0]) == "Correction"
    assert told(entry)["We said"] == "Two <b>give</b> a price."
    assert told(entry)["We wrote instead"] == "One source gives a price."
    assert told(entry)["Why"] == "We had counted a guess as a price."
    links = [mark(one, "href") for one in find(entry, "a")]
    assert links == ["#one-price", "/topics/cost/", "/faq/does-it-hurt/"]


def test_each_place_of_a_correction_is_named_by_its_own_title(client):
    question, claim = Question.objects.get(slug="can-i-do-it-at-home"), Claim.objects.get(slug="pain")
    term, source = Term.objects.get(slug="elastin"), Source.objects.get(letter="A")
    page = Page.objects.get(slug="how-we-compare")
    named = {
        "/topics/cost/": f"Topic: {Topic.objects.get(slug='cost').name}",
        "/faq/can-i-do-it-at-home/": f"Question: {question.wording}",
        "/claims/pain/": f"Claim: {claim.question}",
        "/glossary/#elastin": f"Term: {term.name}",
        source.get_absolute_url(): f"Source: {source.title}",
        "/how-we-compare/": page.name,
        "/references/": "References",
        "/": "Home",
    }
    MadeCorrection(where=list(named))
    (entry,) = entries(client).values()
    assert {mark(one, "href"): words(one) for one in find(entry, "a")[1:]} == named


def test_a_page_that_is_gone_is_named_by_its_address(client):
    claim = SilentClaim(slug="was-it-so", question="Was it ever so?", is_published=False)
    gone = {"/faq/was-it-there/": "Question: was it there", claim.get_absolute_url(): "Claim: was it so"}
    MadeCorrection(where=list(gone))
    (entry,) = entries(client).values()
    assert {mark(one, "href"): words(one) for one in find(entry, "a")[1:]} == gone


def test_corrections_and_verdicts_stand_in_one_list_the_newest_day_first(client):
    MadeCorrection(key="old", on=date(2020, 1, 2))
    first, second = changed(SilentClaim()), changed(SilentClaim())
    AgreementChange.objects.filter(pk=first.pk).update(made_at=datetime(2020, 1, 2, 12, tzinfo=UTC))
    MadeCorrection(key="oldest", on=date(2019, 1, 2))
    MadeCorrection(key="new", on=timezone.localdate())
    assert list(entries(client)) == [f"change-{second.pk}", "new", f"change-{first.pk}", "old", "oldest"]


def test_each_day_has_a_heading_and_says_how_many_of_what(client):
    MadeCorrection.create_batch(2, on=date(2020, 1, 2))
    AgreementChange.objects.filter(pk=changed(SilentClaim()).pk).update(made_at=datetime(2020, 1, 2, 12, tzinfo=UTC))
    MadeCorrection(on=date(2021, 3, 4))
    assert [one[:2] for one in days(client)] == [
        ("4 March 2021", "1 correction"),
        ("2 January 2020", "2 corrections, 1 changed verdict"),
    ]
    assert [len(find(one, "li", "correction")) for *_, one in days(client)] == [1, 3]


def test_a_source_that_an_editor_let_count_and_a_text_that_is_new_stand_under_their_day(client):
    source, unread = StoredSource(is_read=False), StoredSource(is_read=False)
    for one in (source, unread):
        one.title = "An article"
        one.save()
    source.is_read = True
    source.save()
    topic = PublishedTopic()
    ((day, count, section),) = days(client)
    assert (day, count) == (f"{timezone.localdate():%-d %B %Y}", "1 source counted, 1 new text")
    shown = {mark(one, "href") for one in find(section, "a")}
    assert shown == {source.get_absolute_url(), topic.get_absolute_url()}
    assert "Source counted" in words(section)


def test_what_is_new_is_told_on_one_page_only_however_the_days_fall(client):
    first, last = PublishedTopic(), PublishedTopic()
    days_of_texts = {first: datetime(2020, 1, 3, 12, tzinfo=UTC), last: datetime(2020, 1, 1, 12, tzinfo=UTC)}
    for topic, at in days_of_texts.items():
        topic.text.revisions.update(published_at=at)
    MadeCorrection.create_batch(CHANGES_ON_A_PAGE - 1, on=date(2020, 1, 5))
    MadeCorrection.create_batch(2, on=date(2020, 1, 3))
    MadeCorrection(on=date(2020, 1, 2))
    pages = [days(client, f"{ADDRESS}?page={number}") for number in (1, 2)]
    assert [[one[:2] for one in page] for page in pages] == [
        [("5 January 2020", f"{CHANGES_ON_A_PAGE - 1} corrections"), ("3 January 2020", "1 correction, 1 new text")],
        [("3 January 2020", "1 correction"), ("2 January 2020", "1 correction"), ("1 January 2020", "1 new text")],
    ]


def test_more_than_stand_on_a_page_go_on_over_further_pages(client):
    MadeCorrection.create_batch(10)
    claim = SilentClaim()
    row = {"claim": claim, "question": claim.question, "before": "silent", "after": "vary", "reason": "So."}
    AgreementChange.objects.bulk_create(AgreementChange(**row) for _ in range(10))
    pages = [read(client, f"{ADDRESS}?page={number}") for number in (1, 2)]
    ids = [[mark(one, "id") for one in find(page, "li", "correction")] for page in pages]
    assert [len(one) for one in ids] == [CHANGES_ON_A_PAGE, 20 - CHANGES_ON_A_PAGE]
    assert len({*ids[0], *ids[1]}) == 20
    for name in ids[1]:
        assert name in client.get(ADDRESS, {"to": name}).content.decode(), "a link leads to the page on which it stands"
    assert client.get(ADDRESS, {"to": "nothing"}).context["changes"].number == 1


@pytest.mark.parametrize("address", ["/topics/cost/", "/faq/what-does-it-cost/", "/about/"])
def test_a_page_leads_to_its_newest_correction_under_its_dates(client, address):
    def told():
        (dates,) = find(read(client, address), "p", "dates")
        return words(dates), [mark(one, "href") for one in find(dates, "a") if mark(one, "href") != "/references/"]

    MadeCorrection(where=["/topics/results/", f"{address}more/"])
    assert told()[1] == []
    MadeCorrection(key="old", on=date(2020, 1, 2), where=[address])
    MadeCorrection(key="new", on=date(2026, 11, 29), where=["/topics/results/", address])
    shown, links = told()
    assert "Corrected on 29 November 2026: see what changed" in shown
    assert links == ["/changes/?to=new#new"]


def test_what_was_corrected_costs_its_page_no_query(client):
    client.get("/topics/cost/")
    with CaptureQueriesContext(connection) as without:
        client.get("/topics/cost/")
    MadeCorrection()
    with CaptureQueriesContext(connection) as corrected:
        assert "Corrected on" in client.get("/topics/cost/").content.decode()
    assert len(corrected) == len(without)


def test_a_long_log_costs_no_more_queries_than_a_short_one(client):
    changed(SilentClaim())
    MadeCorrection()
    with CaptureQueriesContext(connection) as short:
        assert len(entries(client)) == 2
    MadeCorrection.create_batch(5)
    for claim in SilentClaim.create_batch(5):
        changes = {"question": claim.question, "before": "silent", "after": "vary", "reason": "So."}
        AgreementChange.objects.create(claim=claim, **changes)
    with CaptureQueriesContext(connection) as long:
        assert len(entries(client)) == 12
    assert len(long) == len(short) <= 8
