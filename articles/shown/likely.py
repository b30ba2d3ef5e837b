"""What a source probably says on each claim, for an editor who reads it: the claims as queries, and its index."""

from collections.abc import Sequence

from articles.models import Claim, Definition, Passage, Source, Statement
from articles.proposing import Asked, Likely, Part, Said, also_called

MOST_READ = 20
"""So many sources are enough to know in what words a claim is spoken of."""


def asked_beside(source: Source) -> list[Asked]:
    """Every claim as a query, in the order of lists, with what other sources say on it. Four queries."""
    others = list(Source.objects.exclude(pk=source.pk).order_by("position").values_list("pk", flat=True)[:MOST_READ])
    said: dict[int, list[Said]] = {}
    for one in (
        Statement.objects.found().filter(source__in=others).only("claim_id", "exact", "values", "stance", "mention")
    ):
        said.setdefault(one.claim_id, []).append(Said(one.exact, tuple(one.values), one.stance, one.mention))
    same = Definition.objects.now().everyday_words
    claims = Claim.objects.select_related("topic").order_by("topic__position", "position")
    return [
        Asked(
            claim.slug,
            claim.question,
            claim.kind,
            claim.unit,
            tuple(said.get(claim.pk, ())),
            claim.topic.slug,
            claim.ask,
            also_called(claim.question, said.get(claim.pk, ()), same),
        )
        for claim in claims
    ]


def likely_of(source: Source, asked: Sequence[Asked] | None = None) -> Likely:
    """The index of a source's text, for these claims, or else for all. Two queries, with the claims at hand."""
    passages = Passage.objects.filter(source=source).readable().prefetch_related("topics").order_by("start")
    parts = [
        Part(one.start, one.end, tuple(one.heading_path), tuple(topic.slug for topic in one.topics.all()))
        for one in passages
    ]
    return Likely(source.text, parts, asked_beside(source) if asked is None else asked)
