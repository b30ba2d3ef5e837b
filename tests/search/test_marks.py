"""What a hit shows of a text."""

import pytest

from articles.language import tokens
from articles.search.marks import EXCERPT, Marks
from articles.search.wanted import wanted

FILLER = " ".join(f"word{chr(ord('a') + n)}" for n in range(20))
LONG = f"Pain first. {FILLER} then {FILLER} the price, 1.5-2.5 mm and pain. {FILLER} Pain, pain, pain."


def shown(typed, text=LONG, stored=None):
    parts = Marks(wanted(typed).parts).excerpt(text, tokens(text) if stored is None else stored)
    return "".join(f"[{one.words}]" if one.is_found else one.words for one in parts)


def test_the_first_place_is_shown_though_others_have_the_word_more_often():
    assert shown("pain").startswith("[Pain] first. worda")
    assert shown("pain").endswith("…")


def test_the_place_that_has_most_of_what_is_wanted_is_shown():
    assert "the [price], 1.5-[2.5] mm and [pain]. worda" in shown("price pain 2.5")


@pytest.mark.parametrize("typed", ["pain", "price pain", "1.5", "nothing"])
def test_an_excerpt_is_short_and_stands_in_the_text(typed):
    excerpt = shown(typed).replace("[", "").replace("]", "").strip("…")
    assert excerpt in LONG
    assert len(tokens(excerpt).split()) == EXCERPT


def test_what_touches_or_belongs_together_is_one_mark():
    assert shown("0.5mm", "Up to 0.5mm.") == "Up to [0.5mm]."
    assert shown('"price of pain"', "The price of pain") == "The [price of pain]"


def test_words_that_were_stored_otherwise_do_no_harm():
    assert shown("pain", stored="pain") == shown("pain")
