"""Verifying the claims: each fault is found where it is, and nowhere else."""

import pytest

from articles.actions import log_changes, rate_research
from articles.actions.verify_claims import verify_claims
from articles.models import Claim, Passage, Statement
from tests.factories import (
    AmountClaim,
    CheckedReference,
    ConflictingClaim,
    FoundStatement,
    LostStatement,
    SilentClaim,
    UnpublishedClaim,
    published,
)

pytestmark = pytest.mark.usefixtures("content")

ASK = "Does it work for me?"


def faults():
    """The message of each fault, by what was checked and where; certainty follows whatever was changed."""
    rate_research()
    return {(fault.check, fault.where): fault.message for fault in verify_claims()}


def of_claim(claim):
    """The faults of one claim whose agreement is logged, by what was checked."""
    log_changes("It is new.")
    return {check: message for (check, where), message in faults().items() if where == f"claim {claim.slug}"}


def noted(claim):
    """With a note, and with what the work that it cites shows."""
    key = CheckedReference().key
    claim.research = [{"reference": key, "shows": "supports"}]
    claim.save()
    published(claim, f"A review says more [^{key}].\n")
    return claim


def spoken_on(claim, *stances):
    for stance in stances:
        FoundStatement(claim=claim, stance=stance)
    return claim


def test_the_real_claims_are_as_they_should_be():
    assert faults() == {}


def test_a_sound_claim_has_no_fault():
    noted(ConflictingClaim(ask=ASK))
    FoundStatement(
        claim=spoken_on(AmountClaim(ask=ASK)), stance=None, low=4, high=6, unit="weeks", exact="It never works."
    )
    log_changes("It is new.")
    assert faults() == {}


def test_a_change_of_agreement_that_was_not_logged_is_found():
    claim = ConflictingClaim(ask=ASK)
    assert "it is conflict now, but nothing was logged" in faults()["changes", f"claim {claim.slug}"]
    assert of_claim(claim) == {}
    claim.statements.get(stance=-2).delete()
    assert "it is single now, but conflict was logged" in faults()["changes", f"claim {claim.slug}"]
    assert of_claim(claim) == {}


def test_what_research_shows_without_a_note_that_tells_it_is_found():
    claim = ConflictingClaim(ask=ASK, research=[{"reference": CheckedReference().key, "shows": "supports"}])
    assert "it says what research shows, but has no note" in of_claim(claim)["note"]
    assert of_claim(noted(claim)) == {}


def test_a_note_that_is_only_a_draft_counts_as_none():
    claim = noted(ConflictingClaim(ask=ASK))
    claim.text.live = None
    claim.text.save()
    assert list(of_claim(claim)) == ["note"]


@pytest.mark.parametrize(
    ("stances", "left_open"), [([], "silent"), ([2], "single"), ([2, -2], "conflict"), ([2, 1], None), ([2, 0], None)]
)
def test_what_to_ask_is_missed_where_the_sources_leave_it_open(stances, left_open):
    claim = spoken_on(SilentClaim(), *stances)
    found = of_claim(claim)
    assert list(found) == (["ask"] if left_open else [])
    assert not left_open or f"the sources leave it open ({left_open})" in found["ask"]
    Claim.objects.filter(pk=claim.pk).update(ask=ASK)
    assert of_claim(claim) == {}


def test_a_claim_that_readers_do_not_see_may_be_unfinished():
    spoken_on(UnpublishedClaim(research=[{"reference": "gone", "shows": "supports"}]), 2, -2)
    assert faults() == {}


@pytest.mark.parametrize(
    ("broken", "said"),
    [
        ({"low": None, "high": None}, "An amount needs low, high or words"),
        ({"unit": "days"}, "the unit is 'days', but this claim counts in weeks"),
        ({"stance": 2}, "the claim asks for “an amount”, not for “yes or no”"),
    ],
)
def test_a_value_that_does_not_fit_its_claim_is_found(broken, said):
    statement = FoundStatement(claim=AmountClaim(ask=ASK), stance=None, low=4, high=6, unit="weeks")
    log_changes("It is new.")
    Statement.objects.filter(pk=statement.pk).update(**broken)
    (fault,) = [fault for fault in verify_claims() if fault.where == statement.place]
    assert fault.check == "value"
    assert said in fault.message


@pytest.mark.parametrize("claim", [SilentClaim, UnpublishedClaim])
@pytest.mark.parametrize(
    "broken", [{"exact": "words that stand nowhere"}, {"start": 1}, {"end": 9}, {"start": None, "end": None}]
)
def test_a_quotation_that_does_not_stand_where_it_was_found_is_found(claim, broken):
    statement = FoundStatement(claim=claim(ask=ASK))
    Statement.objects.filter(pk=statement.pk).update(**broken)
    statement.refresh_from_db()
    assert faults()["quotation", statement.place] == "these words do not stand where they were found"


def test_a_statement_whose_words_were_lost_is_found():
    lost = LostStatement(claim__ask=ASK)
    log_changes("It is new.")
    assert list(faults()) == [("quotation", lost.place)]


@pytest.mark.parametrize("broken", [{"start": 3}, {"end": 5}])
def test_a_quotation_outside_its_passage_is_found(broken):
    statement = FoundStatement(claim__ask=ASK)
    log_changes("It is new.")
    Passage.objects.filter(pk=statement.passage_id).update(**broken)
    assert faults() == {("quotation", statement.place): "its passage does not hold it"}


def test_a_quotation_without_a_passage_is_found():
    statement = FoundStatement(claim__ask=ASK)
    log_changes("It is new.")
    statement.passage.delete()
    assert faults() == {("quotation", statement.place): "its passage does not hold it"}
