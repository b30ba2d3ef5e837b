"""PDFs to paragraphs: what is mended by rule, and told as a repair."""

import pytest

from articles.importing import read

from .made import pdf
from .pages import parts_of

LEFT, RIGHT = 72, 320


def lines(x, y, size, *words, step=14):
    """Lines one under the other."""
    return [(x, y - step * place, size, one) for place, one in enumerate(words)]


def test_lines_become_paragraphs_and_larger_ones_headings():
    page = [
        (LEFT, 780, 20, "Needling for hair"),
        *lines(
            LEFT,
            740,
            11,
            "Needling uses tiny needles to puncture the skin of the",
            "head. It may help some people who lose their hair.",
        ),
        (LEFT, 690, 14, "Side effects"),
        *lines(
            LEFT,
            665,
            11,
            "Redness is common and fades within a day or two of",
            "the session, most people say, and pain is rare.",
        ),
        (LEFT, 620, 11, "What it costs", True),
        *lines(LEFT, 600, 11, "A session costs £150 in most of the clinics that were", "asked in a year."),
    ]
    given = read(pdf(page, info="/Title (Needling for hair) /Author (Robin Vale)"))
    assert given.format == "PDF"
    assert parts_of(given) == [
        ("heading", "Needling for hair"),
        (
            "paragraph",
            "Needling uses tiny needles to puncture the skin of the head. It may help some people who lose their hair.",
        ),
        ("heading", "Side effects"),
        (
            "paragraph",
            "Redness is common and fades within a day or two of the session, most people say, and pain is rare.",
        ),
        ("heading", "What it costs"),
        ("paragraph", "A session costs £150 in most of the clinics that were asked in a year."),
    ]
    assert [one.level for one in given.structure if one.level] == [1, 2, 3]
    assert [(one.name, one.value, one.start) for one in given.metadata] == [
        ("title", "Needling for hair", 0),
        ("author", "Robin Vale", -1),
    ]


def test_two_columns_are_read_one_after_the_other():
    page = [
        *lines(
            LEFT,
            700,
            11,
            "The left column says that a",
            "session takes twenty minutes",
            "and that it hurts a little, if",
        ),
        *lines(
            RIGHT,
            700,
            11,
            "at all. The right column says",
            "that results come after four",
            "months and stay for a year.",
        ),
    ]
    assert [words for _, words in parts_of(read(pdf(page)))] == [
        "The left column says that a session takes twenty minutes and that it hurts a little, if at all. The right "
        "column says that results come after four months and stay for a year."
    ]


def test_heads_and_numbers_of_pages_are_furniture_and_do_not_break_a_paragraph():
    def page(number, *words):
        return [
            (LEFT, 800, 9, "Hair Clinic leaflet"),
            *lines(LEFT, 700, 11, *words),
            (300, 40, 9, f"Page {number} of 2"),
        ]

    first = page(
        1,
        "It may help some people who lose their hair, and",
        "they say that it does not help everybody who",
        "tries it for a",
    )
    given = read(
        pdf(first, page(2, "year, most of them women of", "forty years or older, as they", "say in the leaflet."))
    )
    assert parts_of(given) == [
        ("running-head", "Hair Clinic leaflet"),
        (
            "text",
            "It may help some people who lose their hair, and they say that it does not help everybody who tries "
            "it for a year, most of them women of forty years or older, as they say in the leaflet.",
        ),
        ("page-number", "Page 1 of 2"),
        ("running-head", "Hair Clinic leaflet"),
        ("page-number", "Page 2 of 2"),
    ]


def test_words_broken_at_a_lines_end_are_mended_and_told():
    page = lines(
        LEFT,
        700,
        11,
        "The treatments help some, and every treat-",
        "ment takes long-",
        "term care, and micro-",
        "needling at home does not; microneedling is",
        "not well-",
        "known, they say.",
    )
    given = read(pdf(page))
    assert given.text == (
        "The treatments help some, and every treatment takes long-term care, and microneedling at home does not; "
        "microneedling is not well-known, they say."
    )
    assert given.repairs == (
        "words broken at a line's end joined (2): treatment, microneedling",
        "words with a hyphen at a line's end joined with it (2): long-term, well-known",
    )


