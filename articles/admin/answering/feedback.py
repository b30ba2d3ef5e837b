"""The inbox: what readers sent. Editors read it, note what they found and mark it as done."""

from collections.abc import Sequence
from typing import Any, ClassVar

from django.contrib import admin
from django.utils.html import format_html
from django.utils.text import Truncator

from articles.admin.base.choosing import ChoosingAdmin
from articles.admin.bulk.confirming import Bulk, Consequence
from articles.models import Feedback
from articles.models.feedback import FeedbackState
from articles.pages.known import known_page

FIRST_WORDS = 90


class MarkingAsDone(Bulk[Feedback]):
    name = "mark_as_done"
    description = "Mark as done"
    title = "Mark these as done?"
    button = "Mark them as done"

    def steps(self, chosen: Sequence[Feedback]) -> list[Consequence[Feedback]]:
        return [
            Consequence(one, "is done already.", is_refused=True)
            if one.state == FeedbackState.DONE
            else Consequence(one, f"is marked as done: “{first_words(one)}”")
            for one in chosen
        ]

    def do(self, chosen: Sequence[Feedback]) -> str:
        done = Feedback.objects.filter(pk__in=[one.pk for one in chosen])
        return f"{done.update(state=FeedbackState.DONE)} marked as done."


@admin.register(Feedback)
class FeedbackAdmin(ChoosingAdmin):
    """Newest first. Readers' words are shown as text, whatever they hold, and cannot be changed."""

    list_display = ("first_words", "page_link", "helpful", "state", "created_at")
    list_filter = ("state", "helpful", "created_at")
    search_fields = ("words", "page", "note")
    readonly_fields: ClassVar[Any] = ("page_link", "helpful", "words", "created_at")
    fields = (*readonly_fields, "state", "note")
    actions = (MarkingAsDone.action(),)
    closed = ("add",)

    @admin.display(description="words", ordering="words")
    def first_words(self, feedback: Feedback) -> str:
        return first_words(feedback)

    @admin.display(description="page", ordering="page")
    def page_link(self, feedback: Feedback) -> str:
        if known_page(feedback.page):
            return format_html('<a href="{}">{}</a>', feedback.page, feedback.page)
        return feedback.page or "(not said)"


def first_words(feedback: Feedback) -> str:
    """The beginning of what a reader wrote, on one line."""
    return Truncator(" ".join(feedback.words.split())).chars(FIRST_WORDS) or "(no words)"
