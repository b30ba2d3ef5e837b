"""Store answers: what readers see of each claim is written down when it changes, so that no page works it out."""

from collections.abc import Collection, Iterable

from articles.models import Answer
from articles.shown import ComparedClaim

Key = tuple[int, int]
"""Of a claim, and of a source."""
Answers = dict[Key, Answer]


def store_answers(compared: Iterable[ComparedClaim], of: Collection[int] | None = None) -> bool:
    """Make what is stored what the rule gives; whether anything had to be changed.

    `compared` are all published claims, or those among the claims with the keys `of`.
    """
    wanted, stored = _wanted(compared), _stored(of)
    wrong = _differing(wanted, stored)
    Answer.objects.filter(pk__in=[stored[key].pk for key in wrong & stored.keys()]).delete()
    Answer.objects.bulk_create(answer for key, answer in wanted.items() if key in wrong)
    return bool(wrong)


def wrong_answers(compared: Iterable[ComparedClaim]) -> set[Key]:
    """Where what is stored is not what the rule gives."""
    return _differing(_wanted(compared), _stored())


def _differing(wanted: Answers, stored: Answers) -> set[Key]:
    lacking_or_left = wanted.keys() ^ stored.keys()
    return lacking_or_left | {key for key in wanted.keys() & stored.keys() if not _same(stored[key], wanted[key])}


def _wanted(compared: Iterable[ComparedClaim]) -> Answers:
    """What the rule gives, not stored yet."""
    return {(one.claim_id, one.source_id): one for claim in compared for one in _answers(claim)}


def _stored(of: Collection[int] | None = None) -> Answers:
    answers = Answer.objects.all() if of is None else Answer.objects.filter(claim__in=of)
    return {(one.claim_id, one.source_id): one for one in answers}


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
