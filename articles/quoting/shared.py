"""Shared words: where a text says what another one says, to the letter or nearly so.

Few fingerprints stand for a text: of every run of `RUN` words the one of its parts whose checksum is smallest
(winnowing, Schleimer, Wilkerson and Aiken 2003), so that two texts with such a run in common share a fingerprint.
"""

import re
from collections.abc import Sequence
from zlib import crc32

from rapidfuzz.fuzz import ratio

from .folding import fold_words

FEWEST = 12
"""A text of fewer words is anybody's."""
RUN = 16
"""The words in a row that stand in two texts by no chance: articles on one subject have up to twelve in common."""
PART = 5
LONG_ENOUGH = 20
"""A text of fewer words is like another one by chance."""
LIKENESS = 90  # of 100
WORD = re.compile(r"\w+")


def words_of(text: str) -> list[str]:
    """The words as they are compared: folded, without what stands between them."""
    return WORD.findall(fold_words(text))


def fingerprints(words: Sequence[str]) -> set[int]:
    """None for fewer words than `FEWEST`."""
    if len(words) < FEWEST:
        return set()
    parts = [crc32(" ".join(words[at : at + PART]).encode("utf-8", "surrogatepass")) for at in _starts(words, PART)]
    in_a_run = min(RUN - PART + 1, len(parts))
    return {min(parts[at : at + in_a_run]) for at in _starts(parts, in_a_run)}


def shared(words: Sequence[str], other: Sequence[str]) -> frozenset[int]:
    """The places of the words that stand in the other text too, in runs; all of them where the two are alike."""
    if _are_alike(words, other):
        return frozenset(range(len(words)))
    runs = {tuple(other[at : at + RUN]) for at in _starts(other, RUN)}
    found = (at for at in _starts(words, RUN) if tuple(words[at : at + RUN]) in runs)
    return frozenset(place for at in found for place in range(at, at + RUN))


def says_the_same(one: str, other: str) -> bool:
    """Whether the words of one quotation stand in the other."""
    first, second = (f" {' '.join(words_of(text))} " for text in (one, other))
    return first in second or second in first


def _are_alike(words: Sequence[str], other: Sequence[str]) -> bool:
    """To the letter, or nearly so."""
    shorter = min(len(words), len(other))
    if shorter < LONG_ENOUGH:
        return shorter >= FEWEST and list(words) == list(other)
    return ratio(" ".join(words), " ".join(other), score_cutoff=LIKENESS) > 0


def _starts(listed: Sequence[object], length: int) -> range:
    return range(len(listed) - length + 1)
