"""Flag what leans on a source that changed, until an editor has looked at it."""

from collections.abc import Collection, Iterable, Iterator, Sequence

from django.contrib.contenttypes.models import ContentType
from django.db import models
from django.utils import timezone

from articles.models import Claim, Flag, Question, Source, Statement, Written
from articles.models.flag import Standing

from .how_it_stands import HowItStands
from .render_anew import live_citing

# What a flag of the one kind does not take the place of: no one has looked yet at what it tells.
NOT_YET_SEEN = {
    Standing.AS_BEFORE: (Standing.CHANGED, Standing.WITHDRAWN),
    Standing.WITHDRAWN: (Standing.LOST, Standing.CHANGED),
}


def flag_leaning(source: Source, *, moved: Collection[int] = ()) -> int:
    """The text of `source` changed: flag what leans on it, with how each now stands; return how many.

    `moved` are the statements whose passage has other words now. A live text that quotes what is not there any
    more is flagged as lost, with its lines. What cites the source only in an
    earlier revision or a draft is left alone: a draft is checked again when it is published.
    """
    how, changed = HowItStands(source, moved), f"The text of source {source.letter} changed."
    told = ((leans, *how.told(leans)) for leans in _everything_leaning_on(source))
    return _raise(source, [(leans, standing, f"{changed} {words}") for leans, words, standing in told])


def flag_withdrawal(source: Source) -> int:
    """The source was withdrawn: flag what leans on it; return how many."""
    leaning = _everything_leaning_on(source)
    return _raise(source, [(leans, Standing.WITHDRAWN, withdrawal(source)) for leans in leaning])


def flag_taking_back(source: Source) -> int:
    """Readers see the source no more: flag the live texts that cite it; return how many."""
    reason = f"Source {source.letter} was taken back for another reading."
    return _raise(source, [(owner, Standing.WITHDRAWN, reason) for owner in citing_owners(source)])


def clear_flags(flags: Iterable[Flag]) -> int:
    """An editor has looked: take these flags away; return how many."""
    return Flag.objects.filter(pk__in=[flag.pk for flag in flags]).delete()[0]


def clear_withdrawal(source: Source) -> int:
    """The source is back: take away what was flagged when it was withdrawn or taken back; return how many."""
    return clear_flags(source.flags.filter(standing=Standing.WITHDRAWN))


def withdrawal(source: Source) -> str:
    """The reason that is given when a source is withdrawn."""
    return f"Source {source.letter} was withdrawn."


def leaning_on(source: Source) -> Iterator[Written]:
    """What has a statement of the source, rests on such a claim, or cites the source in its live text."""
    claims = Claim.objects.filter(statements__source=source).distinct()
    yield from claims
    yield from Question.objects.filter(claims__in=claims).distinct()
    yield from citing_owners(source)


def citing_owners(source: Source) -> Iterator[Written]:
    """What cites the source in its live text."""
    owners = (revision.text.owner for revision in live_citing(source))
    yield from (owner for owner in owners if owner is not None)


def _everything_leaning_on(source: Source) -> list[Statement | Written]:
    return [*source.statements.all(), *dict.fromkeys(leaning_on(source))]


def _raise(source: Source, leaning: Sequence[tuple[models.Model, Standing, str]]) -> int:
    """Flag these, each with how it stands and why, but for those that nobody has looked at yet; how many there are."""
    flags = {(flag.content_type_id, flag.object_id): flag for flag in source.flags.all()}
    for leans, standing, reason in leaning:
        kind = ContentType.objects.get_for_model(leans)
        flag = flags.setdefault((kind.pk, leans.pk), Flag(content_type=kind, object_id=leans.pk, source=source))
        if flag.pk is None or flag.standing not in NOT_YET_SEEN.get(standing, ()):
            flag.reason, flag.standing, flag.raised_at = reason.strip()[:200], standing, timezone.now()
    Flag.objects.bulk_update([flag for flag in flags.values() if flag.pk], ["reason", "standing", "raised_at"])
    Flag.objects.bulk_create(flag for flag in flags.values() if flag.pk is None)
    return len(leaning)
