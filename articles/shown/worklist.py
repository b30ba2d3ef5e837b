"""A source's worklist: every published claim, whether somebody has looked for its answer, and where to look."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from django.db import models

from articles.models import Claim, Source, Statement, not_looked_at
from articles.proposing import Asked, Offer

from .likely import asked_beside, likely_of


class Look(models.TextChoices):
    """What has become of a claim for one source."""

    OPEN = "open", "not looked at"
    ANSWERED = "answered", "answered"
    TOUCHED = "touched", "touched on"
    SILENT = "silent", "silent"


@dataclass(frozen=True, slots=True)
class WorkItem:
    """A claim and what is recorded of the source on it; of an open one, the words that probably answer it, best first.

    `asked` is the claim as a query.
    """

    claim: Claim
    look: Look
    statements: tuple[Statement, ...]
    asked: Asked | None = None
    offers: tuple[Offer, ...] = ()
    is_probably_silent: bool = False


@dataclass(frozen=True, slots=True)
class Worklist:
    """By topic; within one what is open comes first, and of that what the source most probably answers."""

    items: tuple[WorkItem, ...]

    @property
    def looked_at(self) -> int:
        return len(self.items) - self.count(Look.OPEN)

    def count(self, look: Look) -> int:
        return sum(item.look is look for item in self.items)


def worklist(source: Source) -> Worklist:
    """Of a source that does not count yet; of one that does, nothing is open, as readers are shown its silence."""
    claims = Claim.objects.published().select_related("topic").order_by("topic__position", "position")
    looks = looks_at(source)
    said: dict[int, list[Statement]] = {}
    for one in source.statements.select_related("claim", "passage").order_by("start"):
        one.source = source
        said.setdefault(one.claim_id, []).append(one)
    items = [WorkItem(claim, looks[claim.pk], tuple(said.get(claim.pk, ()))) for claim in claims]
    if any(item.look is Look.OPEN for item in items):
        items = list(_with_offers(source, items))
    return Worklist(tuple(sorted(items, key=_place)))


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


def _with_offers(source: Source, items: Sequence[WorkItem]) -> Iterator[WorkItem]:
    asked, likely = {one.slug: one for one in asked_beside(source)}, likely_of(source)
    for item in items:
        if item.look is not Look.OPEN:
            yield item
            continue
        query = asked[item.claim.slug]
        yield WorkItem(
            item.claim, item.look, item.statements, query, likely.offers(query), likely.is_probably_silent(query)
        )


def _place(item: WorkItem) -> tuple[int, int, bool, float]:
    """Topics stand in their own order; what has no offer stands last among the open ones."""
    best = item.offers[0].score if item.offers else 0.0
    return item.claim.topic.position, list(Look).index(item.look), item.is_probably_silent, -best
