"""Structure that a format knows is taken as given: blocks of Markdown articles."""

import pytest

from articles.importing import BlockKind, read_article

from .formats.made import docx, paragraph

HEADING, PARAGRAPH, ITEM = BlockKind.HEADING, BlockKind.PARAGRAPH, BlockKind.LIST_ITEM
QUESTION, ANSWER, MARKER, FURNITURE = BlockKind.QUESTION, BlockKind.ANSWER, BlockKind.MARKER, BlockKind.FURNITURE
PROSE = "Microneedling uses tiny needles to puncture the scalp, which starts healing and the growth of collagen."
MORE = "Several studies have looked at how well it works for people who lose their hair, and most of them were small."
TABLE = "| Device | Needle |\n|---|---|\n| Roller | 0.5 mm |\n| Pen | 1.5 mm |"
FRONT = "---\ntitle: Needles and Hair\n---\n\n"


@pytest.fixture
def article(vocabulary):
    return lambda *parts: read_article("\n\n".join(parts).encode(), vocabulary, "needles.md")


@pytest.fixture
def kinds(article):
    return lambda *parts: [block.kind for block in article(*parts).blocks]


@pytest.fixture
def paths(article):
    """Below which headings each block stands, by its first word."""
    return lambda *parts: {block.text.split()[0]: block.heading_path for block in article(*parts).blocks}


def test_a_heading_is_one_whatever_its_shape_and_whatever_follows_it(kinds):
    long = "## it may redden the scalp for a day or two, and then it fades."
    assert kinds("# Needles", PROSE, long, "## 3.", "## Costs", MORE) == [HEADING, PARAGRAPH, *[HEADING] * 3, PARAGRAPH]


def test_what_is_no_heading_is_none_whatever_its_shape(kinds):
    assert kinds("# Needles", "Side Effects", PROSE, "Costs", "- Redness", MORE) == [
        *(HEADING, PARAGRAPH, PARAGRAPH, PARAGRAPH, ITEM, PARAGRAPH)
    ]


def test_where_there_are_no_headings_they_are_found_as_in_plain_text(kinds):
    assert kinds("Needles and Hair", PROSE, "Side Effects", f"**{MORE}**") == [HEADING, PARAGRAPH, HEADING, PARAGRAPH]


def test_a_line_in_bold_heads_and_a_sentence_in_bold_does_not(kinds, paths):
    parts = ["# Needles", PROSE, "**Side effects**", MORE, "**Costs**:", MORE, "**See a doctor first.**", PROSE]
    assert kinds(*parts) == [*[HEADING, PARAGRAPH] * 3, PARAGRAPH, PARAGRAPH]
    assert paths(*parts)["See"] == ("Needles", "Costs")


def test_the_level_of_a_heading_is_what_its_marks_say(paths):
    found = paths("# Needles", "### Risks", PROSE, "## Costs", MORE)
    assert (found["Microneedling"], found["Several"]) == (("Needles", "Risks"), ("Needles", "Costs"))


def test_the_rows_of_a_table_are_items_under_its_head_and_what_follows_is_not(article):
    blocks = article("# Needles", PROSE, "## Devices", TABLE, MORE).blocks[3:]
    assert [(block.kind, block.heading_path[1:]) for block in blocks] == [
        (HEADING, ("Devices",)),
        (ITEM, ("Devices", "Device, Needle")),
        (ITEM, ("Devices", "Device, Needle")),
        (PARAGRAPH, ("Devices",)),
    ]


def test_a_second_table_has_a_head_of_its_own(paths):
    other = TABLE.replace("Device", "Drug").replace("Pen", "Lotion")
    found = paths("# Needles", PROSE, TABLE, other, MORE)
    assert found["Drug"] == ("Needles",)
    assert found["Lotion"] == ("Needles", "Drug, Needle")


