"""Markdown to text and structure: what a reader of the page saw, and what the marks made of it."""

import pytest

from articles.importing.formats import Known, read
from articles.importing.formats.aside import Aside
from articles.importing.formats.markdown_pieces import pieces_of

HEADED = "# Needling\n\n"


def reading(markdown):
    return read((HEADED + markdown).encode(), "needles.md")


def parts(markdown):
    """Each part below the heading: its kind and its words."""
    given = reading(markdown)
    return [(one.kind, given.text[one.start : one.end]) for one in given.structure[1:]]


def spans(markdown):
    return reading(markdown).structure[1:]


def left_out(markdown):
    return {one.what: one.words for one in reading(markdown).left_out}


@pytest.mark.parametrize("marks", ["## Side effects", "## Side effects ##", "Side effects\n---"])
def test_a_heading_has_its_words_and_its_level(marks):
    (heading,) = spans(marks)
    assert parts(marks) == [(Known.HEADING, "Side effects")]
    assert heading.level == 2


def test_a_paragraph_keeps_its_line_breaks_and_loses_its_marks():
    markdown = "It *may* help **some people**,\nor `none`;  \nsay \\*some\\* &amp; _others_."
    assert parts(markdown) == [(Known.PARAGRAPH, "It may help some people,\nor none;\nsay *some* & others.")]


def test_paragraphs_of_a_text_without_headings_may_turn_out_to_be_some():
    given = read(b"Needling\n\nIt may **help** some.", "needles.md")
    assert [one.kind for one in given.structure] == [Known.TEXT, Known.TEXT]


def test_items_lose_their_bullet_and_keep_their_number():
    markdown = "* Redness\n* Pain\n  1. mild\n  2) rare\n\n\n7. Wash\n8. Dry"
    items = ["Redness", "Pain", "1. mild", "2) rare", "7. Wash", "8. Dry"]
    assert parts(markdown) == [(Known.LIST_ITEM, one) for one in items]


def test_a_second_paragraph_of_an_item_is_no_item():
    assert parts("1. Does it hurt?\n\n   It may.") == [
        (Known.LIST_ITEM, "1. Does it hurt?"),
        (Known.PARAGRAPH, "It may."),
    ]


def test_a_number_with_nothing_behind_it_stays():
    assert parts("1. - Wash\n2.\n3. Dry") == [(Known.LIST_ITEM, one) for one in ("1.", "Wash", "2.", "3. Dry")]


def test_the_number_of_an_item_stands_before_whatever_it_begins_with():
    assert parts("1. > It may help.\n2. # Risks") == [(Known.QUOTE, "1. It may help."), (Known.HEADING, "2. Risks")]


def test_items_that_stand_close_stay_close_and_nothing_else_does():
    assert reading("They say:\n\n- it may\n- it may not\n\nSo:\n\n- it may\n\n- it may not").text == (
        "Needling\n\nThey say:\n\nit may\nit may not\n\nSo:\n\nit may\n\nit may not"
    )


def test_the_cells_of_a_row_stand_apart_by_a_tab():
    markdown = "| Device | *Needle* | Price |\n|---|:--|--:|\n| Roller | 0.5 \\| 1 mm | |\n| Pen |\n"
    assert parts(markdown) == [
        (Known.TABLE_HEAD, "Device\tNeedle\tPrice"),
        (Known.TABLE_ROW, "Roller\t0.5 | 1 mm"),
        (Known.TABLE_ROW, "Pen"),
    ]


@pytest.mark.parametrize("before", ["", "> ", "  > "])
def test_cells_beyond_the_columns_of_their_table_are_left_out(before):
    rows = ["| Device | Price |", "|---|---|", "| Roller | $30 | a gift | really |", "Pen | $200"]
    markdown = "\n".join(before + row for row in rows)
    assert left_out(markdown)["cells beyond the table"] == ("a gift really",)
    assert [words for _, words in parts(markdown)] == ["Device\tPrice", "Roller\t$30", "Pen\t$200"]


@pytest.mark.parametrize("markdown", ["```text\nwash  (1)\n\n  # dry\n```", "    wash  (1)\n\n      # dry"])
def test_code_stays_as_it_is(markdown):
    assert parts(markdown) == [(Known.CODE, "wash  (1)\n\n  # dry")]


def test_a_quote_is_one_and_what_is_listed_in_it_is_listed():
    assert parts("> It hurt less\n> than I feared.\n>\n> - a bit") == [
        (Known.QUOTE, "It hurt less\nthan I feared."),
        (Known.LIST_ITEM, "a bit"),
    ]


