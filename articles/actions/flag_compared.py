"""Flag what leans on a claim that is compared otherwise than before, until an editor has looked at it."""

from collections.abc import Collection, Iterable, Iterator, Sequence
from typing import Any

from django.contrib.contenttypes.models import ContentType
from django.db.models import Q

from articles.comparing import MOST_NAMED, Agreement, Label, listed, number
from articles.models import Answer, Claim, Flag, Link, Question, Source, Written
from articles.models.flag import WORST_FIRST, Standing
from articles.shown import NotComputed, reach

from .render_anew import to_look_at
from .store_answers import Restored

BESIDES = ". Besides: "
"""After what is to be mended in the reason of a flag."""
Verdict = list[Any]
"""How far sources agree, the keys of those that speak, the range of what they say, and what each of them says."""


def flag_compared(restored: Iterable[Restored]) -> int:
    """Flag each live text that leads to such a claim or rests on it, where verdict, speakers or answers are others.

    Where they are again what they were, the flag goes: the text was not in need of a look. Returns how many texts lean.
    """
    count = 0
    for one in restored:
        before, after = _verdict(one.before, one.claim.logged_agreement), _verdict(one.after, one.now)
        if not one.was_stored or before == after:
            continue
        for owner in leaning_on_claims([one.claim]):
            _flag(owner, one.claim, before, after)
            count += 1
    return count


def flag_typed() -> None:
    """Flag the live texts whose typed words are not so since sources came or went, and no other for that reason.

    One that is flagged for a claim already waits on the desk with that, and is told so there.
    """
    Flag.objects.filter(_typed()).delete()
    claims = {claim.get_absolute_url(): claim for claim in Claim.objects.published()}
    for owner, problems in to_look_at().items():
        leads_to = owner.text.leads_to.values_list("path", flat=True) if owner.text else ()
        claim = next((claims[path] for path in leads_to if path in claims), None)
        told = "; ".join(f"line {one.line}: {one.message}" for one in problems)
        if flag := owner.flags.filter(claim__isnull=False).order_by(*WORST_FIRST).first():
            flag.reason = f"To mend, {told}{BESIDES}{flag.reason.rpartition(BESIDES)[2]}"[:600]
            flag.save(update_fields=["reason"])
            continue
        if claim is None:
            continue
        reason = f"Sources came or went, and what it types is not so any more. {told}"[:600]
        Flag.objects.create(flagged=owner, claim=claim, reason=reason, standing=Standing.COMPARED)


def _typed() -> Q:
    """The condition for what `flag_typed` raised: of no claim that is compared otherwise than it was."""
    return Q(claim__isnull=False, was=[])


def leaning_on_claims(claims: Iterable[Claim]) -> dict[Written, list[Claim]]:
    """The live texts that lead to such a claim, the questions that rest on one, and the notes of their own.

    Each with the claims that it leans on.
    """
    by_path = {one.get_absolute_url(): one for one in claims}
    by_key = {one.pk: one for one in by_path.values()}
    links = Link.objects.filter(path__in=by_path).with_owners()
    pairs = [(link.text.owner, by_path[link.path]) for link in links]
    resting = Question.objects.filter(claims__in=by_key, text__live__isnull=False).distinct()
    pairs += [
        (question, by_key[claim.pk])
        for question in resting.prefetch_related("claims")
        for claim in question.claims.all()
        if claim.pk in by_key
    ]
    noted = Claim.objects.filter(pk__in=by_key, text__live__isnull=False)
    pairs += [(claim, by_key[claim.pk]) for claim in noted]
    found: dict[Written, list[Claim]] = {}
    for owner, claim in dict.fromkeys(pairs):
        if owner is not None:
            found.setdefault(owner, []).append(claim)
    return found


def _flag(owner: Written, claim: Claim, was: Verdict, now: Verdict) -> None:
    """What it was when the first flag was raised stays told until somebody has looked, or it is so again."""
    of = {"content_type": ContentType.objects.get_for_model(owner), "object_id": owner.pk, "claim": claim}
    flag = Flag.objects.filter(**of).first() or Flag(**of)
    flag.was = flag.was or was
    if flag.was == now:
        if flag.pk is not None:
            flag.delete()
        return
    told = f"“{claim.question}” was: {_told(flag.was)}. It is: {_told(now)}."
    flag.reason = " ".join([told, *_said_otherwise(flag.was, now)])[:600]
    flag.standing = Standing.COMPARED
    flag.save()


def _verdict(answers: Sequence[Answer], agreement: str) -> Verdict:
    speaking = sorted((one for one in answers if one.values), key=lambda one: one.place)
    try:
        told = reach(speaking) if any(one.bounds for one in speaking) else ""
    except NotComputed:
        told = ""
    return [agreement, [one.source_id for one in speaking], told, [one.values for one in speaking]]


def _told(verdict: Verdict) -> str:
    """ "They vary: A and F, $100 to $700"."""
    agreement, keys, told, *_ = verdict
    if len(keys) > MOST_NAMED:
        who = f"{number(len(keys))} sources"
    else:
        letters = _letters(keys)
        who = listed([letters[key] for key in keys if key in letters]) if keys else ""
    words = Label(Agreement(agreement)).words if agreement else "not compared"
    return ": ".join(filter(None, (words, ", ".join(filter(None, (who, told))))))


def _said_otherwise(was: Verdict, now: Verdict) -> Iterator[str]:
    """ "F said “Yes” and says “No”.", of the first sources that speak as before and say something else."""
    before, after = (dict(zip(keys, *said, strict=True)) if said else {} for _, keys, _, *said in (was, now))
    other = [key for key in after if before.get(key, after[key]) != after[key]][:MOST_NAMED]
    letters = _letters(other)
    for key in other:
        yield f"{letters[key]} said “{', '.join(before[key])}” and says “{', '.join(after[key])}”."


def _letters(keys: Collection[int]) -> dict[int, str]:
    return dict(Source.objects.filter(pk__in=keys).values_list("pk", "letter"))
