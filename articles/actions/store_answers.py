"""Store answers: what readers see of each claim is written down when it changes, so that no page works it out."""

from collections.abc import Collection, Sequence
from dataclasses import dataclass
from typing import Any

from articles.models import Answer, Claim
from articles.shown import ComparedClaim

ON_A_ROW = (
    *("place", "values", "bounds", "side", "contradicts_itself", "opposes"),
    *("hedged", "compared", "stands_for", "same_words"),
)


@dataclass(frozen=True)
class Restored:
    """What is stored of a claim after it was compared, and what was stored before."""

    claim: Claim
    """With the agreement that was logged before."""
    now: str
    before: Sequence[Answer]
    after: Sequence[Answer]
    was_stored: bool
    """Whether anything was: a claim that is new had nothing."""


def store_answers(compared: ComparedClaim) -> Restored | None:
    """Make what is stored of a published claim what the rule gives; what had to be changed, None if nothing."""
    claim, counts = compared.claim, compared.counts.as_stored()
    wanted, stored = {one.source_id: one for one in compared.answers}, _stored(claim)
    wrong = _differing(wanted, stored)
    if not wrong and claim.counts == counts:
        return None
    Answer.objects.filter(pk__in=[stored[key].pk for key in wrong & stored.keys()]).delete()
    Answer.objects.bulk_create([answer for key, answer in wanted.items() if key in wrong], batch_size=500)
    if claim.counts != counts:
        Claim.objects.filter(pk=claim.pk).update(counts=counts)
    return Restored(claim, compared.agreement.value, list(stored.values()), list(wanted.values()), bool(claim.counts))


def forget_answers(of: Collection[int] | None = None) -> bool:
    """Leave nothing stored of claims that readers do not see; whether there was anything."""
    unseen = Claim.objects.filter(is_published=False)
    unseen = unseen if of is None else unseen.filter(pk__in=of)
    unseen.exclude(counts={}).update(counts={})
    return bool(Answer.objects.filter(claim__in=unseen).delete()[0])


def is_stored(compared: ComparedClaim) -> bool:
    """Whether what is stored of it is what the rule gives."""
    wanted, stored = {one.source_id: one for one in compared.answers}, _stored(compared.claim)
    return not _differing(wanted, stored) and compared.claim.counts == compared.counts.as_stored()


def _stored(claim: Claim) -> dict[int, Answer]:
    return {one.source_id: one for one in claim.answers.all()}


def _differing(wanted: dict[int, Answer], stored: dict[int, Answer]) -> set[int]:
    """The keys of the sources of which something else is stored than is wanted."""
    lacking_or_left = wanted.keys() ^ stored.keys()
    return lacking_or_left | {key for key in wanted.keys() & stored.keys() if _row(stored[key]) != _row(wanted[key])}


def _row(answer: Answer) -> list[Any]:
    return [getattr(answer, name) for name in ON_A_ROW]
