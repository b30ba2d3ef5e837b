"""Lines to blocks: kinds, headings without markup, and the headings a block stands under."""

import pytest

from articles.importing import BlockKind
from articles.importing.outline import outline

PROSE = "Microneedling uses tiny needles to puncture the scalp, which starts healing and the growth of collagen."
MORE = "Several studies have looked at how well it works for people who lose their hair, and most of them were small."
HEADING, PARAGRAPH, ITEM = BlockKind.HEADING, BlockKind.PARAGRAPH, BlockKind.LIST_ITEM
QUESTION, ANSWER, MARKER = BlockKind.QUESTION, BlockKind.ANSWER, BlockKind.MARKER


@pytest.fixture
def blocks(vocabulary):
    return lambda *lines: outline("\n".join(lines), vocabulary)[1]


@pytest.fixture
def kinds(blocks):
    return lambda *lines: [block.kind for block in blocks(*lines)]


@pytest.fixture
def title(vocabulary):
    return lambda *lines: outline("\n".join(lines), vocabulary)[0]


@pytest.fixture
def outlined(articles, vocabulary):
    """An article of the five, by letter, as a list of blocks."""
    return lambda letter: outline(articles[letter].read_text(encoding="utf-8"), vocabulary)[1]


def named(blocks, text):
    return [block for block in blocks if block.text.startswith(text)]


def test_a_short_line_above_prose_is_a_heading_without_any_markup(kinds):
    assert kinds("Microneedling for Hair", PROSE, "Side Effects", MORE) == [HEADING, PARAGRAPH, HEADING, PARAGRAPH]


def test_a_short_line_above_a_list_is_a_heading(kinds):
    assert kinds("Microneedling for Hair", PROSE, "Side Effects", "• Redness", "• Pain.")[2:] == [HEADING, ITEM, ITEM]


def test_a_blank_line_between_heading_and_text_changes_nothing(kinds):
    assert kinds("Microneedling for Hair", "", PROSE, "", "Side Effects", "", MORE)[2] is HEADING


def test_the_title_is_the_first_heading_before_any_prose(title):
    assert title("Microneedling for Hair", PROSE, "Side Effects", MORE) == "Microneedling for Hair"


def test_a_heading_marked_as_title_wins(title):
    assert title("# **Needles** and me", PROSE) == "**Needles** and me"


def test_a_heading_that_the_first_paragraph_opens_with_is_the_title_although_it_stands_below(title):
    assert title(f"Scalp needling hurts. {PROSE}", "Scalp Needling", MORE) == "Scalp Needling"


def test_an_article_that_opens_with_prose_has_no_title(title):
    assert title(PROSE, "Side Effects", MORE) == ""


def test_a_lone_hyphen_above_a_label_and_its_text_is_a_marker_a_heading_and_an_item(blocks):
    labels = ["-", "Bleeding", "It is minor and it stops.", "-", "Pain", MORE]
    found = blocks("Microneedling for Hair", PROSE, "Risks", PROSE, *labels, PROSE)
    assert [block.kind for block in found[4:]] == [MARKER, HEADING, ITEM, MARKER, HEADING, ITEM, PARAGRAPH]
    under = [block.heading_path for block in found[4:]]
    risks = ("Microneedling for Hair", "Risks")
    assert under == [(), risks, (*risks, "Bleeding"), (), risks, (*risks, "Pain"), risks]


def test_numbered_tips_are_items_and_not_headings(kinds):
    tips = ["Tip 1: Choose a qualified provider. It pays.", "Tip 2: Be patient.", "3. Wash your hair.", "4. Rest"]
    assert kinds("Microneedling for Hair", PROSE, "Tips", PROSE, *tips)[4:] == [ITEM] * 4


def test_items_with_a_bullet_stay_in_their_section(blocks):
    found = blocks("Microneedling for Hair", PROSE, "Risks:", "  • Redness: it fades.", "", "  • Scarring: it is rare.")
    assert [(block.kind, block.heading_path[1:], block.text[0]) for block in found[3:]] == [(ITEM, ("Risks",), "•")] * 2


@pytest.mark.parametrize("glue", ["", "\xa0", "\xa0 ", "\t"], ids=["nothing", "no-break space", "both", "tab"])
def test_a_question_glued_to_its_answer_is_cut_from_it(blocks, glue):
    found = blocks("Microneedling for Hair", PROSE, f"Is it painful?{glue}Some discomfort is common.", MORE)
    assert [(block.kind, block.text) for block in found[2:4]] == [
        (QUESTION, "Is it painful?"),
        (ANSWER, "Some discomfort is common."),
    ]
    assert found[3].heading_path == ("Microneedling for Hair", "Is it painful?")


