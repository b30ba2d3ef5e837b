"""Topics: the ten subject pages."""

from typing import Any, ClassVar

from django.contrib import admin

from articles.models import Topic

from .archiving import ArchivingAdmin
from .fields import SlugsField
from .related import RelatedAdmin
from .renaming import RenamingAdmin, RenamingForm
from .text_form import WrittenForm
from .texts import WrittenAdmin


class TopicForm(RenamingForm, WrittenForm):
    related = SlugsField(
        lambda: list(Topic.objects.in_order().values_list("slug", "name")),
        "topics to read next",
        help_text="Two or three are enough.",
    )

    class Meta:
        model = Topic
        fields: ClassVar[Any] = ["name", "slug", "question", "position", "related"]


@admin.register(Topic)
class TopicAdmin(RelatedAdmin, RenamingAdmin, ArchivingAdmin, WrittenAdmin):
    form = TopicForm
    list_display = ("name", "question", "position", "state")
    search_fields = ("name", "slug", "question", "text__revisions__markdown")
    prepopulated_fields: ClassVar[Any] = {"slug": ["name"]}
    ordering = ("position",)
    fieldsets = (
        (None, {"fields": [("name", "slug"), "question"]}),
        WrittenAdmin.writing,
        ("Its place on the site", {"fields": ["position", "related"], "classes": ["collapse"]}),
    )
