"""The comparison as it is stored: what pages show of claims, without working anything out.

Where nothing is stored of a claim yet, as on a site that was brought to this version, it is worked out for the page.
"""

from collections.abc import Iterable, Sequence
from dataclasses import replace

from django.db.models import Count

from articles.models import Answer, Claim, Source
from articles.models.answer import AnswerQuerySet

from .compared import compare_all
from .seen import SeenClaim
from .sources import Sources


def told(claims: Iterable[Claim], sources: Sources) -> list[SeenClaim]:
    """Claims with their agreement, in their order; `with_answers` adds what is said on them."""
    listed = list(claims)
    lacking = {claim.pk: claim for claim in listed if not claim.counts}
    unstored = Claim.objects.filter(pk__in=list(lacking))
    for compared in compare_all(unstored, list(Source.objects.for_display())) if lacking else ():
        claim = lacking[compared.claim.pk]
        claim.counts, claim.logged_agreement = compared.counts.as_stored(), compared.agreement.value
        claim.__dict__["worked_out"] = compared.answers
    return [SeenClaim(claim, sources) for claim in listed]


def with_answers(seen: Iterable[SeenClaim]) -> list[SeenClaim]:
    """The same claims with the answers that tell them."""
    listed = list(seen)
    claims = {one.claim.pk: one.claim for one in listed}
    are_few, known = not listed or listed[0].sources.are_few, {}
    if listed:
        known = {source.pk: source for source in listed[0].sources.first}
    telling = stored(claims.values())
    by_claim: dict[int, list[Answer]] = {}
    for answer in [*(telling if are_few else telling.standing().with_names()), *worked_out(claims.values())]:
        if answer.source_id in known if are_few else answer.stands_for:
            answer.claim, answer.source = claims[answer.claim_id], known.get(answer.source_id) or answer.source
            by_claim.setdefault(answer.claim_id, []).append(answer)
    return [_told_by(one, by_claim.get(one.claim.pk, ())) for one in listed]


def _told_by(seen: SeenClaim, answers: Iterable[Answer]) -> SeenClaim:
    """What is said most comes first."""
    ordered = sorted(answers, key=lambda one: (-one.stands_for, one.place))
    speaking = [one for one in ordered if one.stands_for]
    return replace(seen, answers=speaking, touching=[one for one in ordered if not one.speaks])


def answered_by(source: Source, seen: Iterable[SeenClaim]) -> tuple[list[SeenClaim], dict[int, Answer]]:
    """The claims that it answers, with the answers that tell them, and its own answers by the keys of the claims."""
    listed = list(seen)
    if listed and listed[0].sources.are_few:
        listed = with_answers(listed)
        own = {one.claim_id: one for each in listed for one in each.answers if one.source_id == source.pk}
        return [one for one in listed if one.claim.pk in own], own
    found = answers_of([source], [one.claim for one in listed])
    own = {claim: answer for (claim, _), answer in found.items() if answer.speaks}
    return with_answers(one for one in listed if one.claim.pk in own), own


def answers_of(sources: Sequence[Source], claims: Iterable[Claim]) -> dict[tuple[int, int], Answer]:
    """What these sources answer on these claims or, without a value, touch on, by the keys of claim and source."""
    listed, known = {claim.pk: claim for claim in claims}, {one.pk: one for one in sources}
    answers = stored(listed.values()).filter(source__in=known).order_by("place")
    found = [*answers, *(one for one in worked_out(listed.values()) if one.source_id in known)]
    for answer in found:
        answer.claim, answer.source = listed[answer.claim_id], known[answer.source_id]
    return {(one.claim_id, one.source_id): one for one in found}


def all_that_is_said(claims: Iterable[Claim]) -> list[Answer]:
    """Each thing that sources say on these claims, as a drawing rests on it, with how many say so as `stands_for`."""
    listed = list(claims)
    said = stored(listed).exclude(values=[]).values_list("claim_id", "values", "side").annotate(Count("pk")).order_by()
    grouped = [Answer(claim_id=key, values=values, side=side, stands_for=count) for key, values, side, count in said]
    alone = (one for one in worked_out(listed) if one.speaks)
    return grouped + [Answer(claim_id=one.claim_id, values=one.values, side=one.side, stands_for=1) for one in alone]


def stored(claims: Iterable[Claim]) -> AnswerQuerySet:
    """What is stored of these claims."""
    return Answer.objects.filter(claim__in=[one.pk for one in claims if "worked_out" not in one.__dict__])


def worked_out(claims: Iterable[Claim]) -> list[Answer]:
    """What was worked out of those of these claims of which nothing is stored."""
    return [answer for one in claims for answer in one.__dict__.get("worked_out", ())]
