"""The published rule, kind by kind, as DESIGN section 7 has it."""

from dataclasses import replace
from decimal import Decimal
from itertools import product

import pytest

from articles.comparing import Agreement, Degree, Hedging, Level, Named, Quantity, Rung, Stance, Statement, compare

YES, YES_LIMITED, UNCERTAIN = Degree.YES, Degree.YES_WITH_LIMITS, Degree.UNCERTAIN
NO_LIMITED, NO = Degree.NO_WITH_LIMITS, Degree.NO

SAME_STANCES = {(YES, YES_LIMITED), (NO, NO_LIMITED)}
OPPOSED_STANCES = {(YES, NO), (YES, NO_LIMITED), (YES_LIMITED, NO)}


def weeks(low=None, high=None, **more):
    return Quantity("weeks", *(None if bound is None else Decimal(bound) for bound in (low, high)), **more)


def level(lowest, highest=None):
    return Level(Rung[lowest], Rung[highest or lowest])


def said(source, *values):
    return [Statement(source, value) for value in values]


def agreement(*statements, sources="ABCDE"):
    return compare(list(sources), [one for group in statements for one in group]).agreement


@pytest.mark.parametrize(("one", "other"), list(product(Degree, Degree)))
def test_every_pair_of_stances_is_same_or_opposed_as_the_table_says(one, other):
    same = one == other or {(one, other), (other, one)} & SAME_STANCES
    opposed = {(one, other), (other, one)} & OPPOSED_STANCES
    assert Stance(one).same_as(Stance(other)) is bool(same)
    assert Stance(one).opposed_to(Stance(other)) is bool(opposed)


def test_may_last_and_may_be_temporary_can_both_be_true():
    assert agreement(said("A", Stance(YES_LIMITED)), said("B", Stance(NO_LIMITED))) is Agreement.VARY


def test_uncertain_opposes_nothing_and_agrees_only_with_uncertain():
    assert agreement(said("A", Stance(UNCERTAIN)), said("B", Stance(NO))) is Agreement.VARY
    assert agreement(said("A", Stance(UNCERTAIN)), said("B", Stance(UNCERTAIN))) is Agreement.AGREE


@pytest.mark.parametrize(
    ("one", "other", "same", "opposed"),
    [
        pytest.param(weeks(4, 6), weeks(4, 6), True, False, id="equal ranges"),
        pytest.param(weeks(4, 6), weeks("4.0", "6.00"), True, False, id="equal amounts written differently"),
        pytest.param(weeks(4, 6), weeks(4, 6, approximate=True), True, False, id="equal, one of them about"),
        pytest.param(weeks(4, 6), weeks(5, 8), False, False, id="overlapping"),
        pytest.param(weeks(4, 6), weeks(5, 5), False, False, id="one within the other"),
        pytest.param(weeks(4, 6), weeks(6, 8), False, False, id="touching"),
        pytest.param(weeks(4, 6), weeks(7, 8), False, True, id="disjoint"),
        pytest.param(weeks(4, 6), weeks(4, 6, open_high=True), False, False, id="the same but or more"),
        pytest.param(weeks(4, 6, open_high=True), weeks(9, 9), False, False, id="or more reaches up to it"),
        pytest.param(weeks(4, 6), weeks(9, open_high=True), False, True, id="or more from above the other"),
        pytest.param(weeks(high=6), weeks(7, 8), False, True, id="up to, under the other"),
        pytest.param(weeks(high=6), weeks(1, 2), False, False, id="an unknown low bound opposes nothing"),
        pytest.param(weeks(3), weeks(9, 9), False, False, id="an unknown high bound opposes nothing"),
        pytest.param(weeks(3), weeks(3), False, False, id="what is left unknown cannot be called the same"),
        pytest.param(weeks(words="several weeks"), weeks(words="several weeks"), True, False, id="the same words"),
        pytest.param(weeks(words="several weeks"), weeks(words="a few weeks"), False, False, id="other words"),
        pytest.param(weeks(words="several weeks"), weeks(1, 1), False, False, id="words beside a figure"),
        pytest.param(weeks(), weeks(), False, False, id="nothing known at all"),
        pytest.param(weeks(4, 6), Quantity("days", Decimal(4), Decimal(6)), False, False, id="another unit"),
        pytest.param(weeks(4, 6), Quantity("days", Decimal(8), Decimal(9)), False, False, id="disjoint, another unit"),
    ],
)
def test_amounts(one, other, same, opposed):
    assert (one.same_as(other), other.same_as(one)) == (same, same)
    assert (one.opposed_to(other), other.opposed_to(one)) == (opposed, opposed)


