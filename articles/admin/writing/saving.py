"""Saving what was written: a draft always, then what the button asks for, and the day on which all was read again."""

from typing import Any, cast

from django.contrib import messages
from django.http import HttpRequest
from django.urls import reverse
from django.utils import timezone
from django.utils.html import format_html

from articles.actions import clear_flags, save_draft
from articles.admin.base.chosen import is_key
from articles.admin.publishing.releasing import (
    asked_at,
    editor_of,
    may_confirm,
    publish_or_tell,
    submit_or_tell,
    tell_problems,
)
from articles.models import Revision, Text, Written


def save_text(request: HttpRequest, form: Any) -> None:
    """Nothing is published over a text that someone saved after this editor had opened the form."""
    written, sent = form.instance, form.cleaned_data
    stored = written.text.working if written.text else None
    is_new = sent["markdown"].strip() != "" if stored is None else stored.markdown != sent["markdown"]
    revision = _saved(request, written, sent) if is_new else stored
    if is_new and stored and revision and stored.pk != sent["based_on"]:
        _tell_unseen(request, revision, stored)
        return
    if "_publish" in request.POST:
        publish_or_tell(request, written, revision)
    elif "_review" in request.POST:
        submit_or_tell(request, revision, sent["comment"])
    elif revision is None or revision == written.live:
        messages.info(request, "Saved.")
    else:
        tell_problems(request, revision)
    if sent["reread"] and may_confirm(request):
        _note_rereading(request, written)


def _saved(request: HttpRequest, written: Written, sent: dict[str, Any]) -> Revision:
    """The newest draft, begun from the revision that stood in the form when it was opened."""
    begun_from = None
    if written.text and is_key(str(sent["based_on"])):
        begun_from = written.text.revisions.filter(pk=sent["based_on"]).first()
    author, comment = editor_of(request), sent["comment"]
    return save_draft(written, sent["markdown"], author=author, comment=comment, begun_from=begun_from)


def _tell_unseen(request: HttpRequest, ours: Revision, unseen: Revision) -> None:
    both_kept = (
        "Someone else saved this text while you were writing. Yours is kept as the newest draft and was not "
        'published: <a href="{}?with={}&amp;beside=1">see the two side by side</a>, then save what is to stay.'
    )
    page = reverse("admin:articles_revision_change", args=[ours.pk])
    messages.warning(request, format_html(both_kept, page, unseen.pk))


def _note_rereading(request: HttpRequest, written: Written) -> None:
    if asked_at(request):
        messages.info(request, "The day of re-reading is not noted yet: tick it again once it is published.")
        return
    Text.objects.filter(pk=cast(int, written.text_id)).update(reread_on=timezone.localdate())
    clear_flags(written.flags.all())
