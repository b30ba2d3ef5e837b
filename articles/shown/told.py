"""The comparison as it is stored: what pages show of many claims, without working anything out."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass

from articles.comparing import Agreement, Comparison
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
    letters = {source.pk: source.letter for source in sources}
    found = [(source, by_source.get(source.pk)) for source in sources]
    speaking = [(source.letter, one) for source, one in found if one is not None and one.values]
    comparison = Comparison(
        agreement=Agreement(claim.logged_agreement),
        speaking=tuple(letter for letter, _ in speaking),
        silent=tuple(source.letter for source, one in found if one is None or not one.values),
        hedging=tuple(letter for letter, one in speaking if one.hedges),
        contradict_themselves=tuple(letter for letter, one in speaking if one.contradicts_itself),
        opposed=frozenset(
            frozenset((letter, letters[key])) for letter, one in speaking for key in one.opposed if key in letters
        ),
    )
    said = tuple(Told(source, one.values, one.side) if one else Told(source) for source, one in found)
    return SeenClaim(claim, said, comparison)
