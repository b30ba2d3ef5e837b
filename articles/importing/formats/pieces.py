"""The parts of a document in their order, whatever its format; and the text and spans that they become."""

from collections.abc import Sequence
from dataclasses import dataclass

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
    for one in pieces:
        between = ("\n" if was_close and one.close else "\n\n") if at else ""
        start, was_close = at + len(between), one.close
        at = start + len(one.words)
        parts += between, one.words
        kind = paragraph if one.kind is Known.PARAGRAPH else one.kind
        lead = None if one.lead is None else start + one.lead
        spans.append(Span(start, at, kind, one.level, lead, one.rule, one.folds))
    return "".join(parts), tuple(spans)
