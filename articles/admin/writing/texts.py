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

from articles.actions import clear_flags, save_draft, what_would_go
from articles.admin.base.chosen import is_key
from articles.admin.base.public import PublicAdmin
from articles.admin.bulk.rereading import RereadFilter, Rereading
from articles.admin.publishing.releasing import (
    asked_at,
    editor_of,
    may_confirm,
    on_its_way,
    publish_or_tell,
    submit_or_tell,
    tell_problems,
    tell_shown_at_once,
    writes_only_text,
)
from articles.models import Origin, Revision, State, Text, Written

from .completing import complete
from .preview import preview
from .text_form import StateFilter, WrittenForm

MOST_LISTED = 100
NEW = "new"


class WrittenAdmin(PublicAdmin):
    """Base of every admin whose objects have a text."""

    form = WrittenForm
    change_form_template = "admin/articles/written_form.html"
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
        if working is None:
            return "nothing written"
        if working == live:
            return "published"
        state = "newer draft" if working.state is State.DRAFT else working.state.label
        return f"published, {state}" if live else f"not published, {working.state.label}"

    def has_confirm_permission(self, request: HttpRequest) -> bool:
        return may_confirm(request) and self.has_change_permission(request)

    def may_put_back(self, request: HttpRequest, stored: Any) -> bool:
        return super().may_put_back(request, stored) and not writes_only_text(request, stored)

    @admin.action(description="I have re-read these today", permissions=["confirm"])
    def reread_today(self, request: HttpRequest, queryset: QuerySet[Any]) -> HttpResponse | None:
        return Rereading(self, request, queryset).answer()

    @admin.display(description="Text")
    def markdown(self, written: Written) -> str:
        """What stands in the form's place for those who may only look."""
        working = written.text.working if written.text else None
        return working.markdown if working else ""

    def get_readonly_fields(self, request: HttpRequest, obj: Any = None) -> Any:
        """What readers see at once is for those who may publish; a text goes its own way to them."""
        if obj is not None and writes_only_text(request, obj):
            return list(self.form.Meta.fields)
        return super().get_readonly_fields(request, obj)

    def get_fieldsets(self, request: HttpRequest, obj: Any = None) -> Any:
        """Without what this editor cannot say: that the whole was re-read, or why an agreement changes."""
        hidden = set() if may_confirm(request) else {"reread"}
        if obj is not None and writes_only_text(request, obj):
            hidden.add("reason")
        return [
            (name, {**options, "fields": [one for one in options["fields"] if one not in hidden]})
            for name, options in super().get_fieldsets(request, obj)
        ]

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
        working = text.working if text else None
        context = {
            **(extra_context or {}),
            "kept_as": f"{request.user.pk}/{self.opts.model_name}/{object_id or NEW}",
            "kept_new": f"{request.user.pk}/{self.opts.model_name}/{NEW}",
            "working": working,
            "live": text.live if text else None,
            "would_go": what_would_go(working) if working else None,
            "beside": _seed_beside(working, text.revisions.newest_first().first()) if text else None,
            "text_of_object": text,
            "flags": list(written.flags.all()) if written else [],
            "way": on_its_way(request, written),
            "only_text": written is not None and writes_only_text(request, written),
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
        if change:
            tell_shown_at_once(request, form, self.form.Meta.fields)
        written, markdown = form.instance, form.cleaned_data["markdown"]
        stored = revision = written.text.working if written.text else None
        is_new = markdown.strip() != "" if revision is None else revision.markdown != markdown
        unseen = is_new and revision is not None and revision.pk != form.cleaned_data["based_on"]
        if is_new:
            revision = _saved(request, written, form.cleaned_data)
        if unseen and stored and revision:
            self._tell_unseen(request, revision, stored)
            return
        if "_publish" in request.POST:
            publish_or_tell(request, written, revision)
        elif "_review" in request.POST:
            submit_or_tell(request, revision, form.cleaned_data["comment"])
        elif revision is None or revision == written.live:
            self.message_user(request, "Saved.")
        else:
            tell_problems(request, revision)
        if not form.cleaned_data["reread"] or not may_confirm(request):
            return
        if asked_at(request):
            self.message_user(request, "The day of re-reading is not noted yet: tick it again once it is published.")
        else:
            Text.objects.filter(pk=written.text_id).update(reread_on=timezone.localdate())
            clear_flags(written.flags.all())

    def _tell_unseen(self, request: HttpRequest, ours: Revision, unseen: Revision) -> None:
        """Someone saved this text after this editor had opened it: nothing is published over what was not seen."""
        told = format_html(
            "Someone else saved this text while you were writing. Yours is kept as the newest draft and was not "
            'published: <a href="{}?with={}&amp;beside=1">see the two side by side</a>, then save what is to stay.',
            reverse("admin:articles_revision_change", args=[ours.pk]),
            unseen.pk,
        )
        self.message_user(request, told, messages.WARNING)

    def response_change(self, request: HttpRequest, obj: Any) -> HttpResponse:
        """Stay on the text, where what happened to it has been told; or ask first."""
        if IS_POPUP_VAR in request.POST:
            return super().response_change(request, obj)
        page = reverse(f"admin:articles_{self.opts.model_name}_change", args=[obj.pk])
        return HttpResponseRedirect(asked_at(request) or page)

    def response_add(self, request: HttpRequest, obj: Any, post_url_continue: str | None = None) -> HttpResponse:
        if IS_POPUP_VAR in request.POST:
            return super().response_add(request, obj, post_url_continue)
        return self.response_change(request, obj)

    def get_search_fields(self, request: HttpRequest) -> Any:
        """A list is searched through all that was written; a choice by name alone."""
        return self.search_fields[:2] if request.path.endswith("/autocomplete/") else self.search_fields

    def view_on_site(self, obj: Written) -> str:
        return obj.get_absolute_url()


def _saved(request: HttpRequest, written: Written, sent: dict[str, Any]) -> Revision:
    """The newest draft, begun from the revision that stood in the form when it was opened."""
    begun_from = None
    if written.text and is_key(str(sent["based_on"])):
        begun_from = written.text.revisions.filter(pk=sent["based_on"]).first()
    author, comment = editor_of(request), sent["comment"]
    return save_draft(written, sent["markdown"], author=author, comment=comment, begun_from=begun_from)


def _seed_beside(working: Revision | None, newest: Revision | None) -> Revision | None:
    """A seed that arrived after the editor's words, waiting beside them."""
    return newest if newest is not None and newest != working and newest.origin == Origin.SEED else None
