"""Words as a search compares them."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from articles.language import token, tokens, word_spans, words

WORDS = {
    "Micro-needling": ["micro", "needling"],
    "“Café’s” e\u0301 mi\u00adcro": ["cafe", "s", "e", "micro"],
    "$4,200 4200 4,200.00 1,00,000": ["4200", "4200", "4200", "100000"],
    ".5 0.50 ½ 2½ 007": ["0.5", "0.5", "0.5", "2.5", "7"],
    "0.5mm 1.5–2.5 4-6 24/7": ["0.5", "mm", "1.5", "2.5", "4", "6", "24", "7"],
    "in 2019.5 trials.5 of 3.Then": ["in", "2019.5", "trials", "5", "of", "3", "then"],
    "weeks 4,8 and 12": ["weeks", "4", "8", "and", "12"],
    "2nd 21ST 1990s 3D B12": ["2nd", "21st", "1990", "s", "3", "d", "b12"],
    "U.S. US e.g. vitamin E.A study": ["us", "us", "eg", "vitamin", "e", "a", "study"],
    "cm² growth² H₂O Dermapen™ ﬁne": ["cm2", "growth", "h2o", "dermapen", "fine"],
    "٤٢ snake_case 微针 😀 \0 *()": ["42", "snake", "case", "微针"],
}


@pytest.mark.parametrize("text", WORDS)
def test_a_text_is_made_of_its_words(text):
    assert [word.plain for word in words(text)] == WORDS[text]


SAME = [("needle", "needles"), ("needle", "needling"), ("one", "ones"), ("used", "uses"), ("4200", "4200")]
APART = [("us", "use"), ("one", "on"), ("0.5", "05"), ("2.5", "25"), ("1", "1st"), ("on", "ones"), ("20", "20th")]


@pytest.mark.parametrize(("one", "other"), SAME)
def test_words_of_one_stem_are_held_as_one(one, other):
    assert token(one) == token(other)


@pytest.mark.parametrize(("one", "other"), APART)
def test_other_words_and_other_figures_are_held_apart(one, other):
    assert token(one) != token(other)


@given(st.text())
def test_each_word_stands_where_it_is_told_and_is_held_in_what_no_database_cuts(text):
    found = list(words(text))
    assert [(word.start, word.end) for word in found] == word_spans(text)
    held = tokens(text).split(" ") if found else []
    assert held == [token(word.plain) for word in found]
    assert all(one.isascii() and one.isalnum() for one in held)


@given(st.integers(0, 10**9), st.integers(0, 999))
def test_a_figure_is_one_word_with_and_without_its_commas(whole, thousandths):
    plain = f"{whole}.{thousandths:03}"
    (one,) = words(plain)
    (other,) = words(f"£{whole:,}.{thousandths:03}")
    assert one.plain == other.plain
    assert float(one.plain) == float(plain)
