"""Writing: the form in which an editor writes a text, previews it, saves a draft and publishes."""

from typing import Any, ClassVar

from csp.decorators import csp_replace
from django.contrib import admin, messages
from django.contrib.admin.options import IS_POPUP_VAR
from django.core.exceptions import PermissionDenied
from django.db.models import QuerySet
from django.http import HttpRequest, HttpResponse, HttpResponseRedirect
from django.http.response import HttpResponseBase
from django.urls import URLPattern, path, reverse
from django.utils import timezone
from django.utils.html import format_html
from django.views.decorators.clickjacking import xframe_options_sameorigin

from articles.actions import NotPublishable, clear_flags, publish, save_draft
from articles.models import Origin, Revision, Text, Written

from .base import PublicAdmin
from .completing import complete
from .preview import preview
from .rereading import RereadFilter, Rereading
from .text_form import StateFilter, WrittenForm

MOST_TOLD = 20
MOST_LISTED = 100
NEW = "new"


class WrittenAdmin(PublicAdmin):
    """Base of every admin whose objects have a text."""

    form = WrittenForm
    change_form_template = "admin/articles/written_form.html"
    object_history_template = "admin/articles/object_history.html"
    list_filter: ClassVar[Any] = (StateFilter, RereadFilter)
    actions = ("reread_today",)
    writing: ClassVar[Any] = ("Text", {"fields": ["markdown", "comment", "reread", "based_on"], "classes": ["writing"]})

    class Media:
        css: ClassVar[Any] = {"all": ["articles/admin.css"]}
        js: ClassVar[Any] = [
            f"articles/{name}.js" for name in ("typing", "toolbar", "completing", "preview", "keeping")
        ]

    def get_queryset(self, request: HttpRequest) -> QuerySet[Any]:
        related = self.list_select_related if isinstance(self.list_select_related, tuple) else ()
        return super().get_queryset(request).select_related("text__live", *related)

    @admin.display(description="state")
    def state(self, written: Written) -> str:
        live, working = written.live, written.text.working if written.text else None
        if live is None:
            return "not yet published" if working else "nothing written"
        return "published" if working == live else "published, newer draft"

    @admin.action(description="I have re-read these today", permissions=["change"])
    def reread_today(self, request: HttpRequest, queryset: QuerySet[Any]) -> HttpResponse | None:
        return Rereading(self, request, queryset).answer()

    @admin.display(description="Text")
    def markdown(self, written: Written) -> str:
        """What stands in the form's place for those who may only look."""
        working = written.text.working if written.text else None
        return working.markdown if working else ""

    def get_readonly_fields(self, request: HttpRequest, obj: Any = None) -> Any:
        """A slug is part of an address that others link to: it is chosen once."""
        return ["slug"] if obj else []

    def get_prepopulated_fields(self, request: HttpRequest, obj: Any = None) -> Any:
        return {} if obj else self.prepopulated_fields

    def get_urls(self) -> list[URLPattern]:
        framed = csp_replace({"frame-ancestors": ["'self'"]})(xframe_options_sameorigin(self.preview))
        views = {"preview": framed, "complete": self.complete}
        ours = [
            path(f"{name}/", self.admin_site.admin_view(view), name=f"articles_{self.opts.model_name}_{name}")
            for name, view in views.items()
        ]
        return [*ours, *super().get_urls()]

    def preview(self, request: HttpRequest) -> HttpResponse:
        self._refuse_without_writing(request)
        return preview(request, self.model.sourcing)

    def complete(self, request: HttpRequest) -> HttpResponseBase:
        self._refuse_without_writing(request)
        return complete(request)

    def _refuse_without_writing(self, request: HttpRequest) -> None:
        if not (self.has_change_permission(request) or self.has_add_permission(request)):
            raise PermissionDenied

    def changeform_view(
        self,
        request: HttpRequest,
        object_id: str | None = None,
        form_url: str = "",
        extra_context: dict[str, Any] | None = None,
    ) -> Any:
        written = self.get_object(request, object_id) if object_id else None
        text = written.text if written else None
        context = {
            **(extra_context or {}),
            "kept_as": f"{request.user.pk}/{self.opts.model_name}/{object_id or NEW}",
            "kept_new": f"{request.user.pk}/{self.opts.model_name}/{NEW}",
            "working": text.working if text else None,
            "live": text.live if text else None,
            "beside": _seed_beside(text.working, text.revisions.newest_first().first()) if text else None,
            "text_of_object": text,
            "flags": list(written.flags.all()) if written else [],
        }
        return super().changeform_view(request, object_id, form_url, context)

    def history_view(
        self, request: HttpRequest, object_id: str, extra_context: dict[str, Any] | None = None
    ) -> HttpResponse:
        """Django's own list of what was done, and before it the revisions of the text."""
        written = self.get_object(request, object_id)
        may_look = request.user.has_perm("articles.view_revision")
        listed = written.text.revisions.as_history()[:MOST_LISTED] if may_look and written and written.text else []
        return super().history_view(request, object_id, {**(extra_context or {}), "revisions": listed})

    def save_related(self, request: HttpRequest, form: Any, formsets: Any, change: bool) -> None:
        """After the object and what hangs on it are saved, its text is: a draft always, published if asked."""
        super().save_related(request, form, formsets, change)
        written, markdown = form.instance, form.cleaned_data["markdown"]
        stored = revision = written.text.working if written.text else None
        is_new = markdown.strip() != "" if revision is None else revision.markdown != markdown
        unseen = is_new and revision is not None and revision.pk != form.cleaned_data["based_on"]
        if is_new:
            revision = save_draft(written, markdown, author=request.user, comment=form.cleaned_data["comment"])  # type: ignore[arg-type]
        if unseen and stored and revision:
            self._tell_unseen(request, revision, stored)
            return
        if "_publish" in request.POST:
            self.publish(request, written, revision)
        elif revision is None or revision == written.live:
            self.message_user(request, "Saved.")
        else:
            _tell_problems(request, revision)
        if form.cleaned_data["reread"]:
            Text.objects.filter(pk=written.text_id).update(reread_on=timezone.localdate())
            clear_flags(written.flags.all())

    def _tell_unseen(self, request: HttpRequest, ours: Revision, unseen: Revision) -> None:
        """Someone saved this text after this editor had opened it: nothing is published over what was not seen."""
        told = format_html(
            "Someone else saved this text while you were writing. Yours is kept as the newest draft and was not "
            'published: <a href="{}?with={}">compare the two</a>, then publish.',
            reverse("admin:articles_revision_change", args=[ours.pk]),
            unseen.pk,
        )
        self.message_user(request, told, messages.WARNING)

    def publish(self, request: HttpRequest, written: Written, revision: Revision | None) -> None:
        """Make what was written public; without a text there is nothing to publish."""
        if revision is None:
            self.message_user(request, "Not published: nothing has been written yet.", messages.ERROR)
        else:
            self._publish(request, revision)

    def _publish(self, request: HttpRequest, revision: Revision) -> None:
        try:
            publish(revision)
        except NotPublishable as refused:
            self.message_user(request, "Not published. Your draft is saved. Mend this first:", messages.ERROR)
            for problem in refused.problems[:MOST_TOLD]:
                self.message_user(request, f"Line {problem.line}: {problem.message}", messages.ERROR)
        else:
            self.message_user(request, "Published: readers see this text now.", messages.SUCCESS)

    def response_change(self, request: HttpRequest, obj: Any) -> HttpResponse:
        """Stay on the text; what happened to it has been told."""
        if IS_POPUP_VAR in request.POST:
            return super().response_change(request, obj)
        return HttpResponseRedirect(reverse(f"admin:articles_{self.opts.model_name}_change", args=[obj.pk]))

    def response_add(self, request: HttpRequest, obj: Any, post_url_continue: str | None = None) -> HttpResponse:
        if IS_POPUP_VAR in request.POST:
            return super().response_add(request, obj, post_url_continue)
        return self.response_change(request, obj)

    def get_search_fields(self, request: HttpRequest) -> Any:
        """A list is searched through all that was written; a choice by name alone."""
        return self.search_fields[:2] if request.path.endswith("/autocomplete/") else self.search_fields

    def view_on_site(self, obj: Written) -> str:
        return obj.get_absolute_url()


def _seed_beside(working: Revision | None, newest: Revision | None) -> Revision | None:
    """A seed that arrived after the editor's words, waiting beside them."""
    return newest if newest is not None and newest != working and newest.origin == Origin.SEED else None


def _tell_problems(request: HttpRequest, revision: Revision) -> None:
    if not revision.problems:
        messages.info(request, "Draft saved. Nothing stands in the way of publishing it.")
        return
    messages.warning(request, "Draft saved. Before it can be published, mend this:")
    for problem in revision.problems[:MOST_TOLD]:
        messages.warning(request, format_html("Line {}: {}", problem["line"], problem["message"]))
    if len(revision.problems) > MOST_TOLD:
        messages.warning(request, f"… and {len(revision.problems) - MOST_TOLD} more.")
