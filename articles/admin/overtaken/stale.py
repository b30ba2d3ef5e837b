"""Two editors at one page: what another changed since it was opened, set beside what was sent.

Nothing is merged unseen. What only the other changed is put into the form as the other left it, what this
editor changed stays as they typed it, and the page says so before anything is saved.
"""

from collections.abc import Mapping
from dataclasses import dataclass, field, replace
from itertools import islice
from typing import Any

from django.db import models
from django.http import QueryDict
from django.utils.text import capfirst

from articles.admin.base.chosen import is_key
from articles.admin.records.words import Change, Words, label_of
from articles.models import Revision, is_recorded, records_of, values_of

from .meanwhile import Happening, meanwhile, text_of
from .opened import BASED_ON, TEXT, Opened, Shown, Values, as_sent, compared_fields, key_of, opened, sent_in

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
    ours: Change | None = None
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
    shown: Shown
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
        return any(one.is_conflict for one in self.differences)

    @property
    def conflicts_first(self) -> list[Difference]:
        return sorted(self.differences, key=lambda one: not one.is_conflict)

    def before(self, key: str) -> Values | None:
        """What the object of this key showed when the page was opened."""
        return self.opened.values.get(key) if self.opened else None

    def merge(self, form: Any, prefix: str, now: Values) -> None:
        """Bring the fields of one form up to date."""
        before, sent = self.before(key_of(form.instance)), sent_in(form, self.sent, prefix)
        changed_by = self.recorded(form.instance)
        for name, one in compared_fields(form).items():
            if sent[name] == now[name] or (before is not None and before.get(name) == now[name]):
                continue
            is_ours = before is None or sent[name] != before.get(name)
            told = self.difference(form, name, (before, now, sent), changed_by.get(name))
            self.differences.append(replace(told, is_conflict=is_ours))
            if not is_ours:
                self.sent.setlist(f"{prefix}-{name}" if prefix else name, as_sent(one, now[name]))

    def difference(self, form: Any, name: str, states: tuple[Values | None, Values, Values], record: Any) -> Difference:
        """The field as it was before, as it is now and as it was sent."""
        stored = form._meta.model._meta.get_field(name)
        before, now, sent = (self.words.of(stored, one[name]) if one and name in one else UNKNOWN for one in states)
        label = label_of(stored) if form is self.shown.form else f"{self.title(form, states[1])}: {label_of(stored)}"
        return Difference(label, Change(label, before, now), Change(label, before, sent), record=record)

    def title(self, form: Any, values: Values) -> str:
        return title(form, values, self.words)

    def recorded(self, instance: models.Model) -> dict[str, Any]:
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

    def merge_text(self) -> None:
        """A text that this editor did not touch is the other's; one that both changed is shown with the rest."""
        form = self.shown.form
        if TEXT not in form.fields or BASED_ON not in form.fields:
            return
        now, typed = str(form.initial.get(TEXT) or ""), self.sent.get(TEXT, "").replace("\r\n", "\n")
        working, based_on = form.initial.get(BASED_ON), self.sent.get(BASED_ON, "")
        if working is None or str(working) == based_on or typed == now:
            return
        seen = Revision.objects.filter(pk=based_on).first() if is_key(based_on) else None
        before = seen.markdown if seen else ""
        is_ours = typed != before
        if is_ours and not self.differences:
            return  # Both are kept as drafts, and the editor is led to where they stand side by side.
        saved = Revision.objects.select_related("author").get(pk=working)
        label = form.fields[TEXT].label
        self.differences.append(
            Difference(label, Change(label, before, now), Change(label, before, typed), is_ours, saved)
        )
        self.sent[BASED_ON] = str(working)
        self.sent[TEXT] = typed if is_ours else now

    def look_at_text(self) -> None:
        """What was done with the text; unless both wrote: then this editor's words are kept, and no step is taken."""
        text = text_of(self.shown.form.instance)
        if text is None:
            return
        working, live = text.working, text.live
        typed, based_on = self.sent.get(TEXT, "").replace("\r\n", "\n"), self.sent.get(BASED_ON, "")
        both_wrote = working and str(working.pk) != based_on and typed != working.markdown
        is_done = "_publish" in self.sent and working and working == live and typed == live.markdown
        if self.differences or not (both_wrote or is_done):
            self.happened = meanwhile(self.opened.stood if self.opened else None, text)


def title(form: Any, values: Values, words: Words) -> str:
    """Which of several things edited on one page is meant: its kind, and what it begins with."""
    model = form._meta.model
    said = (words.of(model._meta.get_field(name), values.get(name)) for name in compared_fields(form))
    begins = list(islice(filter(None, said), 2))
    return f"{capfirst(model._meta.verbose_name)} “{', '.join(one[:LONGEST_PART] for one in begins)}”"


def changed_since(token: str, shown: Shown) -> Stale:
    """What is otherwise than on the page with this token, of a page on which nothing is typed."""
    stale, now = Stale(QueryDict(), shown, opened(token)), shown.values()
    if stale.opened is None:
        return stale
    forms = {key_of(form.instance): form for form, _ in shown.rows()}
    for key, form in forms.items():
        if (before := stale.before(key)) is None:
            title = stale.title(form, now[key])
            stale.differences.append(Difference(title, Change(title, "", "added")))
            continue
        changed_by = stale.recorded(form.instance)
        names = [name for name in compared_fields(form) if before.get(name) != now[key][name]]
        stale.differences += [
            stale.difference(form, name, (before, now[key], {}), changed_by.get(name)) for name in names
        ]
    stale.differences += [
        Difference(str(before.get("exact", key)), Change(key, "there", "removed"))
        for key, before in stale.opened.values.items()
        if key not in now
    ]
    stale.differences += _text_since(stale, now)
    stale.happened = meanwhile(stale.opened.stood, text_of(shown.form.instance))
    return stale


def _text_since(stale: Stale, now: Mapping[str, Values]) -> list[Difference]:
    key = key_of(stale.shown.form.instance)
    keys = [str(values.get(key, {}).get(BASED_ON, "")) for values in (stale.opened.values if stale.opened else {}, now)]
    if keys[0] == keys[1]:
        return []
    saved = Revision.objects.select_related("author").in_bulk([int(one) for one in keys if one])
    before, after = (saved[int(one)].markdown if one and int(one) in saved else "" for one in keys)
    return [Difference("Text", Change("Text", before, after), record=saved.get(int(keys[1] or 0)))]
