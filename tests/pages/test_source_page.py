"""A source's page: how it compares with the others; and the address of a source that was withdrawn."""

import re
from datetime import date
from typing import Any

import pytest
from django.test.html import Element

from articles.actions import log_changes
from articles.models import Claim, Source, Studies
from articles.quoting import fold
from articles.shown import compare_claims
from tests.factories import ConflictingClaim, FoundStatement, SilentClaim, StoredSource, answered
from tests.reading import find, mark, read, words

pytestmark = pytest.mark.usefixtures("content")


def compare_all() -> list[Any]:
    """Each claim that readers see, as its sources are compared now."""
    return compare_claims(Claim.objects.published().with_statements(), list(Source.objects.for_display()))


@pytest.fixture
def compared() -> list[Any]:
    return compare_all()


def card(page: Element) -> dict[str, Element]:
    """The rows of the scorecard by their names."""
    (found,) = find(page, "dl", "scorecard")
    return {words(find(row, "dt")[0]): find(row, "dd")[0] for row in find(found, "div")}


def facts(page: Element) -> dict[str, Element]:
    """What is known of the source itself, by its names, in their order."""
    (found,) = find(page, "dl", "source-facts")
    return {words(find(row, "dt")[0]): find(row, "dd")[0] for row in find(found, "div")}


def slugs(node: Element) -> set[str]:
    """The claims that the node links."""
    found = [re.fullmatch(r"/claims/([\w-]+)/", mark(one, "href")) for one in find(node, "a")]
    return {one[1] for one in found if one}


def opponents(dd: Element) -> dict[str, list[str]]:
    """Each contradicted claim with the letters it is told to be against."""
    return {
        slugs(one).pop(): [words(badge).removeprefix("Source ") for badge in find(one, "a", "source-badge")]
        for one in find(dd, "p")
    }


def test_a_source_tells_how_many_questions_it_answers_and_which(pages, compared):
    for source in Source.objects.all():
        page = pages[source.get_absolute_url()]
        answered = {one.claim.slug for one in compared if source in [said.source for said in one.speaking]}
        assert words(card(page)["Answers"]) == f"{len(answered)} of the {len(compared)} claims that we compare"
        assert {mark(row, "data-claim") for row in find(page, "li", attribute="data-claim")} == answered


def test_a_source_stands_alone_where_no_other_answers(pages, compared):
    told = 0
    for source in Source.objects.all():
        alone = {one.claim.slug for one in compared if [said.source for said in one.speaking] == [source]}
        shown = card(pages[source.get_absolute_url()])["Stands alone"]
        assert slugs(shown) == alone
        assert words(shown).startswith(f"On {len(alone)}: no other source answers" if alone else "On none")
        told += bool(alone)
    assert told


def test_who_contradicts_whom_is_told_by_letter_and_from_both_sides(client):
    claim = answered(SilentClaim(), A=2, C=-2, D=2, E=2)
    shown = {
        source.letter: opponents(card(read(client, source.get_absolute_url()))["Contradicts others"])
        for source in Source.objects.all()
    }
    told = {
        (slug, frozenset((letter, other)))
        for letter, claims in shown.items()
        for slug in claims
        for other in claims[slug]
    }
    assert told == {(one.claim.slug, pair) for one in compare_all() for pair in one.comparison.opposed}
    assert sum(len(others) for claims in shown.values() for others in claims.values()) == 2 * len(told)
    assert shown["C"][claim.slug] == ["A", "D", "E"]
    assert shown["D"][claim.slug] == ["C"]


def test_a_source_that_contradicts_itself_is_told_so_and_no_other_is(pages, compared):
    for source in Source.objects.all():
        torn = {one.claim.slug for one in compared if source.letter in one.comparison.contradict_themselves}
        shown = card(pages[source.get_absolute_url()])["Contradicts itself"]
        assert slugs(shown) == torn
        assert (words(shown) == "On none") is not bool(torn)
    assert "results-last" in slugs(card(pages["/sources/c-permanence/"])["Contradicts itself"])


def test_what_a_source_has_to_gain_is_told_in_its_own_words(pages):
    for source in Source.objects.all():
        shown = facts(pages[source.get_absolute_url()])["What it has to gain"]
        display = source.get_interest_display()
        assert words(shown).lower().startswith(display)
        assert [words(one) for one in find(shown, "q", "interest")] == [fold(one) for one in source.interest_words]
    assert find(facts(pages["/sources/d-alopecia/"])["What it has to gain"], "q", "interest")


def test_who_wrote_it_and_what_they_gain_come_first_then_the_date_then_what_it_covers(pages):
    page = pages["/sources/e-scalp/"]
    told = list(facts(page))
    assert told[:2] == ["Written by", "What it has to gain"]
    assert told.index("Date") > 1
    lists = [mark(one, "class") for one in find(page, "dl")]
    assert lists.index("source-facts") < lists.index("scorecard")


