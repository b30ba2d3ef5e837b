"""The history of every text: who changed what, when and why; compared word by word, and restored as a new draft."""

from typing import Any

from django.contrib import admin, messages
from django.core.exceptions import PermissionDenied
from django.db.models import QuerySet
from django.http import HttpRequest, HttpResponse, HttpResponseRedirect
from django.shortcuts import get_object_or_404
from django.urls import URLPattern, path, reverse
from django.utils.html import format_html
from django.views.decorators.http import require_POST

from articles.actions import restore, revision_ahead, what_would_go
from articles.admin.base.choosing import ChoosingAdmin
from articles.admin.base.pages import change_page
from articles.admin.base.public import writing
from articles.admin.conflicts.meanwhile import stands
from articles.admin.conflicts.opened import OPENED_ON, since_opened
from articles.admin.desk.section import may
from articles.admin.desk.standing import StandingFilter
from articles.admin.publishing.commenting import comment_on, commented
from articles.admin.publishing.deciding import RESTORE, ask, publish, review
from articles.admin.publishing.reviewing import earliest, open_steps
from articles.models import Revision, State, Text, Written

from .folding import folded
from .restoring import Restoring

ON_THEIR_WAY = {State.DRAFT, State.REVIEW, State.APPROVED}


@admin.register(Revision)
class RevisionAdmin(ChoosingAdmin):
    """Nothing here can be changed or removed, only restored as a new draft."""

    change_form_template = "admin/articles/revision.html"
    list_display = ("created_at", "author", "comment", "state", "origin", "belongs_to")
    list_filter = (StandingFilter, "origin", "author", "created_at")
    search_fields = ("text__title", "markdown", "comment", "author__username")
    date_hierarchy = "created_at"
    actions = (Restoring.action(),)

    def get_urls(self) -> list[URLPattern]:
        views = {RESTORE: require_POST(self.restore_one), "review": require_POST(review), "publish": publish}
        views["comment"] = require_POST(comment_on)
        ours = [
            path(f"<int:pk>/{name}/", self.admin_site.admin_view(view), name=f"articles_revision_{name}")
            for name, view in views.items()
        ]
        return [*ours, *super().get_urls()]

    def get_queryset(self, request: HttpRequest) -> QuerySet[Revision]:
        """With what each belongs to."""
        owners = [f"text__{name}" for name in Text.OWNERS]
        revisions: QuerySet[Revision] = super().get_queryset(request).select_related("text", "author", *owners)
        return revisions

    def change_view(
        self, request: HttpRequest, object_id: str, form_url: str = "", extra_context: dict[str, Any] | None = None
    ) -> HttpResponse:
        revision = self.get_object(request, object_id)
        context = _compared(revision, request.GET.get("with", "")) if revision else {}
        context["may_restore"] = self.has_restore_permission(request)
        if revision:
            context |= _way(request, revision) | commented(request, revision)
        return super().change_view(request, object_id, form_url, {**(extra_context or {}), **context})

    @admin.display(description="text", ordering="text__title")
    def belongs_to(self, revision: Revision) -> str:
        """Where its text is written."""
        owner = revision.text.owner
        if owner is None:
            return str(revision.text)
        address = reverse(f"admin:articles_{owner._meta.model_name}_change", args=[owner.pk])
        return format_html('<a href="{}">{}</a>', address, revision.text)

    def has_restore_permission(self, request: HttpRequest) -> bool:
        """Restoring saves a draft, which needs the right to add revisions."""
        return request.user.has_perm("articles.add_revision")

    def restore_one(self, request: HttpRequest, pk: int) -> HttpResponse:
        """Restore it and go on writing there; what others did meanwhile is shown first."""
        if not self.has_restore_permission(request):
            raise PermissionDenied
        revisions = Revision.objects.select_related("text", "author")
        revision_ahead(get_object_or_404(revisions, pk=pk))
        with writing(request):
            revision = get_object_or_404(revisions, pk=pk)
            if happened := since_opened(request, revision.text):
                return ask(request, revision, RESTORE, happened)
            owner = self._restore(request, revision)
        if owner is None:
            return HttpResponseRedirect(reverse("admin:articles_revision_change", args=[pk]))
        return HttpResponseRedirect(reverse(f"admin:articles_{owner._meta.model_name}_change", args=[owner.pk]))

    def _restore(self, request: HttpRequest, revision: Revision) -> Written | None:
        owner = revision.text.owner
        if owner is None:
            self.message_user(request, f"{revision} belongs to nothing any more.", messages.WARNING)
            return None
        draft = restore(owner, revision, author=request.user)  # type: ignore[arg-type]
        told = f"The newest draft of “{owner}” is a copy of revision {revision.pk} now: revision {draft.pk}."
        self.message_user(request, told)
        return owner

    def has_add_permission(self, request: HttpRequest) -> bool:
        return False

    def has_change_permission(self, request: HttpRequest, obj: Revision | None = None) -> bool:
        return False

    def has_delete_permission(self, request: HttpRequest, obj: Revision | None = None) -> bool:
        return False


def _way(request: HttpRequest, revision: Revision) -> dict[str, Any]:
    """What was done with the revision, what may be done now, and where it can be seen as readers would."""
    owner = revision.text.owner
    preview = reverse(f"admin:articles_{owner._meta.model_name}_preview") if owner else ""
    return {
        "steps": revision.steps.all(),
        "open": open_steps(request, revision),
        "earliest": earliest(),
        "would_go": what_would_go(revision) if revision.state in ON_THEIR_WAY else None,
        OPENED_ON: stands(revision.text).token,
        "preview_url": preview,
        **_leads(request, owner),
    }


def _leads(request: HttpRequest, owner: Written | None) -> dict[str, Any]:
    """What the text belongs to: where it is written, and where readers find it."""
    if owner is None:
        return {}
    may_write = may(request, "view", str(owner._meta.model_name))
    is_seen = owner.live is not None and getattr(owner, "is_published", True)
    return {
        "owner": owner,
        "owner_page": change_page(owner) if may_write else "",
        "site_page": owner.get_absolute_url() if is_seen else "",
    }


def _compared(revision: Revision, wanted: str) -> dict[str, Any]:
    """The revision beside another of its text, the older first: the one wanted, or the live one, or the one before."""
    text = revision.text
    others = list(text.revisions.newest_first().exclude(pk=revision.pk).select_related("author", "text"))
    by_wish = {str(one.pk): one for one in reversed(others)}
    before = next((one for one in others if one.pk < revision.pk), None)
    other = by_wish.get(wanted) or by_wish.get(str(text.live_id)) or before
    older, newer = sorted((revision, other), key=lambda one: one.pk) if other else (None, revision)
    pieces = list(folded(older.markdown, newer.markdown)) if older else []
    return {"others": others, "other": other, "older": older, "newer": newer, "pieces": pieces, "working": text.working}
