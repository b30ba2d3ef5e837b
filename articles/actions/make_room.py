"""Make room: a claim whose seed asks for another kind of answer than before loses what its seeds recorded on it."""

from collections.abc import Collection

from articles.models import Claim, NewText, Source

from .import_statements import says


def make_room(claim: Claim, kind: str) -> bool:
    """Whether the claim can take the kind: what seeds recorded on it is taken away, to be recorded anew.

    What an editor recorded or changed stays, and so does what is held back with its source (see `held_sources`): then
    nothing is done.
    """
    if claim.kind == kind or not claim.seeded:
        return True
    recorded = list(claim.statements.all())
    seeds = {one["pk"]: one["seed"] for one in claim.seeded.get("statements", {}).values()}
    held = held_sources()
    if not all(one.pk in seeds and says(one, seeds[one.pk]) and one.source_id not in held for one in recorded):
        return False
    claim.statements.all().delete()
    claim.seeded.pop("statements", None)
    return True


def held_sources() -> Collection[int]:
    """The keys of sources whose statements a load leaves as they are: withdrawn, or with a new text that waits."""
    waiting = NewText.objects.holding().values_list("source", flat=True)
    return {*waiting, *Source.objects.exclude(withdrawn_on=None).values_list("pk", flat=True)}