def test_its_studies_are_judged_in_words_for_each_of_the_five(pages):
    for source in Source.objects.all():
        assert source.studies in Studies.values
        assert words(card(pages[source.get_absolute_url()])["Its studies"]) == f"It {source.get_studies_display()}"


def test_the_reading_grade_is_a_whole_number_of_school_years(pages):
    for source in Source.objects.all():
        shown = words(card(pages[source.get_absolute_url()])["Reading grade"])
        assert shown.startswith(f"{source.reading_grade:.0f}: about that many years of school")
        assert 5 < source.reading_grade < 20


def test_a_source_of_which_nothing_is_known_yet_makes_nothing_up(client):
    source = StoredSource(is_read=True)
    page = read(client, source.get_absolute_url())
    shown = card(page)
    assert words(shown["Answers"]).startswith("0 of the ")
    assert {words(shown[name]) for name in ("Stands alone", "Contradicts others", "Contradicts itself")} == {"On none"}
    assert words(facts(page)["What it has to gain"]) == "No interest stated"
    assert words(shown["Its studies"]) == "Not yet judged"
    assert "Reading grade" not in shown


def test_the_scorecard_follows_the_statements(client):
    claim = ConflictingClaim()
    first, second = (statement.source for statement in claim.statements.order_by("source__position"))
    shown = card(read(client, first.get_absolute_url()))
    assert opponents(shown["Contradicts others"]) == {claim.slug: [second.letter]}
    assert slugs(shown["Contradicts itself"]) == slugs(shown["Stands alone"]) == set()
    FoundStatement(claim=claim, passage=first.passages.get(), exact="It never works.", stance=-2)
    claim.statements.filter(source=second).delete()
    shown = card(read(client, first.get_absolute_url()))
    assert words(shown["Contradicts others"]) == "On none"
    assert slugs(shown["Contradicts itself"]) == slugs(shown["Stands alone"]) == {claim.slug}


def withdraw() -> Source:
    """Take source C back."""
    Source.objects.filter(letter="C").update(withdrawn_on=date(2026, 3, 5))
    log_changes("Its publisher took it back.")
    return Source.objects.get(letter="C")


@pytest.fixture
def withdrawn() -> Source:
    """Source C, taken back."""
    return withdraw()


def test_a_withdrawn_source_is_gone_and_says_when(client, withdrawn):
    answer = client.get(withdrawn.get_absolute_url())
    assert answer.status_code == 410
    page = read(client, withdrawn.get_absolute_url())
    assert words(find(page, "h1")[0]) == "Source C was withdrawn"
    assert "5 March 2026" in words(find(page, "main")[0])
    assert "/changes/" in [mark(one, "href") for one in find(page, "a")]
    assert "noindex" in [mark(one, "content") for one in find(page, "meta") if mark(one, "name") == "robots"]
    assert len(find(page, "aside", "disclaimer")) == 1
    assert find(page, "blockquote") == []
    assert not answer.cookies


def test_a_source_that_never_was_is_not_found_and_neither_is_one_that_nobody_has_read(client):
    assert client.get("/sources/never-was/").status_code == 404
    assert client.get(StoredSource(is_read=False).get_absolute_url()).status_code == 404


def test_a_withdrawn_sources_words_and_letter_are_on_no_list_and_in_no_data(client, withdrawn):
    addresses = ["/sources/", "/claims/", "/claims/results-last/", "/topics/results/", "/questions-to-ask/"]
    for address in [*addresses, "/sources/a-guide/", "/how-we-compare/"]:
        page = read(client, address)
        assert withdrawn.slug not in {mark(one, "data-source") for one in find(page, "blockquote")}, address
        assert "Source C" not in {words(one) for one in find(page, "a", "source-badge")}, address
    for address in ("/claims.json", "/claims.csv", "/sources.json", "/topics/results.json"):
        content = client.get(address).content.decode()
        found = re.findall(rf'"source": "{withdrawn.slug}"|"slug": "{withdrawn.slug}"|,{withdrawn.slug},', content)
        assert found == [], address


def test_a_conflict_that_only_a_withdrawn_source_made_is_one_no_more(client):
    claim = answered(SilentClaim(), A=2, C=-2)
    assert opponents(card(read(client, "/sources/a-guide/"))["Contradicts others"]) == {claim.slug: ["C"]}
    withdraw()
    verdict, _ = find(read(client, claim.get_absolute_url()), "p", "verdict")
    assert "contradict" not in words(verdict)
    assert words(card(read(client, "/sources/a-guide/"))["Contradicts others"]) == "On none"
