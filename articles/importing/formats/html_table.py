"""A table of a page: whether it holds facts or only places things, and its rows with each cell in its column."""

from collections.abc import Iterator
from dataclasses import dataclass
from typing import Any

from .html_tree import Element, Page

LONGEST_CELL, MOST_COLUMNS = 1200, 100
LEAST_ROWS, MOST_BREAKS = 2, 3
PLACED = ("table", "h1", "h2", "h3", "h4", "form", "article", "main", "nav")


@dataclass(frozen=True, slots=True)
class Row:
    """The cells of a row, None where a cell of another row or column reaches in."""

    cells: tuple[Element | None, ...]
    is_head: bool


def is_data(table: Element, page: Page) -> bool:
    """Whether each row says one thing in cells: not a table that only puts parts of a page side by side."""
    if table.get("role") in ("presentation", "none") or next(table.iterdescendants(*PLACED), None) is not None:
        return False
    rows = list(table.iter("tr"))
    if len(rows) < LEAST_ROWS or any(
        sum(1 for _ in cell.iter("br")) > MOST_BREAKS for row in rows for cell in _cells(row)
    ):
        return False
    widest = max((len(_cells(row)) for row in rows), default=0)
    return widest > 1 and all(page.of(cell).characters <= LONGEST_CELL for row in rows for cell in _cells(row))


def rows_of(table: Element) -> Iterator[Row]:
    """Every row. A head is a row of `<thead>`, of `<th>` alone, or a first row all in bold."""
    below: dict[int, int] = {}
    for place, row in enumerate(table.iter("tr")):
        cells: list[Element | None] = []
        for cell in _cells(row):
            _fill(cells, below)
            width, height = _number(cell, "colspan"), _number(cell, "rowspan")
            for column in range(len(cells), min(len(cells) + width, MOST_COLUMNS)):
                below[column] = max(below.get(column, 0), height - 1)
            cells += [cell, *[None] * (width - 1)]
        _fill(cells, below)
        yield Row(tuple(cells), _is_head(row, place))


def _fill(cells: list[Element | None], below: dict[int, int]) -> None:
    while below.get(len(cells), 0) > 0:
        below[len(cells)] -= 1
        cells.append(None)


def _is_head(row: Element, place: int) -> bool:
    cells = _cells(row)
    if row.getparent().tag == "thead" or (len(cells) > 1 and all(one.tag == "th" for one in cells)):
        return True
    return place == 0 and bool(cells) and all(_is_bold(one) for one in cells)


def _is_bold(cell: Element) -> bool:
    bold = list(cell.iter("b", "strong"))
    return bool(bold) and "".join(bold[0].itertext()).split() == "".join(cell.itertext()).split()


def _cells(row: Element) -> list[Any]:
    return list(row.iterchildren("td", "th"))


def _number(cell: Element, name: str) -> int:
    typed = (cell.get(name) or "1").strip()
    return max(1, min(int(typed), MOST_COLUMNS)) if typed.isascii() and typed.isdigit() and len(typed) < 5 else 1
