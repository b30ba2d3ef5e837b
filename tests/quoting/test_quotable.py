"""What could be quoted of a text for the first words that someone remembers of it."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from articles.quoting import Quotation, find, quotable

TEXT = (
    "The price can range from $100 to $700. Results may last.\n"
    "He said: “a price is not all [it seems]”, and left. Results may last."
)
PASSAGES = [(0, TEXT.index("\n")), (TEXT.index("\n") + 1, len(TEXT))]


def offered(typed, text=TEXT, spans=PASSAGES):
    return list(quotable(text, spans, typed))


def test_words_typed_are_carried_on_to_the_end_of_their_sentence():
    assert offered("can range")[0] == "can range from $100 to $700"


def test_capitals_and_quote_marks_are_those_of_the_text():
    assert offered("HE SAID")[0] == "He said:".rstrip(":")
    assert offered("the price")[0] == "The price can range from $100 to $700"


def test_words_in_another_order_find_their_sentence():
    assert offered("$700 price") == ["The price can range from $100 to $700"]


def test_what_a_mark_cannot_hold_ends_the_words():
    assert offered("price is")[0] == "price is not all"


def test_words_that_stand_twice_are_not_offered():
    assert offered("results may") == []


def test_words_begin_with_the_beginning_of_a_word():
    assert offered("ange from") == ["The price can range from $100 to $700"]


@pytest.mark.parametrize("typed", ["", "  ", "th", "nowhere in it", "(*"])
def test_too_little_or_nothing_that_stands_there_offers_nothing(typed):
    assert offered(typed) == []


def test_words_outside_the_passages_are_not_offered():
    assert offered("he said", spans=PASSAGES[:1]) == []


@given(st.text(alphabet='The pric.can[“]"? \n', max_size=80), st.text(alphabet="The pric", max_size=8))
def test_whatever_is_offered_is_found_again_once(text, typed):
    for words in quotable(text, [(0, len(text))], typed):
        find(text, Quotation(words))
        assert not set(words) & set('"”[]\n')
