"""Lines that are known by the lines beside them: rows, facts, items and numbered headings come in runs.

One line with a picture or a number may be a heading or an item; several one after another tell which.
"""

import re
from collections.abc import Iterator, Mapping, Sequence
from enum import StrEnum
from itertools import pairwise

from .formats import Known
from .lines import Line

LABEL = r"[A-Z][A-Za-z/&'’ -]{1,30}"
# "Recovery1–2 days", "PainMild", "Recovery: 1–2 days", and "1–2 days" below "Recovery".
GLUED_FIGURE = re.compile(rf"{LABEL}[a-z)][£$€~<>]?\d\S*(?: \S+){{0,5}}$")
GLUED_WORD = re.compile(rf"{LABEL}[a-z)][A-Z][a-z]+(?: \S+){{0,3}}$")
TOLD = re.compile(r"[A-Z][^:?!.]{1,40}: \S+(?: \S+){0,9}$")
FIGURE = re.compile(r"(?:from |about |up to |approx\.? )?[£$€~<>]?\d[^.!?]*$", re.IGNORECASE)
NAMES_QUESTIONS = re.compile(r"\bfaqs?\b|\bquestions?\b|\bq ?& ?a\b")
LONGEST_FACT = 70
FEWEST, FEWEST_QUESTIONS, FEWEST_ROWS, FEWEST_BARE = 2, 3, 2, 3
LONGEST_VALUE, LONGEST_NAME = 5, 4
FEWEST_ASKING, SHARE_ASKING, LONGEST_ASKING = 4, 0.8, 24
# What a format knows to be a part of an article, and that may still be a question.
PARTS = (Known.LIST_ITEM, Known.PARAGRAPH)


class InRun(StrEnum):
    ITEM = "item"
    ROW = "row"
    HEAD_ROW = "head row"
    HEADING = "heading"
    QUESTION = "question"


def in_runs(lines: Sequence[Line], aside: Mapping[int, str]) -> dict[int, InRun]:
    """What the lines that stand in a run are; the rest, and what a format knows, is left out."""
    open_lines = [index for index, line in enumerate(lines) if index not in aside and line.known is None]
    content = [index for index in open_lines if not lines[index].is_marker]
    parts = [index for index, line in enumerate(lines) if index not in aside and line.known in PARTS]
    listed = {lines[index].folded for index, rule in aside.items() if rule == "contents"}
    found: dict[int, InRun] = {}
    for run in (
        _questions(lines, parts, listed),
        _rows(lines, open_lines),
        _facts(lines, content),
        _pictured(lines, content),
        _numbered(lines, content, listed),
        _bare(lines, content),
    ):
        for index, kind in run:
            found.setdefault(index, kind)
    return found


def cards(lines: Sequence[Line], aside: Mapping[int, str]) -> set[int]:
    """The lines of cards of facts and of tables: content, though they say nothing in a sentence."""
    open_lines = [index for index, line in enumerate(lines) if index not in aside and line.known is None]
    content = [index for index in open_lines if not lines[index].is_marker]
    return {index for run in (_rows(lines, open_lines), _facts(lines, content)) for index, _ in run}


def only_asks(lines: Sequence[Line], aside: Mapping[int, str], title: int | None) -> bool:
    """Whether a text without markup is nothing but questions and answers: nearly all that heads prose asks."""
    content = [index for index in range(len(lines)) if index not in aside and index != title]
    if any(lines[index].markup_level or lines[index].known for index in content):
        return False
    heads = [
        place for place, index in enumerate(content) if _is_answered(lines, content, place) and _heads(lines[index])
    ]
    asking = sum(lines[content[place]].asks for place in heads)
    return asking >= FEWEST_ASKING and asking >= SHARE_ASKING * len(heads)


def _heads(line: Line) -> bool:
    return line.could_head or (line.asks and not line.is_item and line.words <= LONGEST_ASKING)


def _stretches(lines: Sequence[Line], indexes: Sequence[int], shapes: Mapping[int, object]) -> Iterator[list[int]]:
    """Runs of indexes that stand one after the other and have the same shape."""
    run: list[int] = []
    for index in indexes:
        if index not in shapes:
            continue
        if run and (index != run[-1] + 1 or shapes[index] != shapes[run[-1]]):
            yield run
            run = []
        run.append(index)
    if run:
        yield run


def _rows(lines: Sequence[Line], indexes: Sequence[int]) -> Iterator[tuple[int, InRun]]:
    """Lines that are cut as often by tabs, or by upright strokes. A line drawn below the first makes it the head."""
    cut = {index: _cells(lines[index]) for index in indexes}
    shapes = {index: cells for index, cells in cut.items() if cells}
    for run in _stretches(lines, indexes, shapes):
        drawn = [index for index in run if lines[index].is_marker]
        rows = [index for index in run if index not in drawn]
        if len(rows) >= FEWEST_ROWS:
            head = rows[0] if drawn and drawn[0] == rows[0] + 1 else None
            yield from ((index, InRun.HEAD_ROW if index == head else InRun.ROW) for index in rows)


