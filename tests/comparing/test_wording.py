"""Values and verdicts as a reader would say them."""

from decimal import Decimal

import pytest
from hypothesis import given

from articles.comparing import (
    DEGREES,
    Agreement,
    Comparison,
    Degree,
    Hedging,
    Level,
    Named,
    Quantity,
    Rung,
    Stance,
    Statement,
    compare,
    hedging_in_words,
    in_short,
    in_words,
    number,
    outcome_of,
    verdict,
)
from tests.comparing.strategies import SOURCES, claims, values

YES, MAYBE, NO = Stance(Degree.YES), Stance(Degree.YES_WITH_LIMITS), Stance(Degree.NO)
THINGS = {letter: Named(frozenset({letter})) for letter in "ABCDEF"}


def amount(low=None, high=None, unit="sessions", **more):
    return Quantity(unit, *(None if bound is None else Decimal(bound) for bound in (low, high)), **more)


THEY = "They say different things, but do not rule each other out."


def sentence(values_by_source, letters="ABCDEF"):
    statements = [Statement(source, value) for source, said in values_by_source.items() for value in said]
    return verdict(outcome_of(compare(letters, statements)))


@pytest.mark.parametrize(
    ("value", "words"),
    [
        (YES, "Yes"),
        (MAYBE, "Yes, with limits"),
        (Stance(Degree.UNCERTAIN), "Uncertain"),
        (Stance(Degree.NO_WITH_LIMITS), "No, with limits"),
        (NO, "No"),
        (Level(Rung.NONE, Rung.NONE), "None"),
        (Level(Rung.MILD, Rung.MODERATE), "Mild to moderate"),
        (Named(frozenset()), "None"),
        (Named(frozenset({"redness"})), "Redness"),
        (Named(frozenset({"redness", "pain"})), "Pain and redness"),
        (Named(frozenset({"redness", "pain", "swelling"})), "Pain, redness and swelling"),
        (Named(frozenset({"redness", "pain"}), hedged=True), "Pain and redness, with limits"),
        (amount(4, 6), "4 to 6 sessions"),
        (amount(25, 25, "minutes", approximate=True), "About 25 minutes"),
        (Named(frozenset({"gym and sauna", "hat"})), "Gym and sauna; hat"),
        (amount(4, 4), "4 sessions"),
        (amount(4), "4 sessions"),
        (amount(high=6), "Up to 6 sessions"),
        (amount(4, open_high=True), "4 sessions or more"),
        (amount(4, 4, open_high=True), "4 sessions or more"),
        (amount(4, 6, open_high=True), "4 to 6 sessions or more"),
        (amount(0, 2), "0 to 2 sessions"),
        (amount(0, 0), "0 sessions"),
        (amount(), "No figure"),
        (amount("0.5", "1.50", "mm"), "0.5 to 1.5 mm"),
        (amount("10.000", "20.000", "minutes"), "10 to 20 minutes"),
        (amount(1000, 12500), "1,000 to 12,500 sessions"),
        (amount(400, 4200, "USD", open_high=True), "$400 to $4,200 or more"),
        (amount(100, 700, "USD"), "$100 to $700"),
        (amount(200, 200, "EUR"), "€200"),
        (amount(high=1500, unit="GBP"), "Up to £1,500"),
        (amount(90, 90, "CHF"), "90 CHF"),
        (amount(4, 6, approximate=True), "4 to 6 sessions, with limits"),
        (amount(4, 6, approximate=True, words="four to six or so"), "Four to six or so, with limits"),
        (Level(Rung.MILD, Rung.MODERATE, hedged=True), "Mild to moderate, with limits"),
        (amount(words="several weeks"), "Several weeks"),
        (amount(high=24, unit="hours", words="a few hours to a day"), "A few hours to a day"),
    ],
)
def test_a_value_in_words(value, words):
    assert in_words(value) == words


def test_one_of_a_unit_is_singular():
    assert in_words(amount(1, 1, "weeks")) == "1 week"


