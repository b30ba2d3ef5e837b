"""Commenting: what editors say about words of a draft, shown beside it, answered and resolved."""

from dataclasses import dataclass
from typing import Any

from django import forms
from django.contrib import messages
from django.core.exceptions import PermissionDenied
from django.http import HttpRequest, HttpResponse, HttpResponseRedirect
from django.shortcuts import get_object_or_404
from django.urls import reverse

from articles.actions import NotCommented, answer_comment, comment, reopen_comment, resolve_comment
from articles.admin.desk.section import may
from articles.models import Comment, Revision, comments_on
from articles.models.comment import LONGEST

from .releasing import editor_of, may_approve


class CommentForm(forms.Form):
    exact = forms.CharField(required=False)
    line = forms.IntegerField(required=False, min_value=1, max_value=10**6)
    words = forms.CharField(required=False)
    on = forms.IntegerField(required=False, min_value=1, max_value=2**63 - 1)


@dataclass(frozen=True, slots=True)
class Placed:
    """A comment with the line of its words in the revision that is shown; None where they are gone."""

    comment: Comment
    line: int | None


def commented(request: HttpRequest, revision: Revision) -> dict[str, Any]:
    """The comments on the text of this revision, in the order of their words, those whose words are gone last."""
    placed = [Placed(one, one.line_in(revision.markdown)) for one in comments_on(revision.text)]
    placed.sort(key=lambda one: (one.line is None, one.line or 0, one.comment.pk))
    return {
        "comments": placed,
        "open_comments": sum(one.comment.resolved_at is None for one in placed),
        "may_comment": may(request, "view", "revision"),
        "may_resolve": _may_resolve(request),
        "longest_comment": LONGEST,
    }


def comment_on(request: HttpRequest, pk: int) -> HttpResponse:
    """Store what was said, and show the comment at its place."""
    if not may(request, "view", "revision"):
        raise PermissionDenied
    revision, form = get_object_or_404(Revision.objects.select_related("text"), pk=pk), CommentForm(request.POST)
    page, at = reverse("admin:articles_revision_change", args=[pk]), "comments-heading"
    if not form.is_valid():
        messages.error(request, "Not stored: the line is to be a number.")
        return HttpResponseRedirect(f"{page}#{at}")
    try:
        at = f"comment-{_do(request, revision, form.cleaned_data)}"
    except NotCommented as refused:
        messages.error(request, f"Not stored. {refused}")
        if said := form.cleaned_data["words"]:
            messages.warning(request, f"You wrote: {said[:LONGEST]}")
    return HttpResponseRedirect(f"{page}#{at}")


def _do(request: HttpRequest, revision: Revision, given: dict[str, Any]) -> int:
    does, by = request.POST.get("does"), editor_of(request)
    if does == "comment":
        return comment(revision, given["exact"], given["words"], by=by, line=given["line"]).pk
    on = get_object_or_404(comments_on(revision.text), pk=given["on"])
    if does == "answer":
        answer_comment(on, given["words"], by=by)
    elif not _may_resolve(request):
        raise PermissionDenied
    elif does == "resolve":
        resolve_comment(on, by=by)
    elif does == "reopen":
        reopen_comment(on)
    return on.pk


def _may_resolve(request: HttpRequest) -> bool:
    """Who writes, and who reviews."""
    return request.user.has_perm("articles.add_revision") or may_approve(request)