def test_a_raised_figure_is_a_note_and_no_part_of_the_number_before_it():
    page = [
        "BT /F1 12 Tf 72 700 Td (It costs \xa3150) Tj 68 5 Td /F1 7 Tf (1) Tj 3.9 -5 Td /F1 12 Tf ( for 10 cm) Tj "
        "60 5 Td /F1 7 Tf (2) Tj 3.9 -5 Td /F1 12 Tf ( of skin.) Tj ET"
    ]
    given = read(pdf(page))
    assert given.text == "It costs £150 for 10 cm² of skin."
    assert {one.what: one.words for one in given.left_out} == {"footnote marks": ("1",)}


def test_figures_as_large_as_the_lines_are_raised_where_they_stand_well_over_it():
    page = [
        *lines(
            LEFT, 740, 11, "Needling may help some of the people who lose their hair, and", "it may take a long time."
        ),
        "BT /F1 11 Tf 72 705 Td (It was tried on people who) Tj ET",
        "BT /F1 11 Tf 72 685 Td (lose it, on 10) Tj 62 5 Td /F1 10.7 Tf (6) Tj 6 -5 Td /F1 11 Tf ( cells and 20 men) "
        "Tj 83 5 Td /F1 10.7 Tf (1) Tj 6 -5 Td /F1 11 Tf (.) Tj ET",
    ]
    given = read(pdf(page))
    assert given.text.endswith("It was tried on people who lose it, on 10⁶ cells and 20 men.")
    assert {one.what: one.words for one in given.left_out} == {"footnote marks": ("1",)}


def test_bullets_and_numbers_that_are_drawn_after_all_else_make_items():
    page = [
        *lines(
            LEFT,
            720,
            11,
            "It may lead to redness of the skin for a day or two as most",
            "people say it does",
            "and pain",
        ),
        (LEFT - 12, 706, 11, "\x7f"),
        (LEFT - 12, 692, 11, "\x7f"),
    ]
    assert [kind for kind, _ in parts_of(read(pdf(page)))] == ["text", "list item", "list item"]
    page[-2:] = [(x, y, size, words) for (x, y, size, _), words in zip(page[-2:], ("1.", "2."), strict=True)]
    assert [words for _, words in parts_of(read(pdf(page)))][1:] == ["1. people say it does", "2. and pain"]


def test_a_soft_hyphen_that_was_not_used_leaves_no_space():
    soft = "/Span << /ActualText <FEFF00AD> >> BDC ( ) Tj EMC"
    page = [f"BT /F1 12 Tf 72 700 Td (Micro) Tj {soft} 29.33 0 Td (needling may help.) Tj ET"]
    given = read(pdf(page))
    assert given.text == "Microneedling may help."
    assert given.repairs == ("soft hyphens that were not used taken out",)


@pytest.mark.parametrize("bullet", ["• ", "•", "\x7f "])
def test_bullets_are_left_out_and_make_items(bullet):
    page = [
        (LEFT, 720, 11, "It may lead to these:"),
        (LEFT, 700, 11, f"{bullet}Redness of the skin for a day or two, as"),
        (LEFT + 8, 686, 11, "most people say"),
        (LEFT, 672, 11, f"{bullet}Pain"),
    ]
    assert parts_of(read(pdf(page)))[1:] == [
        ("list item", "Redness of the skin for a day or two, as most people say"),
        ("list item", "Pain"),
    ]


def test_items_whose_bullets_are_drawn_are_known_by_their_indent():
    page = [
        *lines(LEFT, 720, 11, "It may lead to some or all of these things, they say, and", "to others that are rarer:"),
        *[(LEFT + 30, 680 - 14 * place, 11, one) for place, one in enumerate(("Redness", "Pain", "Bleeding"))],
    ]
    assert [kind for kind, _ in parts_of(read(pdf(page)))][1:] == ["list item"] * 3


def test_pages_without_text_are_named():
    given = read(pdf([(LEFT, 700, 11, "Needling may help some people.")], ["q Q"]))
    assert {one.what: one.words for one in given.left_out} == {"pages without text": ("page 2",)}


def test_notes_on_a_page_and_words_in_its_fields_are_named_and_what_is_broken_there_is_passed_over():
    notes = "<< /Subtype /FreeText /Contents (Ask the nurse first.) >> << /FT /Tx /V (Ann) >> << /V 7 >> 99 0 R null"
    given = read(pdf([(LEFT, 780, 11, "Redness of the scalp lasts a day or two.")], notes=notes))
    assert given.text == "Redness of the scalp lasts a day or two."
    assert {one.what: one.words for one in given.left_out} == {
        "other parts": ("Ask the nurse first.",),
        "form fields": ("Ann",),
    }
