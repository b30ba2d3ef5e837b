"""The reading grade of an article: what makes a text harder, and what it is of nothing."""

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from articles.readability import reading_grade

SHORT_WORDS = ("the", "cat", "sat", "on", "a", "mat", "and", "ran", "to", "us")
LONG_WORDS = ("generation", "proliferation", "inflammatory", "dermatological", "responsibility")
ITEM = "Needling may help some people grow hair"

short_sentences = st.lists(st.sampled_from(SHORT_WORDS), min_size=4, max_size=12)


def sentence(words):
    return f"{' '.join(words)}."


@pytest.mark.parametrize("nothing", [[], [""], ["", " \n\t"]])
def test_nothing_has_no_grade(nothing):
    assert reading_grade(nothing) is None


def test_the_grade_is_flesch_and_kincaids():
    assert reading_grade(["The cat sat on the mat."]) == pytest.approx(0.39 * 6 + 11.8 * 1 - 15.59, abs=0.06)


@settings(deadline=None)
@given(st.lists(short_sentences, min_size=1, max_size=5), st.sampled_from(LONG_WORDS))
def test_longer_words_make_a_text_harder(sentences, long_word):
    plain = [sentence(words) for words in sentences]
    harder = [sentence([*words[:-1], long_word]) for words in sentences]
    assert reading_grade(harder) > reading_grade(plain)


@settings(deadline=None)
@given(st.lists(short_sentences, min_size=2, max_size=5))
def test_longer_sentences_make_a_text_harder(sentences):
    joined = [sentence([word for words in sentences for word in words])]
    assert reading_grade(joined) > reading_grade([sentence(words) for words in sentences])


@settings(deadline=None)
@given(st.lists(short_sentences, min_size=1, max_size=5))
def test_an_item_without_a_full_stop_counts_as_a_sentence(items):
    with_stops = [sentence(words) for words in items]
    assert reading_grade([" ".join(words) for words in items]) == reading_grade(with_stops)


def test_items_are_not_read_as_one_long_sentence():
    assert reading_grade([ITEM, ITEM]) < reading_grade([f"{ITEM} {ITEM}"])


@pytest.mark.parametrize("end", ["!", "?"])
def test_a_sentence_that_ends_in_another_way_gets_no_full_stop(end):
    assert reading_grade([ITEM + end, ITEM]) == reading_grade([ITEM, ITEM])


@settings(deadline=None)
@given(st.lists(short_sentences.map(sentence), min_size=1, max_size=5))
def test_space_around_a_paragraph_changes_nothing(paragraphs):
    assert reading_grade([f"  {one}\n" for one in paragraphs] + ["", " "]) == reading_grade(paragraphs)


@settings(deadline=None)
@given(st.lists(st.text()))
def test_any_text_is_graded_unless_there_is_nothing_in_it(paragraphs):
    graded = reading_grade(paragraphs)
    assert (graded is None) == (not any(character.isalpha() for one in paragraphs for character in one))
    assert graded is None or graded == round(graded, 1)
