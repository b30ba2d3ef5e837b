"""Values drawn on one axis: a strip for each source that names a figure, for one claim or for several in a row.

Sums of money in different currencies share no axis: each currency has a chart of its own, and none is converted.
"""

from dataclasses import dataclass

from articles.comparing import Axis, Quantity, Strip, Tick, Value, axis_for, without_limits
from articles.models import Answer, Claim, ClaimKind, Source

from .seen import SeenClaim

UNITS = {"USD": "US dollars", "EUR": "euros", "GBP": "pounds sterling"}
UNITS_OF_TIME = ("minutes", "hours", "days", "weeks", "months")
DRAWN = (ClaimKind.QUANTITY, ClaimKind.LEVEL)


@dataclass(frozen=True)
class ChartRow:
    """What one source says, or `count` that say the same: the strips, and the same in words beside them.

    `figure` are the words without what limits them, if anything does; `ends` the figures in them, on the axis.
    """

    source: Source
    words: str
    figure: str
    strips: tuple[Strip, ...]
    ends: tuple[Tick, ...]
    count: int = 1


@dataclass(frozen=True)
class ChartGroup:
    """The rows of one claim; `further` is how many sources say what no row shows."""

    seen: SeenClaim
    rows: tuple[ChartRow, ...]
    further: int = 0

    @property
    def claim(self) -> Claim:
        return self.seen.claim


@dataclass(frozen=True)
class Chart:
    """The groups on their one axis. `unit` is written out under it."""

    axis: Axis
    groups: tuple[ChartGroup, ...]
    unit: str

    @property
    def compares(self) -> bool:
        """Whether figures stand side by side for one claim; else they are read as words, each large.

        One strip alone would look like the longest, whatever the others say in words.
        """
        return any(sum(bool(row.strips) for row in group.rows) > 1 for group in self.groups)

    @property
    def counts_time(self) -> bool:
        return self.unit in UNITS_OF_TIME

    @property
    def has_open_end(self) -> bool:
        return any(strip.is_open for group in self.groups for row in group.rows for strip in row.strips)


def charts_of(*seen: SeenClaim) -> list[Chart]:
    """A chart of claims whose values share a scale, for each currency; none where nothing can be drawn on one."""
    scales = {(one.claim.kind, one.claim.unit) for one in seen}
    if len(scales) != 1 or any(kind not in DRAWN for kind, _ in scales):
        return []
    ((_, own),) = scales
    units = {_unit(value, own) for one in seen for answer in one.answers for value in answer.drawn}
    charts: list[Chart] = []
    for unit in sorted(units, key=lambda unit: (unit != own, unit)):
        axis = axis_for(value for one in seen for answer in one.answers for value in _drawn(answer, unit))
        if axis:
            groups = [_group(axis, unit, one, is_first=not charts) for one in seen]
            charts.append(Chart(axis, tuple(group for group in groups if group.rows), UNITS.get(unit, unit)))
    return charts


def _unit(value: Value, own: str) -> str:
    return value.unit if isinstance(value, Quantity) else own


def _drawn(answer: Answer, unit: str) -> list[Value]:
    """What is drawn of the answer on the scale of this unit."""
    return [value for value in answer.drawn if _unit(value, unit) == unit]


def _group(axis: Axis, unit: str, seen: SeenClaim, is_first: bool) -> ChartGroup:
    """What nothing is drawn of, and whom no row shows, is told on the first chart alone."""
    shown = [one for one in seen.answers if _drawn(one, unit) or (is_first and not one.bounds)]
    further = seen.speaking - sum(one.stands_for for one in seen.answers) if is_first else 0
    return ChartGroup(seen, tuple(_row(axis, unit, one) for one in shown), further)


def _row(axis: Axis, unit: str, answer: Answer) -> ChartRow:
    """Each strip once; a value without a figure has none."""
    drawn = _drawn(answer, unit)
    strips = filter(None, map(axis.strip, drawn))
    ends = (end for value in drawn for end in axis.ends(value))
    words, figure = (" · ".join(told) for told in (answer.values, map(without_limits, answer.values)))
    return ChartRow(
        answer.source, words, figure, tuple(dict.fromkeys(strips)), tuple(dict.fromkeys(ends)), answer.stands_for
    )