def test_six_or_more_is_the_same_as_six_or_more():
    six_or_more = weeks(6, open_high=True)
    assert agreement(said("A", six_or_more), said("B", six_or_more)) is Agreement.AGREE


@pytest.mark.parametrize(
    ("one", "other", "same", "opposed"),
    [
        (level("MILD"), level("MILD"), True, False),
        (level("MILD", "MODERATE"), level("MILD", "MODERATE"), True, False),
        (level("MILD"), level("MILD", "MODERATE"), False, False),
        (level("NONE"), level("MINIMAL"), False, False),
        (level("NONE"), level("MILD"), False, True),
        (level("MINIMAL"), level("MILD", "MODERATE"), False, False),
        (level("NONE"), level("MILD", "MODERATE"), False, True),
        (level("NONE", "MINIMAL"), level("MODERATE", "SEVERE"), False, True),
        (level("NONE", "SEVERE"), level("NONE"), False, False),
    ],
)
def test_levels_are_same_when_equal_and_opposed_two_steps_apart(one, other, same, opposed):
    assert (one.same_as(other), other.same_as(one)) == (same, same)
    assert (one.opposed_to(other), other.opposed_to(one)) == (opposed, opposed)


def test_sets_are_same_when_equal_and_never_opposed():
    redness, both = Named(frozenset({"redness"})), Named(frozenset({"redness", "pain"}))
    assert redness.same_as(Named(frozenset({"redness"})))
    assert not redness.same_as(both)
    assert not redness.opposed_to(Named(frozenset({"pain"})))
    assert agreement(said("A", redness), said("B", both)) is Agreement.VARY


def test_silent_when_no_source_speaks():
    compared = compare("ABC", [])
    assert compared.agreement is Agreement.SILENT
    assert (compared.speaking, compared.silent) == ((), ("A", "B", "C"))


def test_single_when_one_speaks_even_if_it_contradicts_itself():
    compared = compare("ABC", said("B", Stance(YES), Stance(NO)))
    assert compared.agreement is Agreement.SINGLE
    assert compared.contradict_themselves == ("B",)
    assert compared.opposed == frozenset()


def test_one_opposed_pair_is_a_conflict_whatever_else_is_said():
    statements = [said(source, Stance(YES)) for source in "ABCD"]
    compared = compare("ABCDE", [one for group in [*statements, said("E", Stance(NO_LIMITED))] for one in group])
    assert compared.agreement is Agreement.CONFLICT
    assert compared.opposed == frozenset(frozenset((source, "E")) for source in "ABCD")


def test_a_source_at_odds_with_itself_keeps_two_sources_from_agreeing():
    compared = compare("AB", said("A", Stance(YES), Stance(NO_LIMITED)) + said("B", Stance(YES_LIMITED)))
    assert compared.agreement is Agreement.VARY
    assert compared.contradict_themselves == ("A",)


def test_mentions_and_studies_are_never_compared():
    aside = [Statement("B"), Statement("C", Stance(NO), study=True), Statement("A", Stance(NO), study=True)]
    compared = compare("ABC", said("A", Stance(YES)) + aside)
    assert compared.agreement is Agreement.SINGLE
    assert (compared.speaking, compared.touching, compared.silent) == (("A",), ("B", "C"), ())
    assert compared.contradict_themselves == ()
    assert [one.counts for one in aside] == [False, False, False]


