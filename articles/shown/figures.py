"""Pictures that a topic's page shows: drawings, charts of claims on one axis, and tables of who says so."""

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, field

from django.utils.translation import ngettext

from articles.comparing import listed
from articles.models.figure_names import CHART, DRAWINGS, FOR_ACTING, NO_SOURCE, WHO, RestsOn, named_claims

from .charts import Chart, chart_of
from .compared import ComparedClaim, Said


@dataclass(frozen=True)
class Speakers:
    """Sources that say the same, by their letters."""

    letters: tuple[str, ...]

    def __str__(self) -> str:
        """ "says A", "say A and D"; nothing where none does."""
        return f"{ngettext('says', 'say', len(self.letters))} {self.named}" if self.letters else ""

    @property
    def named(self) -> str:
        return listed(self.letters)


@dataclass(frozen=True)
class Figure:
    """A drawing by its name, a chart, or the claims of a table of who says so."""

    drawing: str = ""
    says: Mapping[str, Speakers] = field(default_factory=dict)
    """For a drawing: who says what it rests on, by the claim's slug with underscores."""
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
        return _drawing(name, by_slug)
    who = tuple(by_slug[slug] for slug in named_claims(name, WHO) if slug in by_slug)
    if who:
        return Figure(who=who)
    chart = chart_of(*(by_slug[slug] for slug in named_claims(name, CHART) if slug in by_slug))
    return Figure(chart=chart) if chart else None


def _drawing(name: str, by_slug: dict[str, ComparedClaim]) -> Figure | None:
    says = {}
    for slug, rest in DRAWINGS[name].items():
        if slug not in by_slug or not _is_so(by_slug[slug], rest):
            return None
        letters = tuple(said.source.letter for said in by_slug[slug].said if _answers_so(said, rest))
        says[slug.replace("-", "_")] = Speakers(letters)
    return Figure(drawing=name, says=says)


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
