"""Releasing: from a saved draft to readers, through a reviewer where there is another one."""

from collections.abc import Collection, Iterable
from dataclasses import dataclass, replace
from typing import Any
from urllib.parse import urlencode

from django.contrib import messages
from django.contrib.auth.models import User
from django.db.models import Model
from django.http import HttpRequest
from django.urls import reverse
from django.utils.html import format_html

from articles.actions import (
    NotPublishable,
    NotReviewable,
    WordsWouldGo,
    may_release,
    release,
    reviewers,
    submit,
    who_may_approve,
)
from articles.models import Claim, Revision, State, Step, StepKind, Written

MOST_TOLD = 20


@dataclass(frozen=True, slots=True)
class OnItsWay:
    """What the form says of a text's way to readers, and which buttons it has."""

    may_publish: bool
    may_submit: bool
    submitted: Step | None = None
    returned: Step | None = None
    due: Revision | None = None
    may_review: bool = False


def editor_of(request: HttpRequest) -> User:
    if not isinstance(request.user, User):
        raise TypeError("an editor is logged in on every page of the admin")
    return request.user


def may_publish(request: HttpRequest) -> bool:
    """Whether this editor may decide what readers see."""
    return request.user.has_perm("articles.publish_revision")


def may_approve(request: HttpRequest) -> bool:
    return request.user.has_perm("articles.approve_revision")


def may_confirm(request: HttpRequest) -> bool:
    """Whether this editor may tell readers that the whole text was read again."""
    return may_publish(request) or may_approve(request)


def writes_only_text(request: HttpRequest, written: Written) -> bool:
    """Whether all but the text is closed to this editor, because readers would see a change of it at once."""
    return (written.is_public or written.archived is not None) and not may_publish(request)


def on_its_way(request: HttpRequest, written: Written | None) -> OnItsWay:
    """A button that would be refused is not shown: who writes alone publishes, others ask for a review."""
    text = written.text if written else None
    by, working = editor_of(request), text.working if text else None
    others = reviewers() - {by.pk}
    # A claim may go to readers without a note, and then there is nothing to approve.
    nothing_to_review = may_release(working, by) if working else isinstance(written, Claim)
    allowed = may_publish(request) and (not others or nothing_to_review)
    way = OnItsWay(may_publish=allowed, may_submit=bool(others) or not allowed)
    if text is None or working is None:
        return way
    step = working.steps.filter(kind__in=(StepKind.SUBMITTED, StepKind.RETURNED)).first()
    return replace(
        way,
        submitted=step if working.state is State.REVIEW else None,
        returned=step if working.state is State.DRAFT and step and step.kind == StepKind.RETURNED else None,
        due=text.revisions.exclude(publish_at=None).first(),
        may_review=working.state is State.REVIEW and by.pk in who_may_approve(working),
    )


def log_taken_down(request: HttpRequest, going: Iterable[Model]) -> None:
    """Readers lose the texts of what is about to be deleted."""
    for one in going:
        if isinstance(one, Written) and one.live is not None:
            Step.note(one.live, StepKind.TAKEN_DOWN, editor_of(request), "It was deleted.")


def tell_shown_at_once(request: HttpRequest, form: Any, fields: Collection[str]) -> None:
    """Only a text has drafts: name those of the fields of which readers see the change now."""
    shown = [name for name in form.changed_data if name in fields and name != "slug"]  # Renaming tells of itself.
    if shown and form.instance.is_public:
        labels = " and ".join(str(form.fields[name].label).lower() for name in shown)
        messages.info(request, f"Readers see the new {labels} now: only the text waits to be published.")


def publish_or_tell(request: HttpRequest, written: Written, revision: Revision | None) -> None:
    """Make what was written public; what stands in the way is told, and the draft is kept."""
    if not may_publish(request):
        messages.error(request, "Not published: your account may not publish. Your draft is saved: send it to review.")
    elif revision is None and not isinstance(written, Claim):
        messages.error(request, "Not published: nothing has been written yet.")
    else:
        _release(request, written, revision)


def _release(request: HttpRequest, written: Written, revision: Revision | None) -> None:
    was_public, before = written.is_public, written.live
    try:
        release(written, revision, by=editor_of(request))
    except NotReviewable as refused:
        messages.error(request, f"Not published. Your draft is saved. {refused}")
    except NotPublishable as refused:
        tell_what_to_mend(request, "Not published. Your draft is saved. Mend this first:", refused)
    except WordsWouldGo as refused:
        messages.warning(request, "Not published yet. Your draft is saved. Read first what would change for readers.")
        args = [refused.would_go.revision.pk]
        request.asked_at = reverse("admin:articles_revision_publish", args=args)  # type: ignore[attr-defined]
    else:
        if revision is not None:
            messages.success(request, "Published: readers see this text now.")
            offer_correction(request, written, before, revision)
        if isinstance(written, Claim) and not was_public:
            messages.success(request, "Readers see this claim now.")


def offer_correction(request: HttpRequest, written: Written, before: Revision | None, after: Revision) -> None:
    """Where readers had other words before: the way to tell them of it, for who may."""
    is_other = before is not None and before.words != after.words
    if is_other and request.user.has_perm("articles.add_correction"):
        address = f"{reverse('admin:articles_correction_add')}?{urlencode({'where': written.get_absolute_url()})}"
        link = format_html('<a href="{}">Tell readers of a correction</a>', address)
        messages.info(request, format_html("Did it say something wrong before? {}.", link))


def asked_at(request: HttpRequest) -> str:
    """The page that asks before it is published; empty unless words would go."""
    return str(getattr(request, "asked_at", ""))


def submit_or_tell(request: HttpRequest, revision: Revision | None, words: str) -> None:
    """Send what was written to review."""
    if revision is None:
        messages.error(request, "Not sent: nothing has been written yet.")
        return
    try:
        submit(revision, by=editor_of(request), words=words)
    except NotReviewable as refused:
        messages.error(request, f"Not sent. {refused}")
    except NotPublishable as refused:
        tell_what_to_mend(request, "Not sent to review. Your draft is saved. Mend this first:", refused)
    else:
        messages.success(request, "Sent to review: a reviewer finds it on their desk.")


def tell_problems(request: HttpRequest, revision: Revision) -> None:
    """What a saved draft still needs before it can be published."""
    if not revision.problems:
        messages.info(request, "Draft saved. Nothing stands in the way of publishing it.")
        return
    messages.warning(request, "Draft saved. Before it can be published, mend this:")
    for problem in revision.problems[:MOST_TOLD]:
        messages.warning(request, format_html("Line {}: {}", problem["line"], problem["message"]))
    if len(revision.problems) > MOST_TOLD:
        messages.warning(request, f"… and {len(revision.problems) - MOST_TOLD} more.")


def tell_what_to_mend(request: HttpRequest, heading: str, refused: NotPublishable) -> None:
    messages.error(request, heading)
    for problem in refused.problems[:MOST_TOLD]:
        messages.error(request, f"Line {problem.line}: {problem.message}")
