"""What another editor changed since a page was opened, set beside what was sent.

Nothing is merged unseen. What only the other changed is put into the form as the other left it, what this
editor changed stays as they typed it, and the page says so before anything is saved.
"""

from dataclasses import dataclass, field
from itertools import islice
from typing import Any

from django.db import models
from django.http import QueryDict
from django.utils.text import capfirst

from articles.admin.base.chosen import is_key
from articles.admin.records.words import Change, Words, label_of
from articles.models import Revision, is_recorded, records_of, values_of

from .meanwhile import Happening, meanwhile, text_of
from .opened import BASED_ON, TEXT, EditPage, Opened, Values, compared_fields, key_of, sent_in, write

STEPS = {"_publish", "_review"}
"""The buttons that do more with a text than save it."""
UNKNOWN = "not known"
LONGEST_PART = 60


@dataclass(frozen=True, slots=True)
class Difference:
    """One field: as it was when the page was opened, as it is now, and what was typed; all in words.

    `record` tells who made it what it is now, and when; None where that was not recorded.
    """

    label: str
    theirs: Change
    ours: Change
    is_conflict: bool = False
    record: Any = None

    @property
    def editor(self) -> Any:
        return getattr(self.record, "history_user", None) or getattr(self.record, "author", None)

    @property
    def at(self) -> Any:
        return getattr(self.record, "history_date", None) or getattr(self.record, "created_at", None)


@dataclass
class Stale:
    """What was sent, brought up to date, and what the editor must see of it before it is saved."""

    sent: QueryDict
    page: EditPage
    opened: Opened | None
    words: Words = field(default_factory=Words)
    differences: list[Difference] = field(default_factory=list)
    happened: list[Happening] = field(default_factory=list)

    @property
    def must_be_seen(self) -> bool:
        """Whether nothing may be done before the editor has seen this. A draft can always be saved."""
        return bool(self.differences or (self.happened and STEPS & self.sent.keys()))

    @property
    def is_conflict(self) -> bool:
        return any(difference.is_conflict for difference in self.differences)

    @property
    def conflicts_first(self) -> list[Difference]:
        return sorted(self.differences, key=lambda difference: not difference.is_conflict)

    def before(self, form: Any) -> Values | None:
        """What the form showed when the page was opened."""
        return self.opened.values.get(key_of(form.instance)) if self.opened else None

    def tell(self, label: str, said: tuple[str, str, str], *, is_conflict: bool = False, record: Any = None) -> None:
        """What was so before, is so now and was typed."""
        before, now, typed = said
        theirs, ours = Change(label, before, now), Change(label, before, typed)
        self.differences.append(Difference(label, theirs, ours, is_conflict, record))

    def title(self, form: Any, values: Values) -> str:
        return title(form, values, self.words)

    def merge(self, form: Any, sent: QueryDict, now: Values) -> None:
        """Bring what was sent for one form, by the names of its fields, up to date."""
        before, typed = self.before(form), sent_in(form, sent)
        names = [name for name in now if name in typed and typed[name] != now[name]]
        if before is not None:
            names = [name for name in names if before.get(name) != now[name]]
        changed_by = self._recorded(form.instance) if names else {}
        for name in names:
            is_ours = before is None or typed[name] != before.get(name)
            stored = form._meta.model._meta.get_field(name)
            said = [
                self.words.of(stored, state[name]) if state and name in state else UNKNOWN
                for state in (before, now, typed)
            ]
            of_row = "" if form is self.page.form else f"{self.title(form, now)}: "
            label = f"{of_row}{label_of(stored)}"
            self.tell(label, (said[0], said[1], said[2]), is_conflict=is_ours, record=changed_by.get(name))
            if not is_ours:
                write(form, sent, {name: now[name]})

    def _recorded(self, instance: models.Model) -> dict[str, Any]:
        """By field, the record that made it what it is now, of those since the page was opened."""
        if not is_recorded(type(instance)):
            return {}
        newest = self.opened.newest.get(instance._meta.model_name or "", 0) if self.opened else 0
        records = list(records_of(instance).select_related("history_user").filter(history_id__gt=newest))[::-1]
        earlier = records_of(instance).filter(history_id__lte=newest).first()
        records = [earlier, *records] if earlier else records
        states = values_of(records)
        return {
            name: record
            for former, record, state in zip(states, records[1:], states[1:], strict=False)
            for name in state
            if state[name] != former[name]
        }

    def _typed(self) -> tuple[str, str]:
        """The text that was sent, and the key of the revision from which it goes on."""
        return self.sent.get(TEXT, "").replace("\r\n", "\n"), self.sent.get(BASED_ON, "")

    def merge_text(self) -> None:
        """A text that this editor did not touch is the other's; one that both changed is shown with the rest."""
        form, (typed, based_on) = self.page.form, self._typed()
        if TEXT not in form.fields or BASED_ON not in form.fields:
            return
        now, working = str(form.initial.get(TEXT) or ""), form.initial.get(BASED_ON)
        if working is None or str(working) == based_on or typed == now:
            return
        before = markdown_of(based_on)
        is_ours = typed != before
        if is_ours and not self.differences:
            return  # Both are kept as drafts, and the editor is led to where they stand side by side.
        saved = Revision.objects.select_related("author").get(pk=working)
        self.tell(form.fields[TEXT].label, (before, now, typed), is_conflict=is_ours, record=saved)
        self.sent[BASED_ON] = str(working)
        self.sent[TEXT] = typed if is_ours else now

    def look_at_text(self) -> None:
        """What was done with the text; unless both wrote: then this editor's words are kept, and no step is taken."""
        text = text_of(self.page.form.instance)
        if text is None:
            return
        (typed, based_on), working, live = self._typed(), text.working, text.live
        both_wrote = working and str(working.pk) != based_on and typed != working.markdown
        is_done = "_publish" in self.sent and working and working == live and typed == live.markdown
        if self.differences or not (both_wrote or is_done):
            self.happened = meanwhile(self.opened.stood if self.opened else None, text)


def title(form: Any, values: Values, words: Words) -> str:
    """Which of several things edited on one page is meant: its kind, and what it begins with."""
    model = form._meta.model
    said = (words.of(model._meta.get_field(name), values.get(name)) for name in compared_fields(form))
    begins = ", ".join(words[:LONGEST_PART] for words in islice(filter(None, said), 2))
    return f"{capfirst(model._meta.verbose_name)} “{begins}”"


def markdown_of(key: str) -> str:
    """The text of the revision with this key; empty if there is none."""
    seen = Revision.objects.filter(pk=key).first() if is_key(key) else None
    return seen.markdown if seen else ""