def test_a_price_with_cents_keeps_both_digits():
    assert in_words(amount("2.50", "2.50", "USD")) == "$2.50"


def test_names_keep_their_capitals():
    assert "PRP" in in_words(Named(frozenset({"minoxidil", "PRP"})))


def test_words_of_a_source_keep_their_capitals():
    assert in_words(amount(words="a few weeks in January")) == "A few weeks in January"


def test_a_stranger_has_no_words():
    with pytest.raises(TypeError, match="no words for"):
        in_words("mild")


@given(values)
def test_every_value_has_words_that_begin_as_a_cell_should(value):
    words = in_words(value)
    assert words.strip() == words != ""
    assert not words[0].islower()


def test_every_degree_has_words_of_its_own():
    assert set(DEGREES) == set(Degree)
    assert len(set(DEGREES.values())) == len(Degree)


def test_counts_are_words_up_to_nine_and_figures_from_ten():
    assert [number(count) for count in (0, 1, 5, 9, 10, 26)] == ["no", "one", "five", "nine", "10", "26"]


@pytest.mark.parametrize(
    ("speaking", "expected"), [("AB", "A and B"), ("ABC", "A, B and C"), ("ABCD", "A, B, C and D")]
)
def test_the_speaking_are_listed_by_letter(speaking, expected):
    assert f"and agree: {expected}." in sentence({one: [YES] for one in speaking})


@pytest.mark.parametrize(
    ("speaking", "expected"),
    [
        ("", "None of our six sources answers this."),
        ("A", "One of our six sources answers this: A. B, C, D, E and F do not say."),
        ("AB", "Two of our six sources answer this, and agree: A and B. C, D, E and F do not say."),
        ("ABC", "Three of our six sources answer this, and agree: A, B and C. D, E and F do not say."),
        ("ABCD", "Four of our six sources answer this, and agree: A, B, C and D. E and F do not say."),
        ("ABCDE", "Five of our six sources answer this, and agree: A, B, C, D and E. F does not say."),
        ("ABCDEF", "All six sources answer this, and agree: A, B, C, D, E and F."),
    ],
)
def test_who_agrees_and_who_is_silent_for_any_number_of_sources(speaking, expected):
    assert sentence({one: [YES] for one in speaking}) == expected


@pytest.mark.parametrize(
    ("speaking", "expected"),
    [
        (
            "AB",
            f"Two of our six sources answer this: A and B. {THEY} C, D, E and F do not say.",
        ),
        (
            "ABCDE",
            f"Five of our six sources answer this: A, B, C, D and E. {THEY} F does not say.",
        ),
        (
            "ABCDEF",
            f"All six sources answer this: A, B, C, D, E and F. {THEY}",
        ),
    ],
)
def test_sources_that_vary(speaking, expected):
    assert sentence({one: [THINGS[one]] for one in speaking}) == expected


def test_a_conflict_begins_with_who_stands_against_the_most_and_then_keeps_the_order_of_the_sources():
    assert sentence({"A": [MAYBE], "C": [NO], "D": [MAYBE], "E": [YES]}) == (
        "Four of our six sources answer this, and contradict each other: C against A, D and E. B and F do not say."
    )
    assert sentence({"A": [NO], "B": [YES], "D": [MAYBE], "E": [NO]}) == (
        "Four of our six sources answer this, and contradict each other: A against B and D; E against B and D. "
        "C and F do not say."
    )


def test_after_z_comes_aa_in_a_conflict_too():
    told = sentence({"Y": [YES], "Z": [NO], "AA": [NO]}, letters=["Y", "Z", "AA"])
    assert told == "All three sources answer this, and contradict each other: Y against Z and AA."


@pytest.mark.parametrize(
    ("hedging", "expected"),
    [("A", "2 of 4 statements hedge."), ("B", "1 of 4 statements hedges."), ("", "agree: A, B and C.")],
)
def test_agreement_says_how_many_statements_hedge(hedging, expected):
    said = {one: [MAYBE if one in hedging else YES] * (2 if one == "A" else 1) for one in "ABC"}
    assert sentence(said, letters="ABC").endswith(expected)


