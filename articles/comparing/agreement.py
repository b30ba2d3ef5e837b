"""The agreement rule: do the sources that speak on a claim say the same?

The rule compares statement with statement. When two values are the same and when they are opposed is
said in `values.py`, once for each kind; the verdict follows from those two alone. The order of sources
and statements never matters, and nothing that is added ever ends a conflict.
"""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from enum import StrEnum
from itertools import combinations

from .values import Value


class Agreement(StrEnum):
    """How far the sources agree, from no one speaking to an open contradiction."""

    SILENT = "silent"
    SINGLE = "single"
    AGREE = "agree"
    VARY = "vary"
    CONFLICT = "conflict"


@dataclass(frozen=True, slots=True)
class Statement:
    """What one source says on the claim. `value` is None for a mention; `study` marks what a trial did or found."""

    source: str
    value: Value | None = None
    study: bool = False

    @property
    def counts(self) -> bool:
        return self.value is not None and not self.study


@dataclass(frozen=True, slots=True)
class Comparison:
    """The verdict on one claim. Sources are in the order in which they were given."""

    agreement: Agreement
    speaking: tuple[str, ...]
    silent: tuple[str, ...]
    hedging: tuple[str, ...]
    contradict_themselves: tuple[str, ...]
    opposed: frozenset[frozenset[str]]


def compare(sources: Sequence[str], statements: Iterable[Statement]) -> Comparison:
    """Compare the statements on one claim; `sources` are all that could have spoken, others are left out."""
    counting = [statement for statement in statements if statement.counts and statement.source in sources]
    speaking = tuple(source for source in sources if any(one.source == source for one in counting))
    opposed = {frozenset((a.source, b.source)) for a, b in combinations(counting, 2) if _opposed(a, b)}
    between = frozenset(pair for pair in opposed if len(pair) == 2)
    return Comparison(
        agreement=_agreement(counting, speaking, bool(between)),
        speaking=speaking,
        silent=tuple(source for source in sources if source not in speaking),
        hedging=tuple(
            source
            for source in speaking
            if all(one.value.hedged for one in counting if one.source == source and one.value is not None)
        ),
        contradict_themselves=tuple(source for source in speaking if frozenset((source,)) in opposed),
        opposed=between,
    )


def _agreement(counting: Sequence[Statement], speaking: Sequence[str], opposed: bool) -> Agreement:
    if not speaking:
        return Agreement.SILENT
    if len(speaking) == 1:
        return Agreement.SINGLE
    if opposed:
        return Agreement.CONFLICT
    return Agreement.AGREE if all(_same(a, b) for a, b in combinations(counting, 2)) else Agreement.VARY


def _same(a: Statement, b: Statement) -> bool:
    return a.value is not None and b.value is not None and a.value.same_as(b.value)


def _opposed(a: Statement, b: Statement) -> bool:
    return a.value is not None and b.value is not None and a.value.opposed_to(b.value)
