"""The lines of a PDF to its parts: which lines make a paragraph, which are headings, items, page heads and numbers."""

import re
from collections import Counter, defaultdict
from collections.abc import Sequence
from dataclasses import dataclass, field
from itertools import pairwise

from .aside import Aside
from .broken_words import Joined, join_words
from .pdf_lines import Line
from .pdf_tables import numbered, rows_of
from .pieces import Piece
from .reading import Known

CLOSED = re.compile(r"[.!?…:][\"'”’)\]]*$")
PAGE_NUMBER = re.compile(
    r"(?:page\s*)?\d{1,4}(?:\s*(?:of|/|\|)\s*\d{1,4})?|[-–—]\s*\d{1,4}\s*[-–—]|[ivxl]{1,6}", re.IGNORECASE
)
NUMBER = re.compile(r"(?:\d{1,2}|[a-z])[.)]\s+\S")
DIGITS = re.compile(r"\d+")
ROWS = "lines that stand side by side in columns read as rows of a table"
HYPHENS = ("-", "\xad", "\u2010")
EXTREMES, FEW_LINES = 2, 8
HEADING_SIZE, TITLE_SIZE, SAME_SIZE = 1.12, 1.3, 0.08
LONGEST_HEADING_WORDS, LONGEST_BOLD_HEADING_WORDS = 30, 14
GAP, INDENT, FILLED = 1.35, 0.8, 0.85
LEADING, MARGIN_SHARE = 1.2, 0.1
# How far items stand from the margin, in tenths of the size of their letters.
INDENT_OF_ITEMS = range(12, 46)


@dataclass(slots=True)
class Group:
    """Lines that belong together."""

    lines: list[Line]
    words: str = ""
    lead: int = 0
    page: int = 0

    @property
    def size(self) -> float:
        return self.lines[0].size

    @property
    def is_bold(self) -> bool:
        return all(one.is_bold for one in self.lines)