def test_a_link_keeps_its_words_and_its_address_is_left_out():
    markdown = (
        'A [study](https://example.org/a%20b?x=<y> "of 2013"), [one](<a b>) [more][Two], [two] and <https://x.org>.\n\n'
        "[two]: https://example.org/2\n  'Two years on'"
    )
    assert parts(markdown) == [(Known.PARAGRAPH, "A study, one more, two and https://x.org.")]
    assert left_out(markdown)["link addresses"] == (
        "[two]: https://example.org/2 'Two years on'",
        "https://example.org/a%20b?x=<y> of 2013",
        "a b",
        "https://example.org/2 Two years on",
    )


def test_a_link_to_another_place_on_the_page_and_no_more_is_furniture_of_the_contents():
    found = spans("- [Risks](#risks)\n- [Costs](#costs) and more\n- [Home](/)")
    assert [one.rule for one in found] == ["contents", None, None]
    assert [one.kind for one in found] == [Known.FURNITURE, Known.LIST_ITEM, Known.LIST_ITEM]


def test_a_picture_is_left_out_with_the_words_that_describe_it():
    markdown = 'See ![a *roller*](roller.png "new") here.\n\n![alone](b.png)\n\nThe end.'
    assert parts(markdown) == [(Known.PARAGRAPH, "See  here."), (Known.PARAGRAPH, "The end.")]
    assert left_out(markdown)["pictures"] == ("a *roller* roller.png new", "alone b.png")


def test_words_that_are_struck_out_are_not_said():
    markdown = "It costs $200 ~~or **$300**~~ a year."
    assert parts(markdown) == [(Known.PARAGRAPH, "It costs $200  a year.")]
    assert left_out(markdown)["struck-out words"] == ("or", "$300")


def test_a_footnote_is_a_note_where_it_stands_without_its_marks():
    markdown = "It may help.[^vale]\n\n[^vale]: Vale *2013*.\n\n    In Paris.\n\nOr not.[^none]"
    assert parts(markdown) == [
        (Known.PARAGRAPH, "It may help."),
        (Known.NOTE, "Vale 2013."),
        (Known.NOTE, "In Paris."),
        (Known.PARAGRAPH, "Or not.[^none]"),
    ]
    assert left_out(markdown)["footnote marks"] == ("vale",)


def test_html_inside_markdown_keeps_what_stands_between_the_tags():
    markdown = (
        "10 cm<sup>2</sup>, 10<sup>6</sup> cells, £150<sup>1</sup>, the 1<sup>st</sup> "
        "&eacute;<br>and<!-- not --> more\n\n"
        '<details open><summary title="a > b">Is it <b>safe</b>?</summary>\nIt mostly is &amp; was.</details>\n\n'
        "<script>\nvar x = 1;\n\nx()\n</script>\n\n<style>p { color: red }</style>\n\n<!-- a\n\nb -->\n\n<?php x ?>"
    )
    assert [words for _, words in parts(markdown)] == [
        "10 cm², 10⁶ cells, £150, the 1st é\n\nand more",
        "Is it safe?",
        "It mostly is & was.",
    ]
    out = left_out(markdown)
    assert out["scripts and styles"] == ("<script>\nvar x = 1;\n\nx()\n</script>", "<style>p { color: red }</style>")
    assert out["HTML comments"] == ("<!-- not -->", "<!-- a\n\nb -->", "<?php x ?>")
    assert '<summary title="a > b">' in out["HTML tags"]
    assert out["footnote marks"] == ("1",)
    assert [one.folds for one in spans(markdown)] == [False, True, False]


def test_marks_are_named_once_each():
    markdown = "## Risks\n\n- *a*\n- *b*\n\n---\n\n> `c`\n\n| d |\n|---|\n\n~~~py\ne\n~~~"
    assert left_out(markdown)["marks"] == ("#", "##", "-", "*", "---", ">", "`", "|", "~~~")
    assert left_out(markdown)["names of code"] == ("py",)


@pytest.mark.parametrize(
    ("markdown", "lead"),
    [
        ("**Does it hurt?** It may.", "Does it hurt?"),
        ("1. **Does it hurt?** It may.", "1. Does it hurt?"),
        ("***Risks*** and more", "Risks"),
        ("<i>**Risks**</i> and more", "Risks"),
        ("**All of it.**", "All of it."),
        ("It **may** hurt.", None),
        ("*It* may hurt.", None),
        ("**a** **b**", "a"),
    ],
)
def test_a_part_that_opens_with_bold_words_says_where_they_end(markdown, lead):
    given = reading(markdown)
    part = given.structure[-1]
    assert (given.text[part.start : part.lead] if part.lead else None) == lead


def test_every_part_has_words():
    assert list(pieces_of("#\n\n-\n\n> \n\n[a]: b\n\n***\n", Aside())) == []
