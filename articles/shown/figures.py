"""Pictures that a topic's page shows: drawings, charts of claims on one axis, and tables of who says so."""

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass

from articles.models.figure_names import CHART, WHO, named_claims
from articles.seeding import NO_SOURCE, Drawing, DrawingStep, RestsOn

from .charts import Chart, chart_of
from .compared import ComparedClaim, Said
from .runs import Run, Speakers, runs_of


@dataclass(frozen=True)
class Drawn:
    """A drawing with its words as they are now. `says`: who says what it rests on, by the claim's slug."""

    name: str
    drawing: Drawing
    says: Mapping[str, Speakers]

    @property
    def caption(self) -> tuple[Run, ...]:
        return runs_of(self.drawing.caption, self.says)

    @property
    def closing(self) -> tuple[Run, ...]:
        return runs_of(self.drawing.closing, self.says)

    @property
    def steps(self) -> list[tuple[DrawingStep, tuple[Run, ...], tuple[Run, ...]]]:
        """Each step with its name and its text."""
        return [(step, runs_of(step.name, self.says), runs_of(step.text, self.says)) for step in self.drawing.steps]


SIDES = ("yes", "no", "speaks", "")


@dataclass(frozen=True)
class Figure:
    """A drawing, a chart, or the claims of a table of who says so."""

    drawn: Drawn | None = None
    chart: Chart | None = None
    who: tuple[ComparedClaim, ...] = ()

    @property
    def sides(self) -> set[str]:
        """The signs that the table of who says so needs to explain."""
        return {said.side for compared in self.who for said in compared.said}

    @property
    def counted(self) -> list[tuple[ComparedClaim, list[int]]]:
        """For too many columns: how many sources say yes, no, how much, and nothing, on each claim."""
        return [(one, [sum(said.side == side for said in one.said) for side in SIDES]) for one in self.who]

    @property
    def is_for_acting(self) -> bool:
        """Whether it shows how to do what the text advises, and so comes after it."""
        return self.drawn is not None and self.drawn.drawing.for_acting


def figures_of(
    names: Sequence[str], drawings: Mapping[str, Drawing], compared: Iterable[ComparedClaim]
) -> list[Figure]:
    """The figures in their order; `compared` holds every claim that they draw or rest on.

    Left out is a chart or table that nothing can be drawn in, and a drawing whose words are so no more.
    """
    by_slug = {one.claim.slug: one for one in compared}
    return [figure for name in names if (figure := _figure(name, drawings, by_slug))]


def _figure(name: str, drawings: Mapping[str, Drawing], by_slug: dict[str, ComparedClaim]) -> Figure | None:
    if name in drawings:
        drawn = _drawn(name, drawings[name], by_slug)
        return Figure(drawn=drawn) if drawn else None
    who = tuple(by_slug[slug] for slug in named_claims(name, WHO) if slug in by_slug)
    if who:
        return Figure(who=who)
    chart = chart_of(*(by_slug[slug] for slug in named_claims(name, CHART) if slug in by_slug))
    return Figure(chart=chart) if chart else None


def _drawn(name: str, drawing: Drawing, by_slug: dict[str, ComparedClaim]) -> Drawn | None:
    says = {}
    for slug, rest in drawing.rests_on.items():
        if slug not in by_slug or not _is_so(by_slug[slug], rest):
            return None
        says[slug] = Speakers(tuple(said.source for said in by_slug[slug].said if _answers_so(said, rest)))
    return Drawn(name, drawing, says)


def _is_so(compared: ComparedClaim, rest: RestsOn) -> bool:
    if rest == NO_SOURCE:
        return not compared.speaking
    answering = {said.source.slug for said in compared.said if _answers_so(said, rest)}
    return bool(answering) and answering.issuperset(rest.told_by)


def _answers_so(said: Said, rest: RestsOn) -> bool:
    """Whether all that the source answers is what the words say; where they tell after sources, only of those."""
    if said.is_silent or (rest.told_by and said.source.slug not in rest.told_by):
        return False
    if rest.side:
        return said.side == rest.side
    given = set(said.values)
    return given == set(rest.together) if rest.together else given <= set(rest.either)
