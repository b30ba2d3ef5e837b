"""Writing: the form in which an editor writes a text, previews it, saves a draft and publishes."""

from collections.abc import Mapping, Sequence
from functools import partial
from typing import Any, ClassVar

from csp.decorators import csp_replace
from django.contrib import admin
from django.contrib.admin.options import IS_POPUP_VAR
from django.contrib.admin.utils import flatten_fieldsets
from django.core.exceptions import PermissionDenied
from django.db.models import QuerySet
from django.http import HttpRequest, HttpResponse
from django.http.response import HttpResponseBase
from django.shortcuts import redirect
from django.views.decorators.clickjacking import xframe_options_sameorigin

from articles.actions import what_would_go
from articles.admin.base.pages import View, change_page
from articles.admin.base.public import PublicAdmin
from articles.admin.base.tasks import Task
from articles.admin.bulk.rereading import RereadFilter, Rereading
from articles.admin.publishing.releasing import (
    asked_at,
    may_confirm,
    on_its_way,
    tell_shown_at_once,
    writes_only_text,
)
from articles.models import Origin, Revision, State, Written

from .completing import complete
from .preview import preview
from .renaming import keep_slug, rename_or_tell
from .saving import save_text
from .text_form import StateFilter, WrittenForm

MOST_LISTED = 100
NEW = "new"


class Writing(Task):
    """The text on the object's page: how it stands, its preview, what its marks may point at, and saving it."""

    def views(self, site: Any) -> Mapping[str, View]:
        shown = csp_replace({"frame-ancestors": ["'self'"]})(xframe_options_sameorigin(partial(_preview, site)))
        return {"preview": shown, "complete": partial(_complete, site)}

    def shown(self, site: Any, request: HttpRequest, stored: Any) -> Mapping[str, Any]:
        text = stored.text if stored else None
        working = text.working if text else None
        kept = f"{request.user.pk}/{site.opts.model_name}"
        return {
            "kept_as": f"{kept}/{stored.pk if stored else NEW}",
            "kept_new": f"{kept}/{NEW}",
            "working": working,
            "live": text.live if text else None,
            "would_go": what_would_go(working) if working else None,
            "beside": _seed_beside(working, text.revisions.newest_first().first()) if text else None,
            "text_of_object": text,
            "flags": list(stored.flags.all()) if stored else [],
            "way": on_its_way(request, stored),
            "only_text": stored is not None and writes_only_text(request, stored),
        }

    def saved(self, site: Any, request: HttpRequest, form: Any, change: bool) -> None:
        if change:
            tell_shown_at_once(request, form, site.own_fields)
        save_text(request, form)


class WrittenAdmin(PublicAdmin):
    """Base of every admin whose objects have a text."""

    form = WrittenForm
    tasks: ClassVar[Sequence[Task]] = (Writing(),)
    change_form_template = "admin/articles/written_form.html"
    list_filter: ClassVar[Any] = (StateFilter, RereadFilter)
    actions = (Rereading.action(),)
    writing: ClassVar[Any] = ("Text", {"fields": ["markdown", "comment", "reread", "based_on"], "classes": ["writing"]})

    class Media:
        js: ClassVar[Any] = [
            f"articles/{name}.js" for name in ("typing", "toolbar", "completing", "preview", "keeping")
        ]

    @property
    def own_fields(self) -> list[str]:
        """The fields of the object itself, which have no drafts."""
        own = {field.name for field in self.opts.get_fields()}
        return [name for name in flatten_fieldsets(self.fieldsets or ()) if name in own]

    def get_queryset(self, request: HttpRequest) -> QuerySet[Any]:
        related = self.list_select_related if isinstance(self.list_select_related, tuple) else ()
        return super().get_queryset(request).select_related("text__live", "text__archived", *related)

    @admin.display(description="state")
    def state(self, written: Written) -> str:
        live, working = written.live, written.text.working if written.text else None
        if written.archived:
            return "archived"
        if working is None:
            return "nothing written"
        if working == live:
            return "published"
        state = "newer draft" if working.state is State.DRAFT else working.state.label
        return f"published, {state}" if live else f"not published, {working.state.label}"

    @admin.display(description="Text")
    def markdown(self, written: Written) -> str:
        """What stands in the form's place for those who may only look."""
        working = written.text.working if written.text else None
        return working.markdown if working else ""

    def has_confirm_permission(self, request: HttpRequest) -> bool:
        return may_confirm(request) and self.has_change_permission(request)

    def may_put_back(self, request: HttpRequest, stored: Any) -> bool:
        return super().may_put_back(request, stored) and not writes_only_text(request, stored)

    def get_readonly_fields(self, request: HttpRequest, obj: Any = None) -> Any:
        """What readers see at once is for those who may publish; a text goes its own way to them."""
        if obj is not None and writes_only_text(request, obj):
            return self.own_fields
        return super().get_readonly_fields(request, obj)

    def get_fieldsets(self, request: HttpRequest, obj: Any = None) -> Any:
        """Without what this editor cannot say: that the whole was re-read, or why an agreement changes."""
        hidden = set() if may_confirm(request) else {"reread"}
        if obj is not None and writes_only_text(request, obj):
            hidden.add("reason")
        return [
            (name, {**options, "fields": [field for field in options["fields"] if field not in hidden]})
            for name, options in super().get_fieldsets(request, obj)
        ]

    def get_prepopulated_fields(self, request: HttpRequest, obj: Any = None) -> Any:
        return {} if obj else self.prepopulated_fields

    def history_view(
        self, request: HttpRequest, object_id: str, extra_context: dict[str, Any] | None = None
    ) -> HttpResponse:
        """Django's own list of what was done, and before it the revisions of the text."""
        written = self.get_object(request, object_id)
        may_look = request.user.has_perm("articles.view_revision")
        listed = written.text.revisions.as_history()[:MOST_LISTED] if may_look and written and written.text else []
        return super().history_view(request, object_id, {**(extra_context or {}), "revisions": listed})

    def save_model(self, request: HttpRequest, obj: Any, form: Any, change: bool) -> None:
        slug = keep_slug(obj, form, change)
        super().save_model(request, obj, form, change)
        rename_or_tell(request, obj, slug, change)

    def response_change(self, request: HttpRequest, obj: Any) -> HttpResponse:
        """Stay on the text, where what happened to it has been told; or ask first."""
        if IS_POPUP_VAR in request.POST:
            return super().response_change(request, obj)
        return redirect(asked_at(request) or change_page(obj))

    def response_add(self, request: HttpRequest, obj: Any, post_url_continue: str | None = None) -> HttpResponse:
        if IS_POPUP_VAR in request.POST:
            return super().response_add(request, obj, post_url_continue)
        return self.response_change(request, obj)

    def view_on_site(self, obj: Written) -> str:
        return obj.get_absolute_url()


def _preview(site: Any, request: HttpRequest) -> HttpResponse:
    _refuse_without_writing(site, request)
    return preview(request, site.model.sourcing)


def _complete(site: Any, request: HttpRequest) -> HttpResponseBase:
    _refuse_without_writing(site, request)
    return complete(request)


def _refuse_without_writing(site: Any, request: HttpRequest) -> None:
    if not (site.has_change_permission(request) or site.has_add_permission(request)):
        raise PermissionDenied


def _seed_beside(working: Revision | None, newest: Revision | None) -> Revision | None:
    """A seed that arrived after the editor's words, waiting beside them."""
    return newest if newest is not None and newest != working and newest.origin == Origin.SEED else None
