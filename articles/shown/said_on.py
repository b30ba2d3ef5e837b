"""What the sources say on one claim in their own words, read as far as a page shows it."""

from collections.abc import Sequence
from itertools import groupby

from django.db.models import OuterRef, Subquery

from articles.models import Answer, Source, Statement

from .compared import Said
from .seen import SeenClaim
from .told import stored, worked_out


class SaidOn(Sequence[Said]):
    """Each source that has a statement on the claim, in the order of the sources."""

    def __init__(self, seen: SeenClaim) -> None:
        self.seen = seen

    def __len__(self) -> int:
        return self.seen.speaking + self.seen.counts.touching

    def __getitem__(self, places: slice) -> list[Said]:  # type: ignore[override]
        """Of these places, which a page shows together."""
        claim = self.seen.claim
        speaking = stored([claim]).order_by("place").values_list("source")[places]
        others = [one.source_id for one in worked_out([claim])][places]
        statements = Statement.objects.shown().filter(claim=claim)
        statements = statements.filter(source__in=others) if others else statements.filter(source__in=speaking)
        told = list(
            statements.annotate(in_same_words=_same_words())
            .select_related("passage", "source")
            .defer("source__text", "source__seeded")
        )
        for statement in told:
            statement.claim = claim
        known = {one.pk: one for one in self.seen.sources.first}
        spoken = groupby(told, key=lambda one: one.source_id)
        return [_said(known, tuple(statements)) for _, statements in spoken]


def _same_words() -> Subquery:
    """Which other sources answer in the same words, as it is stored."""
    return Subquery(Answer.objects.filter(claim=OuterRef("claim"), source=OuterRef("source")).values("same_words")[:1])


def _said(known: dict[int, Source], statements: tuple[Statement, ...]) -> Said:
    source = known.get(statements[0].source_id, statements[0].source)
    for statement in statements:
        statement.source = source
    return Said(source, statements, tuple(statements[0].in_same_words or ()))  # type: ignore[attr-defined]
