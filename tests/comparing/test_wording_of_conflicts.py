"""Who stands against whom, as a verdict tells it: whatever the pairs are, each is told exactly once."""

import re
from collections import Counter
from itertools import combinations

from hypothesis import assume, given
from hypothesis import strategies as st

from articles.comparing import Agreement, Comparison, Voice, compare, outcome_of, verdict
from tests.comparing.strategies import SOURCES, claims, conflicting_claims

LETTERS = ("A", "B", "C", "X", "Y", "Z", "AA", "AB")
PAIRS = [frozenset(pair) for pair in combinations(LETTERS, 2)]
opposed_pairs = st.frozensets(st.sampled_from(PAIRS), min_size=1)


def conflict(opposed):
    """A conflict of exactly these pairs, among sources that all speak."""
    voices = (
        Voice((one,), frozenset(place for place, other in enumerate(LETTERS) if frozenset((one, other)) in opposed))
        for one in LETTERS
    )
    return Comparison(Agreement.CONFLICT, tuple(voices), LETTERS, ())


def told(sentence):
    """The sides as the sentence tells them: who stands against, and the list of those it names."""
    (pairs,) = re.findall(r"contradict each other: (.*?)\.(?: |$)", sentence)
    sides = [side.split(" against ") for side in pairs.split("; ")]
    return [(first, re.split(", | and ", others)) for first, others in sides]


def told_pairs(sentence):
    return Counter(frozenset((first, other)) for first, others in told(sentence) for other in others)


@given(opposed_pairs)
def test_every_opposed_pair_is_told_exactly_once_and_no_other(opposed):
    assert told_pairs(verdict(outcome_of(conflict(opposed)))) == Counter(opposed)


@given(opposed_pairs)
def test_the_first_to_be_told_stands_against_as_many_as_any_other(opposed):
    first, others = told(verdict(outcome_of(conflict(opposed))))[0]
    most = max(sum(letter in pair for pair in opposed) for letter in LETTERS)
    assert len(others) == sum(first in pair for pair in opposed) == most


@given(opposed_pairs)
def test_those_that_one_stands_against_are_told_in_the_order_of_the_sources(opposed):
    for _, others in told(verdict(outcome_of(conflict(opposed)))):
        assert others == sorted(others, key=LETTERS.index)


@given(opposed_pairs)
def test_nobody_opens_two_parts_of_the_sentence(opposed):
    openers = Counter(first for first, _ in told(verdict(outcome_of(conflict(opposed)))))
    assert max(openers.values()) == 1


@given(conflicting_claims.map(lambda drawn: [*drawn[0], drawn[1]]) | claims)
def test_what_statements_oppose_is_what_the_verdict_tells(statements):
    compared = compare(SOURCES, statements)
    assume(compared.agreement is Agreement.CONFLICT)
    assert told_pairs(verdict(outcome_of(compared))) == Counter(compared.opposed)
