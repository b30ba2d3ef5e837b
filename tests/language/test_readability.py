"""How hard a text is to read: what makes it harder, and what there is to say of nothing."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from articles.language import Reading, reading

SHORT_WORDS = ("the", "cat", "sat", "on", "a", "mat", "and", "ran", "to", "us")
LONG_WORDS = ("generation", "proliferation", "inflammatory", "dermatological", "responsibility")
ITEM = "Needling may help some people grow hair"

short_sentences = st.lists(st.sampled_from(SHORT_WORDS), min_size=4, max_size=12)


def grade(paragraphs):
    return reading(paragraphs).flesch_kincaid


def sentence(words):
    return f"{' '.join(words)}."


@pytest.mark.parametrize("nothing", [[], [""], ["", " \n\t"]])
def test_nothing_has_no_grade(nothing):
    assert reading(nothing) is None


def test_the_grade_is_flesch_and_kincaids():
    assert grade(["The cat sat on the mat."]) == pytest.approx(0.39 * 6 + 11.8 * 1 - 15.59, abs=0.06)


@given(st.lists(short_sentences, min_size=1, max_size=5), st.sampled_from(LONG_WORDS))
def test_longer_words_make_a_text_harder(sentences, long_word):
    plain = [sentence(words) for words in sentences]
    harder = [sentence([*words[:-1], long_word]) for words in sentences]
    assert grade(harder) > grade(plain)


@given(st.lists(short_sentences, min_size=2, max_size=5))
def test_longer_sentences_make_a_text_harder(sentences):
    joined = [sentence([word for words in sentences for word in words])]
    assert grade(joined) > grade([sentence(words) for words in sentences])


@given(st.lists(short_sentences, min_size=1, max_size=5))
def test_an_item_without_a_full_stop_counts_as_a_sentence(items):
    with_stops = [sentence(words) for words in items]
    assert grade([" ".join(words) for words in items]) == grade(with_stops)


def test_items_are_not_read_as_one_long_sentence():
    assert grade([ITEM, ITEM]) < grade([f"{ITEM} {ITEM}"])


@pytest.mark.parametrize("end", ["!", "?"])
def test_a_sentence_that_ends_in_another_way_gets_no_full_stop(end):
    assert grade([ITEM + end, ITEM]) == grade([ITEM, ITEM])


@given(st.lists(short_sentences.map(sentence), min_size=1, max_size=5))
def test_space_around_a_paragraph_changes_nothing(paragraphs):
    assert grade([f"  {one}\n" for one in paragraphs] + ["", " "]) == grade(paragraphs)


@given(st.lists(st.text()))
def test_any_text_is_graded_unless_there_is_nothing_in_it(paragraphs):
    read = reading(paragraphs)
    assert (read is None) == (not any(character.isalpha() for one in paragraphs for character in one))
    assert read is None or read == Reading(round(read.flesch_kincaid, 1), round(read.smog, 1), read.words)


def test_longer_words_make_smog_higher_too():
    plain, hard = (" ".join([sentence(words)] * 30) for words in (["The", "cat", "sat"], ["Generation", *LONG_WORDS]))
    assert reading([hard]).smog > reading([plain]).smog


def test_words_are_counted_over_all_paragraphs():
    assert reading(["The cat sat.", "", ITEM]).words == 3 + 7
