"""The history of what is not text: what was changed, from what to what, and the way back to an earlier state."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from typing import Any

from django import forms
from django.contrib.admin.utils import unquote
from django.core.exceptions import PermissionDenied
from django.http import Http404, HttpRequest, HttpResponse, HttpResponseRedirect, QueryDict
from django.shortcuts import get_object_or_404
from django.urls import URLPattern, path, reverse
from django.utils.formats import date_format
from django.views.decorators.http import require_POST

from articles.admin.base.chosen import is_key
from articles.admin.conflicts.opened import OPENED_ON, EditPage, as_sent, compared_fields, plain, shown_in, shown_now
from articles.admin.conflicts.seen import SeenAdmin
from articles.admin.conflicts.stale import title
from articles.models import DELETED, FIRST_SEEN, MADE, is_recorded, records_of, values_of

from .words import Change, Words, label_of

MOST_LISTED = 50
EARLIER_THAN = "earlier"


@dataclass(frozen=True, slots=True)
class Recorded:
    """One record as the history lists it, with what was changed since the one before."""

    record: Any
    changes: list[Change]
    is_present: bool

    @property
    def is_first(self) -> bool:
        return bool(self.record.history_type == MADE)

    @property
    def is_deletion(self) -> bool:
        return bool(self.record.history_type == DELETED)

    @property
    def is_from_before(self) -> bool:
        """Whether it was recorded only because it was about to change: when and by whom it was made so is not known."""
        return bool(self.record.history_change_reason == FIRST_SEEN)


class RecordedAdmin(SeenAdmin):
    """Base of the admins whose objects are recorded."""

    object_history_template = "admin/articles/object_history.html"

    def get_urls(self) -> list[URLPattern]:
        view = self.admin_site.admin_view(require_POST(self.put_back))
        name = f"articles_{self.opts.model_name}_put_back"
        return [path("<path:object_id>/records/<int:key>/put-back/", view, name=name), *super().get_urls()]

    def history_view(
        self, request: HttpRequest, object_id: str, extra_context: dict[str, Any] | None = None
    ) -> HttpResponse:
        """What was changed, the newest first; Django's own list stands below."""
        stored = self.get_object(request, unquote(object_id))
        context = dict(extra_context or {})
        if stored is not None and is_recorded(self.model) and self.has_view_or_change_permission(request, stored):
            listed, earlier = _listed(stored, request.GET.get(EARLIER_THAN, ""))
            context |= {"recorded": listed, "earlier": earlier}
            shown = shown_now(self, request, stored)
            context["parts"] = list(_parts(shown))
            if self.may_put_back(request, stored):
                context[OPENED_ON] = shown.token
        return super().history_view(request, object_id, context)

    def construct_change_message(self, request: HttpRequest, form: Any, formsets: Any, add: bool = False) -> Any:
        """In the words that the form shows; Django names a field without a label of its own as the code does."""
        for one in (form, *(row for formset in formsets or () for row in formset.forms)):
            for shown in one:
                shown.field.label = shown.label
        return super().construct_change_message(request, form, formsets, add)

    def may_put_back(self, request: HttpRequest, stored: Any) -> bool:
        """Whether this editor may change what was recorded of it."""
        return self.has_change_permission(request, stored)

    def put_back(self, request: HttpRequest, object_id: str, key: int) -> HttpResponse:
        """Save what was recorded as an editor would who typed it into the form: checked, logged and recorded alike."""
        stored = self.get_object(request, unquote(object_id))
        if stored is None or not is_recorded(self.model):
            raise Http404
        record = get_object_or_404(records_of(stored), pk=key)
        if not self.may_put_back(request, stored):
            raise PermissionDenied
        sent = as_shown(shown_now(self, request, stored), values_of([record])[0])
        sent[OPENED_ON] = request.POST.get(OPENED_ON, "")
        request.POST = sent  # type: ignore[assignment]
        when = date_format(record.history_date, "j F Y, H:i")
        request.change_reason = f"Put back as it was on {when}."  # type: ignore[attr-defined]
        page = reverse(f"admin:articles_{self.opts.model_name}_change", args=[stored.pk])
        response: HttpResponse = self.changeform_view(request, object_id, page)
        return HttpResponseRedirect(page) if response.status_code == 302 else response  # Not to the list.


def _parts(shown: EditPage) -> Iterator[tuple[str, str]]:
    """What is edited on the same page and has a history of its own: its address, and what it is."""
    words = Words()
    for form, _ in list(shown.rows())[1:]:
        page = f"admin:articles_{form.instance._meta.model_name}_history"
        yield reverse(page, args=[form.instance.pk]), title(form, shown_in(form), words)


def as_shown(shown: EditPage, instead: dict[str, Any]) -> QueryDict:
    """What a browser would send of the page if only these values of the object were changed."""
    sent = QueryDict(mutable=True)
    for formset in shown.formsets:
        for name, value in formset.management_form.initial.items():
            sent[f"{formset.prefix}-{name}"] = str(value)
        for row in formset.initial_forms:
            sent[f"{row.prefix}-id"] = str(row.instance.pk)
    for form, prefix in shown.rows():
        for name, field in form.fields.items():
            if isinstance(field.widget, forms.MultiWidget):
                continue
            value = plain(field, form.get_initial_for_field(field, name))
            if form is shown.form and name in instead and name in compared_fields(form):
                value = plain(field, instead[name])
            if value not in (False, ""):
                sent.setlist(f"{prefix}-{name}" if prefix else name, as_sent(field, value))
    return sent


def _listed(stored: Any, earlier_than: str) -> tuple[list[Recorded], int | None]:
    """The records, and where to go on if there are more."""
    every = records_of(stored).select_related("history_user")
    records = every.filter(history_id__lt=int(earlier_than)) if is_key(earlier_than) else every
    found = list(records[: MOST_LISTED + 1])
    newest = every.first() if is_key(earlier_than) else next(iter(found), None)
    listed = _compared(found, newest)[:MOST_LISTED]
    return listed, listed[-1].record.pk if len(found) > MOST_LISTED else None


def _compared(records: Sequence[Any], newest: Any) -> list[Recorded]:
    """Each record beside the one before it."""
    states, words = values_of(records), Words()
    return [
        Recorded(
            record,
            changes_between(record, states[place + 1] if place + 1 < len(records) else {}, states[place], words),
            record == newest,
        )
        for place, record in enumerate(records)
    ]


def changes_between(record: Any, before: dict[str, Any], after: dict[str, Any], words: Words) -> list[Change]:
    """What is otherwise after than before; all that there is if there was nothing before."""
    said = [
        Change(label_of(field), words.of(field, before.get(field.name)), words.of(field, after[field.name]))
        for field in record.decided()
    ]
    return [one for one in said if one.before != one.after]
