"""What several sources say in the same words is one voice; which of them wrote it is not known."""

import pytest
from hypothesis import given

from articles.comparing import Agreement, Degree, Stance, Statement, compare, in_short, outcome_of, verdict
from tests.comparing.strategies import SOURCES, claims

YES, NO = Stance(Degree.YES), Stance(Degree.NO)
OWN = None


def compared(**worded):
    """Each source with the wordings of its statements, all of which say yes."""
    said = [Statement(source, YES, wording=one) for source, wordings in worded.items() for one in wordings]
    return compare(SOURCES, said)


@pytest.mark.parametrize(
    ("worded", "alike", "agreement"),
    [
        ({"A": [OWN], "B": [OWN]}, (), Agreement.AGREE),
        ({"A": [1], "B": [1]}, (("A", "B"),), Agreement.SINGLE),
        ({"A": [1], "B": [1], "C": [1]}, (("A", "B", "C"),), Agreement.SINGLE),
        ({"A": [1], "B": [1], "C": [OWN]}, (("A", "B"),), Agreement.AGREE),
        ({"A": [1, OWN], "B": [1]}, (("A", "B"),), Agreement.SINGLE),
        ({"A": [1, OWN], "B": [1, OWN]}, (), Agreement.AGREE),
        ({"A": [1, 2], "B": [1], "C": [2]}, (("A", "B", "C"),), Agreement.SINGLE),
        ({"A": [1], "B": [2], "C": [1], "D": [2]}, (("A", "C"), ("B", "D")), Agreement.AGREE),
        ({"A": [1], "B": [2]}, (), Agreement.AGREE),
    ],
)
def test_a_source_all_of_whose_words_another_has_is_no_second_voice(worded, alike, agreement):
    found = compared(**worded)
    assert (found.alike, found.agreement) == (alike, agreement)
    assert found.echoes == sum(len(group) - 1 for group in alike)
    assert found.speaking == tuple(worded)


def test_who_has_some_words_of_another_is_told_though_both_count():
    assert compared(A=[1, OWN], B=[1, OWN], C=[OWN]).same_words == {"A": ("B",), "B": ("A",)}


def test_what_rules_out_what_stays_a_conflict_in_whatever_words():
    said = [Statement("A", YES, wording=1), Statement("B", NO, wording=1)]
    assert compare(SOURCES, said).agreement is Agreement.CONFLICT


@pytest.mark.parametrize(
    ("worded", "short", "words"),
    [
        (
            {"A": [1], "B": [1]},
            "1 of 5 answers, 1 more in the same words",
            "A and B use the same words, and count as one.",
        ),
        (
            {"A": [1], "B": [1], "C": [OWN], "D": [1]},
            "2 of 5 say yes, 2 more in the same words",
            "A, B and D use the same words, and count as one.",
        ),
    ],
)
def test_the_verdict_counts_each_wording_once_and_says_who_shares_it(worded, short, words):
    outcome = outcome_of(compared(**worded))
    assert in_short(outcome, "yes") == short
    assert words in verdict(outcome)


def test_where_many_speak_those_that_are_not_counted_again_are_told_by_their_number():
    letters = [f"S{number}" for number in range(20)]
    said = [Statement(letter, YES, wording=1 if place < 4 else None) for place, letter in enumerate(letters)]
    assert "Three of them use the words of others, and count no second time." in verdict(
        outcome_of(compare(letters, said))
    )


@given(claims)
def test_each_group_counts_as_one_and_no_source_stands_in_two(statements):
    found = compare(SOURCES, statements)
    grouped = [source for group in found.alike for source in group]
    assert len(grouped) == len({*grouped})
    assert {*grouped} <= {*found.speaking}
    assert 0 <= found.echoes < max(len(found.speaking), 1)
