"""Topics: the ten subject pages."""

from typing import Any, ClassVar

from django.contrib import admin
from django.db.models import Max
from django.http import HttpRequest

from articles.admin.base.fields import LinesField, SlugsField
from articles.models import Topic
from articles.models.figure_names import AND, CHART, SURE, WHO

from .archiving import Archiving
from .related import NamedByOthers
from .text_form import WrittenForm
from .texts import WrittenAdmin


class TopicForm(WrittenForm):
    related = SlugsField(
        lambda: list(Topic.objects.in_order().values_list("slug", "name")),
        "topics to read next",
        help_text="Two or three are enough.",
    )
    figures = LinesField(
        help_text=(
            f"One to a line, in their order: a drawing by its name, {CHART}SLUG{AND}SLUG for a chart of "
            f"claims, {WHO}SLUG{AND}SLUG for a table of who says so, or {SURE}SLUG{AND}SLUG for how sure research is."
        )
    )


@admin.register(Topic)
class TopicAdmin(WrittenAdmin):
    form = TopicForm
    tasks = (*WrittenAdmin.tasks, Archiving(), NamedByOthers())
    list_display = ("name", "question", "position", "state")
    search_fields = ("name", "slug", "question", "text__revisions__markdown")
    prepopulated_fields: ClassVar[Any] = {"slug": ["name"]}
    ordering = ("position",)
    fieldsets = (
        (None, {"fields": [("name", "slug"), "question"]}),
        WrittenAdmin.writing,
        ("Its pictures", {"fields": ["figures"], "classes": ["collapse"]}),
        (
            "Its place on the site",
            {"fields": ["position", "sheet_heading", "related", "searched_on"], "classes": ["collapse"]},
        ),
    )

    def get_changeform_initial_data(self, request: HttpRequest) -> dict[str, Any]:
        """A new topic comes after the others."""
        last = Topic.objects.aggregate(last=Max("position"))["last"] or 0
        return {"position": last + 1, **super().get_changeform_initial_data(request)}