def _cells(line: Line) -> tuple[str, int] | None:
    strokes = line.text.strip("|").count("|")
    if strokes and ("| " in line.text or line.text.startswith("|")):
        return "|", strokes
    tabs = line.text.count("\t")
    return ("\t", tabs) if tabs else None


def _facts(lines: Sequence[Line], indexes: Sequence[int]) -> Iterator[tuple[int, InRun]]:
    """A card of facts: short lines of a label and its value, or of one below the other."""
    shapes = {index: "fact" for index in indexes if _is_fact(lines[index])}
    for run in _stretches(lines, indexes, shapes):
        sure = [index for index in run if not GLUED_WORD.match(lines[index].text)]
        if len(run) >= FEWEST and sure:
            yield from ((index, InRun.ITEM) for index in run)
    pairs = [index for index in indexes if index + 1 < len(lines) and _is_pair(lines[index], lines[index + 1])]
    below = {first: second for first, second in pairwise(pairs) if second == first + 2}
    for first in pairs:
        if first in below or first in below.values():
            yield from ((index, InRun.ITEM) for index in (first, first + 1))


def _is_fact(line: Line) -> bool:
    if line.closed or line.asks or line.is_item or len(line.text) > LONGEST_FACT or line.markup_level:
        return False
    return any(shape.match(line.text) for shape in (GLUED_FIGURE, TOLD, GLUED_WORD))


def _is_pair(label: Line, value: Line) -> bool:
    is_value = FIGURE.match(value.text) is not None and value.words <= LONGEST_VALUE and not value.is_item
    return label.could_head and label.words <= LONGEST_NAME and not label.text[0].isdigit() and is_value


def _pictured(lines: Sequence[Line], indexes: Sequence[int]) -> Iterator[tuple[int, InRun]]:
    """Lines that open with a picture: items where several stand together, or where no prose follows."""
    for place, index in enumerate(indexes):
        if lines[index].is_pictured:
            beside = [lines[other] for other in indexes[max(place - 1, 0) : place + 2] if other != index]
            below = lines[indexes[place + 1]] if place + 1 < len(indexes) else None
            heads = lines[index].could_head and below is not None and below.is_prose and not below.is_item
            together = any(one.is_pictured for one in beside)
            yield index, InRun.HEADING if heads and not together else InRun.ITEM


def _numbered(lines: Sequence[Line], indexes: Sequence[int], listed: set[str]) -> Iterator[tuple[int, InRun]]:
    """Numbered questions; and numbered labels, which are headings where prose stands below most of them."""
    numbered = [place for place, index in enumerate(indexes) if lines[index].is_numbered]
    yield from _questions(lines, indexes, listed)
    labels = [place for place in numbered if lines[indexes[place]].could_head and not lines[indexes[place]].is_prose]
    heading = [place for place in labels if _stands_over_prose(lines, indexes, place)]
    kind = InRun.HEADING if 2 * len(heading) > len(labels) else InRun.ITEM
    yield from ((indexes[place], kind) for place in labels)


def _questions(lines: Sequence[Line], indexes: Sequence[int], listed: set[str]) -> Iterator[tuple[int, InRun]]:
    """Numbered questions, of which most stand over an answer: else they are a list of what to ask.

    What a list of contents lists are headings, though they ask.
    """
    asking = [place for place, index in enumerate(indexes) if lines[index].is_numbered and lines[index].asks]
    answered = [place for place in asking if _is_answered(lines, indexes, place)]
    if len(asking) >= FEWEST_QUESTIONS and 2 * len(answered) > len(asking):
        is_listed = listed & {lines[indexes[place]].folded for place in asking}
        yield from ((indexes[place], InRun.HEADING if is_listed else InRun.QUESTION) for place in asking)


def _is_answered(lines: Sequence[Line], indexes: Sequence[int], place: int) -> bool:
    below = lines[indexes[place + 1]] if place + 1 < len(indexes) else None
    return below is not None and not below.is_item and (below.closed or below.is_prose)


def _stands_over_prose(lines: Sequence[Line], indexes: Sequence[int], place: int) -> bool:
    below = lines[indexes[place + 1]] if place + 1 < len(indexes) else None
    return below is not None and not below.is_numbered and (below.is_prose or below.leads_in)


def _bare(lines: Sequence[Line], indexes: Sequence[int]) -> Iterator[tuple[int, InRun]]:
    """A list without bullets: short open lines below a heading or a lead-in; a last one may head what follows."""
    shapes = {index: "bare" for index in indexes if _could_be_bare(lines[index])}
    for run in _stretches(lines, indexes, shapes):
        led_in = run[0] > 0 and lines[run[0] - 1].leads_in
        below = run[-1] + 1
        heads = below < len(lines) and (
            lines[below].is_prose or lines[below].is_item or NAMES_QUESTIONS.search(lines[run[-1]].folded)
        )
        items = run[0 if led_in else 1 : -1 if heads else None]
        if len(items) >= (FEWEST if led_in else FEWEST_BARE):
            yield from ((index, InRun.ITEM) for index in items)


def _could_be_bare(line: Line) -> bool:
    return line.could_head and not (line.is_item or line.asks or line.markup_level or line.text.isupper())
