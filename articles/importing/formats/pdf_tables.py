"""Lines of a PDF that stand side by side: rows of a table, and numbers that are drawn apart from their items.

Only what shows plainly is taken: cells drawn one after the other at one height, in columns that begin at the same
places over several rows.
"""

import re
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import replace
from itertools import groupby

from .pdf_lines import Line

BARE_NUMBER = re.compile(r"\d{1,2}[.)]?")
NUMBER_OF_ITEM = re.compile(r"\d{1,2}[.)]")
FEWEST_ROWS = 3
LEVEL, ASTRAY, WIDEST_NUMBER = 0.3, 0.5, 3


def numbered(lines: Sequence[Line]) -> list[Line]:
    """The same lines, each bare number with what stands close beside it as one item."""
    found: list[Line] = []
    for line in lines:
        before = found[-1] if found else None
        if before and BARE_NUMBER.fullmatch(before.words) and _beside(before, line) and _is_close(before, line):
            found[-1] = replace(line, words=f"{before.words} {line.words}", lead=0, is_bold=False, is_item=True)
        else:
            found.append(line)
    apart = {round(one.y): one for one in found if NUMBER_OF_ITEM.fullmatch(one.words)}
    return list(_with_numbers(found, apart)) if apart else found


def _with_numbers(lines: Sequence[Line], apart: Mapping[int, Line]) -> Iterator[Line]:
    """The lines, those whose number was drawn before or after all else with it."""
    items = {
        id(line): number
        for line in lines
        if (number := apart.get(round(line.y))) and _beside(number, line) and _is_close(number, line)
    }
    taken = {id(number) for number in items.values()}
    for line in lines:
        if (number := items.get(id(line))) is not None:
            yield replace(line, words=f"{number.words} {line.words}", lead=0, is_bold=False, is_item=True)
        elif id(line) not in taken:
            yield line


def rows_of(lines: Sequence[Line]) -> dict[int, list[str]]:
    """By the id of each line of a table: the cells of its row for the first of the row, none for the others."""
    found: dict[int, list[str]] = {}
    for columns, run in groupby(_levels(lines), key=lambda row: len(row)):
        if columns > 1:
            for table in _tables(list(run)):
                for row in table:
                    found |= {id(cell): [] for cell in row} | {id(row[0]): [cell.words for cell in row]}
    return found


def _levels(lines: Sequence[Line]) -> Iterator[list[Line]]:
    """The lines by what stands beside them, in the order in which they were drawn."""
    row: list[Line] = []
    for line in lines:
        if row and not _beside(row[-1], line):
            yield row
            row = []
        row.append(line)
    if row:
        yield row


def _tables(rows: Sequence[list[Line]]) -> Iterator[list[list[Line]]]:
    """Rows one under the other whose columns begin at the same places."""
    table: list[list[Line]] = []
    for row in [*rows, []]:
        if table and not (row and _goes_on(table[-1], row)):
            if len(table) >= FEWEST_ROWS:
                yield table
            table = []
        if row:
            table.append(row)


def _goes_on(above: Sequence[Line], row: Sequence[Line]) -> bool:
    return row[0].y < above[0].y and all(
        abs(cell.x - over.x) <= ASTRAY * cell.size for cell, over in zip(row, above, strict=True)
    )


def _beside(before: Line, line: Line) -> bool:
    return abs(before.y - line.y) < LEVEL * line.size and line.x > before.x + line.size / 2


def _is_close(number: Line, line: Line) -> bool:
    return line.x - number.x < WIDEST_NUMBER * max(line.size, number.size)
