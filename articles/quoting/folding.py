"""Folding: how two spellings of the same words are made equal before they are compared.

White space and quote marks differ between a source and whoever quotes it, so they are folded for
matching; what is stored and shown is always the source's own characters.
"""

import re
from bisect import bisect_right
from dataclasses import dataclass
from functools import lru_cache

QUOTE_MARKS = str.maketrans({"‘": "'", "’": "'", "‚": "'", "′": "'", "“": '"', "”": '"', "„": '"', "″": '"'})
INVISIBLE = "\u200b\u200c\u200d\u2060\ufeff\u00ad"
WHITE = re.compile(r"\s")
# Runs of white space and what is invisible, but for a single space, which stays as it is.
RUNS = re.compile(rf"(?! [^\s{INVISIBLE}])[\s{INVISIBLE}]+")


@dataclass(frozen=True, slots=True)
class Folded:
    """A folded text, and for each of its characters the offset in the original that it came from."""

    text: str
    offsets: tuple[int, ...]

    def span(self, start: int, end: int) -> tuple[int, int]:
        """The span of the original that the folded span [start, end) stands for; `end` must be over `start`."""
        return self.offsets[start], self.offsets[end - 1] + 1

    def at(self, offset: int) -> int:
        """The folded position of an offset of the original."""
        return max(0, bisect_right(self.offsets, offset) - 1)


@lru_cache(maxsize=32)
def fold_with_offsets(text: str) -> Folded:
    """Fold white space runs to one space, curly quote marks to straight ones, and drop invisible characters."""
    parts: list[str] = []
    offsets: list[int] = []
    done = 0
    for run in RUNS.finditer(text):
        parts.append(text[done : run.start()])
        offsets += range(done, run.start())
        if white := WHITE.search(text, run.start(), run.end()):
            parts.append(" ")
            offsets.append(white.start())
        done = run.end()
    parts.append(text[done:])
    offsets += range(done, len(text))
    return Folded("".join(parts).translate(QUOTE_MARKS), tuple(offsets))


def fold(text: str) -> str:
    """The folded text alone, with no space at either end."""
    return fold_with_offsets(text).text.strip()


def fold_words(text: str) -> str:
    """Folded further for recognising words: lower case."""
    return fold(text).lower()
