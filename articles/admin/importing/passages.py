"""Passages: checking what the importer recognised in an article, and sorting it under topics."""

from collections.abc import Sequence
from typing import Any, ClassVar

from django import forms
from django.contrib import admin
from django.db.models import Exists, OuterRef, QuerySet
from django.http import HttpRequest
from django.utils.html import format_html_join
from django.utils.text import Truncator

from articles.admin.base.filters import FewFilter, StateListFilter
from articles.admin.base.pages import change_page
from articles.admin.base.public import PublicAdmin
from articles.admin.bulk.confirming import SEEN, Bulk, Consequence
from articles.importing import BlockKind, reason_of
from articles.models import ContentRevision, Passage, Topic

from .settling import Joining, Naming, Splitting

ADD, REMOVE = "add", "remove"


class SortingForm(forms.Form):
    topic = forms.ModelChoiceField(Topic.objects.in_order(), empty_label="Choose a topic")
    way = forms.ChoiceField(label="And then", choices=[(ADD, "put them under it"), (REMOVE, "take them away from it")])


class Sorting(Bulk[Passage]):
    name = "sort_under"
    description = "Sort under topic…"
    title = "Sort these passages"
    button = "Sort them so"
    form_class = SortingForm

    def steps(self, chosen: Sequence[Passage]) -> list[Consequence[Passage]]:
        self.is_waiting = SEEN not in self.request.POST or not self.form.is_valid()
        return [self._step(one) for one in chosen]

    def do(self, chosen: Sequence[Passage]) -> str:
        topic, way = self.form.cleaned_data["topic"], self.form.cleaned_data["way"]
        for passage in chosen:
            passage.topics.add(topic) if way == ADD else passage.topics.remove(topic)
            self.admin.log_change(self.request, passage, f"{way.capitalize()} topic “{topic}”.")
        _keep_topics(chosen)
        return f"{self.counted(len(chosen))} {'put under' if way == ADD else 'taken away from'} “{topic}”."

    def _step(self, passage: Passage) -> Consequence[Passage]:
        topics = list(passage.topics.all())
        if passage.kind == BlockKind.FURNITURE:
            return Consequence(passage, "is page furniture, which readers never see.", is_refused=True)
        if self.is_waiting:
            return Consequence(passage, f"is {_under(topics)} now.")
        topic, is_added = self.form.cleaned_data["topic"], self.form.cleaned_data["way"] == ADD
        if is_added and topic in topics and _is_to_be_sorted(passage):
            return Consequence(passage, f"is {_under(topics)} now, and stays there: its topic will be clear.")
        if is_added == (topic in topics):
            return Consequence(passage, f"is {'' if is_added else 'not '}under “{topic}” already.", is_refused=True)
        after = [*topics, topic] if is_added else [one for one in topics if one != topic]
        return Consequence(passage, f"is {_under(topics)} now, and will be {_under(after)}.")


class Confirming(Bulk[Passage]):
    name = "topics_are_right"
    description = "Their topics are right…"
    title = "The topics of these passages are right"
    button = "So it is"

    def steps(self, chosen: Sequence[Passage]) -> list[Consequence[Passage]]:
        return [self._step(one) for one in chosen]

    def do(self, chosen: Sequence[Passage]) -> str:
        for passage in chosen:
            self.admin.log_change(self.request, passage, "Said that its topics are right.")
        _keep_topics(chosen)
        return f"The topics of {self.counted(len(chosen))} are clear."

    def _step(self, passage: Passage) -> Consequence[Passage]:
        under = _under(list(passage.topics.all()))
        if _is_to_be_sorted(passage):
            return Consequence(passage, f"is {under}, and stays there.")
        return Consequence(passage, f"is {under}, and that is clear already.", is_refused=True)


def _is_to_be_sorted(passage: Passage) -> bool:
    return passage.is_unsure and not passage.topics_edited


def _keep_topics(passages: Sequence[Passage]) -> None:
    """As they are now: an editor decided, and no import does so again."""
    Passage.objects.filter(pk__in=[one.pk for one in passages]).update(topics_edited=True)
    ContentRevision.raise_number()


