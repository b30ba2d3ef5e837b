"""All that one source says on a claim, in one phrase."""

from decimal import Decimal

import pytest
from hypothesis import given

from articles.comparing import Degree, Level, Named, Quantity, Rung, Stance, in_one_phrase, in_words, together
from tests.comparing.strategies import values

YES, MAYBE, NO, HARDLY, UNSURE = (Stance(Degree(number)) for number in (2, 1, -2, -1, 0))


def days(low=None, high=None, **more):
    return Quantity("days", *(None if bound is None else Decimal(bound) for bound in (low, high)), **more)


def named(*things, hedged=False):
    return Named(frozenset(things), hedged)


@pytest.mark.parametrize(
    ("said", "phrase"),
    [
        ([YES], "Yes"),
        ([MAYBE, MAYBE], "Yes, with limits"),
        ([MAYBE, YES], "Yes, with limits in places"),
        ([YES, UNSURE], "Yes in one place and Uncertain in another"),
        ([YES, NO], "Yes in one place and No in another"),
        ([MAYBE, HARDLY], "Yes, with limits, in one place and No, with limits, in another"),
        ([days(1, 2), days(1, 1)], "1 to 2 days"),
        ([days(1, 1), days(1, 2)], "1 to 2 days"),
        ([days(2, open_high=True), days(2, 3)], "2 days or more"),
        ([days(1, 2), days(2, 3)], "1 to 2 days in one place and 2 to 3 days in another"),
        ([days(4, 4), days(words="several days")], "4 days in one place and Several days in another"),
        ([days(1, 1), days(5, 5), days(9, 9)], "1 day, 5 days and 9 days in different places"),
        ([Level(Rung.MINIMAL, Rung.MODERATE), Level(Rung.MILD, Rung.MILD)], "Minimal to moderate"),
        ([named("rash", "burns"), named("scars")], "Burns, rash and scars"),
        ([named("gym and sauna", "hat"), named("a wash")], "A wash; gym and sauna; hat"),
        ([named("rash"), named("rash", "pain", hedged=True)], "Rash; pain, with limits"),
    ],
)
def test_what_a_source_says_in_several_statements_reads_as_one_phrase(said, phrase):
    assert in_one_phrase(together(said)) == phrase


@given(values)
def test_what_is_said_once_or_twice_the_same_is_told_as_it_is(value):
    assert together([value]) == together([value, value]) == (in_words(value),)
