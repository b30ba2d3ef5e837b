"""Deciding: a step is taken once its editor has seen what others did meanwhile, and which words readers would lose."""

from collections.abc import Sequence

from django.contrib import messages
from django.core.exceptions import PermissionDenied
from django.http import HttpRequest, HttpResponse, HttpResponseRedirect
from django.shortcuts import get_object_or_404
from django.urls import reverse

from articles.actions import NotPublishable, NotReviewable, WordsWouldGo, revision_ahead, what_would_go
from articles.admin.base.pages import change_page, show_page
from articles.admin.base.public import writing
from articles.admin.conflicts.meanwhile import Happening
from articles.admin.conflicts.opened import asked_again, since_opened
from articles.admin.records.folding import folded
from articles.models import Revision, comments_on

from .releasing import editor_of, may_approve, may_publish, offer_correction
from .reviewing import STEPS, ReviewForm, earliest, open_steps

RESTORE = "restore"
BUTTONS = {
    "approve": "Approve",
    "publish": "Publish",
    "send_back": "Send back",
    "schedule": "Publish at this time",
    "unschedule": "Take the time back",
    RESTORE: "Restore as a new draft",
}
SHOWING = {"publish", "schedule"}
"""The steps after which readers see other words."""


def review(request: HttpRequest, pk: int) -> HttpResponse:
    """Take the step that was chosen, and tell what became of it; or ask first."""
    if not (may_approve(request) or may_publish(request)):
        raise PermissionDenied
    if request.POST.get("does") == "publish":
        revision_ahead(_found(pk))
    with writing(request):
        asked = _review(request, _found(pk))
    return asked or HttpResponseRedirect(reverse("admin:articles_revision_change", args=[pk]))


def publish(request: HttpRequest, pk: int) -> HttpResponse:
    """Where the form of a text leads to when publishing it would take words from readers."""
    if not may_publish(request):
        raise PermissionDenied
    return ask(request, _found(pk), "publish")


def _review(request: HttpRequest, revision: Revision) -> HttpResponse | None:
    """The page that asks; None once the step is taken, or cannot be and changes nothing."""
    step, form = request.POST.get("does", ""), ReviewForm(request.POST)
    if not form.is_valid():
        messages.error(request, " ".join(str(said) for errors in form.errors.values() for said in errors))
    elif step in STEPS and (happened := since_opened(request, revision.text)):
        return ask(request, revision, step, happened)
    elif step not in open_steps(request, revision):
        closed = f"{revision} is {revision.state.label}: you cannot do this with it now. See below what was done."
        messages.error(request, closed)
    else:
        return _take(request, step, revision, form)
    return None


def _take(request: HttpRequest, step: str, revision: Revision, form: ReviewForm) -> HttpResponse | None:
    before, owner = revision.text.live, revision.text.owner
    try:
        messages.success(request, STEPS[step](revision, form.cleaned_data, editor_of(request)))
    except NotReviewable as refused:
        messages.error(request, str(refused))
    except NotPublishable as refused:
        messages.error(request, f"Not published. Mend this first: {refused}")
    except WordsWouldGo:
        return ask(request, _found(revision.pk), step)
    else:
        if step == "publish" and owner is not None:
            offer_correction(request, owner, before, revision)
    return None


def ask(request: HttpRequest, revision: Revision, step: str, happened: Sequence[Happening] = ()) -> HttpResponse:
    """The page that shows what is to be seen before the step, with what was typed and the button once more."""
    would_go, owner = what_would_go(revision) if step in SHOWING else None, revision.text.owner
    context = {
        **asked_again(request, revision.text, happened),
        "opts": Revision._meta,
        "revision": revision,
        "owner_page": change_page(owner) if owner else "",
        "would_go": would_go,
        "open_comments": comments_on(revision.text).open().count(),
        "pieces": list(folded(would_go.seen.markdown, revision.markdown)) if would_go else [],
        "step": step,
        "button": BUTTONS[step],
        "is_open": step == RESTORE or step in open_steps(request, revision),
        "action": reverse(f"admin:articles_revision_{RESTORE if step == RESTORE else 'review'}", args=[revision.pk]),
        "earliest": earliest(),
    }
    return show_page(request, "decide", f"“{owner or revision.text}”: {BUTTONS[step].lower()}?", **context)


def _found(pk: int) -> Revision:
    found: Revision = get_object_or_404(Revision.objects.select_related("text", "author"), pk=pk)
    return found
