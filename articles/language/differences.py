"""What changed between two states of a text, word by word."""

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from difflib import SequenceMatcher
from enum import StrEnum
from itertools import groupby

WORD = re.compile(r"\w+|\s+|[^\w\s]")
# More lines, or words in a row, than this are shown as a whole, the old before the new: matching takes the
# square of their number.
MOST_MATCHED = 3000


class Kind(StrEnum):
    SAME = "same"
    REMOVED = "removed"
    ADDED = "added"


@dataclass(frozen=True, slots=True)
class Piece:
    """Words in a row that stayed, came or went."""

    kind: Kind
    words: str


def differences(before: str, after: str) -> list[Piece]:
    """The pieces of both texts in order: same and removed make up `before`, same and added make up `after`.

    Lines are matched first, then the words of those that changed.
    """
    old, new = before.splitlines(keepends=True), after.splitlines(keepends=True)
    pieces: list[Piece] = []
    for same, gone, come in _matched(old, new):
        pieces += [Piece(Kind.SAME, "".join(gone))] if same else _by_words("".join(gone), "".join(come))
    runs = groupby(_joined([piece for piece in pieces if piece.words]), key=lambda piece: piece.kind)
    return [Piece(kind, "".join(piece.words for piece in run)) for kind, run in runs]


def _by_words(before: str, after: str) -> list[Piece]:
    pieces: list[Piece] = []
    for same, gone, come in _matched(WORD.findall(before), WORD.findall(after)):
        if same:
            pieces.append(Piece(Kind.SAME, "".join(gone)))
        else:
            pieces += [Piece(Kind.REMOVED, "".join(gone)), Piece(Kind.ADDED, "".join(come))]
    return pieces


def _matched(old: Sequence[str], new: Sequence[str]) -> Iterator[tuple[bool, Sequence[str], Sequence[str]]]:
    """Runs of both, in order, and whether they are the same."""
    if max(len(old), len(new)) > MOST_MATCHED:
        yield False, old, new
        return
    for tag, i, j, k, m in SequenceMatcher(None, old, new, autojunk=False).get_opcodes():
        yield tag == "equal", old[i:j], new[k:m]


def _joined(pieces: Sequence[Piece]) -> Iterator[Piece]:
    """A space between two changes becomes part of both: words that came read better in a row."""
    gone, come = "", ""
    for place, piece in enumerate(pieces):
        is_last = place == len(pieces) - 1
        is_gap = (gone or come) and piece.words == " " and not is_last and pieces[place + 1].kind is not Kind.SAME
        if piece.kind is Kind.SAME and not is_gap:
            yield from _changed(gone, come)
            gone = come = ""
            yield piece
        else:
            gone += piece.words if piece.kind is not Kind.ADDED else ""
            come += piece.words if piece.kind is not Kind.REMOVED else ""
    yield from _changed(gone, come)


def _changed(gone: str, come: str) -> Iterator[Piece]:
    if gone:
        yield Piece(Kind.REMOVED, gone)
    if come:
        yield Piece(Kind.ADDED, come)
