"""Reviewing: a reviewer reads what changed and approves it or sends it back; a publisher gives it its time."""

from collections.abc import Callable
from typing import Any

from django import forms
from django.contrib.auth.models import User
from django.http import HttpRequest
from django.utils import timezone

from articles.actions import (
    NotReviewable,
    approve,
    may_release,
    moment_in_words,
    release,
    schedule,
    send_back,
    who_may_approve,
)
from articles.models import Revision, State

from .releasing import editor_of, may_approve, may_publish


class ReviewForm(forms.Form):
    """What goes with a step: words for the author, the time of publication in the site's time zone.

    `over` is the key of the revision whose words the publisher has seen go.
    """

    words = forms.CharField(max_length=500, required=False)
    at = forms.DateTimeField(
        required=False,
        error_messages={"invalid": "This is no time: give the day and the hour, as in 2026-05-03 09:30."},
    )
    over = forms.IntegerField(required=False)


def open_steps(request: HttpRequest, revision: Revision) -> frozenset[str]:
    """The names of the steps that this editor can take with the revision as it stands."""
    state, by = revision.state, editor_of(request)
    is_reviewer, is_publisher = may_approve(request), may_publish(request)
    waits = state in (State.DRAFT, State.REVIEW)
    may = waits and is_reviewer and by.pk in who_may_approve(revision)
    approved = state is State.APPROVED
    rules = {
        "approve": may,
        "publish": is_publisher and (approved or (waits and may_release(revision, by))),
        "send_back": (is_reviewer and state is State.REVIEW) or ((is_reviewer or is_publisher) and approved),
        "schedule": is_publisher and approved,
        "unschedule": is_publisher and revision.publish_at is not None,
    }
    return frozenset(name for name, is_open in rules.items() if is_open)


def _approve(revision: Revision, given: dict[str, Any], by: User) -> str:
    approve(revision, by=by, words=given["words"])
    return "Approved: a publisher can show it to readers now, or at a set time."


def _publish(revision: Revision, given: dict[str, Any], by: User) -> str:
    owner = revision.text.owner
    if owner is None:
        raise NotReviewable(f"{revision} belongs to nothing any more: bring that back first.")
    release(owner, revision, by=by, over=given["over"])
    return "Published: readers see this text now."


def _send_back(revision: Revision, given: dict[str, Any], by: User) -> str:
    send_back(revision, by=by, words=given["words"])
    return "Sent back: its author finds your words above the text."


def _schedule(revision: Revision, given: dict[str, Any], by: User) -> str:
    if given["at"] is None:
        raise NotReviewable("Choose the day and the hour at which it is to be published.")
    schedule(revision, given["at"], by=by, over=given["over"])
    return f"It will be published on {moment_in_words(given['at'])}."


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
