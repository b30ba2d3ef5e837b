"""Claims and statements: what the database refuses, and the comparison with every source."""

import pytest
from django.core.exceptions import ValidationError
from django.db import IntegrityError, transaction

from articles.comparing import Agreement
from articles.models import Claim, Source, Statement
from articles.shown import compare_claims
from tests.factories import (
    AmountClaim,
    ConflictingClaim,
    FoundStatement,
    LostStatement,
    SilentClaim,
    StoredSource,
    UnreadSource,
    WithdrawnSource,
)

pytestmark = pytest.mark.usefixtures("content")


def compared(claim):
    (one,) = compare_claims(Claim.objects.with_statements().filter(pk=claim.pk), list(Source.objects.for_display()))
    return one


def test_on_a_silent_claim_every_source_is_silent():
    one = compared(SilentClaim())
    assert one.agreement is Agreement.SILENT
    assert len(one.silent) == 5
    assert not one.varies


def test_sources_that_oppose_each_other_conflict():
    one = compared(ConflictingClaim())
    assert (one.agreement, one.sign) == (Agreement.CONFLICT, "≠")
    assert len(one.speaking) == 2
    assert len(one.silent) == 5
    assert one.varies


def test_mentions_and_studies_are_asides_and_their_source_touches_on_it():
    statement = FoundStatement(stance=None, mention=True)
    FoundStatement(claim=statement.claim, passage=statement.passage, exact="It never works.", study=True)
    one = compared(statement.claim)
    said = next(said for said in one.said if said.source == statement.source)
    assert (len(said.asides), said.counting, said.touches, said.is_silent) == (2, [], True, False)
    assert one.agreement is Agreement.SILENT


def test_lost_statements_are_neither_shown_nor_compared():
    lost = LostStatement()
    assert lost not in Statement.objects.found()
    assert compared(lost.claim).agreement is Agreement.SILENT


def test_the_sharpest_difference_comes_first():
    silent, conflicting, single = SilentClaim(), ConflictingClaim(), FoundStatement().claim
    one = sorted(map(compared, (silent, conflicting, single)), key=lambda each: each.sharpness)
    assert [each.claim for each in one] == [conflicting, single, silent]


def test_a_place_is_quoted_once_for_a_claim():
    first = FoundStatement()
    with pytest.raises(IntegrityError), transaction.atomic():
        FoundStatement(claim=first.claim, passage=first.passage)
    FoundStatement(passage=first.passage)


def test_the_database_refuses_a_low_above_its_high():
    with pytest.raises(IntegrityError), transaction.atomic():
        FoundStatement(claim=AmountClaim(), stance=None, low=6, high=4, unit="weeks")


@pytest.mark.parametrize("figures", [{"low": 4}, {"high": 4}, {"low": 4, "high": 6}])
def test_the_database_refuses_a_figure_without_its_unit(figures):
    with pytest.raises(IntegrityError), transaction.atomic():
        FoundStatement(claim=AmountClaim(), stance=None, **figures)
    FoundStatement(claim=AmountClaim(), stance=None, **figures, unit="weeks")


def test_readers_see_no_statement_of_a_source_that_is_withdrawn_or_not_read_yet():
    claim = SilentClaim()
    shown, withdrawn, unread = (
        FoundStatement(claim=claim, passage__source=source())
        for source in (StoredSource, WithdrawnSource, UnreadSource)
    )
    assert set(Statement.objects.shown().filter(claim=claim)) == {shown}
    assert set(Statement.objects.found().filter(claim=claim)) == {shown, withdrawn, unread}
    assert [one.source for one in compared(claim).speaking] == [shown.source]


def test_what_to_ask_ends_with_a_question_mark():
    for asked in ("", "How much does it cost?"):
        SilentClaim.build(ask=asked).clean()
    with pytest.raises(ValidationError, match="what to ask ends with a question mark"):
        SilentClaim.build(ask="How much does it cost").clean()


@pytest.mark.parametrize(("kind", "unit"), [("quantity", ""), ("stance", "weeks")])
def test_an_amount_needs_a_unit_and_only_an_amount_has_one(kind, unit):
    with pytest.raises(IntegrityError), transaction.atomic():
        SilentClaim(kind=kind, unit=unit)
    with pytest.raises(ValidationError, match="An amount needs a unit, and only an amount has one"):
        SilentClaim.build(kind=kind, unit=unit).validate_constraints()


def test_every_statement_of_the_real_content_is_whole():
    for statement in Statement.objects.select_related("claim", "source", "passage"):
        statement.full_clean(exclude=["passage"])
        assert statement.source.text[statement.start : statement.end] == statement.exact
        assert statement.exact in statement.passage.text
