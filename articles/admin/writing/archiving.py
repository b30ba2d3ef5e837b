"""Archiving: what will happen is shown first, then a topic, question, claim or term is taken away from readers."""

from collections.abc import Mapping
from functools import partial
from typing import Any

from django import forms
from django.conf import settings
from django.contrib import messages
from django.contrib.admin.utils import unquote
from django.contrib.admin.widgets import AdminTextareaWidget, AdminTextInputWidget
from django.core.exceptions import PermissionDenied
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import redirect
from django.urls import reverse

from articles.actions import (
    NotArchived,
    NotPublishable,
    archive,
    check_instead,
    seen_addresses,
    unarchive,
    what_is_in_the_way,
)
from articles.admin.base.pages import View, change_page, show_page
from articles.admin.base.public import writing
from articles.admin.base.tasks import Task
from articles.admin.conflicts.meanwhile import Happening
from articles.admin.conflicts.opened import asked_again, since_opened
from articles.admin.publishing.releasing import editor_of, may_publish, tell_what_to_mend
from articles.models import Archived, Term
from articles.models.archived import LONGEST_NOTICE


class ArchivingForm(forms.Form):
    """What readers find at the address: a notice, or another page."""

    notice = forms.CharField(
        label="Notice for readers",
        required=False,
        max_length=LONGEST_NOTICE,
        widget=AdminTextareaWidget(attrs={"rows": 4}),
        help_text="What readers find at the address: why it is gone, and where to go instead.",
    )
    leads_to = forms.CharField(
        label="Or lead readers on to",
        required=False,
        max_length=200,
        widget=AdminTextInputWidget(attrs={"list": "seen-addresses"}),
        help_text="The address of another page of this site, as /topics/cost/.",
    )

    def __init__(self, written: Any, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.written = written

    def clean_leads_to(self) -> str:
        """It may be given with the site's name, as a browser shows it."""
        return str(self.cleaned_data["leads_to"]).removeprefix(settings.SITE_URL)

    def clean(self) -> dict[str, Any]:
        cleaned = super().clean() or {}
        if not self.errors:
            check_instead(self.written, cleaned["notice"], cleaned["leads_to"])
        return cleaned


class Archiving(Task):
    """Of what can be archived: a page that shows what will happen, and does it when told to."""

    def views(self, site: Any) -> Mapping[str, View]:
        return {"<path:object_id>/archive": partial(archive_page, site)}

    def shown(self, site: Any, request: HttpRequest, stored: Any) -> Mapping[str, Any]:
        if stored is None:
            return {}
        address = reverse(f"admin:articles_{site.opts.model_name}_archive", args=[stored.pk])
        return {"archived": stored.archived, "archive_address": address if _may(site, request, stored) else ""}


def archive_page(site: Any, request: HttpRequest, object_id: str) -> HttpResponse:
    """What will happen; when it is sent, it happens, or what is in the way or was done meanwhile is told."""
    with writing(request):
        written = site.get_object(request, unquote(object_id))
        if written is None:
            raise Http404(f"There is no {site.opts.verbose_name} {object_id}.")
        if not _may(site, request, written):
            raise PermissionDenied
        is_sent = request.method == "POST"
        form = ArchivingForm(written, request.POST if is_sent and not written.archived else None)
        happened = since_opened(request, written.text) if is_sent else []
        if is_sent and not happened and (done := _brought_back(request, written) or _archived(request, written, form)):
            site.log_change(request, written, done)
            return redirect(change_page(written))
        return _page(request, written, form, happened)


def _may(site: Any, request: HttpRequest, written: Any) -> bool:
    return bool(site.has_change_permission(request, written)) and may_publish(request)


def _archived(request: HttpRequest, written: Any, form: ArchivingForm) -> str:
    """Archive it; for the log what was done, empty if nothing was."""
    if written.archived or not form.is_valid():
        return ""
    try:
        archive(written, **form.cleaned_data, editor=editor_of(request))
    except NotArchived as refused:
        form.add_error(None, ["Not archived: first change what is in the way.", *map(str, refused.in_the_way)])
        return ""
    messages.success(
        request, "Archived: readers do not see it any more. Nothing of it is lost: publish it to bring it back."
    )
    return "Archived."


def _brought_back(request: HttpRequest, written: Any) -> str:
    """Bring back what is archived; for the log what was done, empty if nothing was."""
    if not written.archived:
        return ""
    try:
        unarchive(written, by=editor_of(request))
    except NotPublishable as refused:
        tell_what_to_mend(request, "Not brought back. Mend this first, then publish:", refused)
        return ""
    messages.success(request, "Readers see it again.")
    return "Brought back from the archive."


def _page(request: HttpRequest, written: Any, form: ArchivingForm, happened: list[Happening]) -> HttpResponse:
    archived: Archived | None = written.archived
    in_the_way = () if archived else what_is_in_the_way(written)
    return show_page(
        request,
        "archive",
        f"“{written}” is archived" if archived else f"Archive “{written}”",
        opts=written._meta,
        original=written,
        archived=archived,
        form=form,
        **asked_again(request, written.text, happened),
        is_term=isinstance(written, Term),
        in_the_way=[(hindrance, change_page(hindrance.thing)) for hindrance in in_the_way],
        seen_addresses=seen_addresses().items(),
    )
