"""Passages: checking what the importer recognised in an article, and under which topics it stands."""

from typing import Any

from django.contrib import admin
from django.db.models import QuerySet
from django.http import HttpRequest

from articles.admin.base.public import PublicAdmin
from articles.admin.bulk.sorting import Sorting
from articles.models import Passage


@admin.register(Passage)
class PassageAdmin(PublicAdmin):
    """What the importer recognised. The topics can be corrected; an import leaves corrected ones alone."""

    list_display = ("text_begins", "letter", "kind", "rule", "on_topics")
    list_filter = ("source", "kind", "topics", "rule", "topics_edited")
    list_select_related = ("source",)
    search_fields = ("text", "public_id", "source__title")
    autocomplete_fields = ("topics",)
    actions = (Sorting.action(),)
    readonly_fields = ("source", "kind", "rule", "heading_path", "text", "public_id")
    fields = (*readonly_fields[:5], "topics", "public_id")
    closed = ("add", "delete")

    def get_queryset(self, request: HttpRequest) -> QuerySet[Passage]:
        passages: QuerySet[Passage] = super().get_queryset(request).prefetch_related("topics")
        return passages

    @admin.display(description="passage")
    def text_begins(self, passage: Passage) -> str:
        return passage.text[:90]

    @admin.display(description="source", ordering="source__position")
    def letter(self, passage: Passage) -> str:
        return passage.source.letter

    @admin.display(description="topics")
    def on_topics(self, passage: Passage) -> str:
        return ", ".join(topic.name for topic in passage.topics.all())

    def save_model(self, request: HttpRequest, obj: Passage, form: Any, change: bool) -> None:
        obj.topics_edited = obj.topics_edited or "topics" in form.changed_data
        super().save_model(request, obj, form, change)
