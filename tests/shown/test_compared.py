"""A claim set beside the sources: by statements that are not stored yet, and apart by interest."""

import pytest

from articles.comparing import LEGEND, Agreement
from articles.models import Claim, Source, Statement
from articles.shown import compare_claim, compare_claims, tally
from tests.factories import ConflictingClaim, FoundStatement, SilentClaim, StoredSource, UnreadSource, WithdrawnSource

pytestmark = pytest.mark.usefixtures("content")


def sources():
    return list(Source.objects.for_display())


def compared(claim):
    (one,) = compare_claims(Claim.objects.with_statements().filter(pk=claim.pk), sources())
    return one


def said(claim, interest, *stances):
    """Each stance by a source of its own with this interest."""
    for stance in stances:
        FoundStatement(claim=claim, stance=stance, passage__source=StoredSource(interest=interest))


def test_a_statement_that_is_not_stored_is_compared_like_a_stored_one():
    stored, other = FoundStatement(stance=2), StoredSource()
    unsaved = Statement(claim=stored.claim, source=other, exact="It never works.", start=17, end=32, stance=-2)
    one = compare_claim(stored.claim, [stored, unsaved], sources())
    assert one.agreement is Agreement.CONFLICT
    assert [said.source for said in one.speaking] == [stored.source, other]
    assert compared(stored.claim).agreement is Agreement.SINGLE


def test_a_claim_that_is_not_stored_is_compared_too():
    claim = SilentClaim.build(topic=None)
    a, d = (Source.objects.get(letter=letter) for letter in "AD")
    one = compare_claim(claim, [Statement(claim=claim, source=a, stance=2), Statement(source=d, stance=2)], sources())
    assert one.agreement is Agreement.AGREE
    assert [said.source.letter for said in one.silent] == ["B", "C", "E"]


@pytest.mark.parametrize("hidden", [WithdrawnSource, UnreadSource])
def test_statements_of_sources_that_readers_do_not_see_are_left_out(hidden):
    stored = FoundStatement(stance=2)
    unseen = Statement(claim=stored.claim, source=hidden(), stance=-2)
    one = compare_claim(stored.claim, [stored, unseen], sources())
    assert one.agreement is Agreement.SINGLE
    assert len(one.said) == 6


def test_the_order_of_statements_changes_no_agreement():
    claim = ConflictingClaim()
    statements = list(claim.statements.all())
    forwards, backwards = (compare_claim(claim, order, sources()) for order in (statements, statements[::-1]))
    assert (forwards.agreement, forwards.verdict) == (backwards.agreement, backwards.verdict)


def test_sources_with_and_without_a_stated_interest_are_compared_apart():
    claim = SilentClaim()
    said(claim, "offers", 2)
    said(claim, "promotes", 1)
    said(claim, "not stated", 2, -2)
    stated, not_stated = compared(claim).by_interest
    assert (stated.label.words, not_stated.label.words) == ("Same answer", "They conflict")
    assert [one.interest for one in stated.speaking] == ["offers", "promotes"]
    assert [one.interest for one in not_stated.speaking] == ["not stated", "not stated"]
    assert {one.source.letter for one in stated.said} >= {"D", "E"}
    assert {one.source.letter for one in not_stated.said} >= {"A", "B", "C"}


@pytest.mark.parametrize("interest", ["offers", "promotes", "not stated"])
def test_nothing_is_compared_apart_unless_both_kinds_of_source_speak(interest):
    claim = SilentClaim()
    said(claim, interest, 2, -2)
    assert compared(claim).by_interest == ()


def test_a_mention_does_not_speak_for_its_kind_of_source():
    claim = SilentClaim()
    said(claim, "offers", 2)
    FoundStatement(claim=claim, stance=None, mention=True)
    FoundStatement(claim=claim, study=True)
    assert compared(claim).by_interest == ()


def test_those_who_speak_apart_are_those_who_speak_together():
    every = compare_claims(Claim.objects.published().with_statements(), sources())
    apart = [one for one in every if one.by_interest]
    assert apart
    for one in apart:
        together = {said.source for said in one.speaking}
        assert {source for part in one.by_interest for source in part.speaking} == together


def test_the_legend_tells_each_agreement_once_with_its_own_sign_words_and_meaning():
    assert {shown.agreement for shown in LEGEND} == set(Agreement)
    for told in ("sign", "words", "meaning"):
        assert len({getattr(shown, told) for shown in LEGEND}) == len(Agreement)


def test_a_tally_holds_each_agreement_that_occurs_the_sharpest_first():
    silent, single, conflict = compared(SilentClaim()), compared(FoundStatement().claim), compared(ConflictingClaim())
    counted = [(shown.agreement, group) for shown, group in tally([silent, single, conflict])]
    assert counted == [
        (Agreement.CONFLICT, [conflict]),
        (Agreement.SINGLE, [single]),
        (Agreement.SILENT, [silent]),
    ]


def test_a_tally_keeps_the_order_of_the_claims_under_one_agreement():
    first, second = compared(SilentClaim()), compared(SilentClaim())
    ((_, group),) = tally(iter([second, first]))
    assert group == [second, first]
    assert tally([]) == []


def test_a_tally_counts_every_real_claim_once():
    every = compare_claims(Claim.objects.published().with_statements(), sources())
    counted = [one.claim.pk for _, group in tally(every) for one in group]
    assert sorted(counted) == sorted(one.claim.pk for one in every)
