"""Pages that stand alone, and what was removed."""

from django.contrib import admin

from articles.admin.base.choosing import ChoosingAdmin
from articles.models import Page, RemovedSeed

from .texts import WrittenAdmin


@admin.register(Page)
class PageAdmin(WrittenAdmin):
    list_display = ("name", "slug", "state")
    search_fields = ("name", "slug", "text__revisions__markdown")
    readonly_fields = ("slug",)  # Its address is fixed.
    fieldsets = ((None, {"fields": [("name", "slug")]}), WrittenAdmin.writing)
    closed = ("add", "delete")


@admin.register(RemovedSeed)
class RemovedSeedAdmin(ChoosingAdmin):
    """What editors deleted of the seeds. Delete an entry here, and the next load of the seeds brings it back."""

    list_display = ("model", "key")
    list_filter = ("model",)
    search_fields = ("model", "key")
    closed = ("add", "change")
