"""PDFs: lines side by side as rows of a table, numbers apart from their items, raised figures, and text left alone."""

import pytest

from articles.importing import read

from .made import pdf
from .pages import parts_of

PROSE = [
    (72, 780, 11, "Needling uses tiny needles to puncture the skin of the head."),
    (72, 766, 11, "It may help some people who lose their hair, as trials say."),
]
AFTER = (72, 660, 11, "A visit costs more where the clinic is in a large city.")


def table(*rows, columns=(72, 200, 330), top=730):
    """Cells, row by row, each a line in a place of its own, as reportlab draws them."""
    return [
        f"q 1 0 0 1 {columns[at]} {top - 16 * place} cm BT 1 0 0 1 0 2 Tm /F1 11 Tf 14 TL ({cell}) Tj T* ET Q"
        for place, row in enumerate(rows)
        for at, cell in enumerate(row)
    ]


def read_parts(*lines):
    given = read(pdf([*PROSE, *lines, AFTER]))
    return given, parts_of(given)[1:-1]


def test_cells_side_by_side_over_three_rows_are_rows_of_a_table_and_told():
    given, parts = read_parts(
        *table(("Men", "1.5 mm", "weekly"), ("Women", "0.5 mm", "monthly"), ("All", "0.3", "daily"))
    )
    assert parts == [
        ("table row", "Men\t1.5 mm\tweekly"),
        ("table row", "Women\t0.5 mm\tmonthly"),
        ("table row", "All\t0.3\tdaily"),
    ]
    assert given.repairs == ("lines that stand side by side in columns read as rows of a table (3): Men, Women, All",)


@pytest.mark.parametrize(
    "rows",
    [
        table(("Men", "1.5 mm"), ("Women", "0.5 mm")),
        [
            *table(("Men", "1.5 mm")),
            *table(("Women", "0.5 mm"), columns=(90, 260), top=700),
            (72, 680, 11, "All of them"),
        ],
        [
            (72, 730, 11, "Men"),
            (72, 714, 11, "Women"),
            (72, 698, 11, "All"),
            *table(("1",), ("2",), ("3",), columns=(200,)),
        ],
    ],
    ids=["two rows", "columns astray", "a column drawn after the other"],
)
def test_what_shows_no_table_plainly_is_left_as_it_was(rows):
    given, parts = read_parts(*rows)
    assert not [words for kind, words in parts if kind == "table row"]
    assert not [one for one in given.repairs if "table" in one]


def test_a_paragraph_below_a_table_is_no_part_of_its_last_cell():
    given = read(pdf([*PROSE, *table(("Time", "45 minutes"), ("Rest", "1 day"), ("Price", "£150")), AFTER]))
    assert parts_of(given)[-2:] == [("table row", "Price\t£150"), ("text", AFTER[3])]


def test_a_number_that_is_drawn_apart_belongs_to_its_item():
    numbers = [("1.", "Wash the hair with a mild shampoo."), ("2", "Dry it."), ("3", "Roll it in lines.")]
    _, parts = read_parts(*table(*numbers, columns=(72, 90)))
    assert parts == [("list item", f"{number} {words}") for number, words in numbers]


@pytest.mark.parametrize(
    ("before", "raised", "seen"),
    [("It costs £150", "1", "It costs £150 now."), ("There are 10", "6", "There are 10⁶ now.")],
)
@pytest.mark.parametrize("order", ["/F1 7 Tf 4 Ts ({}) Tj 0 Ts /F1 11 Tf", "4 Ts /F1 7 Tf ({}) Tj /F1 11 Tf 0 Ts"])
def test_a_figure_that_is_raised_by_text_rise_is_no_part_of_the_number_before_it(before, raised, seen, order):
    drawn = f"BT /F1 11 Tf 72 730 Td ({before}) Tj {order.format(raised)} ( now.) Tj ET"
    _, parts = read_parts(drawn.replace("£", r"\243"))
    assert parts == [("text", seen)]
