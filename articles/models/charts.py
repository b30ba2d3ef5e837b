"""A claim's values drawn on one axis: a strip for each source that names a figure."""

from dataclasses import dataclass

from articles.comparing import Axis, Strip, Value, axis_for

from .claim import ClaimKind
from .compared import ComparedClaim
from .source import Source

UNITS = {"USD": "US dollars"}


@dataclass(frozen=True)
class ChartRow:
    """What one source says: its strips, and the same in words beside them."""

    source: Source
    words: str
    strips: tuple[Strip, ...]


@dataclass(frozen=True)
class Chart:
    """The rows on their axis. `unit` is written out under it."""

    axis: Axis
    rows: tuple[ChartRow, ...]
    unit: str

    @property
    def has_open_end(self) -> bool:
        return any(strip.open_end for row in self.rows for strip in row.strips)


def chart_of(compared: ComparedClaim) -> Chart | None:
    """The chart of a claim whose values have a scale; None where nothing can be drawn."""
    claim = compared.claim
    if claim.kind not in (ClaimKind.QUANTITY, ClaimKind.LEVEL):
        return None
    values = {said.source.letter: [one.value for one in said.counting if one.value] for said in compared.speaking}
    axis = axis_for(value for each in values.values() for value in each)
    if axis is None:
        return None
    rows = tuple(
        ChartRow(said.source, " · ".join(said.values), _strips(axis, values[said.source.letter]))
        for said in compared.speaking
    )
    return Chart(axis, rows, UNITS.get(claim.unit, claim.unit))


def _strips(axis: Axis, values: list[Value]) -> tuple[Strip, ...]:
    """Each strip once; a value without a figure has none."""
    return tuple(dict.fromkeys(strip for value in values if (strip := axis.strip(value)) is not None))
