"""A source's worklist: every published claim, whether somebody has looked for its answer, and where to look."""

from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass

from django.db import models

from articles.models import Claim, Source, Statement, not_looked_at
from articles.proposing import Asked, Offer

from .likely import asked_beside, likely_of

OFFERED = 3
"""So many sentences are offered of a claim that have nothing recorded on it yet."""


class Look(models.TextChoices):
    """What has become of a claim for one source."""

    OPEN = "open", "not looked at"
    ANSWERED = "answered", "answered"
    TOUCHED = "touched", "touched on"
    SILENT = "silent", "silent"


@dataclass(frozen=True, slots=True)
class WorkItem:
    """A claim and what is recorded of the source on it; of an open one, the words that probably answer it, best first.

    `asked` is the claim as a query. `likelihood` is the score of the best words, recorded or not.
    """

    claim: Claim
    look: Look
    statements: tuple[Statement, ...]
    asked: Asked | None = None
    offers: tuple[Offer, ...] = ()
    is_probably_silent: bool = False
    likelihood: float = 0.0


@dataclass(frozen=True, slots=True)
class Worklist:
    """By topic; within one what is open comes first, and of that what the source most probably answers."""

    items: tuple[WorkItem, ...]

    @property
    def looked_at(self) -> int:
        return len(self.items) - self.count(Look.OPEN)

    def count(self, look: Look) -> int:
        return sum(item.look is look for item in self.items)


def worklist(source: Source, kept: str = "", most: int = OFFERED) -> Worklist:
    """Of a source that does not count yet; of one that does, nothing is open, as readers are shown its silence.

    The claim with the slug `kept` stands where it stood while it was open, with at most so many other offers.
    """
    claims = Claim.objects.published().select_related("topic").order_by("topic__position", "position")
    items = _items(source, claims, looks_at(source), kept, most)
    return Worklist(tuple(sorted(items, key=lambda item: _place(item, kept))))


def work_item(source: Source, claim: Claim, looks: Mapping[int, Look], most: int = OFFERED) -> WorkItem:
    """One claim of the worklist, with what might answer it, open or not."""
    return _items(source, [claim], looks, claim.slug, most)[0]


def _items(
    source: Source, claims: Iterable[Claim], looks: Mapping[int, Look], kept: str, most: int = OFFERED
) -> list[WorkItem]:
    said: dict[int, list[Statement]] = {}
    for one in source.statements.select_related("claim", "passage").order_by("start"):
        one.source = source
        said.setdefault(one.claim_id, []).append(one)
    items = [WorkItem(claim, looks[claim.pk], tuple(said.get(claim.pk, ()))) for claim in claims]
    if source.is_read:
        return items
    room = {one.claim.pk: most if one.claim.slug == kept else OFFERED for one in items if _is_sought(one, kept)}
    return list(_with_offers(source, items, room)) if room else items


def _is_sought(item: WorkItem, kept: str) -> bool:
    return item.look is Look.OPEN or item.claim.slug == kept


def looks_at(source: Source) -> dict[int, Look]:
    """Of each published claim, by its key. Three queries."""
    open_ones = set() if source.is_read else set(not_looked_at(source).values_list("pk", flat=True))
    speaking: dict[int, bool] = {}
    for claim, mention, study in source.statements.values_list("claim", "mention", "study"):
        speaking[claim] = speaking.get(claim, False) or not (mention or study)
    return {pk: _look(pk, open_ones, speaking) for pk in Claim.objects.published().values_list("pk", flat=True)}


def _look(pk: int, open_ones: set[int], speaking: dict[int, bool]) -> Look:
    if pk in speaking:
        return Look.ANSWERED if speaking[pk] else Look.TOUCHED
    return Look.OPEN if pk in open_ones else Look.SILENT


def _with_offers(source: Source, items: Sequence[WorkItem], room: Mapping[int, int]) -> Iterator[WorkItem]:
    """`room`: of each claim that is sought, for how many offers. What is recorded already makes room for the next."""
    asked, likely = {one.slug: one for one in asked_beside(source)}, likely_of(source)
    for item in items:
        if item.claim.pk not in room:
            yield item
            continue
        most = room[item.claim.pk]
        query = asked[item.claim.slug]
        found = likely.offers(query, most + len(item.statements))
        yield WorkItem(
            item.claim,
            item.look,
            item.statements,
            query,
            tuple(one for one in found if not _is_recorded(one, item.statements))[:most],
            likely.is_probably_silent(query),
            found[0].score if found else 0.0,
        )


def _is_recorded(offer: Offer, statements: Iterable[Statement]) -> bool:
    """Whether some of its words are recorded on the claim."""
    return any((one.start or 0) < offer.end and offer.start < (one.end or 0) for one in statements)


def _place(item: WorkItem, kept: str) -> tuple[int, int, bool, float]:
    """Topics stand in their own order; what has no offer stands last among the open ones."""
    look = Look.OPEN if item.claim.slug == kept else item.look
    return item.claim.topic.position, list(Look).index(look), item.is_probably_silent, -item.likelihood
