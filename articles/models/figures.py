"""Pictures that a topic's page shows: drawings that are templates, and charts of claims on one axis."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass

from .charts import Chart, chart_of
from .compared import ComparedClaim
from .figure_names import DRAWINGS, charted


@dataclass(frozen=True)
class Figure:
    """A drawing by its name, or a chart."""

    drawing: str = ""
    chart: Chart | None = None

    @property
    def template(self) -> str:
        return f"articles/figures/{self.drawing}.html"


def figures_of(names: Sequence[str], compared: Iterable[ComparedClaim]) -> list[Figure]:
    """The figures in their order; a chart that nothing can be drawn on is left out."""
    by_slug = {one.claim.slug: one for one in compared}
    return [figure for name in names if (figure := _figure(name, by_slug))]


def _figure(name: str, by_slug: dict[str, ComparedClaim]) -> Figure | None:
    if name in DRAWINGS:
        return Figure(drawing=name)
    chart = chart_of(*(by_slug[slug] for slug in charted([name]) if slug in by_slug))
    return Figure(chart=chart) if chart else None
