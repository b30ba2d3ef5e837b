"""Pictures that a topic's page shows: drawings, charts of claims on one axis, and tables of who says so."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass

from .charts import Chart, chart_of
from .compared import ComparedClaim
from .figure_names import CHART, DRAWINGS, FOR_ACTING, WHO, named_claims


@dataclass(frozen=True)
class Figure:
    """A drawing by its name, a chart, or the claims of a table of who says so."""

    drawing: str = ""
    chart: Chart | None = None
    who: tuple[ComparedClaim, ...] = ()

    @property
    def sides(self) -> set[str]:
        """The signs that the table of who says so needs to explain."""
        return {said.side for compared in self.who for said in compared.said}

    @property
    def is_for_acting(self) -> bool:
        """Whether it shows how to do what the text advises, and so comes after it."""
        return self.drawing in FOR_ACTING

    @property
    def template(self) -> str:
        return f"articles/figures/{self.drawing}.html"


def figures_of(names: Sequence[str], compared: Iterable[ComparedClaim]) -> list[Figure]:
    """The figures in their order; `compared` holds every claim that they draw or rest on.

    Left out is a chart or table that nothing can be drawn in, and a drawing whose words are so no more.
    """
    by_slug = {one.claim.slug: one for one in compared}
    return [figure for name in names if (figure := _figure(name, by_slug))]


def _figure(name: str, by_slug: dict[str, ComparedClaim]) -> Figure | None:
    if name in DRAWINGS:
        return (
            Figure(drawing=name)
            if all(_is_so(by_slug.get(slug), *rest) for slug, rest in DRAWINGS[name].items())
            else None
        )
    who = tuple(by_slug[slug] for slug in named_claims(name, WHO) if slug in by_slug)
    if who:
        return Figure(who=who)
    chart = chart_of(*(by_slug[slug] for slug in named_claims(name, CHART) if slug in by_slug))
    return Figure(chart=chart) if chart else None


def _is_so(compared: ComparedClaim | None, *sources: str) -> bool:
    """Whether these sources answer the claim; with none named, whether all are silent on it."""
    if compared is None:
        return False
    speaking = {said.source.slug for said in compared.speaking}
    return speaking.issuperset(sources) if sources else not speaking