def test_a_table_or_code_in_an_answer_does_not_end_it(article):
    blocks = article("# Needles", PROSE, "## FAQ", "### How deep?", TABLE, "```\nwash\n```", MORE).blocks[4:]
    assert [block.kind for block in blocks] == [HEADING, ITEM, ITEM, ANSWER, ANSWER]
    assert [block.heading_path[-1] for block in blocks[1:]] == ["How deep?"] * 4


def test_rows_code_and_quotes_are_content_though_they_look_like_furniture(kinds):
    rows = "| Month | Regrowth | Share |\n|---|---|---|\n| By month 6 | a third | 30 % |\n| Email | yes | no |"
    quote = "> Share this with your doctor"
    assert FURNITURE not in kinds("# Needles", rows, PROSE, "```\nAdd to cart\n```", quote)
    assert FURNITURE not in kinds("# Needles", PROSE, "## Costs", TABLE)


def test_furniture_is_found_in_markdown_too(article):
    nav, share = "[Home](/) | [Blog](/blog)", "Share this:\n\n- [Facebook](/f)"
    rules = [
        (block.text.split()[0], block.rule)
        for block in article(nav, "# Needles", "*By Robin Vale*", "- [Risks](#risks)", PROSE, share).blocks
        if block.rule
    ]
    assert rules == [
        ("Home", "masthead"),
        ("By", "byline"),
        ("Risks", "contents"),
        ("Share", "share"),
        ("Facebook", "share"),
    ]


@pytest.mark.parametrize("bullet", ["", "- ", "1. "])
def test_a_question_in_bold_is_cut_from_its_answer(article, bullet):
    blocks = article("# Needles", PROSE, f"{bullet}**Does it hurt?** Some discomfort is common.").blocks[2:]
    assert [(block.kind, block.text.removeprefix("1. ")) for block in blocks] == [
        (QUESTION, "Does it hurt?"),
        (ANSWER, "Some discomfort is common."),
    ]


def test_a_question_that_is_not_in_bold_opens_a_paragraph(kinds):
    assert kinds("# Needles", f"Does it *work*? **{MORE}**", "**Ready to start?** Ask a doctor about it first.") == [
        HEADING,
        PARAGRAPH,
        PARAGRAPH,
    ]


def test_headings_that_ask_are_questions_under_a_faq_heading_and_headings_elsewhere(article):
    parts = ["# Needles", "## What is it?", PROSE, "## FAQ", "### Does it hurt? And how?", MORE, "## Costs", PROSE]
    blocks = article(*parts).blocks
    assert [block.kind for block in blocks] == [
        *(HEADING, HEADING, PARAGRAPH, HEADING, QUESTION, ANSWER, HEADING, PARAGRAPH)
    ]
    assert blocks[4].text == "Does it hurt? And how?"


def test_numbered_questions_are_questions_and_what_stands_under_them_answers(kinds):
    listed = "1. Does it hurt?\n\n   It may hurt for a while.\n\n2. Does it last?\n\n   It may last for a year."
    assert kinds("# Needles", PROSE, "## FAQ", listed)[3:] == [QUESTION, ANSWER] * 2


def test_a_footnote_is_no_answer(kinds):
    noted = "It may hurt.[^1]\n\n[^1]: Vale 2013, in a journal."
    assert kinds("# Needles", PROSE, "## FAQ", "### Does it hurt?", noted)[4:] == [ANSWER, PARAGRAPH]


def test_a_number_or_bullet_alone_is_a_marker(kinds):
    assert kinds("# Needles", PROSE, "1. - Wash your hair before you begin.\n2.\n", "\\*", MORE)[2:] == [
        *(MARKER, ITEM, MARKER, MARKER, PARAGRAPH)
    ]


def test_the_title_is_the_one_heading_that_is_marked_as_it(article):
    assert article(FRONT + "# Needles", PROSE).title == "Needles"


def test_of_several_the_title_is_the_one_that_the_file_states(article, paths):
    parts = [FRONT + "# Before", PROSE, "# Needles and hair", MORE]
    assert article(*parts).title == "Needles and hair"
    assert paths(*parts)["Several"] == ("Needles and hair",)


