"""Pictures that a topic's page shows: drawings, charts of claims on one axis, tables of who says so and of how sure
research is.
"""

from collections import defaultdict
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass

from articles.models import Answer, Source
from articles.models.figure_names import CHART, SURE, WHO, named_claims
from articles.seeding import NO_SOURCE, Drawing, DrawingStep, RestsOn

from .charts import Chart, charts_of
from .computed import Form, computed
from .runs import Run, Speakers, runs_of
from .seen import SeenClaim
from .told import all_that_is_said, answers_of


@dataclass(frozen=True)
class Drawn:
    """A drawing with its words as they are now.

    `says`: who says what it rests on, or what is answered where it rests on nothing, by the claim's slug.
    """

    name: str
    drawing: Drawing
    says: Mapping[str, Speakers | str]

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


UNSEEN = "it tells of the claim {}, which readers do not see"
SIDES = ("yes", "no", "speaks", "touches", "")


@dataclass(frozen=True)
class Figure:
    """A drawing, a chart for each currency, or the claims of a table of who says so, or of how sure research is."""

    drawn: Drawn | None = None
    charts: Sequence[Chart] = ()
    who: tuple[SeenClaim, ...] = ()
    sure: tuple[SeenClaim, ...] = ()

    @property
    def sides(self) -> set[str]:
        """The signs that the table of who says so needs to explain."""
        return {side for seen in self.who for side, count in zip(SIDES, seen.by_side, strict=True) if count}

    @property
    def is_for_acting(self) -> bool:
        """Whether it shows how to do what the text advises, and so comes after it."""
        return self.drawn is not None and self.drawn.drawing.for_acting


def figures_of(names: Sequence[str], drawings: Mapping[str, Drawing], seen: Iterable[SeenClaim]) -> list[Figure]:
    """The figures in their order; `seen` are all claims that they draw or rest on, with
    their answers.

    Left out is a chart or table that nothing can be drawn in, and a drawing whose words are so no more.
    """
    return [one for one in _made(names, drawings, seen) if isinstance(one, Figure)]


def not_drawn(names: Sequence[str], drawings: Mapping[str, Drawing], seen: Iterable[SeenClaim]) -> dict[str, str]:
    """Those of the figures that are left out, with why; `seen` as for `figures_of`."""
    made = zip(names, _made(names, drawings, seen), strict=True)
    return {name: why for name, why in made if isinstance(why, str)}


def _made(names: Sequence[str], drawings: Mapping[str, Drawing], seen: Iterable[SeenClaim]) -> list[Figure | str]:
    """Each figure, or why it is left out."""
    by_slug = {one.claim.slug: one for one in seen}
    heard = _heard([drawings[name] for name in names if name in drawings], by_slug)
    return [_figure(name, drawings, by_slug, heard) for name in names]


@dataclass(frozen=True)
class Heard:
    """What drawings rest on where too many speak to name each: what is said, with how many say so, and who is told of.

    By the keys of the claims.
    """

    counted: Mapping[int, Sequence[Answer]]
    named: Mapping[int, Sequence[Answer]]


def _heard(drawings: Sequence[Drawing], by_slug: Mapping[str, SeenClaim]) -> Heard:
    """Read at once for all drawings of a page."""
    rests = [(slug, rest) for one in drawings for slug, rest in one.rests_on.items()]
    many = [(by_slug[slug].claim, rest) for slug, rest in rests if slug in by_slug and not by_slug[slug].names_all]
    counted, named = defaultdict(list), defaultdict(list)
    if claims := [claim for claim, rest in many if not rest.told_by and rest != NO_SOURCE]:
        for answer in all_that_is_said(claims):
            counted[answer.claim_id].append(answer)
    if slugs := {slug for _, rest in many for slug in rest.told_by}:
        telling = list(Source.objects.for_display().filter(slug__in=slugs))
        for answer in answers_of(telling, [claim for claim, rest in many if rest.told_by]).values():
            if answer.speaks:
                named[answer.claim_id].append(answer)
    return Heard(counted, named)


def _figure(name: str, drawings: Mapping[str, Drawing], by_slug: Mapping[str, SeenClaim], heard: Heard) -> Figure | str:
    if name in drawings:
        drawn = _drawn(name, drawings[name], by_slug, heard)
        return Figure(drawn=drawn) if isinstance(drawn, Drawn) else drawn
    who = tuple(by_slug[slug] for slug in named_claims(name, WHO) if slug in by_slug)
    if who:
        return Figure(who=who)
    if slugs := named_claims(name, SURE):
        weighed = tuple(by_slug[slug] for slug in slugs if slug in by_slug and by_slug[slug].certainty)
        return Figure(sure=weighed) if weighed else "nobody has weighed the research on its claims"
    charts = charts_of(*(by_slug[slug] for slug in named_claims(name, CHART) if slug in by_slug))
    return Figure(charts=charts) if charts else "no source answers with an amount that can be drawn"


def _drawn(name: str, drawing: Drawing, by_slug: Mapping[str, SeenClaim], heard: Heard) -> Drawn | str:
    says: dict[str, Speakers | str] = {}
    for slug, rest in drawing.rests_on.items():
        speakers = _speakers(by_slug[slug], rest, heard) if slug in by_slug else None
        if speakers is None:
            return _otherwise(by_slug[slug], rest) if slug in by_slug else UNSEEN.format(slug)
        says[slug] = speakers
    if gone := [slug for slug in drawing.asks if slug not in by_slug]:
        return UNSEEN.format(gone[0])
    return Drawn(name, drawing, says | {slug: computed(by_slug[slug], Form.WHO) for slug in drawing.asks})


def _otherwise(seen: SeenClaim, rest: RestsOn) -> str:
    """What the drawing says of this claim, and why that is so no more."""
    if rest != NO_SOURCE:
        return f"no source answers “{seen.claim}” any more as its words say"
    does = "does" if seen.speaking == 1 else "do"
    return f"its words say that no source answers “{seen.claim}”, and now {computed(seen, Form.NAMES)} {does}"


def _speakers(seen: SeenClaim, rest: RestsOn, heard: Heard) -> Speakers | None:
    """Who says what the words rest on; None where they are so no more."""
    if rest == NO_SOURCE:
        return None if seen.speaking else Speakers(())
    if not (rest.told_by or seen.names_all):
        count = sum(one.stands_for for one in heard.counted[seen.claim.pk] if _is_so(one, rest))
        return Speakers((), count) if count else None
    said = seen.answers if seen.names_all else heard.named[seen.claim.pk]
    among = (one for one in said if not rest.told_by or one.source.slug in rest.told_by)
    found = tuple(one.source for one in among if _is_so(one, rest))
    return Speakers(found) if found and {one.slug for one in found}.issuperset(rest.told_by) else None


def _is_so(answer: Answer, rest: RestsOn) -> bool:
    """Whether all that the source answers is what the words say."""
    if rest.side:
        return answer.side == rest.side
    given = set(answer.values)
    return given == set(rest.together) if rest.together else given <= set(rest.either)
