"""Sorting passages: an editor puts many under a topic, or takes them away from it; an import leaves them so."""

from collections.abc import Sequence

from django import forms

from articles.importing import BlockKind
from articles.models import ContentRevision, Passage, Topic

from .confirming import SEEN, Bulk, Consequence

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
        Passage.objects.filter(pk__in=[one.pk for one in chosen]).update(topics_edited=True)
        ContentRevision.raise_number()
        return f"{self.counted(len(chosen))} {'put under' if way == ADD else 'taken away from'} “{topic}”."

    def _step(self, passage: Passage) -> Consequence[Passage]:
        topics = list(passage.topics.all())
        if passage.kind == BlockKind.FURNITURE:
            return Consequence(passage, "is page furniture, which readers never see.", is_refused=True)
        if self.is_waiting:
            return Consequence(passage, f"is {_under(topics)} now.")
        topic, is_added = self.form.cleaned_data["topic"], self.form.cleaned_data["way"] == ADD
        if is_added == (topic in topics):
            return Consequence(passage, f"is {'' if is_added else 'not '}under “{topic}” already.", is_refused=True)
        after = [*topics, topic] if is_added else [one for one in topics if one != topic]
        return Consequence(passage, f"is {_under(topics)} now, and will be {_under(after)}.")


def _under(topics: Sequence[Topic]) -> str:
    return "under " + " and ".join(f"“{topic}”" for topic in topics) if topics else "under no topic"
