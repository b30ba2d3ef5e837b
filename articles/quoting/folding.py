"""Folding: how two spellings of the same words are made equal before they are compared.

White space, quote marks, dashes and what else only looks another way differ between a source and whoever quotes it,
so they are folded for matching; what is stored and shown is always the source's own characters.
"""

import re
import unicodedata
from bisect import bisect_right
from dataclasses import dataclass
from functools import lru_cache

# One for one: quote marks, hyphens and dashes, and letters that Unicode has twice.
TWINS = str.maketrans(
    {
        **dict.fromkeys("‘’‚‛′ʼ＇‹›", "'"),
        **dict.fromkeys("“”„‟″＂«»", '"'),
        **dict.fromkeys("‐‑‒–—―−⁃﹘﹣－", "-"),
        "Å": "Å",
        "Ω": "Ω",
        "K": "K",
        "µ": "μ",
    }
)
INVISIBLE = "\u200b\u200c\u200d\u2060\u2061\u2062\u2063\u2064\ufeff\u00ad\u200e\u200f\u061c\u034f\ufe0e\ufe0f"
MARKS = "\u0300-\u034e\u0350-\u036f\u1ab0-\u1aff\u1dc0-\u1dff\u20d0-\u20f0\ufe20-\ufe2f"
WHITE = re.compile(r"\s")
# What is not folded one for one: runs of white space and of what is invisible, but for a single space, which stays as
# it is; letters with the marks that stand on them; signs that stand for several; and small raised or lowered figures.
# After a figure these stay: "£150¹" is not £1501.
FOLDED = re.compile(
    rf"(?P<run>(?! [^\s{INVISIBLE}{MARKS}])[\s{INVISIBLE}]+)"
    rf"|[^\s{INVISIBLE}][{INVISIBLE}]*[{MARKS}][{MARKS}{INVISIBLE}]*"
    r"|[…ﬀ-ﬆ]|(?P<small>[⁰¹²³⁴-⁹₀-₉⁺⁻₊₋]+)"
)
FIGURE_BEFORE = re.compile(rf"[0-9][{INVISIBLE}]*$")
FARTHEST = 9
DROPPED = dict.fromkeys(map(ord, INVISIBLE))


@dataclass(frozen=True, slots=True)
class Folded:
    """A folded text, and for each of its characters where in the original that begins and ends which it came from."""

    text: str
    offsets: tuple[int, ...]
    ends: tuple[int, ...]

    def span(self, start: int, end: int) -> tuple[int, int]:
        """The span of the original that the folded span [start, end) stands for; `end` must be over `start`."""
        return self.offsets[start], self.ends[end - 1]

    def at(self, offset: int) -> int:
        """The folded position of an offset of the original."""
        return max(0, bisect_right(self.offsets, offset) - 1)

    def divides(self, place: int) -> bool:
        """Whether what stands before the place and what stands after it came from one character of the original."""
        return 0 < place < len(self.offsets) and self.offsets[place - 1] == self.offsets[place]


@lru_cache(maxsize=32)
def fold_with_offsets(text: str) -> Folded:
    """Fold white space runs to one space and what looks alike to one spelling, and drop invisible characters."""
    parts: list[str] = []
    offsets: list[int] = []
    ends: list[int] = []
    done = 0
    for found in FOLDED.finditer(text):
        start, end = found.span()
        words, first, last = _folded(text, found)
        parts += [text[done:start], words]
        offsets += [*range(done, start), *([first] * len(words))]
        ends += [*range(done + 1, start + 1), *([last] * len(words))]
        done = end
    parts.append(text[done:])
    offsets += range(done, len(text))
    ends += range(done + 1, len(text) + 1)
    return Folded("".join(parts).translate(TWINS), tuple(offsets), tuple(ends))


def _folded(text: str, found: re.Match[str]) -> tuple[str, int, int]:
    """What stands for a part of the text, and the span of the original that counts as it."""
    start, end = found.span()
    if found["run"] is not None:
        white = WHITE.search(text, start, end)
        return (" ", white.start(), white.start() + 1) if white else ("", start, end)
    if found["small"] and FIGURE_BEFORE.search(text[max(0, start - FARTHEST) : start]):
        return found[0], start, end  # "£150¹" is not £1501, nor is "10⁻⁶" 10-6.
    visible = found[0].translate(DROPPED)
    stands_for_others = unicodedata.decomposition(visible[0]).startswith("<")
    return unicodedata.normalize("NFKC" if stands_for_others else "NFC", visible), start, end


def fold(text: str) -> str:
    """The folded text alone, with no space at either end."""
    return fold_with_offsets(text).text.strip()


def fold_words(text: str) -> str:
    """Folded further for recognising words: lower case."""
    return fold(text).lower()
