"""Values drawn on one axis: a strip for each source that names a figure, for one claim or for several in a row."""

from dataclasses import dataclass

from articles.comparing import Axis, Strip, axis_for
from articles.models import Answer, Claim, ClaimKind, Source

from .seen import SeenClaim

UNITS = {"USD": "US dollars"}
UNITS_OF_TIME = ("minutes", "hours", "days", "weeks", "months")
DRAWN = (ClaimKind.QUANTITY, ClaimKind.LEVEL)


@dataclass(frozen=True)
class ChartRow:
    """What one source says, or `count` that say the same: the strips, and the same in words beside them."""

    source: Source
    words: str
    strips: tuple[Strip, ...]
    count: int = 1


@dataclass(frozen=True)
class ChartGroup:
    """The rows of one claim; `further` is how many sources say what no row shows."""

    claim: Claim
    rows: tuple[ChartRow, ...]
    further: int = 0


@dataclass(frozen=True)
class Chart:
    """The groups on their one axis. `unit` is written out under it."""

    axis: Axis
    groups: tuple[ChartGroup, ...]
    unit: str

    @property
    def counts_time(self) -> bool:
        return self.unit in UNITS_OF_TIME

    @property
    def has_open_end(self) -> bool:
        return any(strip.is_open for group in self.groups for row in group.rows for strip in row.strips)


def chart_of(*seen: SeenClaim) -> Chart | None:
    """The chart of claims whose values share a scale; None where nothing can be drawn on one."""
    if not seen or any(one.claim.kind not in DRAWN for one in seen):
        return None
    units = {(one.claim.kind, one.claim.unit) for one in seen}
    axis = axis_for(value for one in seen for answer in one.answers for value in answer.drawn)
    if len(units) > 1 or axis is None:
        return None
    unit = seen[0].claim.unit
    return Chart(axis, tuple(_group(axis, one) for one in seen), UNITS.get(unit, unit))


def _group(axis: Axis, seen: SeenClaim) -> ChartGroup:
    rows = tuple(_row(axis, answer) for answer in seen.answers)
    return ChartGroup(seen.claim, rows, seen.speaking - sum(row.count for row in rows))


def _row(axis: Axis, answer: Answer) -> ChartRow:
    """Each strip once; a value without a figure has none."""
    strips = (axis.strip(value) for value in answer.drawn)
    words = " · ".join(answer.values)
    return ChartRow(answer.source, words, tuple(dict.fromkeys(one for one in strips if one)), answer.stands_for)
