"""Text to sentences, as spans."""

import re
from collections.abc import Iterator

BREAK = re.compile(r"(?<=[.!?…])[\"'”’)\]]*\s+(?=[\"'“‘(\[]*[A-Z0-9])")
ABBREVIATION = re.compile(r"(?:\b(?:vs|e\.g|i\.e|etc|approx|no|dr|mr|mrs|ms|st|fig)\.)$", re.IGNORECASE)


def sentence_spans(text: str, start: int = 0, end: int | None = None) -> Iterator[tuple[int, int]]:
    """The spans of the sentences in `text[start:end]`, without the space between them."""
    end = len(text) if end is None else end
    begin = start
    for gap in BREAK.finditer(text, start, end):
        if not ABBREVIATION.search(text[begin : gap.start()]):
            yield begin, gap.start()
            begin = gap.end()
    if begin < end:
        yield begin, end
