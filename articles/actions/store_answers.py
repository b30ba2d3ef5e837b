"""Store answers: what readers see of each claim is written down when it changes, so that no page works it out."""

from collections.abc import Iterable

from articles.models import Answer
from articles.shown import ComparedClaim

Key = tuple[int, int]
"""Of a claim, and of a source."""


def store_answers(compared: Iterable[ComparedClaim]) -> bool:
    """Make what is stored what the rule gives for all published claims; whether anything had to be changed."""
    wanted = answers_of(compared)
    stored = {(one.claim_id, one.source_id): one for one in Answer.objects.all()}
    gone = [one.pk for key, one in stored.items() if key not in wanted or not _same(one, wanted[key])]
    Answer.objects.filter(pk__in=gone).delete()
    made = [one for key, one in wanted.items() if key not in stored or not _same(stored[key], one)]
    Answer.objects.bulk_create(made)
    return bool(gone or made)


def answers_of(compared: Iterable[ComparedClaim]) -> dict[Key, Answer]:
    """What the rule gives, not stored yet."""
    return {(one.claim_id, one.source_id): one for claim in compared for one in _answers(claim)}


def wrong_answers(compared: Iterable[ComparedClaim]) -> set[Key]:
    """Where what is stored is not what the rule gives."""
    wanted = answers_of(compared)
    stored = {(one.claim_id, one.source_id): one for one in Answer.objects.all()}
    lacking_or_left = wanted.keys() ^ stored.keys()
    return lacking_or_left | {key for key in wanted.keys() & stored.keys() if not _same(stored[key], wanted[key])}


def _answers(compared: ComparedClaim) -> Iterable[Answer]:
    keys = {said.source.letter: said.source.pk for said in compared.said}
    comparison = compared.comparison
    for said in compared.said:
        letter = said.source.letter
        opposed = {keys[other] for pair in comparison.opposed if letter in pair for other in pair - {letter}}
        if said.statements:
            yield Answer(
                claim=compared.claim,
                source=said.source,
                values=said.values,
                side=said.side,
                hedges=letter in comparison.hedging,
                contradicts_itself=letter in comparison.contradict_themselves,
                opposed=sorted(opposed),
            )


def _same(one: Answer, other: Answer) -> bool:
    names = ("values", "side", "hedges", "contradicts_itself", "opposed")
    return all(getattr(one, name) == getattr(other, name) for name in names)
