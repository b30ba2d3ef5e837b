"""Flag what leans on a claim that is compared otherwise than before, until an editor has looked at it."""

from collections.abc import Iterable, Sequence
from typing import Any

from django.contrib.contenttypes.models import ContentType

from articles.comparing import MOST_NAMED, Agreement, Label, listed, number
from articles.models import Answer, Claim, Flag, Link, Question, Source, Written, leading_here
from articles.models.flag import Standing
from articles.shown import NotComputed, reach

from .store_answers import Restored

Verdict = list[Any]
"""How far sources agree, the keys of those that speak, and the range of what they say."""


def flag_compared(restored: Iterable[Restored]) -> int:
    """Flag each live text that leads to such a claim or rests on it, where verdict, speakers or range are others.

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


def leaning_on_claims(claims: Iterable[Claim]) -> list[Written]:
    """The live texts that lead to such a claim, the questions that rest on one, and the notes of their own."""
    listed = list(claims)
    links = Link.objects.filter(path__in=[one.get_absolute_url() for one in listed]).with_owners()
    resting = Question.objects.filter(claims__in=listed, text__live__isnull=False).distinct()
    noted = Claim.objects.filter(pk__in=[one.pk for one in listed], text__live__isnull=False)
    return list(dict.fromkeys([*leading_here(links), *resting, *noted]))


def _flag(owner: Written, claim: Claim, was: Verdict, now: Verdict) -> None:
    """What it was when the first flag was raised stays told until somebody has looked, or it is so again."""
    of = {"content_type": ContentType.objects.get_for_model(owner), "object_id": owner.pk, "claim": claim}
    flag = Flag.objects.filter(**of).first() or Flag(**of, was=was)
    if flag.was == now:
        if flag.pk is not None:
            flag.delete()
        return
    flag.reason = f"“{claim.question}” was: {_told(flag.was)}. It is: {_told(now)}."[:600]
    flag.standing = Standing.COMPARED
    flag.save()


def _verdict(answers: Sequence[Answer], agreement: str) -> Verdict:
    speaking = sorted((one for one in answers if one.values), key=lambda one: one.place)
    try:
        told = reach(speaking) if any(one.bounds for one in speaking) else ""
    except NotComputed:
        told = ""
    return [agreement, [one.source_id for one in speaking], told]


def _told(verdict: Verdict) -> str:
    """ "They vary: A and F, $100 to $700"."""
    agreement, keys, told = verdict
    if len(keys) > MOST_NAMED:
        who = f"{number(len(keys))} sources"
    else:
        letters = dict(Source.objects.filter(pk__in=keys).values_list("pk", "letter"))
        who = listed([letters[key] for key in keys if key in letters]) if keys else ""
    words = Label(Agreement(agreement)).words if agreement else "not compared"
    return ": ".join(filter(None, (words, ", ".join(filter(None, (who, told))))))