def test_each_statement_that_hedges_counts():
    compared = compare(
        "ABCD", said("A", Stance(YES_LIMITED)) + said("B", Stance(YES_LIMITED), Stance(YES)) + said("C", Stance(YES))
    )
    assert compared.agreement is Agreement.AGREE
    assert compared.hedging == {"A": Hedging(1, 1), "B": Hedging(1, 2), "C": Hedging(0, 1)}
    assert compared.hedged == Hedging(2, 4)


def test_what_hedges():
    assert [degree for degree in Degree if Stance(degree).hedged] == [NO_LIMITED, UNCERTAIN, YES_LIMITED]
    assert weeks(1, 2, approximate=True).hedged
    assert not weeks(1, 2).hedged


def test_sources_are_reported_in_the_order_given():
    compared = compare("DCBA", said("A", Stance(YES)) + said("C", Stance(YES)))
    assert (compared.speaking, compared.silent) == (("C", "A"), ("D", "B"))


def test_only_the_sources_given_are_compared():
    statements = said("A", Stance(YES)) + said("B", Stance(YES)) + said("C", Stance(NO))
    assert compare("AB", statements).agreement is Agreement.AGREE


def test_alopecia_areata_is_a_conflict():
    """A: "less effective for … alopecia areata"; D: "can be an effective treatment"."""
    compared = compare("ABCDE", said("A", Stance(NO), Stance(NO_LIMITED)) + said("D", Stance(YES_LIMITED)))
    assert compared.agreement is Agreement.CONFLICT
    assert compared.opposed == {frozenset("AD")}
    assert compared.contradict_themselves == ()


def test_one_flat_no_is_a_conflict_with_each_that_says_yes():
    limited = [one for source in "ADE" for one in said(source, Stance(YES_LIMITED))]
    compared = compare("ABCDE", limited + said("A", Stance(YES)) + said("C", Stance(NO)))
    assert compared.agreement is Agreement.CONFLICT
    assert compared.opposed == {frozenset("AC"), frozenset("CD"), frozenset("CE")}
    assert compared.silent == ("B",)


def test_how_long_redness_lasts_varies():
    a_few_hours_or_days = Quantity("hours", words="a few hours or days")
    a_few_hours_to_a_day = Quantity("hours", high=Decimal(24), approximate=True, words="a few hours to a day")
    assert agreement(said("A", a_few_hours_or_days), said("E", a_few_hours_to_a_day)) is Agreement.VARY


def test_the_same_words_are_the_same_only_where_the_bounds_that_are_known_are_equal():
    words = "a few hours to a day"
    open_ended, to_a_day = Quantity("hours", words=words), Quantity("hours", high=Decimal(24), words=words)
    assert agreement(said("A", open_ended), said("E", to_a_day)) is Agreement.VARY
    assert agreement(said("A", to_a_day), said("E", replace(to_a_day, words="up to a day"))) is Agreement.AGREE
    assert agreement(said("A", open_ended), said("E", open_ended)) is Agreement.AGREE


def test_amounts_in_different_currencies_are_neither_the_same_nor_opposed():
    dollars, pounds = Quantity("USD", Decimal(100), Decimal(100)), Quantity("GBP", Decimal(900), Decimal(900))
    assert agreement(said("A", dollars), said("B", pounds)) is Agreement.VARY
    assert agreement(said("A", dollars), said("B", replace(dollars, unit="GBP"))) is Agreement.VARY


def test_a_list_with_a_may_names_the_same_as_one_without():
    sure, may = Named(frozenset({"redness"})), Named(frozenset({"redness"}), hedged=True)
    compared = compare("AB", said("A", sure) + said("B", may))
    assert (compared.agreement, compared.hedged) == (Agreement.AGREE, Hedging(1, 2))


def test_several_weeks_said_twice_agrees():
    several = weeks(words="several weeks")
    compared = compare("ABCDE", said("A", several, several) + said("C", several))
    assert compared.agreement is Agreement.AGREE
    assert compared.speaking == ("A", "C")
