"""Values on one axis: where each range begins and ends, as percentages, for a chart of strips."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass, replace
from decimal import Decimal
from math import ceil

from .values import Level, Quantity, Rung, Value
from .wording import figure

STEPS_OF_TEN = (Decimal(1), Decimal(2), Decimal("2.5"), Decimal(5), Decimal(10))
# Time is not counted in tens.
STEPS_OF_TIME = {"months": (1, 2, 3, 6, 12, 24, 60), "hours": (1, 2, 3, 6, 12, 24, 48), "minutes": (5, 10, 15, 30, 60)}
TICKS = 5
SHORTEST_STRIP = 2.0
LAST = 100.0
APART = 20.0
"""In percent: two figures that stand nearer than this share one label."""


@dataclass(frozen=True, slots=True)
class Tick:
    """A mark on the axis; `at` is a percentage."""

    at: float
    label: str


@dataclass(frozen=True, slots=True)
class Strip:
    """A range on the axis, in percent; `is_open` where the words name no figure at one of its ends.

    `known` is how far the figures named reach from its start: all of it unless it runs on above.
    """

    start: float
    width: float
    known: float
    is_open: bool = False


@dataclass(frozen=True, slots=True)
class Axis:
    """An axis from nothing to a round number, or over the steps of a level."""

    upper: Decimal
    ticks: tuple[Tick, ...]

    def strip(self, value: Value) -> Strip | None:
        """Where the value lies; None when it names no bound."""
        match value:
            case Level(lowest, highest):
                return self._between(Decimal(lowest), Decimal(highest + 1))
            case Quantity(low=low) if figures := _figures(value):
                runs_on = _runs_on(value)
                strip = self._between(low or Decimal(0), figures[-1], runs_on)
                return replace(strip, is_open=runs_on or low is None, known=strip.known if low is not None else 0.0)
        return None

    def ends(self, value: Value) -> tuple[Tick, ...]:
        """The figures that it names, where they lie; as one where there is no room for two."""
        if not isinstance(value, Quantity):
            return ()
        ends = [Tick(round(float(100 * one / self.upper), 2), figure(one, value.unit)) for one in _figures(value)]
        if len(ends) == 2 and ends[1].at - ends[0].at < APART:
            labels = dict.fromkeys(one.label for one in ends)
            return (Tick(ends[0].at, " to ".join(labels)),)
        return tuple(ends)

    def _between(self, low: Decimal, high: Decimal, runs_on: bool = False) -> Strip:
        start, end = float(100 * low / self.upper), float(100 * high / self.upper)
        known = max(end - start, SHORTEST_STRIP)
        width = LAST - start if runs_on else known
        return Strip(round(min(start, LAST - width), 2), round(width, 2), round(known, 2))


def axis_for(values: Iterable[Value]) -> Axis | None:
    """The axis on which these values can be drawn; None when none of them names a bound."""
    listed = list(values)
    if any(isinstance(value, Level) for value in listed):
        ticks = tuple(Tick(20.0 * step + 10, step.name.lower()) for step in Rung)
        return Axis(Decimal(len(Rung)), ticks)
    quantities = [value for value in listed if isinstance(value, Quantity)]
    largest = max((bound for one in quantities for bound in _figures(one)), default=Decimal(0))
    return _counted(largest, quantities) if largest > 0 else None


def _figures(quantity: Quantity) -> list[Decimal]:
    """The bounds that it names, the lower first."""
    return [bound for bound in (quantity.low, quantity.high) if bound is not None]


def _runs_on(quantity: Quantity) -> bool:
    """Whether it names a figure and no end above it."""
    return bool(_figures(quantity)) and (quantity.open_high or quantity.high is None)


def _counted(largest: Decimal, quantities: Sequence[Quantity]) -> Axis:
    """Ticks at round numbers, the last at or over the largest bound; further where a range is open above."""
    reach = largest * Decimal("1.15") if any(map(_runs_on, quantities)) else largest
    step = _step(reach, quantities[0].unit)
    count = ceil(reach / step)
    upper = step * count
    ticks = tuple(
        Tick(round(100 * place / count, 2), figure(step * place, quantities[0].unit)) for place in range(count + 1)
    )
    return Axis(upper, ticks)


def _step(reach: Decimal, unit: str) -> Decimal:
    """The smallest round step that reaches the end in `TICKS` steps at most."""
    for step in STEPS_OF_TIME.get(unit, ()):
        if step * TICKS >= reach:
            return Decimal(step)
    magnitude = Decimal(10) ** ((reach / TICKS).adjusted())
    return next(magnitude * round_step for round_step in STEPS_OF_TEN if magnitude * round_step * TICKS >= reach)
