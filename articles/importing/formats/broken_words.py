"""Words that a printer broke at a line's end: whether their hyphen goes or stays, by the text itself, then by English.

A word that the text has elsewhere in one piece is one; one that it has with a hyphen keeps it. Of the rest, a word that
English has in one piece loses the hyphen, and two halves that are both words keep it: “long-term”, not “treat-ment”.
"""

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field
from functools import cached_property, lru_cache
from importlib.resources import files

ENGLISH = "frequency_dictionary_en_82_765.txt"
BROKEN = re.compile(r"(?P<first>[^\W\d_]+)[-\xad\u2010]$")
NEXT = re.compile(r"[^\W\d_]+")
WORD = re.compile(r"[^\W\d_]+(?:[-\u2010][^\W\d_]+)*")
JOINED, KEPT = "words broken at a line's end joined", "words with a hyphen at a line's end joined with it"


@dataclass
class Joined:
    """What was joined in a text, and the words by which that is decided."""

    text: str
    without: list[str] = field(default_factory=list)
    with_it: list[str] = field(default_factory=list)

    @cached_property
    def known(self) -> frozenset[str]:
        return frozenset(WORD.findall(self.text.lower()))

    def told(self) -> Iterator[tuple[str, list[str]]]:
        """What was mended, and the words."""
        if self.without:
            yield JOINED, self.without
        if self.with_it:
            yield KEPT, self.with_it


def join_words(lines: Sequence[tuple[str, int]], joined: Joined) -> tuple[str, int]:
    """The lines as one; of each is given how many characters are bold from its first on, and so of the whole."""
    words, lead, is_led = "", 0, True
    for line, bold in lines:
        words = _joined(words, line, joined) if words else line
        if is_led and bold:
            lead = len(words) - len(line) + bold
        is_led = is_led and bold >= len(line)
    return words, min(lead, len(words))


def _joined(before: str, line: str, joined: Joined) -> str:
    broken, following = BROKEN.search(before), NEXT.match(line)
    if broken is None or following is None or not following[0][0].islower():
        return before + line if before.endswith(("-", "\u2010", "–", "/")) and following is None else f"{before} {line}"
    first, second = broken["first"], following[0]
    if _is_one(first.lower(), second.lower(), joined.known):
        joined.without.append(first + second)
        return before[:-1] + line
    joined.with_it.append(f"{first}-{second}")
    return before[:-1] + "-" + line


def _is_one(first: str, second: str, known: frozenset[str]) -> bool:
    whole = first + second
    if whole in known:
        return True
    if f"{first}-{second}" in known:
        return False
    return whole in _english() or not (first in _english() and second in _english())


@lru_cache(maxsize=1)
def _english() -> frozenset[str]:
    listed = files("symspellpy").joinpath(ENGLISH).read_text(encoding="utf-8-sig")
    return frozenset(line.split(" ", 1)[0] for line in listed.splitlines())
