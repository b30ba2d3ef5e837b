"""What changed between two texts, word by word."""

from itertools import pairwise

from hypothesis import given
from hypothesis import strategies as st

from articles.language import Kind, Piece, differences
from articles.language.differences import MOST_MATCHED

TEXTS = st.text(alphabet="ab \n.[", max_size=60)
SAME, REMOVED, ADDED = Kind.SAME, Kind.REMOVED, Kind.ADDED


def told(before, after):
    return [(piece.kind, piece.words) for piece in differences(before, after)]


def test_a_word_that_was_replaced_is_told_and_nothing_around_it():
    assert told("It may last.\n", "It does last.\n") == [
        (SAME, "It "),
        (REMOVED, "may"),
        (ADDED, "does"),
        (SAME, " last.\n"),
    ]


def test_words_that_were_replaced_in_a_row_are_told_as_one():
    assert told("It costs a lot.", "It costs very little.") == [
        (SAME, "It costs "),
        (REMOVED, "a lot"),
        (ADDED, "very little"),
        (SAME, "."),
    ]


def test_a_line_that_came_between_others_is_told_whole():
    assert told("One.\nThree.\n", "One.\nTwo.\nThree.\n") == [(SAME, "One.\n"), (ADDED, "Two.\n"), (SAME, "Three.\n")]


def test_the_same_text_has_one_piece_and_no_text_has_none():
    assert differences("One.\n", "One.\n") == [Piece(SAME, "One.\n")]
    assert differences("", "") == []


def test_what_is_too_long_to_match_is_told_whole():
    before, after = "a " * MOST_MATCHED, "b " * MOST_MATCHED
    assert told(before, after) == [(REMOVED, before), (ADDED, after)]


@given(TEXTS, TEXTS)
def test_both_texts_can_be_put_together_again(before, after):
    pieces = differences(before, after)
    assert "".join(piece.words for piece in pieces if piece.kind is not ADDED) == before
    assert "".join(piece.words for piece in pieces if piece.kind is not REMOVED) == after
    assert all(one.kind is not next_one.kind for one, next_one in pairwise(pieces))
