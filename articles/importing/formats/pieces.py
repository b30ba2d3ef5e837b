"""The parts of a document in their order, whatever its format; and the text and spans that they become."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace

from articles.importing.signs import OPENS_ITEM

from .reading import Known, Span


@dataclass(frozen=True, slots=True)
class Piece:
    """A part as `Span` has it, with words in place of its place. No blank line stands between two that are `close`."""

    words: str
    kind: Known
    level: int | None = None
    lead: int | None = None
    rule: str | None = None
    close: bool = False
    folds: bool = False


def laid_out(front: str, pieces: Sequence[Piece]) -> tuple[str, tuple[Span, ...]]:
    """The text, front matter first, and its spans. Without headings, a paragraph may turn out to be one."""
    paragraph = Known.PARAGRAPH if any(one.kind is Known.HEADING for one in pieces) else Known.TEXT
    parts, spans, at, was_close = [front], [], len(front), False
    if front:
        spans.append(Span(0, at, Known.FURNITURE, rule="front-matter"))
    for one in (part for piece in pieces for part in _apart(piece)):
        between = ("\n" if was_close and one.close else "\n\n") if at else ""
        start, was_close = at + len(between), one.close
        at = start + len(one.words)
        parts += between, one.words
        kind = paragraph if one.kind is Known.PARAGRAPH else one.kind
        lead = start + one.lead if one.lead and one.lead > 0 else None
        spans.append(Span(start, at, kind, one.level, lead, one.rule, one.folds))
    return "".join(parts), tuple(spans)


def _apart(piece: Piece) -> Iterator[Piece]:
    """Items that were typed as the lines of one paragraph, each with its sign, are items of their own."""
    lines = piece.words.split("\n")
    if piece.kind is not Known.PARAGRAPH or len(lines) == 1 or not all(map(OPENS_ITEM.match, lines)):
        yield piece
        return
    for place, line in enumerate(lines):
        lead = piece.lead if place == 0 and piece.lead and piece.lead <= len(line) else None
        yield replace(piece, words=line.strip(), kind=Known.LIST_ITEM, lead=lead, close=True)
