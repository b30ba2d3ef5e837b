"""What a computed mark writes of a claim: who gives an answer, every answer, how far the amounts reach."""

from decimal import Decimal

import pytest

from articles.actions import log_changes
from articles.actions.seen_claims import SeenClaims
from articles.models import Claim
from articles.shown import Unanswered
from tests.factories import AmountClaim, FoundStatement, SilentClaim, StoredPassage, StoredSource

pytestmark = pytest.mark.usefixtures("content")


def said(slug, form, answer=""):
    return SeenClaims().words(Claim.objects.get(slug=slug), form, answer)


def amounts(*given):
    """An amount that as many sources name, each in its way."""
    claim = AmountClaim()
    for one in given:
        passage = StoredPassage(source=StoredSource())
        FoundStatement(claim=claim, passage=passage, stance=None, unit="weeks", **one)
    log_changes("So they say.")
    return claim.slug


def weeks(low=None, high=None, **more):
    figures = {"low": low, "high": high}
    return {**{name: Decimal(figure) for name, figure in figures.items() if figure is not None}, **more}


@pytest.mark.parametrize(
    ("given", "reach"),
    [
        ([weeks(4, 6), weeks(2, 3)], "2 to 6 weeks"),
        ([weeks(6, open_high=True)], "6 weeks or more"),
        ([weeks(6, open_high=True), weeks(2, 4)], "2 to 6 weeks or more"),
        ([weeks(2, 4), weeks(8, 10), weeks(6, open_high=True)], "2 to 10 weeks"),
        ([weeks(high=3), weeks(10, 20)], "up to 20 weeks"),
        ([weeks(6)], "6 weeks"),
    ],
)
def test_a_range_reaches_as_far_as_the_amounts_and_no_farther(given, reach):
    assert said(amounts(*given), "range") == reach


def test_a_figure_alone_is_that_figure_and_no_beginning_of_a_range():
    assert said(amounts(weeks(2), weeks(4, 6)), "who", "2 weeks").startswith("says")
    assert Claim.objects.get(slug=amounts(weeks(2), weeks(4, 6))).logged_agreement == "conflict"
    assert Claim.objects.get(slug=amounts(weeks(2), weeks(2))).logged_agreement == "agree"


@pytest.mark.parametrize("slug", ["thicker-hair", "regrowth"])
def test_each_tells_an_answer_once_with_limits_or_without(slug):
    assert said(slug, "each").count("yes") == 1


@pytest.mark.parametrize("answer", ["yes", "yes with limits", "no", "uncertain", "yes, with limits"])
def test_a_stance_may_be_asked_for_where_a_claim_asks_yes_or_no(answer):
    assert "say" in said("regrowth", "who", answer)


def test_a_stance_with_limits_is_given_by_those_who_say_so():
    assert said("regrowth", "who", "yes with limits") == "say all five sources"
    assert said("pattern-hair-loss", "who", "yes with limits") == "says D"
    assert said("numbing", "who", "no") == "no source says"


@pytest.mark.parametrize("slug", ["pain", "price-per-session", "follicles"])
def test_a_stance_on_another_kind_of_claim_is_refused(slug):
    with pytest.raises(Unanswered, match="no source answers 'yes'"):
        said(slug, "who", "yes")


def test_who_answers_a_question_that_nobody_answered_says_the_answer():
    claim = SilentClaim()
    assert said(claim.slug, "who") == "no source says"
    first = FoundStatement(claim=claim, stance=-2)
    log_changes("One says no.")
    assert said(claim.slug, "who") == f"{first.source.letter} alone says no"
    other = FoundStatement(claim=claim, stance=1, passage=StoredPassage(source=StoredSource()))
    log_changes("Another says yes.")
    told = said(claim.slug, "who")
    assert told == f"{first.source.letter} says no and {other.source.letter} says yes, with limits"


def test_more_answers_than_a_sentence_holds_are_counted():
    told = said(amounts(*(weeks(number) for number in (1, 2, 3, 4))), "who")
    assert told.endswith(" give four answers")


def test_several_answers_of_the_same_sources_are_told_in_one_breath():
    claim, passage = AmountClaim(), StoredPassage(source=StoredSource())
    for low in (1, 2):
        FoundStatement(claim=claim, passage=passage, stance=None, unit="weeks", start=low, **weeks(low, low))
    log_changes("It says two.")
    assert said(claim.slug, "who") == f"{passage.source.letter} alone says 1 week in one place and 2 weeks in another"