def test_a_rhetorical_question_before_an_ordinary_space_stays_in_its_paragraph(outlined, kinds):
    assert kinds("Microneedling for Hair", f"Does it work? {MORE}") == [HEADING, PARAGRAPH]
    assert {block.kind for block in named(outlined("B"), "Does micro needling for hair growth work?")} == {PARAGRAPH}


def test_under_a_faq_heading_an_ordinary_space_is_enough(kinds):
    found = kinds("Microneedling for Hair", PROSE, "Frequently Asked Questions", f"Does it work? {MORE}")
    assert found[2:] == [HEADING, QUESTION, ANSWER]


def test_a_question_on_its_own_line_under_a_faq_heading_takes_all_paragraphs_up_to_the_next(blocks):
    found = blocks("Microneedling for Hair", PROSE, "FAQs", "Does it hurt?", PROSE, MORE, "Does it last?", "- No.")
    assert [block.kind for block in found[3:]] == [QUESTION, ANSWER, ANSWER, QUESTION, ITEM]
    assert [block.heading_path[-1] for block in found[4:6]] == ["Does it hurt?"] * 2


def test_a_question_on_its_own_line_elsewhere_is_a_heading(outlined):
    [alopecia] = named(outlined("D"), "First and foremost, what is Alopecia?")
    assert alopecia.kind is HEADING


ASKED = ("Does it hurt?", '"How often do I come?"', "I am sixty. Is it too late?", "What does a session cost?")


def test_where_all_that_stands_over_prose_asks_the_text_is_questions_and_answers(kinds):
    talk = [line for question in ASKED for line in (question, PROSE, MORE)]
    assert kinds("Ask the nurse about needling", *talk) == [HEADING, *([QUESTION, ANSWER, ANSWER] * len(ASKED))]


def test_where_other_headings_stand_among_them_questions_are_headings(kinds):
    talk = [
        line for question in (*ASKED[:1], "Costs", "Side Effects", "Results", *ASKED[3:]) for line in (question, PROSE)
    ]
    assert kinds("Needling for hair", PROSE, *talk) == [HEADING, PARAGRAPH, *([HEADING, PARAGRAPH] * 5)]


def test_a_numbered_question_is_named_in_heading_paths_without_its_number(blocks):
    found = blocks("Microneedling for Hair", PROSE, "Question 1: Is it painful?No.", "Q: Is it safe?", f"A: {MORE}")
    assert [block.kind for block in found[2:]] == [QUESTION, ANSWER] * 2
    assert [block.heading_path[-1] for block in (found[3], found[5])] == ["Is it painful?", "Is it safe?"]


def test_the_paragraph_after_the_last_glued_answer_is_a_paragraph(outlined):
    [closing] = named(outlined("A"), "These FAQs provide key insights")
    assert (closing.kind, closing.heading_path[-1]) == (PARAGRAPH, "Frequently Asked Questions")


def test_the_six_questions_of_article_a_are_cut_from_their_answers(outlined):
    found = [block.kind for block in outlined("A") if block.kind in (QUESTION, ANSWER)]
    assert found == [QUESTION, ANSWER] * 6


def test_three_answers_in_one_file_have_different_heading_paths(outlined):
    found = outlined("C")
    assert len(named(found, "Conclusion")) == 3
    parts = [block.heading_path[0] for block in named(found, "In summary, ")]
    growth = "Understanding Microneedling for Hair Growth"
    assert parts == [growth, growth, "Understanding the Permanence of Microneedling for Hair"]
    assert all(block.heading_path == () for block in found if block.text in parts)
    assert [block.heading_path for block in named(found, "The Science Behind")] == [(growth,)] * 2


def test_furniture_and_markers_stand_under_no_heading(outlined):
    outside = [block for letter in "ABCDE" for block in outlined(letter) if block.kind in ("furniture", "marker")]
    assert len(outside) > 30
    assert {block.heading_path for block in outside} == {()}


def test_a_last_line_without_a_newline_is_a_block_too(outlined, articles):
    for letter in "ABCDE":
        text = articles[letter].read_text(encoding="utf-8")
        assert outlined(letter)[-1].end == len(text.rstrip())


def test_a_text_of_white_space_has_no_blocks(blocks):
    assert blocks(" ", "\t", "") == ()


@pytest.mark.parametrize("heading", ["How to Needle Your Scalp in 2024", "Collagen Induction Therapy (CIT)"])
def test_a_heading_may_end_with_a_year_or_a_bracket(kinds, heading):
    assert kinds("Microneedling for Hair", "", PROSE, "", heading, "", MORE)[2] is HEADING


def test_a_rhetorical_question_of_an_author_who_types_two_spaces_stays_in_its_paragraph(kinds):
    text = "Does it work?  Many people ask this.  The studies are small.  More research is needed."
    assert kinds("Microneedling for Hair", PROSE, text) == [HEADING, PARAGRAPH, PARAGRAPH]
