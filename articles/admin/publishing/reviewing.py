"""Reviewing: a reviewer reads what changed and approves it or sends it back; a publisher gives it its time."""

from collections.abc import Callable
from typing import Any

from django import forms
from django.contrib import messages
from django.contrib.auth.models import User
from django.core.exceptions import PermissionDenied
from django.http import HttpRequest, HttpResponse, HttpResponseRedirect
from django.shortcuts import get_object_or_404
from django.urls import reverse
from django.utils import timezone

from articles.actions import (
    NotPublishable,
    NotReviewable,
    approve,
    release,
    schedule,
    send_back,
    told,
    who_may_approve,
)
from articles.admin.base import writing
from articles.models import Revision, State

from .releasing import editor_of, may_approve, may_publish


class ReviewForm(forms.Form):
    """What goes with a step: words for the author, or the time of publication in the site's time zone."""

    words = forms.CharField(max_length=500, required=False)
    at = forms.DateTimeField(
        required=False,
        error_messages={"invalid": "This is no time: give the day and the hour, as in 2026-05-03 09:30."},
    )


def open_steps(request: HttpRequest, revision: Revision) -> frozenset[str]:
    """The names of the steps that this editor can take with the revision as it stands."""
    state, by = revision.state, editor_of(request)
    is_reviewer, is_publisher = may_approve(request), may_publish(request)
    waits = state in (State.DRAFT, State.REVIEW)
    may = waits and is_reviewer and by.pk in who_may_approve(revision)
    approved = state is State.APPROVED
    rules = {
        "approve": may,
        "publish": is_publisher and (approved or may),
        "send_back": (is_reviewer and state is State.REVIEW) or ((is_reviewer or is_publisher) and approved),
        "schedule": is_publisher and approved,
        "unschedule": is_publisher and revision.publish_at is not None,
    }
    return frozenset(name for name, is_open in rules.items() if is_open)


def review(request: HttpRequest, pk: int) -> HttpResponse:
    """Take the step that was chosen, and tell what became of it; one that is not open changes nothing."""
    if not (may_approve(request) or may_publish(request)):
        raise PermissionDenied
    with writing(request):
        _review(request, get_object_or_404(Revision.objects.select_related("text"), pk=pk))
    return HttpResponseRedirect(reverse("admin:articles_revision_change", args=[pk]))


def _review(request: HttpRequest, revision: Revision) -> None:
    step, form = request.POST.get("does", ""), ReviewForm(request.POST)
    if not form.is_valid():
        messages.error(request, " ".join(str(said) for errors in form.errors.values() for said in errors))
    elif step not in open_steps(request, revision):
        told = f"{revision} is {revision.state.label}: you cannot do this with it now. See below what was done."
        messages.error(request, told)
    else:
        _take(request, STEPS[step], revision, form.cleaned_data)


def _take(request: HttpRequest, step: "Taken", revision: Revision, given: dict[str, Any]) -> None:
    try:
        messages.success(request, step(revision, given, editor_of(request)))
    except NotReviewable as refused:
        messages.error(request, str(refused))
    except NotPublishable as refused:
        messages.error(request, f"Not published. Mend this first: {refused}")


def _approve(revision: Revision, given: dict[str, Any], by: User) -> str:
    approve(revision, by=by, words=given["words"])
    return "Approved: a publisher can show it to readers now, or at a set time."


def _publish(revision: Revision, given: dict[str, Any], by: User) -> str:
    owner = revision.text.owner
    if owner is None:
        raise NotReviewable(f"{revision} belongs to nothing any more: bring that back first.")
    release(owner, revision, by=by)
    return "Published: readers see this text now."


def _send_back(revision: Revision, given: dict[str, Any], by: User) -> str:
    send_back(revision, by=by, words=given["words"])
    return "Sent back: its author finds your words above the text."


def _schedule(revision: Revision, given: dict[str, Any], by: User) -> str:
    if given["at"] is None:
        raise NotReviewable("Choose the day and the hour at which it is to be published.")
    schedule(revision, given["at"], by=by)
    return f"It will be published on {told(given['at'])}."


def _unschedule(revision: Revision, given: dict[str, Any], by: User) -> str:
    schedule(revision, None, by=by)
    return "It has no time any more: it waits until somebody publishes it."


def earliest() -> str:
    """From when on a time may be chosen, as a field of the kind datetime-local has it."""
    return timezone.localtime().strftime("%Y-%m-%dT%H:%M")


Taken = Callable[[Revision, dict[str, Any], User], str]
STEPS: dict[str, Taken] = {
    "approve": _approve,
    "publish": _publish,
    "send_back": _send_back,
    "schedule": _schedule,
    "unschedule": _unschedule,
}
