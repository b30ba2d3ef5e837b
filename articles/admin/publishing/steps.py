"""The log: who sent what to review, approved it, published it or took it away, and when."""

from django.contrib import admin
from django.db.models import QuerySet
from django.http import HttpRequest
from django.urls import reverse
from django.utils.html import format_html

from articles.admin.base.choosing import ChoosingAdmin
from articles.models import Step


@admin.register(Step)
class StepAdmin(ChoosingAdmin):
    """Newest first. Nothing in it can be changed or removed."""

    list_display = ("at", "kind", "who", "what", "words")
    list_display_links = None
    list_filter = ("kind", "at")
    search_fields = ("name", "words", "revision__text__title")
    date_hierarchy = "at"
    closed = ("add", "change", "delete")

    def get_queryset(self, request: HttpRequest) -> QuerySet[Step]:
        steps: QuerySet[Step] = super().get_queryset(request).select_related("revision__text")
        return steps

    @admin.display(description="who", ordering="name")
    def who(self, step: Step) -> str:
        return step.name or "the site itself"

    @admin.display(description="which text")
    def what(self, step: Step) -> str:
        page = reverse("admin:articles_revision_change", args=[step.revision_id])
        return format_html('<a href="{}">{}</a>', page, step.revision)
