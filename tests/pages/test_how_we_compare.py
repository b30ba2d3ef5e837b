"""The rule in public: for each word of it one claim that it holds for now, and none made up where none does."""

import pytest

from articles.comparing import LEGEND, Agreement
from articles.models import Claim, Source
from articles.shown import compare_claims
from tests.factories import ConflictingClaim, FoundStatement, SilentClaim
from tests.reading import find, mark, read, words

pytestmark = pytest.mark.usefixtures("content")
TORN = "A source that contradicts itself"
NONE = "No question is like this now."


@pytest.fixture
def examples(client):
    """What stands under each heading of the examples, asked for anew at each call."""

    def read_examples():
        (section,) = find(read(client, "/how-we-compare/"), "section", "examples")
        under, heading = {}, ""
        for child in section.children:
            if child.name == "h3":
                heading = words(child)
                under[heading] = []
            elif heading:
                under[heading].append(child)
        return under

    return read_examples


def compared():
    return compare_claims(Claim.objects.published().with_statements(), list(Source.objects.for_display()))


def headings():
    return {shown.agreement: f"{shown.sign} {shown.words}" for shown in LEGEND}


def rows(parts):
    return [row for part in parts for row in find(part, attribute="data-claim")]


def test_each_word_has_one_example_exactly_where_a_claim_is_like_that(examples):
    ConflictingClaim()
    exist = {one.agreement for one in compared()}
    assert {Agreement.CONFLICT, Agreement.VARY, Agreement.SINGLE, Agreement.SILENT} <= exist
    shown = examples()
    assert list(shown)[: len(Agreement)] == list(headings().values())
    for agreement, heading in headings().items():
        found = rows(shown[heading])
        assert [mark(row, "data-agreement") for row in found] == [agreement.value] * (agreement in exist)
        assert any(NONE in words(part) for part in shown[heading]) is (agreement not in exist)


def test_an_example_is_the_claim_as_it_stands_now(examples):
    now = {one.claim.slug: one for one in compared()}
    for row in (row for parts in examples().values() for row in rows(parts)):
        one = now[mark(row, "data-claim")]
        assert mark(row, "data-agreement") == one.agreement.value
        assert [mark(link, "href") for link in find(row, "a") if one.claim.question in words(link)] == [
            f"/claims/{one.claim.slug}/"
        ]
        assert {said.source.slug for said in one.said} == {
            mark(badge, "href").split("/")[2] for badge in find(row, "a", "source-badge")
        }


@pytest.mark.parametrize("gone", list(Agreement))
def test_where_no_claim_is_like_that_none_is_made_up(examples, gone):
    Claim.objects.filter(slug__in=[one.claim.slug for one in compared() if one.agreement is gone]).delete()
    under = examples()[headings()[gone]]
    assert rows(under) == []
    assert any(NONE in words(part) for part in under)


def test_an_example_that_is_no_longer_true_gives_way(examples):
    Claim.objects.all().delete()
    claim = SilentClaim()
    assert [mark(row, "data-claim") for row in rows(examples()[headings()[Agreement.SILENT]])] == [claim.slug]
    FoundStatement(claim=claim)
    shown = examples()
    assert rows(shown[headings()[Agreement.SILENT]]) == []
    assert [mark(row, "data-claim") for row in rows(shown[headings()[Agreement.SINGLE]])] == [claim.slug]


def test_a_source_that_contradicts_itself_has_an_example_of_its_own(examples):
    (row,) = rows(examples()[TORN])
    one = next(one for one in compared() if one.claim.slug == mark(row, "data-claim"))
    assert one.comparison.contradict_themselves
    assert "(contradicts itself)" in words(row)


def test_where_no_source_contradicts_itself_that_example_is_left_out(examples):
    torn = [one.claim.slug for one in compared() if one.comparison.contradict_themselves]
    assert "results-last" in torn
    Claim.objects.filter(slug__in=torn).delete()
    assert TORN not in examples()


def test_a_claim_that_is_the_only_one_like_that_is_its_example_though_a_source_contradicts_itself(examples):
    Claim.objects.exclude(slug="results-last").delete()
    (one,) = compared()
    shown = examples()
    assert len(rows(shown[TORN])) == 1
    assert not any(NONE in words(part) for part in shown[headings()[one.agreement]])


def test_an_unpublished_claim_is_no_example(examples):
    Claim.objects.all().delete()
    ConflictingClaim(is_published=False)
    assert [row for parts in examples().values() for row in rows(parts)] == []
