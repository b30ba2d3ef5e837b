"""Archiving: what will happen is shown first, then a topic, question, claim or term is taken away from readers."""

from typing import Any

from django import forms
from django.conf import settings
from django.contrib import admin, messages
from django.contrib.admin.utils import unquote
from django.contrib.admin.widgets import AdminTextareaWidget, AdminTextInputWidget
from django.core.exceptions import PermissionDenied
from django.http import Http404, HttpRequest, HttpResponse, HttpResponseRedirect
from django.shortcuts import render
from django.urls import URLPattern, path, reverse

from articles.actions import (
    NotArchived,
    NotPublishable,
    archive,
    check_instead,
    seen_addresses,
    unarchive,
    what_is_in_the_way,
)
from articles.admin.base.public import PublicAdmin, writing
from articles.admin.overtaken.meanwhile import Happening, meanwhile, stands, stood
from articles.admin.overtaken.opened import OPENED_ON
from articles.models import Archived, Term, Written
from articles.models.archived import LONGEST_NOTICE

MAY_ARCHIVE = "articles.publish_revision"


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


class ArchivingAdmin(PublicAdmin):
    """Of what can be archived: a page that shows what will happen, and does it when told to."""

    def get_urls(self) -> list[URLPattern]:
        view = self.admin_site.admin_view(self.archive_view)
        return [path("<path:object_id>/archive/", view, name=self._named("archive")), *super().get_urls()]

    def get_queryset(self, request: HttpRequest) -> Any:
        return super().get_queryset(request).select_related("text__archived")

    @admin.display(description="state")
    def state(self, written: Written) -> str:
        return "archived" if written.archived else str(super().state(written))  # type: ignore[misc]

    def may_archive(self, request: HttpRequest, written: Any) -> bool:
        return self.has_change_permission(request, written) and request.user.has_perm(MAY_ARCHIVE)

    def changeform_view(
        self,
        request: HttpRequest,
        object_id: str | None = None,
        form_url: str = "",
        extra_context: dict[str, Any] | None = None,
    ) -> Any:
        written = self.get_object(request, unquote(object_id)) if object_id else None
        context = {**(extra_context or {}), "archived": written.archived if written else None}
        if written and self.may_archive(request, written):
            context["archive_address"] = reverse(f"admin:{self._named('archive')}", args=[written.pk])
        return super().changeform_view(request, object_id, form_url, context)

    def archive_view(self, request: HttpRequest, object_id: str) -> HttpResponse:
        """What will happen; when it is sent, it happens, or what is in the way or was done meanwhile is told."""
        with writing(request):
            written = self.get_object(request, unquote(object_id))
            if written is None:
                raise Http404(f"There is no {self.opts.verbose_name} {object_id}.")
            if not self.may_archive(request, written):
                raise PermissionDenied
            is_sent = request.method == "POST"
            form = ArchivingForm(written, request.POST if is_sent and not written.archived else None)
            happened = meanwhile(stood(request.POST.get(OPENED_ON, "")), written.text) if is_sent else []
            if is_sent and not happened:
                done = self._bring_back(request, written) if written.archived else self._archive(request, written, form)
                if done:
                    return HttpResponseRedirect(reverse(f"admin:{self._named('change')}", args=[written.pk]))
            return render(request, "admin/articles/archive.html", self._context(request, written, form, happened))

    def _archive(self, request: HttpRequest, written: Any, form: ArchivingForm) -> bool:
        if not form.is_valid():
            return False
        try:
            archive(written, **form.cleaned_data, editor=request.user)  # type: ignore[arg-type]
        except NotArchived as refused:
            form.add_error(None, ["Not archived: first change what is in the way.", *map(str, refused.in_the_way)])
            return False
        self.log_change(request, written, "Archived.")
        told = "Archived: readers do not see it any more. Nothing of it is lost: publish it to bring it back."
        self.message_user(request, told, messages.SUCCESS)
        return True

    def _bring_back(self, request: HttpRequest, written: Any) -> bool:
        try:
            unarchive(written, by=request.user)  # type: ignore[arg-type]
        except NotPublishable as refused:
            self.message_user(request, "Not brought back. Mend this first, then publish:", messages.ERROR)
            for problem in refused.problems:
                self.message_user(request, f"Line {problem.line}: {problem.message}", messages.ERROR)
            return False
        self.log_change(request, written, "Brought back from the archive.")
        self.message_user(request, "Readers see it again.", messages.SUCCESS)
        return True

    def _context(
        self, request: HttpRequest, written: Any, form: ArchivingForm, happened: list[Happening]
    ) -> dict[str, Any]:
        archived: Archived | None = written.archived
        return {
            **self.admin_site.each_context(request),
            "title": f"Archive “{written}”" if archived is None else f"“{written}” is archived",
            "opts": self.opts,
            "original": written,
            "archived": archived,
            "form": form,
            "happened": happened,
            "is_known": stood(request.POST.get(OPENED_ON, "")) is not None,
            OPENED_ON: stands(written.text).token,
            "is_term": isinstance(written, Term),
            "in_the_way": [
                (one, reverse(f"admin:articles_{one.thing._meta.model_name}_change", args=[one.thing.pk]))
                for one in (() if archived else what_is_in_the_way(written))
            ],
            "seen_addresses": seen_addresses().items(),
        }

    def _named(self, page: str) -> str:
        return f"articles_{self.opts.model_name}_{page}"
