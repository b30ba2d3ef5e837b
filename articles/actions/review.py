"""Review: what an author wrote goes to a reviewer, who approves it or sends it back."""

from datetime import datetime

from django.contrib.auth.models import User
from django.db import transaction
from django.db.models import Q
from django.urls import reverse
from django.utils import timezone
from django.utils.formats import date_format

from articles.models import Origin, Revision, Stage, State, Step, StepKind
from articles.rendering import Problem

from .publish import NotPublishable
from .tell import ACCOUNTS, tell
from .what_would_go import go_over

APPROVE = "articles.approve_revision"


class NotReviewable(ValueError):
    """The step cannot be taken; the message says why and what to do."""


def who_may_approve(revision: Revision) -> set[int]:
    """The keys of the accounts that may approve it.

    A reviewer does not approve what they wrote themselves, in this revision or in one since readers last saw
    the text, as long as there is a reviewer who wrote none of it.
    """
    every = reviewers()
    new = Revision.objects.filter(text=revision.text_id, pk__lte=revision.pk, origin=Origin.EDITOR)
    # Words that were restored stay those of whoever wrote them first.
    since = Q(pk__gt=revision.text.last_live_id or 0) | Q(markdown=revision.markdown)
    writers = new.filter(since).values_list("author", flat=True)
    return every.difference(writers) or every - {revision.author_id or 0} or every


def reviewers() -> set[int]:
    """The keys of all accounts that may approve texts."""
    may = User.objects.with_perm(APPROVE, backend=ACCOUNTS).filter(is_staff=True)
    return set(may.values_list("pk", flat=True))


@transaction.atomic
def submit(revision: Revision, *, by: User, words: str = "") -> None:
    """Ask for a review. An earlier revision of the text that waits for one waits no more.

    Raises `NotPublishable` while anything in it is wrong: a reviewer reads what could be published.
    """
    _refuse_unless(revision, State.DRAFT)
    if revision.problems:
        raise NotPublishable(tuple(Problem(**problem) for problem in revision.problems))
    Revision.objects.filter(text=revision.text_id, stage=Stage.REVIEW).update(stage=Stage.DRAFT)
    _move(revision, Stage.REVIEW, StepKind.SUBMITTED, by, words)
    _tell(revision, who_may_approve(revision), "{} asks you to review {}", by)


@transaction.atomic
def send_back(revision: Revision, *, by: User, words: str) -> None:
    """Give it back to its author, with words that say what to mend."""
    _refuse_unless(revision, State.REVIEW, State.APPROVED)
    if not words.strip():
        raise NotReviewable("Say what is to be mended before it can be approved.")
    _move(revision, Stage.DRAFT, StepKind.RETURNED, by, words)
    _tell(revision, {revision.author_id}, "{} sent {} back to you", by)


@transaction.atomic
def approve(revision: Revision, *, by: User, words: str = "") -> None:
    """Let it be published, and not an earlier one that was approved and has no time of its own.

    Raises `NotReviewable` where somebody else must read it, or something newer.
    """
    _refuse_unless(revision, State.DRAFT, State.REVIEW)
    if newer := revision.text.revisions.in_review().filter(pk__gt=revision.pk).first():
        raise NotReviewable(f"Its author has sent a newer one to review since, revision {newer.pk}: read that one.")
    if by.pk not in who_may_approve(revision):
        raise NotReviewable("You wrote some of this, and another reviewer did not: one of them must approve it.")
    earlier = revision.text.revisions.filter(pk__lt=revision.pk, stage=Stage.APPROVED, publish_at=None)
    earlier.filter(published_at=None).update(stage=Stage.DRAFT)
    _move(revision, Stage.APPROVED, StepKind.APPROVED, by, words)
    _tell(revision, {revision.author_id}, "{} approved {}", by)


@transaction.atomic
def schedule(revision: Revision, at: datetime | None, *, by: User, over: int | None = None) -> None:
    """Have an approved revision published at this time by `manage.py publish_due`; None takes the time back.

    `over` is the key of the revision whose words `by` has seen go. Raises `WordsWouldGo` where readers would
    lose others; where they only would by then, it is held back at its time.
    """
    _refuse_unless(revision, State.APPROVED)
    if at is not None and at <= timezone.now():
        raise NotReviewable(f"{moment_in_words(at)} has passed: publish it now, or choose a time to come.")
    if at is None and revision.publish_at is None:
        return
    words = moment_in_words(at or revision.publish_at)
    revision.publish_at = at
    if at is None:
        revision.published_over = None
    else:
        go_over(revision, over)
    revision.save(update_fields=["publish_at", "published_over"])
    Step.note(revision, StepKind.SCHEDULED if at else StepKind.UNSCHEDULED, by, words)


def moment_in_words(moment: datetime | None) -> str:
    """A time in words, in the site's time zone: "3 May 2026, 09:30 UTC"."""
    if moment is None:
        return ""
    local = timezone.localtime(moment)
    return f"{date_format(local, 'j F Y, H:i')} {local.tzname()}"


def _refuse_unless(revision: Revision, *states: State) -> None:
    if revision.state not in states:
        raise NotReviewable(f"{revision} is {revision.state.label} already: see what was done with it.")


def _tell(revision: Revision, accounts: set[int | None] | set[int], words: str, by: User) -> None:
    told = words.format(by, f"“{revision.text.owner or revision.text}”")
    tell(accounts, told, reverse("admin:articles_revision_change", args=[revision.pk]), by=by)


def _move(revision: Revision, stage: Stage, kind: StepKind, by: User, words: str) -> None:
    revision.stage, revision.publish_at, revision.published_over = stage, None, None
    revision.save(update_fields=["stage", "publish_at", "published_over"])
    Step.note(revision, kind, by, words.strip())
