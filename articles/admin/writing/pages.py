"""Pages that stand alone, and what was removed."""

from typing import Any, ClassVar

from django.contrib import admin
from django.http import HttpRequest

from articles.admin.base.choosing import ChoosingAdmin
from articles.models import Page, RemovedSeed

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
    readonly_fields = ("slug",)  # Its address is fixed.
    fieldsets = ((None, {"fields": [("name", "slug")]}), WrittenAdmin.writing)

    def has_add_permission(self, request: HttpRequest) -> bool:
        return False

    def has_delete_permission(self, request: HttpRequest, obj: Page | None = None) -> bool:
        return False


@admin.register(RemovedSeed)
class RemovedSeedAdmin(ChoosingAdmin):
    """What editors deleted of the seeds. Delete an entry here, and the next load of the seeds brings it back."""

    list_display = ("model", "key")
    list_filter = ("model",)
    search_fields = ("model", "key")

    def has_add_permission(self, request: HttpRequest) -> bool:
        return False

    def has_change_permission(self, request: HttpRequest, obj: RemovedSeed | None = None) -> bool:
        return False