@pytest.mark.parametrize(
    ("hedged", "compared", "words"),
    [(14, 15, "hedges in 14 of 15"), (2, 2, "hedges in 2 of 2"), (1, 1, ""), (0, 3, ""), (0, 0, "")],
)
def test_a_source_is_told_to_hedge_where_it_says_more_than_one_thing(hedged, compared, words):
    assert hedging_in_words(Hedging(hedged, compared)) == words


@pytest.mark.parametrize(
    ("speaking", "touching", "expected"),
    [
        ("A", "B", "One of our four sources answers this: A. B touches on it; C and D do not say."),
        ("A", "BCD", "One of our four sources answers this: A. B, C and D touch on it."),
        ("ABC", "D", "Three of our four sources answer this, and agree: A, B and C. D touches on it."),
        ("", "AC", "None of our four sources answers this. A and C touch on it."),
    ],
)
def test_who_touches_on_it_is_told_beside_who_does_not_say(speaking, touching, expected):
    assert sentence({**{one: [YES] for one in speaking}, **{one: [None] for one in touching}}, "ABCD") == expected


def test_where_sources_are_many_those_that_do_not_answer_are_counted():
    many = [f"S{number}" for number in range(30)]
    assert sentence({"S0": [YES], "S1": [None], "S2": [None]}, many) == (
        "One of our 30 sources answers this: S0. Two touch on it; 27 do not say."
    )


@pytest.mark.parametrize(
    ("torn", "expected"), [("A", "A also contradicts itself."), ("AB", "A and B also contradict themselves.")]
)
def test_who_contradicts_itself_is_told(torn, expected):
    assert sentence({one: [YES, NO] if one in torn else [YES] for one in "ABC"}).endswith(f" {expected}")


@pytest.mark.parametrize(
    ("speaking", "letters", "expected"),
    [
        ("", "A", "Our one source does not answer this."),
        ("", "AB", "None of our two sources answers this."),
        ("A", "A", "Our one source answers this: A."),
        ("A", "AB", "One of our two sources answers this: A. B does not say."),
        ("AB", "AB", "All two sources answer this, and agree: A and B."),
    ],
)
def test_a_verdict_is_grammatical_for_one_source_and_for_two(speaking, letters, expected):
    assert sentence({one: [YES] for one in speaking}, letters=letters) == expected


def test_nobody_says_it_is_grammatical_where_there_is_no_source():
    assert "no sources" not in sentence({}, letters="")


@given(claims)
def test_every_verdict_is_whole_sentences_that_name_every_source_that_speaks(statements):
    compared = compare(SOURCES, statements)
    told = verdict(outcome_of(compared))
    assert told.endswith(".")
    assert told[0].isupper()
    assert "  " not in told
    assert ".." not in told
    if compared.agreement in (Agreement.SINGLE, Agreement.AGREE, Agreement.VARY):
        assert all(source in told for source in compared.speaking)


@given(claims)
def test_who_is_silent_is_told_unless_all_are(statements):
    compared: Comparison = compare(SOURCES, statements)
    told = verdict(outcome_of(compared))
    assert ("not say." in told) is bool(compared.silent and compared.speaking)
    assert (" on it" in told) is bool(compared.touching)


def test_amounts_in_two_currencies_are_not_told_as_different_things():
    dollars, pounds = amount(100, 700, "USD"), amount(165, 165, "GBP")
    told = sentence({"A": [dollars], "F": [pounds]}, "AF")
    assert told == "All two sources answer this: A and F. They name amounts in different currencies, not compared here."
    assert in_short(outcome_of(compare("AF", [Statement("A", dollars), Statement("F", pounds)]))) == (
        "2 of 2 answer, in different currencies"
    )
    assert THEY in sentence({"A": [dollars], "B": [amount(200, 300, "USD")], "F": [pounds]})
