"""Release: what was approved goes to readers, now or at its time."""

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import datetime

from django.contrib.auth.models import User
from django.db import transaction
from django.db.models import QuerySet
from django.utils import timezone

from articles.models import Claim, ContentRevision, Revision, Step, StepKind, Written

from .archive import returned, under_archived
from .index_entries import index_pages
from .log_changes import log_changes, one_writer
from .publish import NotPublishable, publish
from .rate_research import rate_research
from .render_ahead import revision_ahead
from .review import NotReviewable, moment_in_words, reviewers, who_may_approve
from .what_would_go import WordsWouldGo


@dataclass(frozen=True, slots=True)
class Due:
    """What became of a revision whose time had come; `refused` says why readers do not see it."""

    revision: Revision
    refused: str = ""


def may_release(revision: Revision, by: User) -> bool:
    """Whether it was approved, or was public before, or `by` may approve it, or nobody may."""
    return bool(revision.is_approved or by.pk in who_may_approve(revision) or not reviewers())


@transaction.atomic
def release(written: Written, revision: Revision | None, *, by: User, over: int | None = None) -> None:
    """Publish the revision; a claim goes to readers with its note or without one.

    `over` is the key of the revision whose words `by` has seen go. Raises `NotReviewable` where somebody must
    approve it first, `NotPublishable` while anything is wrong, and `WordsWouldGo` where readers would lose others.
    """
    if revision is not None:
        if not may_release(revision, by):
            raise NotReviewable("You wrote some of this: another reviewer must approve it before it is published.")
        publish(revision, by=by, over=over)
    _show(written, revision)


def publish_due() -> list[Due]:
    """Publish each approved revision whose time has come; one that cannot be is held back, and says why."""
    now = timezone.now()
    for revision in _due_at(now):
        revision_ahead(revision)
    with one_writer():
        done = list(_publish_each(now))
        if done:
            log_changes("The editors published what they had prepared.")
            rate_research()
            index_pages()
    return done


def _publish_each(now: datetime) -> Iterator[Due]:
    """One after the other: what a newer text of the same page has overtaken meanwhile has lost its time."""
    while revision := _due_at(now).first():
        yield _at_its_time(revision)


def _due_at(now: datetime) -> QuerySet[Revision]:
    return Revision.objects.filter(publish_at__lte=now).select_related("text").order_by("publish_at", "pk")


def _at_its_time(revision: Revision) -> Due:
    when, owner = moment_in_words(revision.publish_at), revision.text.owner
    try:
        publish(revision, words=f"At the time it was given: {when}")
    except (NotPublishable, WordsWouldGo) as refused:
        Revision.objects.filter(pk=revision.pk).lose_time()
        Step.note(revision, StepKind.HELD, None, str(refused)[:500])
        return Due(revision, str(refused))
    if owner is not None:
        _show(owner, revision)
    return Due(revision)


def _show(written: Written, revision: Revision | None) -> None:
    """A claim goes to readers with its note, or without one."""
    if not isinstance(written, Claim) or written.is_published:
        return
    if problems := under_archived(written):
        raise NotPublishable(problems)
    if written.text is not None and revision is None:
        returned(written.text)
    written.is_published = True
    written.save(update_fields=["is_published"])
    ContentRevision.raise_number()
