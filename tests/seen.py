"""Claims as pages show them, for tests: with the answers that tell them."""

from collections.abc import Iterable, Sequence

from articles.models import Claim
from articles.shown import SeenClaim, Sources, told, with_answers


def seen(claims: Iterable[Claim] | None = None, sources: Sources | None = None) -> Sequence[SeenClaim]:
    """All that readers see, unless others are given."""
    return with_answers(told(Claim.objects.to_tell() if claims is None else claims, sources or Sources.now()))
