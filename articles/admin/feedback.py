"""The inbox: what readers sent. Editors read it, note what they found and mark it as done."""

from typing import Any, ClassVar

from django.contrib import admin, messages
from django.db.models import QuerySet
from django.http import HttpRequest
from django.utils.html import format_html
from django.utils.text import Truncator

from articles.models import Feedback
from articles.models.feedback import FeedbackState

FIRST_WORDS = 90


@admin.register(Feedback)
class FeedbackAdmin(admin.ModelAdmin[Feedback]):
    """Newest first. Readers' words are shown as text, whatever they hold, and cannot be changed."""

    list_display = ("first_words", "page_link", "helpful", "state", "created_at")
    list_filter = ("state", "helpful", "created_at")
    search_fields = ("words", "page", "note")
    fields = ("page_link", "helpful", "words", "created_at", "state", "note")
    readonly_fields: ClassVar[Any] = ("page_link", "helpful", "words", "created_at")
    actions = ("mark_as_done",)

    @admin.display(description="words", ordering="words")
    def first_words(self, feedback: Feedback) -> str:
        return Truncator(" ".join(feedback.words.split())).chars(FIRST_WORDS) or "(no words)"

    @admin.display(description="page", ordering="page")
    def page_link(self, feedback: Feedback) -> str:
        return format_html('<a href="{}">{}</a>', feedback.page, feedback.page) if feedback.page else "(not said)"

    @admin.action(description="Mark as done", permissions=["change"])
    def mark_as_done(self, request: HttpRequest, queryset: QuerySet[Feedback]) -> None:
        count = queryset.exclude(state=FeedbackState.DONE).update(state=FeedbackState.DONE)
        self.message_user(request, f"{count} marked as done.", messages.SUCCESS)

    def has_add_permission(self, request: HttpRequest) -> bool:
        return False
