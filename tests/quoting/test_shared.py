"""Shared words: what counts as the same, and that a fingerprint leads to it."""

import random

import pytest
from hypothesis import given
from hypothesis import strategies as st

from articles.quoting import fingerprints, says_the_same, shared, words_of
from articles.quoting.shared import FEWEST, LONG_ENOUGH, RUN

WORDS = words_of(
    "The fine needles of a small roller make many tiny wounds in the upper skin of the scalp, and as those heal "
    "within days the body sends more blood there and builds new collagen around the roots of each hair."
)
LATIN = words_of(
    "lorem ipsum dolor sit amet consetetur sadipscing elitr sed diam nonumy eirmod tempor invidunt ut labore"
)


def test_dashes_quote_marks_capitals_and_line_ends_make_no_other_words():
    assert words_of("It’s “MILD”,\nor so—they say…") == words_of("it's mild or so - they say")


@pytest.mark.parametrize(
    ("one", "other", "count"),
    [
        (WORDS, WORDS, len(WORDS)),
        (WORDS[:FEWEST], WORDS[:FEWEST], FEWEST),
        (WORDS[: FEWEST - 1], WORDS[: FEWEST - 1], 0),
        (WORDS[:RUN], [*LATIN, *WORDS[:RUN], *LATIN], RUN),
        (WORDS[: RUN - 1], [*LATIN, *WORDS[: RUN - 1], *LATIN], 0),
        ([*LATIN, *WORDS[4:24], *LATIN], WORDS, 20),
        (WORDS, LATIN, 0),
    ],
    ids=["all", "a short text", "too short", "a run", "no run", "the middle", "nothing"],
)
def test_what_is_shared_is_a_whole_text_or_a_long_run(one, other, count):
    assert len(shared(one, other)) == count


@pytest.mark.parametrize(("changed", "is_shared"), [([5, 20], True), ([2, 6, 10, 14, 18, 22, 26, 30, 34], False)])
def test_a_long_text_of_which_a_few_words_were_changed_is_shared_as_a_whole(changed, is_shared):
    other = [LATIN[place % len(LATIN)] if place in changed else word for place, word in enumerate(WORDS)]
    assert len(other) >= LONG_ENOUGH
    assert len(shared(WORDS, other)) == (len(WORDS) if is_shared else 0)


def test_no_text_of_few_words_has_a_fingerprint():
    assert fingerprints(WORDS[: FEWEST - 1]) == set()
    assert fingerprints(WORDS[:FEWEST])


@given(st.integers(0, len(WORDS) - RUN), st.integers(0, 30), st.integers(0, 30), st.integers(0, 1000))
def test_a_run_in_common_is_a_fingerprint_in_common_whatever_stands_around_it(start, before, after, seed):
    drawn = random.Random(seed).choices(LATIN, k=before + after)  # noqa: S311 - words, no secret
    other = [*drawn[:before], *WORDS[start : start + RUN], *drawn[before:]]
    assert fingerprints(WORDS) & fingerprints(other)


@pytest.mark.parametrize(
    ("one", "other", "same"),
    [
        ("4 to 6 sessions", "You need 4 to 6 sessions.", True),
        ("needs 4 to 6 sessions", "4 TO 6\nsessions", True),
        ("6 sessions", "16 sessions", False),
        ("mild pain", "mild redness", False),
    ],
)
def test_a_quotation_says_the_same_where_its_words_stand_in_the_other(one, other, same):
    assert says_the_same(one, other) is says_the_same(other, one) is same
