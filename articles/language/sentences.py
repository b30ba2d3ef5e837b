"""Text to sentences, as spans."""

import re
from collections.abc import Iterator
from dataclasses import dataclass

BREAK = re.compile(r"[.!?…][\"'”’)\]]*(?P<gap>\s+)(?=[\"'“‘(\[]*(?P<next>[A-ZÀ-ÖØ-Þ0-9$£€]))")
ABBREVIATION = re.compile(r"\b(?:vs|e\.g|i\.e|u\.s|approx|dr|mr|mrs|ms|st|fig)\.$", re.IGNORECASE)
NUMBER_SIGN = re.compile(r"\bno\.$", re.IGNORECASE)


def sentence_spans(text: str, start: int = 0, end: int | None = None) -> Iterator[tuple[int, int]]:
    """The spans of the sentences in `text[start:end]`, without the space between them."""
    end = len(text) if end is None else end
    begin = start
    for found in BREAK.finditer(text, start, end):
        last, first = found.span("gap")
        before = text[max(begin, last - 12) : last]
        if ABBREVIATION.search(before) or (NUMBER_SIGN.search(before) and found["next"].isdigit()):
            continue
        yield begin, last
        begin = first
    if begin < end:
        yield begin, end


@dataclass(frozen=True, slots=True)
class InContext:
    """Marked words in their sentence, with the sentence before and the one after."""

    before: str
    opening: str
    marked: str
    closing: str
    after: str


def in_context(text: str, start: int, end: int) -> InContext:
    """The words `text[start:end]` with what stands around them in `text`, a passage."""
    spans = list(sentence_spans(text))
    holding = [place for place, (first, last) in enumerate(spans) if first < end and last > start]
    first, last = holding[0], holding[-1]
    return InContext(
        before=text[slice(*spans[first - 1])] if first else "",
        opening=text[spans[first][0] : start],
        marked=text[start:end],
        closing=text[end : spans[last][1]],
        after=text[slice(*spans[last + 1])] if last + 1 < len(spans) else "",
    )
