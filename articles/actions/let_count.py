"""Let a source count, or take it back: what that does is told before it is done, and done only as it was told."""

from collections.abc import Collection, Iterator
from contextlib import contextmanager
from dataclasses import dataclass

from django.contrib.auth.models import User
from django.db import transaction

from articles.models import AgreementChange, ContentRevision, Flag, Source

from .consequences import Consequences, as_it_is, consequences
from .flag_leaning import clear_withdrawal, flag_taking_back
from .index_entries import index_passages
from .log_changes import log_changes, one_writer
from .render_anew import live_citing, render_anew
from .take_over import SeenOtherwise

ACCOUNTS = "django.contrib.auth.backends.ModelBackend"
RIGHTS = ("articles.change_source", "articles.publish_revision")
"""What lets an editor decide that a source counts."""
MOST_NAMED = 5


class NotCounted(ValueError):
    """Something is missing; the message says what, and what to do."""


@dataclass(frozen=True, slots=True)
class Decided:
    """What was done: the agreements that are others since, and all that was told of it before."""

    changes: list[AgreementChange]
    told: Consequences


def would_do(source: Source) -> Consequences:
    """Let the source count, or take back one that counts; tell what that does, and undo it."""
    with one_writer():
        told, _ = _turn_and_tell(source, "", None)
        transaction.set_rollback(True)
    return told


def let_count(source: Source, *, by: User, reason: str, seen: str, read: Collection[str] = ()) -> Decided:
    """Let readers see the source, and compare it. `seen` is the digest of the consequences that were shown.

    `read` are the groups of sentences that were read with it: a text whose sentences all were is not flagged, unless
    it types what is not so.
    Raises `SeenOtherwise` when the consequences are others by now, and `NotCounted`; nothing is stored then.
    """
    return _decide(source, by, reason, seen, read, counts=True)


def take_back(source: Source, *, by: User, reason: str, seen: str, read: Collection[str] = ()) -> Decided:
    """Hide the source from readers until it was read once more. Takes and raises the same as `let_count`."""
    return _decide(source, by, reason, seen, read, counts=False)


@contextmanager
def as_if_it_counted(source: Source) -> Iterator[None]:
    """While this lasts the source counts, for nobody but whoever asks; nothing of it is stored."""
    with one_writer():
        stored = Source.objects.get(pk=source.pk)
        if not stored.is_read:
            _turn(stored, "", None)
        yield
        transaction.set_rollback(True)


def what_is_missing(told: Consequences, by: User) -> Iterator[str]:
    """What keeps this editor from letting the source count, or taking it back, in words for one sentence."""
    if told.source.withdrawn_on is not None:
        yield "it is withdrawn: take the withdrawal back first"
    if not told.counted and told.not_looked_at:
        yield f"nobody has looked at {_named(told)}: record what it says, or that it says nothing"
    if not told.counted and wrote_all(told, by) and others_who_may(by):
        yield "you alone recorded what it says, and where it is silent: somebody else has to read it, and let it count"


def wrote_all(told: Consequences, by: User) -> bool:
    """Whether nobody but this editor has recorded its statements and silences."""
    return told.recorders == (by,)


def others_who_may(by: User) -> bool:
    """Whether anybody else may let a source count."""
    publish, change = (set(_holders(right)) for right in RIGHTS)
    return bool((publish & change) - {by.pk})


def _holders(right: str) -> Iterator[int]:
    yield from User.objects.with_perm(right, backend=ACCOUNTS).filter(is_staff=True).values_list("pk", flat=True)


def _named(told: Consequences) -> str:
    """“What does it cost?”, “Does it hurt?” and 3 more claims."""
    listed = ", ".join(f"“{claim}”" for claim in told.not_looked_at[:MOST_NAMED])
    more = len(told.not_looked_at) - MOST_NAMED
    return f"{listed} and {more} more" if more > 0 else listed


def _decide(source: Source, by: User, reason: str, seen: str, read: Collection[str], *, counts: bool) -> Decided:
    with one_writer():
        flagged = list(Flag.objects.values_list("pk", flat=True))
        told, changes = _turn_and_tell(source, reason, by)
        if told.digest != seen or told.counted is counts:
            raise SeenOtherwise
        missing = list(what_is_missing(told, by))
        if told.changed and not reason.strip():
            missing.append("the agreement changes: give the reason that readers will find under Changes")
        if missing:
            raise NotCounted("; ".join(missing))
        for one in told.to_read:
            if told.groups(one) and told.groups(one).issubset(read) and not one.untrue:
                one.owner.flags.filter(claim__in=one.claims).exclude(pk__in=flagged).delete()
    return Decided(changes, told)


def _turn_and_tell(source: Source, reason: str, by: User | None) -> tuple[Consequences, list[AgreementChange]]:
    """Let it count if it does not, else take it back; by the one writer."""
    stored = Source.objects.get(pk=source.pk)
    before = as_it_is(stored)
    changes = _turn(stored, reason, by)
    return consequences(stored, before, as_it_is(stored)), changes


def _turn(stored: Source, reason: str, by: User | None) -> list[AgreementChange]:
    stored.is_read = not stored.is_read
    stored.save(update_fields=["is_read"])
    index_passages(stored)
    ContentRevision.raise_number()
    changes = log_changes(reason, editor=by, of=set(stored.statements.values_list("claim", flat=True)))
    render_anew(live_citing(stored))
    if stored.is_read:
        clear_withdrawal(stored)
    else:
        flag_taking_back(stored)
        stored.silences.all().delete()  # It is to be read again, all of it.
    return changes
