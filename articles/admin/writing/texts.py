"""Writing: the form in which an editor writes a text, previews it, saves a draft and publishes."""

from collections.abc import Sequence
from typing import Any, ClassVar

from django.contrib import admin
from django.contrib.admin.options import IS_POPUP_VAR
from django.contrib.admin.utils import flatten_fieldsets
from django.db.models import QuerySet
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect

from articles.actions import render_ahead
from articles.admin.base.pages import change_page
from articles.admin.base.public import PublicAdmin
from articles.admin.base.tasks import Task
from articles.admin.bulk.rereading import RereadFilter, Rereading
from articles.admin.publishing.releasing import asked_at, may_confirm, writes_only_text
from articles.models import State, Written

from .renaming import keep_slug, rename_or_tell
from .room import Writing, writes_here
from .text_form import StateFilter, WrittenForm, with_plain_ends

MOST_LISTED = 100


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
            f"articles/{name}.js" for name in ("typing", "toolbar", "completing", "preview", "keeping", "present")
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

    def changeform_view(self, request: HttpRequest, *args: Any, **kwargs: Any) -> Any:
        """A long text takes seconds to render: nobody waits for them to save another."""
        if (typed := request.POST.get("markdown")) and writes_here(self, request):
            render_ahead(with_plain_ends(typed), self.model.sourcing)
        return super().changeform_view(request, *args, **kwargs)

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
