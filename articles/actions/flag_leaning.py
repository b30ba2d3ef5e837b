"""Flag what leans on a source that changed, until an editor has looked at it."""

from collections.abc import Collection, Iterable, Iterator

from django.contrib.contenttypes.models import ContentType
from django.db import models

from articles.models import Claim, Flag, Question, Revision, Source, Statement, Written
from articles.models.flag import AS_BEFORE

from .how_it_stands import HowItStands


def flag_leaning(source: Source, reason: str, *, moved: Collection[int] = ()) -> int:
    """Flag every statement, claim, question, topic, term and page that leans on `source`; return how many.

    `moved` are the statements whose passage has other words now. A live text that quotes what is not there any
    more is flagged as lost, with its lines. What cites the source only in an
    earlier revision or a draft is left alone: a draft is checked again when it is published.
    """
    how = HowItStands(source, moved)
    leaning: list[Statement | Written] = [*source.statements.all(), *dict.fromkeys(leaning_on(source))]
    for leans in leaning:
        told, is_lost = how.told(leans)
        _raise(leans, source, f"{reason} {told}".strip(), is_lost)
    return len(leaning)


def clear_flags(flags: Iterable[Flag]) -> int:
    """An editor has looked: take these flags away; return how many."""
    return Flag.objects.filter(pk__in=[flag.pk for flag in flags]).delete()[0]


def clear_withdrawal(source: Source) -> int:
    """The source is back: take away what its withdrawal flagged; return how many."""
    return clear_flags(source.flags.filter(reason__startswith=withdrawal(source)))


def withdrawal(source: Source) -> str:
    """The reason that is given when a source is withdrawn."""
    return f"Source {source.letter} was withdrawn."


def leaning_on(source: Source) -> Iterator[Written]:
    """What has a statement of the source, rests on such a claim, or cites the source in its live text."""
    claims = Claim.objects.filter(statements__source=source).distinct()
    yield from claims
    yield from Question.objects.filter(claims__in=claims).distinct()
    for revision in Revision.objects.live().with_owner():
        owner = revision.text.owner
        if owner is not None and any(cited["source"] == source.slug for cited in revision.citations):
            yield owner


def _raise(leans: models.Model, source: Source, reason: str, is_lost: bool) -> None:
    raised = {"content_type": ContentType.objects.get_for_model(leans), "object_id": leans.pk, "source": source}
    if (
        reason.endswith(AS_BEFORE)
        and Flag.objects.filter(**raised, is_lost=False).exclude(reason__endswith=AS_BEFORE).exists()
    ):
        return  # No one has looked yet at what changed before.
    Flag.objects.update_or_create(**raised, defaults={"reason": reason[:200], "is_lost": is_lost})
