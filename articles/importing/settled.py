"""What an editor settled of an outline: it is cut and joined so that each settled block is one again.

Changing a kind, setting aside as furniture, splitting and joining are all this: words that are one block of a kind.
The words are found again wherever they stand by now, so that a decision outlasts a new text.
"""

from bisect import bisect_left
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import replace

from .blocks import SECTION_LEVEL, BlockKind, Settled, Stretch

BY_EDITOR = "editor"
"""The rule of what an editor set aside."""


def settle(text: str, pieces: list[Stretch], settled: Iterable[Settled]) -> tuple[list[Stretch], tuple[Settled, ...]]:
    """The pieces with what is settled among them, and what is settled of words that were not found.

    What is left of a piece that was cut keeps its kind; the pieces go on covering all that they covered.
    """
    taken: list[tuple[int, int]] = []
    lost = []
    for one in sorted(settled, key=lambda one: one.start):
        places = _places(text, one.words.strip(), pieces, taken)
        start = min(places, key=lambda place: abs(place - one.start), default=None)
        if start is None:
            lost.append(one)
            continue
        taken.append((start, start + len(one.words.strip())))
        pieces = list(_with(text, pieces, *taken[-1], one.kind))
    return pieces, tuple(lost)


def _places(text: str, words: str, pieces: Sequence[Stretch], taken: Sequence[tuple[int, int]]) -> Iterator[int]:
    """Where the words stand, no word cut off at either end, and nothing settled before among them."""
    bounds = {at for piece in pieces for at in (piece.start, piece.end)}
    start = text.find(words) if words else -1
    while start >= 0:
        end = start + len(words)
        is_free = all(end <= first or last <= start for first, last in taken)
        if is_free and all(at in bounds or not _is_inside(text, at) for at in (start, end)):
            yield start
        start = text.find(words, start + 1)


def _is_inside(text: str, at: int) -> bool:
    """Whether the place lies inside a word or number; where a page glued two together, it does not."""
    if not (0 < at < len(text) and text[at - 1].isalnum() and text[at].isalnum()):
        return False
    before, after = text[at - 1], text[at]
    return not ((after.isupper() and not before.isupper()) or (after.isdigit() and not before.isdigit()))


def _with(text: str, pieces: list[Stretch], start: int, end: int, kind: BlockKind) -> Iterator[Stretch]:
    """The pieces, and in place of what stood from `start` to `end` one of this kind."""
    first = bisect_left(pieces, start + 1, key=lambda piece: piece.end)
    last = bisect_left(pieces, end, lo=first, key=lambda piece: piece.start)
    under = pieces[first:last]
    yield from pieces[:first]
    yield from _left(text, under[:1], 0, start)
    yield Stretch(
        start,
        end,
        kind,
        level=_level(under) if kind is BlockKind.HEADING else None,
        rule=BY_EDITOR if kind is BlockKind.FURNITURE else None,
        in_table=all(piece.in_table for piece in under),
        settled=True,
    )
    yield from _left(text, under[-1:], end, len(text))
    yield from pieces[last:]


def _left(text: str, pieces: Iterable[Stretch], start: int, end: int) -> Iterator[Stretch]:
    """What of the piece lies from `start` to `end`, if it is more than white space."""
    for piece in pieces:
        first, last = max(start, piece.start), min(end, piece.end)
        if words := text[first:last].strip():
            first += text[first:last].index(words)
            yield replace(piece, start=first, end=first + len(words))


def _level(under: Iterable[Stretch]) -> int:
    """A part of a heading stays as high as that was."""
    return next((piece.level for piece in under if piece.level is not None), SECTION_LEVEL)
