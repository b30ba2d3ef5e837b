"""Text to sentences, and words in the sentence that holds them."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from articles.language import in_context, sentence_spans

TEXT = "It works. Most people need four. Does it last? Some say so."

texts = st.text(st.sampled_from('aB1 .!?…”")\n\xa0'), max_size=60)


def sentences(text):
    return [text[start:end] for start, end in sentence_spans(text)]


def around(words, text=TEXT):
    start = text.index(words)
    return in_context(text, start, start + len(words))


def test_sentences_end_at_stops_before_a_capital_or_a_figure():
    assert sentences("One is. Two is! 3 is? “Four” is… Five") == ["One is.", "Two is!", "3 is?", "“Four” is…", "Five"]


@pytest.mark.parametrize(
    "text",
    [
        "Use 1.5 mm needles.",
        "Temporary vs. Permanent",
        "See Dr. Oake now.",
        "The U.S. Food and Drug Administration cleared it.",
        "It is No. 7 on the list.",
        "It is done by a doctor, e.g. Dr. Oake, or approx. 10 nurses.",
        "So Dhurat et al. The year was 2013.",
        "So Dhurat et al. (2013) found.",
        "Ask Prof. Lee about it.",
        "Come at 5 p.m. Monday.",
        "It opens at 9 a.m. Call then.",
        "It was found by J. Smith and A. B. Lee.",
        "It was J. R. Smith who did it.",
        "Others differ (cf. Lee 2014).",
        "It takes approx. 20 minutes.",
        "See Fig. 2 and pp. 3 to 7.",
        "It needs max. 3 visits.",
        "In the U.S. Army it is rare.",
    ],
)
def test_decimals_and_abbreviations_end_no_sentence(text):
    assert sentences(text) == [text]


@pytest.mark.parametrize(
    ("text", "second"),
    [
        ("It was done in the U.S. The trial was small.", "The trial was small."),
        ("It is sold in the U.K. It is cheap.", "It is cheap."),
        ("They took vitamin D. It did not help.", "It did not help."),
        ("Go for plan B. Most people do.", "Most people do."),
        ("It is not for all. Prof. Lee says so.", "Prof. Lee says so."),
        ("Is it safe, and is it No. 1? Some say so.", "Some say so."),
    ],
)
def test_initials_end_a_sentence_before_a_word_that_opens_one(text, second):
    assert sentences(text)[1:] == [second]


def test_a_closing_quote_mark_belongs_to_its_sentence():
    assert sentences('She said "it lasts." Then she left.') == ['She said "it lasts."', "Then she left."]


def test_the_word_no_may_end_a_sentence():
    assert sentences("Does it last? The answer is no. Results fade.")[-1] == "Results fade."


def test_sentences_of_a_part_are_spans_of_the_whole():
    start, end = TEXT.index("Most"), TEXT.index(" Some")
    assert [TEXT[slice(*span)] for span in sentence_spans(TEXT, start, end)] == [
        "Most people need four.",
        "Does it last?",
    ]


@given(texts)
def test_nothing_but_space_lies_between_sentences(text):
    reached = 0
    for start, end in sentence_spans(text):
        assert text[reached:start].strip() == ""
        assert start < end
        reached = end
    assert reached == len(text)


def test_words_are_shown_in_their_sentence_between_its_neighbours():
    one = around("people")
    assert (one.before, one.opening, one.marked) == ("It works.", "Most ", "people")
    assert (one.closing, one.after) == (" need four.", "Does it last?")


def test_at_the_ends_of_a_text_there_is_no_neighbour():
    assert (around("works").before, around("say").after) == ("", "")


def test_words_over_two_sentences_are_shown_in_both():
    one = around("need four. Does it")
    assert (one.before, one.opening, one.closing, one.after) == ("It works.", "Most people ", " last?", "Some say so.")


@given(texts.filter(lambda text: text.strip()), st.data())
def test_the_parts_are_the_words_of_the_text(text, data):
    start = data.draw(st.integers(0, len(text) - 1))
    end = data.draw(st.integers(start + 1, len(text)))
    if not text[start:end].strip():
        return
    one = in_context(text, start, end)
    assert one.marked == text[start:end]
    assert one.opening + one.marked + one.closing in text
