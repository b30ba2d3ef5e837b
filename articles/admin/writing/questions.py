"""Questions: the FAQ."""

from typing import Any, ClassVar

from django.contrib import admin

from articles.admin.base.fields import SlugsField
from articles.admin.bulk.rereading import RereadFilter
from articles.models import Question

from .archiving import Archiving
from .related import NamedByOthers
from .text_form import StateFilter, WrittenForm
from .texts import WrittenAdmin


class QuestionForm(WrittenForm):
    related = SlugsField(
        lambda: list(Question.objects.values_list("slug", "wording")),
        "questions to read next",
        help_text="At most three.",
    )


@admin.register(Question)
class QuestionAdmin(WrittenAdmin):
    form = QuestionForm
    tasks = (*WrittenAdmin.tasks, Archiving(), NamedByOthers())
    list_display = ("wording", "topic", "position", "state")
    list_filter = (StateFilter, RereadFilter, "topic")
    list_select_related = ("topic",)
    search_fields = ("wording", "slug", "text__revisions__markdown")
    autocomplete_fields = ("topic", "claims")
    prepopulated_fields: ClassVar[Any] = {"slug": ["wording"]}
    fieldsets = (
        (None, {"fields": ["wording", "slug", "topic", "claims"]}),
        WrittenAdmin.writing,
        ("Its place on the site", {"fields": ["position", "related"], "classes": ["collapse"]}),
    )
