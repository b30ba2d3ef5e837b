"""What a claim's page and the page of published research tell of works."""

import pytest

from articles.models import Reference
from articles.shown import Weighed, by_design, by_topic, listed_works
from tests.factories import CheckedReference, LevelClaim, SilentClaim, Trial, UnpublishedClaim, published

pytestmark = pytest.mark.django_db


RESEARCH = [
    {"reference": "trial", "shows": "supports in part", "people": 50, "indirect": "in mice"},
    {"reference": "page", "shows": "supports"},
]


def noted(claim):
    published(claim, "We looked [^trial].")
    return claim


@pytest.fixture
def claim():
    Trial(key="trial", citation="Doe J. A trial. 2020.", people=300, weak="a pilot")
    CheckedReference(key="page", design="advice")
    return noted(SilentClaim(research=RESEARCH))


def weighed(claim):
    return Weighed(claim, Reference.objects.filter(key__in=["trial", "page"]))


def test_each_work_is_told_with_what_it_shows_what_it_is_and_its_limits(claim):
    assert [(work.reference.key, work.shows, work.told) for work in weighed(claim).works] == [
        ("trial", "Supports it in part", "trial, groups made by chance, 50 people; in mice; a pilot"),
        ("page", "Says so", "a public body’s page"),
    ]


def test_what_is_only_cited_stands_after_what_was_weighed(claim):
    claim.research = claim.research[1:]
    assert [(work.reference.key, work.shows) for work in weighed(claim).works] == [
        ("page", "Says so"),
        ("trial", ""),
    ]


def test_the_sentence_and_the_reasons_are_those_of_the_rule(claim):
    told = weighed(claim)
    assert told.sentence.startswith("Research supports a yes, but only in part.")
    assert told.because[0] == "Chance put people into groups: we start at high."
    other = noted(LevelClaim(research=claim.research))
    other.logged_agreement = "single"
    assert weighed(other).sentence.startswith("Research supports what sources say, but only in part.")


def test_where_no_source_answers_a_work_speaks_to_it_and_points_nowhere(claim):
    silent = noted(LevelClaim(research=claim.research))
    assert weighed(silent).works[0].shows == "Speaks to it"
    (listed,) = (work for work in listed_works() if work.reference.key == "trial")
    assert [count for _, count in listed.directions(claim.topic)] == [0, 1, 0, 0]  # Of the other claim alone.
    assert sorted(shows for shows, _ in listed.claims) == ["speaks to it", "supports it in part"]


def test_a_work_that_nobody_described_counts_for_nothing_and_is_shown_as_cited(claim):
    Reference.objects.filter(key="trial").update(design="")
    assert [(work.reference.key, work.shows) for work in weighed(claim).works] == [("page", "Says so"), ("trial", "")]
    assert [work.claims for work in listed_works() if work.reference.key == "trial"] == [[]]


def test_works_are_listed_by_what_they_can_tell_and_the_largest_first(claim):
    Trial(key="large", people=90_000)
    Trial(key="pool", design="pooled", people=5)
    CheckedReference(key="bare", design="")
    keys = [work.reference.key for work in listed_works()]
    told = [key for key in keys if key in ("pool", "large", "trial", "page", "bare")]
    assert told == ["pool", "large", "trial", "page", "bare"]
    assert by_design(listed_works())[-1][0] == "Not yet described"


def test_a_work_shows_its_people_to_scale_its_directions_and_the_claims_that_readers_see(claim):
    noted(UnpublishedClaim(research=claim.research))
    Trial(key="large", people=30_000)
    by_key = {work.reference.key: work for work in listed_works()}
    assert (by_key["large"].share, by_key["trial"].share, by_key["page"].share) == ("100.0", "1.0", "0")
    assert [count for _, count in by_key["trial"].directions(claim.topic)] == [0, 1, 0, 0]
    measured = {topic: {work.reference.key: told for work, told in rows} for topic, rows in by_topic(by_key.values())}
    assert [count for _, count in measured[claim.topic]["trial"]] == [0, 1, 0, 0]
    assert all("large" not in works for works in measured.values()), "it points nowhere"
    assert by_key["trial"].claims == [("supports it in part", claim)]
    assert (by_key["trial"].is_rated, by_key["page"].is_rated) == (True, False)