@dataclass(slots=True)
class Sheet:
    """What is usual in a document: the size of its text, the distance of lines, how many characters fill one."""

    body: float
    margins: frozenset[int] = frozenset()
    lines: tuple[int, ...] = ()
    leading: dict[float, float] = field(default_factory=dict)
    filled: dict[tuple[int, int], int] = field(default_factory=dict)

    @classmethod
    def of(cls, pages: Sequence[Sequence[Line]]) -> "Sheet":
        sizes: Counter[float] = Counter()
        steps: defaultdict[float, list[float]] = defaultdict(list)
        filled: defaultdict[tuple[int, int], int] = defaultdict(int)
        for number, page in enumerate(pages):
            for before, line in zip([None, *page], page, strict=False):
                sizes[line.size] += len(line.words)
                key = _column(number, line)
                filled[key] = max(filled[key], len(line.words))
                if before is not None and before.size == line.size and 0 < before.y - line.y < 3 * line.size:
                    steps[line.size].append(before.y - line.y)
        body = max(sizes, key=lambda one: (sizes[one], -one))
        edges = Counter(round(line.x) for page in pages for line in page)
        margins = frozenset(x for x, count in edges.items() if count >= MARGIN_SHARE * edges.total())
        return cls(
            body,
            margins,
            tuple(map(len, pages)),
            {size: sorted(found)[len(found) // 5] for size, found in steps.items()},
            dict(filled),
        )

    def fits_after(self, page: int, before: Line, line: Line) -> bool:
        """Whether the first word of a line would have found room at the end of the line before it."""
        columns = _near(_column(page, before)[1])
        widest = max(self.filled.get((page, column), 0) for column in columns)
        if self.lines[page] < FEW_LINES:  # So few that none may be full.
            widest = max(width for (_, column), width in self.filled.items() if column in columns)
        return len(before.words) + 1 + len(line.words.split()[0]) < FILLED * widest


def pieces_of(pages: Sequence[Sequence[Line]], aside: Aside, repairs: dict[str, list[str]]) -> list[Piece]:
    """Every line in a piece, in order; what stands at the head and foot of pages is furniture, by a rule."""
    pages = [numbered(page) for page in pages]
    outside = _running(pages)
    sheet = Sheet.of([[one for one in page if id(one) not in outside] for page in pages] if outside else pages)
    groups: list[Group | Piece] = []
    waiting: list[Piece] = []
    last: Group | None = None
    for number, page in enumerate(pages):
        rows = rows_of([one for one in page if id(one) not in outside])
        for line in page:
            if (row := rows.get(id(line))) is not None:
                if row:
                    groups += [*waiting, Piece("\t".join(row), Known.TABLE_ROW, close=True)]
                    repairs.setdefault(ROWS, []).append(row[0])
                waiting, last = [], None
            elif rule := outside.get(id(line)):
                waiting.append(Piece(line.words, Known.FURNITURE, rule=rule, close=True))
            elif last is not None and not _begins(last, line, number, sheet):
                last.lines.append(line)
                last.page = number
            else:
                groups += waiting
                waiting = []
                last = Group([line], page=number)
                groups.append(last)
    groups += waiting
    said = [one for one in groups if isinstance(one, Group)]
    _join(said, repairs)
    levels, items = _levels(said, sheet), _indented(said, sheet)
    return [one if isinstance(one, Piece) else _piece(one, sheet, levels, id(one) in items) for one in groups]


def _running(pages: Sequence[Sequence[Line]]) -> dict[int, str]:
    """Lines at the head and foot of pages: numbers, and what is repeated on other pages."""
    found: dict[int, str] = {}
    edges = [_edges(page) for page in pages]
    seen = Counter(form for page in edges for form in {_form(one) for one in page})
    body = Counter(one.size for page in pages for one in page).most_common(1)
    for place, page in enumerate(edges):
        for line in page:
            is_title = place == 0 and body and line.size > HEADING_SIZE * body[0][0]
            if PAGE_NUMBER.fullmatch(line.words) and not is_title and len(pages[place]) > 1:
                found[id(line)] = "page-number"
            elif len(pages) > 1 and seen[_form(line)] > 1 and not is_title and len(pages[place]) > EXTREMES:
                found[id(line)] = "page-number" if not _form(line).strip("# /|-–") else "running-head"
    return found


def _edges(page: Sequence[Line]) -> list[Line]:
    """The outermost lines of a page, by where they stand and not by when they were drawn."""
    by_height = sorted(page, key=lambda one: -one.y)
    return list({id(one): one for one in (*by_height[:EXTREMES], *by_height[-EXTREMES:])}.values())


def _form(line: Line) -> str:
    return DIGITS.sub("#", line.words.lower())


def _column(page: int, line: Line) -> tuple[int, int]:
    return page, round(line.x / (4 * max(line.size, 1)))


def _near(column: int) -> range:
    return range(column - 1, column + 2)


def _begins(group: Group, line: Line, page: int, sheet: Sheet) -> bool:
    """Whether a line begins a part of its own."""
    before = group.lines[-1]
    if line.is_item or abs(line.size - before.size) > SAME_SIZE * before.size or line.is_bold != before.is_bold:
        return True
    goes_on = before.words.endswith(HYPHENS) or (not CLOSED.search(before.words) and line.words[:1].islower())
    if page != group.page or line.y > before.y + 0.5 * line.size:  # Another page or column.
        return not goes_on
    return _stands_apart(group, line, sheet) or not (goes_on or not sheet.fits_after(page, before, line))


def _stands_apart(group: Group, line: Line, sheet: Sheet) -> bool:
    """Whether a line is set off from the lines above it: by a gap, an indent, or a number."""
    before, first = group.lines[-1], group.lines[0]
    step, indent = before.y - line.y, line.x - before.x
    if step - line.risen > GAP * sheet.leading.get(line.size, LEADING * line.size):
        return True
    closed = CLOSED.search(before.words) is not None
    if NUMBER.match(line.words) and (closed or NUMBER.match(first.words)):
        return True
    if step < 0.3 * line.size:  # Beside it, as in a table.
        return abs(indent) > INDENT * line.size
    if indent > INDENT * line.size:
        return closed and not first.is_item
    return indent < -INDENT * line.size and len(group.lines) > 1


def _join(groups: Sequence[Group], repairs: dict[str, list[str]]) -> None:
    """The lines of each group as one, words that were broken at a line's end mended."""
    joined = Joined(" ".join(line.words for group in groups for line in group.lines))
    for group in groups:
        group.words, group.lead = join_words([(one.words, one.lead) for one in group.lines], joined)
    for what, words in joined.told():
        repairs.setdefault(what, []).extend(words)


def _levels(groups: Sequence[Group], sheet: Sheet) -> dict[float, int]:
    """The level of each size of headings: the greatest, where one heading has it on the first page, is the title's."""
    heads = [one for one in groups if _is_larger(one, sheet)]
    sizes = sorted({one.size for one in heads}, reverse=True)
    if not sizes:
        return {}
    greatest = [one for one in heads if one.size == sizes[0]]
    first = 1 if len(greatest) == 1 and greatest[0].page == 0 else 2
    return {size: min(6, first + place) for place, size in enumerate(sizes)}


def _indented(groups: Sequence[Group], sheet: Sheet) -> set[int]:
    """Parts that stand to the right of a margin one under the other: items whose bullets are drawn and not typed."""
    found = set()
    for one, other in pairwise(groups):
        left, size = round(one.lines[0].x), one.size
        steps = (left - margin for margin in sheet.margins)
        is_beside = any(INDENT_OF_ITEMS.start * size <= 10 * step <= INDENT_OF_ITEMS.stop * size for step in steps)
        same = all(round(line.x) == left for line in (*one.lines, *other.lines)) and one.size == other.size
        if is_beside and same and not _is_larger(one, sheet):
            found |= {id(one), id(other)}
    return found


def _is_larger(group: Group, sheet: Sheet) -> bool:
    return group.size >= HEADING_SIZE * sheet.body and len(group.words.split()) <= LONGEST_HEADING_WORDS


def _piece(group: Group, sheet: Sheet, levels: dict[float, int], is_item: bool) -> Piece:
    words = group.words
    if is_item or group.lines[0].is_item:
        return Piece(words, Known.LIST_ITEM, lead=group.lead or None, close=True)
    if _is_larger(group, sheet):
        return Piece(words, Known.HEADING, level=levels[group.size])
    is_short = len(words.split()) <= LONGEST_BOLD_HEADING_WORDS and not CLOSED.search(words.rstrip("?"))
    if group.is_bold and is_short and group.size >= 0.95 * sheet.body:
        return Piece(words, Known.HEADING, level=min(6, max(levels.values(), default=1) + 1))
    return Piece(words, Known.PARAGRAPH, lead=group.lead or None)
