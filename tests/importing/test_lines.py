"""Text to lines: what can be said of one line on its own."""

import pytest

from articles.importing import without_bullet
from articles.importing.lines import split_lines

SENTENCE = "The needles puncture the scalp, which promotes collagen."


def line(text):
    [only] = split_lines(text)
    return only


def texts(text):
    return [one.text for one in split_lines(text)]


def test_a_line_is_a_span_of_the_text_without_the_space_around_it():
    text = "\n  One\xa0\n\n\tTwo words  \n"
    assert [text[one.start : one.end] for one in split_lines(text)] == ["One", "Two words"]


def test_a_line_knows_whether_a_blank_line_stands_above_it():
    assert [one.gap_before for one in split_lines("One.\nTwo.\n \nThree.")] == [True, False, True]


@pytest.mark.parametrize("text", ["-", "•", "–", "---", "***", "3.", "2)", "___", "\u200b"])
def test_a_bare_bullet_rule_or_number_is_a_marker(text):
    assert line(text).is_marker


@pytest.mark.parametrize("text", ["* * *", "- - -"])
def test_a_rule_written_with_spaces_is_a_marker(text):
    assert line(text).is_marker


@pytest.mark.parametrize("text", ["- a", "a", "I.", "100.", "FAQ"])
def test_a_line_with_words_is_no_marker(text):
    assert not line(text).is_marker


@pytest.mark.parametrize("text", ["- Cost", "•Cost", "• Cost", "1. Cost", "2) Cost", "Tip 3: Cost", "Step 1. Cost"])
def test_bullets_numbers_and_numbered_words_begin_an_item(text):
    assert line(text).is_item


@pytest.mark.parametrize("text", ["-based creams", "1.5 mm is enough", "Tips: be patient", "2024. A year"])
def test_what_only_looks_like_a_bullet_begins_none(text):
    assert not line(text).is_item


@pytest.mark.parametrize(
    ("text", "level"),
    [("# Cost", 1), ("### Cost", 3), ("**Cost**", 3), ("**Cost**:", 3), ("#cost", None), ("**Cost** varies", None)],
)
def test_a_heading_that_is_marked_says_its_level(text, level):
    assert line(text).markup_level == level


@pytest.mark.parametrize("text", [SENTENCE, "It may take several months.", " ".join(["word"] * 14)])
def test_a_closed_sentence_or_a_long_line_is_prose(text):
    assert line(text).is_prose


@pytest.mark.parametrize("text", ["Side Effects", "Book now and save today!", "Is it safe to use?", "See below."])
def test_a_label_a_cry_and_a_question_are_not_prose(text):
    assert not line(text).is_prose


@pytest.mark.parametrize("text", ["Side Effects", "Short vs. Long Term", "Is it safe?", "1. Wash", "Benefits:"])
def test_a_short_capitalised_open_line_could_head(text):
    assert line(text).could_head


@pytest.mark.parametrize(
    "text",
    ["side effects", "Side effects.", "- Side effects", "One session £160", "Side effects include:", SENTENCE, "---"],
)
def test_a_sentence_an_item_a_price_or_a_lead_in_could_not_head(text):
    assert not line(text).could_head


def test_a_lead_in_ends_with_a_colon_and_is_finished_by_a_list():
    assert line("It is recommended to follow these tips:").leads_in
    assert not line("Benefits of Scalp Micro Needling for Hair Loss:").leads_in


@pytest.mark.parametrize("heading", ["Ideal Candidates:", "Common Issues:", "Areas Treated:", "Scalp Needling:"])
def test_a_heading_with_a_colon_is_no_lead_in_for_the_letters_it_begins_with(heading):
    assert line(heading).could_head


def test_lines_of_a_hard_wrapped_paragraph_are_one_line():
    column = 60
    rows = [("word " * 20)[: column - 1 - step].strip() for step in range(4)]
    paragraph = "\n".join(rows)
    assert texts("\n\n".join([paragraph, paragraph])) == [paragraph, paragraph]


def test_a_sentence_that_runs_on_in_lower_case_is_one_line():
    text = "Micro needling is a treatment that involves using\ntiny needles to puncture the scalp."
    assert texts(text) == [text]


@pytest.mark.parametrize(
    "below", ["- lower case item", "-", "Upper Case", "\nafter a blank line"], ids=["item", "marker", "capital", "gap"]
)
def test_what_begins_anew_is_not_joined_to_the_line_above(below):
    assert len(texts(f"Micro needling is a treatment that involves using\n{below}")) == 2


@pytest.mark.parametrize(
    ("text", "words"), [("• Cost", "Cost"), ("3. Cost", "Cost"), ("## Cost", "Cost"), ("- **Cost**", "Cost")]
)
def test_the_words_of_a_line_stand_without_bullet_number_and_markup(text, words):
    assert without_bullet(text) == words


def test_short_paragraphs_that_each_close_their_sentence_are_not_a_hard_wrapped_one():
    sentences = [f"Microneedling uses needles to puncture the scalp in {number} places." for number in range(100, 108)]
    assert texts("\n".join([*sentences, "Side Effects", *sentences])) == [*sentences, "Side Effects", *sentences]
