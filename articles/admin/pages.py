"""Pages that stand alone, the history of every text, and what was removed."""

from typing import Any, ClassVar

from django.contrib import admin, messages
from django.db.models import QuerySet
from django.http import HttpRequest

from articles.actions import restore
from articles.models import Page, RemovedSeed, Revision

from .text_form import WrittenForm
from .texts import WrittenAdmin


class PageForm(WrittenForm):
    class Meta:
        model = Page
        fields: ClassVar[Any] = ["name", "slug"]


@admin.register(Page)
class PageAdmin(WrittenAdmin):
    form = PageForm
    list_display = ("name", "slug", "state")
    search_fields = ("name", "slug", "text__revisions__markdown")
    fieldsets = ((None, {"fields": [("name", "slug")]}), WrittenAdmin.writing)

    def has_add_permission(self, request: HttpRequest) -> bool:
        return False

    def has_delete_permission(self, request: HttpRequest, obj: Page | None = None) -> bool:
        return False


@admin.register(Revision)
class RevisionAdmin(admin.ModelAdmin[Revision]):
    """The history: nothing here can be changed or removed, only restored as a new draft."""

    list_display = ("text", "state", "origin", "author", "comment", "created_at")
    list_filter = ("origin", "author", "created_at")
    list_select_related = ("text", "author")
    search_fields = ("text__title", "markdown", "comment", "author__username")
    date_hierarchy = "created_at"
    actions = ("restore_as_draft",)

    def has_restore_permission(self, request: HttpRequest) -> bool:
        """Restoring saves a draft, which needs the right to add revisions."""
        return request.user.has_perm("articles.add_revision")

    @admin.action(description="Restore as a new draft", permissions=["restore"])
    def restore_as_draft(self, request: HttpRequest, queryset: QuerySet[Revision]) -> None:
        for revision in queryset.select_related("text"):
            owner = revision.text.owner
            if owner is None:
                self.message_user(request, f"{revision} belongs to nothing any more.", messages.WARNING)
                continue
            restore(owner, revision, author=request.user)  # type: ignore[arg-type]
            self.message_user(request, f"{revision} is the newest draft of “{owner}” now.")

    def has_add_permission(self, request: HttpRequest) -> bool:
        return False

    def has_change_permission(self, request: HttpRequest, obj: Revision | None = None) -> bool:
        return False

    def has_delete_permission(self, request: HttpRequest, obj: Revision | None = None) -> bool:
        return False


@admin.register(RemovedSeed)
class RemovedSeedAdmin(admin.ModelAdmin[RemovedSeed]):
    """What editors deleted of the seeds. Delete an entry here, and the next load of the seeds brings it back."""

    list_display = ("model", "key")
    list_filter = ("model",)
    search_fields = ("model", "key")

    def has_add_permission(self, request: HttpRequest) -> bool:
        return False

    def has_change_permission(self, request: HttpRequest, obj: RemovedSeed | None = None) -> bool:
        return False
