"""The comparison as it is stored: what pages show of many claims, without working anything out."""

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass

from articles.comparing import Agreement, Comparison, Voice
from articles.models import Answer, Claim, Source

from .compared import SeenClaim, compare_published


@dataclass(frozen=True)
class Told:
    """What one source says on the claim, in words; without a value it is silent."""

    source: Source
    values: Sequence[str] = ()
    side: str = ""

    @property
    def is_silent(self) -> bool:
        return not self.values


def told(sources: Sequence[Source]) -> Sequence[SeenClaim]:
    """Every claim that readers see, in the topics' order.

    Worked out where it was not stored yet, as on a site that was brought to this version and not changed since.
    """
    claims = list(Claim.objects.to_tell())
    answers: dict[int, list[Answer]] = {}
    for one in Answer.objects.told():
        answers.setdefault(one.claim_id, []).append(one)
    if not answers or not all(claim.logged_agreement for claim in claims):
        return compare_published(sources)
    return [_told(claim, answers.get(claim.pk, ()), sources) for claim in claims]


def _told(claim: Claim, answers: Iterable[Answer], sources: Sequence[Source]) -> SeenClaim:
    by_source = {one.source_id: one for one in answers}
    found = [(source, by_source.get(source.pk)) for source in sources]
    speaking = [(source, one) for source, one in found if one is not None and one.values]
    places = {source.pk: place for place, (source, _) in enumerate(speaking)}
    comparison = Comparison(
        agreement=Agreement(claim.logged_agreement),
        voices=tuple(_voice(place, source, one, places) for place, (source, one) in enumerate(speaking)),
        speaking=tuple(source.letter for source, _ in speaking),
        silent=tuple(source.letter for source, one in found if one is None or not one.values),
    )
    said = tuple(Told(source, one.values, one.side) if one else Told(source) for source, one in found)
    return SeenClaim(claim, said, comparison)


def _voice(place: int, source: Source, answer: Answer, places: Mapping[int, int]) -> Voice:
    """The source by itself; `places` are those of the sources that speak, by their keys."""
    against = {places[key] for key in answer.opposed if key in places}
    return Voice(
        (source.letter,), answer.hedges, frozenset(against | ({place} if answer.contradicts_itself else set()))
    )