def test_where_no_heading_is_the_title_the_file_states_it(article, paths):
    parts = [FRONT + "## Before", PROSE, "## After", MORE]
    assert article(*parts).title == "Needles and Hair"
    assert paths(*parts)["Several"] == ("After",)
    assert article("## Before", PROSE, "## After", MORE).title == "Before"


def test_questions_that_are_numbered_are_questions_in_bold_and_in_a_list_too(kinds):
    bold = [part for at in (1, 2, 3) for part in (f"**{at}. Is it sore?**", "Only a little, most people say.")]
    listed = [part for at in (1, 2, 3) for part in (f"{at}. Is it sore?", "   Only a little, most people say.")]
    assert kinds("# Needles", PROSE, *bold) == [HEADING, PARAGRAPH, *[QUESTION, ANSWER] * 3]
    assert kinds("# Needles", PROSE, *listed) == [HEADING, PARAGRAPH, *[QUESTION, ANSWER] * 3]


def test_a_list_of_what_to_ask_has_items(kinds):
    asked = "1. Who does it?\n2. What does it cost?\n3. Where do I complain?"
    assert kinds("# Needles", PROSE, asked, MORE) == [HEADING, PARAGRAPH, *[ITEM] * 3, PARAGRAPH]


def test_lines_of_a_paragraph_that_each_open_with_a_sign_are_items(kinds):
    signs = "✨ Thicker roots\n✨ No daily faff\n✨ Better blood flow, they say"
    assert kinds("# Needles", PROSE, "**💆 Why we do it**", signs, MORE) == [
        *(HEADING, PARAGRAPH, HEADING, *[ITEM] * 3, PARAGRAPH)
    ]


def test_what_a_click_unfolds_is_an_answer_and_what_it_unfolds_from_a_question(vocabulary):
    page = (
        f"<html><body><main><h1>Needles</h1><p>{PROSE}</p>"
        f"<details><summary>Is it sore?</summary><p>{MORE}</p></details>"
        f"<h3><button aria-expanded=false>Does it last?</button></h3><div hidden><p>{MORE}</p></div></main>"
    )
    blocks = read_article(page.encode(), vocabulary, "needles.html").blocks
    assert [block.kind for block in blocks] == [HEADING, PARAGRAPH, *[QUESTION, ANSWER] * 2]


def test_a_card_of_facts_is_no_title(vocabulary):
    lines = ["Needling for hair: a factsheet", "Treatments / Hair / Needling", "", "Time45 minutes", "Recovery1–2 days"]
    article = read_article("\n".join([*lines, "", "In short", PROSE]).encode(), vocabulary)
    assert article.title == "Needling for hair: a factsheet"


@pytest.mark.parametrize("kind", ["heading1", ""])
def test_the_last_lines_of_a_word_file_are_of_its_text(vocabulary, kind):
    file = docx(paragraph("Needles", style=kind) + paragraph(PROSE) + paragraph("No infection in 20 men"))
    assert read_article(file, vocabulary).blocks[-1].kind is not FURNITURE


def test_a_note_below_links_to_other_articles_is_content(vocabulary):
    body = f"<p>{PROSE}<h2>You might also like</h2><ul><li>Rosemary oil</ul><ol class=footnotes><li>In 20 men.</ol>"
    blocks = read_article(f"<html><body><main><h1>Needles</h1>{body}</main>".encode(), vocabulary).blocks
    assert [block.kind for block in blocks[2:]] == [FURNITURE, FURNITURE, PARAGRAPH]


def test_facts_that_end_a_page_are_not_its_tail(vocabulary):
    body = f"<p>{PROSE}<dl><dt>Sessions<dd>4–6<dt>Between them<dd>4 weeks</dl>"
    blocks = read_article(f"<html><body><main><h1>Needles</h1>{body}</main>".encode(), vocabulary).blocks
    assert FURNITURE not in [block.kind for block in blocks]
