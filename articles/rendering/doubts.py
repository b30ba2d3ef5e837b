"""A doubt: something in a text that would be shown otherwise than it looks."""

from collections.abc import Iterable, Iterator
from dataclasses import dataclass, replace

LONGEST_NAMED = 40


@dataclass(frozen=True, slots=True)
class Doubt:
    """The line it begins on, counted from 1, and what would be shown and what to do.

    `instead` could be written in place of its `lines`, None where only the writer knows. `rule` names what is alike.
    """

    line: int
    message: str
    rule: str
    instead: str | None = None
    lines: int = 1

    def and_next(self, other: "Doubt") -> "Doubt":
        """The two as one."""
        known = self.instead is not None and other.instead is not None
        return replace(
            self, instead=f"{self.instead}\n{other.instead}" if known else None, lines=self.lines + other.lines
        )


def shortened(words: str) -> str:
    """The beginning of the words, to know their place by."""
    words = words.strip()
    return words if len(words) <= LONGEST_NAMED else f"{words[:LONGEST_NAMED].rstrip()}…"


def in_runs(doubts: Iterable[Doubt]) -> Iterator[Doubt]:
    """In their order, one for lines that follow each other and have the same fault."""
    last: Doubt | None = None
    for doubt in sorted(doubts, key=lambda one: one.line):
        if last and last.rule == doubt.rule and last.line + last.lines == doubt.line:
            last = last.and_next(doubt)
            continue
        if last:
            yield last
        last = doubt
    if last:
        yield last
