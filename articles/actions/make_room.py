"""Make room: a claim whose seed asks for another kind of answer than before loses what its seeds recorded on it."""

from articles.models import Claim, Source

from .import_statements import held_back, says


def make_room(claim: Claim, kind: str) -> bool:
    """Whether the claim can take the kind: what seeds recorded on it is taken away, to be recorded anew.

    What an editor recorded or changed stays, and so does what is held back with its source (see `held_back`): then
    nothing is done.
    """
    if claim.kind == kind or not claim.seeded:
        return True
    recorded = list(claim.statements.select_related("source").defer("source__text"))
    seeds = {one["pk"]: one["seed"] for one in claim.seeded.get("statements", {}).values()}
    held = held_back(Source.objects.defer("text"))
    if not all(one.pk in seeds and says(one, seeds[one.pk]) and one.source.letter not in held for one in recorded):
        return False
    claim.statements.all().delete()
    claim.seeded.pop("statements", None)
    return True
