"""What a statement can say, and when two such values are *the same* and when they are *opposed*.

One class for each kind of claim, with the two rules of its kind. An amount, a strength, a stance or a
list is only ever set beside another of its kind.
"""

from dataclasses import dataclass
from decimal import Decimal
from enum import IntEnum
from typing import Protocol, Self


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

    @property
    def word(self) -> str:
        """Its name in files and data: "yes with limits"."""
        return self.name.lower().replace("_", " ")


STANCES = {degree.word: degree for degree in sorted(Degree, reverse=True)}
"""Every degree by its name, from yes to no."""


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
        """Equal bounds, as far as they are known, and nothing left open, or the same words for it."""
        known = self.high is not None or (self.low is not None and self.open_high)
        equal = (self.unit, self.low, self.high, self.open_high) == (other.unit, other.low, other.high, other.open_high)
        same_words = bool(self.words) and self.words.casefold() == other.words.casefold()
        return equal and (known or same_words)

    def opposed_to(self, other: "Quantity") -> bool:
        """Disjoint ranges; an unknown bound opposes nothing."""
        return self.unit == other.unit and (self._ends_before(other) or other._ends_before(self))

    def _ends_before(self, other: "Quantity") -> bool:
        return self.high is not None and not self.open_high and other.low is not None and self.high < other.low


class Rung(IntEnum):
    """The steps of a level, from its lowest to its highest."""

    NONE = 0
    MINIMAL = 1
    MILD = 2
    MODERATE = 3
    SEVERE = 4


@dataclass(frozen=True, slots=True)
class Level:
    """How strong something is, from one step to another; both ends are the same for a single step."""

    lowest: Rung
    highest: Rung
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
        return {thing.casefold() for thing in self.things} == {thing.casefold() for thing in other.things}

    def opposed_to(self, other: "Named") -> bool:
        return False


def _sign(number: int) -> int:
    return (number > 0) - (number < 0)