def _under(topics: Sequence[Topic]) -> str:
    return "under " + " and ".join(f"“{topic}”" for topic in topics) if topics else "under no topic"


class AlsoInFilter(StateListFilter):
    title = "also in another source"
    parameter_name = "also_in"
    states: ClassVar = {"yes": "Yes", "no": "No"}

    def narrowed(self, request: HttpRequest, queryset: QuerySet[Passage], state: str) -> QuerySet[Passage]:
        links = Passage.also_in.through._default_manager.filter(from_passage=OuterRef("pk"))
        return queryset.filter(Exists(links) if state == "yes" else ~Exists(links))


class UnsureFilter(StateListFilter):
    title = "topic not clear"
    parameter_name = "unsure"
    states: ClassVar = {"yes": "To be sorted", "no": "Clear, or sorted by an editor"}

    def narrowed(self, request: HttpRequest, queryset: QuerySet[Passage], state: str) -> QuerySet[Passage]:
        unsure = Passage.objects.unsure().filter(pk=OuterRef("pk"))
        return queryset.filter(Exists(unsure) if state == "yes" else ~Exists(unsure))


@admin.register(Passage)
class PassageAdmin(PublicAdmin):
    """What the importer recognised. All of it can be corrected; an import leaves alone what was."""

    list_display = ("text_begins", "letter", "on_topics", "what_it_is", "also_in_sources")
    list_filter = (
        UnsureFilter,
        ("source", FewFilter),
        "kind",
        "topics",
        "rule",
        AlsoInFilter,
        "topics_edited",
        "settled",
    )
    list_select_related = ("source",)
    search_fields = ("text", "public_id", "source__title")
    autocomplete_fields = ("topics",)
    actions = (Sorting.action(), Confirming.action(), Naming.action(), Joining.action(), Splitting.action())
    readonly_fields = (
        *("source", "kind", "set_aside_by", "settled", "under", "text", "also_in_sources"),
        "public_id",
    )
    fields = (*readonly_fields[:7], "topics", "public_id")
    closed = ("add", "delete")

    def get_queryset(self, request: HttpRequest) -> QuerySet[Passage]:
        passages: QuerySet[Passage] = super().get_queryset(request).prefetch_related("topics", "also_in__source")
        return passages

    @admin.display(description="passage")
    def text_begins(self, passage: Passage) -> str:
        return Truncator(passage.text).chars(300)

    @admin.display(description="source", ordering="source__position")
    def letter(self, passage: Passage) -> str:
        return passage.source.letter

    @admin.display(description="topics")
    def on_topics(self, passage: Passage) -> str:
        topics = ", ".join(topic.name for topic in passage.topics.all())
        if _is_to_be_sorted(passage):
            return f"{topics} (not clear)" if topics else "not clear"
        return topics

    @admin.display(description="what it is", ordering="kind")
    def what_it_is(self, passage: Passage) -> str:
        kind = reason_of(passage.rule) if passage.rule else passage.get_kind_display()
        return f"{kind} (settled by an editor)" if passage.settled else kind

    @admin.display(description="under the headings")
    def under(self, passage: Passage) -> str:
        return " › ".join(passage.heading_path) or "none"

    @admin.display(description="rule", ordering="rule")
    def set_aside_by(self, passage: Passage) -> str:
        """The furniture rule, and what it takes the words for."""
        return f"{passage.rule}: {reason_of(passage.rule)}" if passage.rule else ""

    @admin.display(description="also in")
    def also_in_sources(self, passage: Passage) -> str:
        """The passages of other sources that share its words."""
        others = sorted(passage.also_in.all(), key=lambda one: one.source.position)
        return format_html_join(", ", '<a href="{}">{}</a>', ((change_page(one), one.source.letter) for one in others))

    def save_model(self, request: HttpRequest, obj: Passage, form: Any, change: bool) -> None:
        """Whoever saves it says that these are its topics."""
        obj.topics_edited = obj.topics_edited or obj.is_unsure or "topics" in form.changed_data
        super().save_model(request, obj, form, change)
