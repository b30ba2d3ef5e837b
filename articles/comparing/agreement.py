"""The agreement rule: do the sources that speak on a claim say the same?

The rule compares statement with statement. What counts as *the same* and as *opposed* is said once
for each kind of value, in the two methods of its class; the verdict follows from those two alone.
The order of sources and statements never matters, and nothing that is added ever ends a conflict.
"""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from decimal import Decimal
from enum import IntEnum, StrEnum
from itertools import combinations
from typing import Protocol, Self


class Agreement(StrEnum):
    """How far the sources agree, from no one speaking to an open contradiction."""

    SILENT = "silent"
    SINGLE = "single"
    AGREE = "agree"
    VARY = "vary"
    CONFLICT = "conflict"


class Value(Protocol):
    """What one statement says, in a form that can be set beside another of its kind."""

    @property
    def hedged(self) -> bool: ...
    def same_as(self, other: Self, /) -> bool: ...
    def opposed_to(self, other: Self, /) -> bool: ...


class Degree(IntEnum):
    """A stance: yes or no, with or without limits, or uncertain."""

    NO = -2
    NO_WITH_LIMITS = -1
    UNCERTAIN = 0
    YES_WITH_LIMITS = 1
    YES = 2


@dataclass(frozen=True, slots=True)
class Stance:
    """An answer to a yes-or-no question."""

    degree: Degree

    @property
    def hedged(self) -> bool:
        return abs(self.degree) < 2

    def same_as(self, other: "Stance") -> bool:
        return _sign(self.degree) == _sign(other.degree)

    def opposed_to(self, other: "Stance") -> bool:
        """Opposite sides, one of them without limits: "may last" and "may be temporary" can both be true."""
        return self.degree * other.degree < 0 and not (self.hedged and other.hedged)


@dataclass(frozen=True, slots=True)
class Quantity:
    """A range in one unit. A bound that the words leave unknown ("a few") is None."""

    unit: str
    low: Decimal | None = None
    high: Decimal | None = None
    open_high: bool = False
    approximate: bool = False
    words: str = ""

    @property
    def hedged(self) -> bool:
        return self.approximate

    def same_as(self, other: "Quantity") -> bool:
        if self.unit != other.unit:
            return False
        known = self.high is not None or (self.low is not None and self.open_high)
        equal = (self.low, self.high, self.open_high) == (other.low, other.high, other.open_high)
        return (known and equal) or bool(self.words and self.words == other.words)

    def opposed_to(self, other: "Quantity") -> bool:
        """Disjoint ranges; an unknown bound opposes nothing."""
        return self.unit == other.unit and (self._ends_before(other) or other._ends_before(self))

    def _ends_before(self, other: "Quantity") -> bool:
        return self.high is not None and not self.open_high and other.low is not None and self.high < other.low


class Step(IntEnum):
    """The steps of a level."""

    NONE = 0
    MINIMAL = 1
    MILD = 2
    MODERATE = 3
    SEVERE = 4


@dataclass(frozen=True, slots=True)
class Level:
    """How strong something is, from one step to another; both ends are the same for a single step."""

    lowest: Step
    highest: Step
    hedged: bool = False

    def same_as(self, other: "Level") -> bool:
        return (self.lowest, self.highest) == (other.lowest, other.highest)

    def opposed_to(self, other: "Level") -> bool:
        """Two or more steps apart."""
        return max(self.lowest - other.highest, other.lowest - self.highest) >= 2


@dataclass(frozen=True, slots=True)
class Named:
    """The things a source names. Naming other things opposes nothing."""

    things: frozenset[str]
    hedged: bool = False

    def same_as(self, other: "Named") -> bool:
        return self.things == other.things

    def opposed_to(self, other: "Named") -> bool:
        return False


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


def _sign(number: int) -> int:
    return (number > 0) - (number < 0)
