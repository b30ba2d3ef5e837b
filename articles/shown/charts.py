"""Values drawn on one axis: a strip for each source that names a figure, for one claim or for several in a row."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass, replace

from articles.comparing import MOST_NAMED, Axis, Strip, Value, axis_for
from articles.models.claim import Claim, ClaimKind
from articles.models.source import Source

from .compared import ComparedClaim, Said

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


def chart_of(*compared: ComparedClaim) -> Chart | None:
    """The chart of claims whose values share a scale; None where nothing can be drawn on one."""
    if not compared or any(one.claim.kind not in DRAWN for one in compared):
        return None
    units = {(one.claim.kind, one.claim.unit) for one in compared}
    axis = axis_for(value for one in compared for said in one.speaking for value in _values(said))
    if len(units) > 1 or axis is None:
        return None
    unit = compared[0].claim.unit
    return Chart(axis, tuple(_group(axis, one) for one in compared), UNITS.get(unit, unit))


def _group(axis: Axis, compared: ComparedClaim) -> ChartGroup:
    rows = [_row(axis, said) for said in compared.speaking]
    shown = rows if len(rows) <= MOST_NAMED else _together(rows)[:MOST_NAMED]
    return ChartGroup(compared.claim, tuple(shown), len(rows) - sum(row.count for row in shown))


def _together(rows: Iterable[ChartRow]) -> list[ChartRow]:
    """A row for each thing that is said, what most say first."""
    alike: dict[tuple[str, tuple[Strip, ...]], list[ChartRow]] = {}
    for row in rows:
        alike.setdefault((row.words, row.strips), []).append(row)
    counted = (replace(some[0], count=len(some)) for some in alike.values())
    return sorted(counted, key=lambda row: -row.count)


def _row(axis: Axis, said: Said) -> ChartRow:
    """Each strip once; a value without a figure has none."""
    strips = (axis.strip(value) for value in _values(said))
    return ChartRow(said.source, " · ".join(said.values), tuple(dict.fromkeys(one for one in strips if one)))


def _values(said: Said) -> Sequence[Value]:
    return [one.value for one in said.counting if one.value]
