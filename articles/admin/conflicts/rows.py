"""Rows of a page that two editors had open: what another added, changed or removed among them."""

import re
from collections.abc import Iterable, Mapping, Sequence
from typing import Any

from django.http import QueryDict

from articles.admin.base.chosen import is_key
from articles.models import is_recorded, records_of

from .opened import Values, key_of, sent_in, write
from .stale import Stale

MOST_ROWS = 2000
THERE, REMOVED, ADDED = "there", "removed", "added"
STILL_TICKED = "ticked to be deleted: it goes when you save, unless you untick it"
KEPT_AS_NEW = "changed: kept below as a new one, to be saved again or removed"


def merge_rows(stale: Stale, formset: Any, now: Mapping[str, Values]) -> None:
    """Bring the rows that were sent up to date: those that came are shown too, of those that went the words stay."""
    stored, sent = _stored_rows(formset), _sent_rows(stale.sent, formset.prefix)
    kept = {key: row for row in sent if (key := row.get("id", ""))}
    staying = {key: row for key, row in kept.items() if key in stored}
    went = [row for key, row in kept.items() if key not in stored]
    before = len(stale.differences)
    for key, row in staying.items():
        stale.merge(stored[key], row, now[key_of(stored[key].instance)])
    came = [form for key, form in stored.items() if key not in kept and _is_news(stale, form, now)]
    for form in came:
        stale.tell(stale.title(form, now[key_of(form.instance)]), ("", ADDED, ""), record=_last_record(form))
    rescued = [row for row in went if _is_rescued(stale, formset, row)]
    if went or len(stale.differences) > before:
        new = [row for row in sent if not row.get("id")]
        coming = [row_of(form, now[key_of(form.instance)]) for form in came]
        write_rows(stale.sent, formset.prefix, [*staying.values(), *coming], [*map(_without_key, rescued), *new])


def tell_ticked(stale: Stale, formset: Any, now: Mapping[str, Values]) -> None:
    """Tell which rows this editor ticked to be deleted, for a second save would delete them."""
    stored = _stored_rows(formset)
    for row in _sent_rows(stale.sent, formset.prefix):
        if (form := stored.get(row.get("id", ""))) and row.get("DELETE"):
            title, is_news = stale.title(form, now[key_of(form.instance)]), _is_news(stale, form, now)
            stale.tell(title, (THERE, THERE, STILL_TICKED), is_conflict=is_news)


def write_rows(sent: QueryDict, prefix: str, stored: Sequence[QueryDict], new: Iterable[QueryDict]) -> None:
    """Write these rows into what was sent, one after the other, in the place of all others."""
    for name in [name for name in sent if _place(prefix, name)]:
        del sent[name]
    rows = [*stored, *new]
    for place, row in enumerate(rows):
        for name, values in row.lists():
            sent.setlist(f"{prefix}-{place}-{name}", values)
    sent[f"{prefix}-INITIAL_FORMS"], sent[f"{prefix}-TOTAL_FORMS"] = str(len(stored)), str(len(rows))


def row_of(form: Any, values: Values, key: object = None) -> QueryDict:
    """A stored row as a browser would send it, under the key of the form's object or this one."""
    row = QueryDict(mutable=True)
    row["id"] = str(key or form.instance.pk)
    write(form, row, values)
    return row


def _place(prefix: str, name: str) -> "re.Match[str] | None":
    return re.fullmatch(rf"{re.escape(prefix)}-(\d+)-(.+)", name)


def _stored_rows(formset: Any) -> dict[str, Any]:
    return {str(form.instance.pk): form for form in formset.initial_forms}


def _sent_rows(sent: QueryDict, prefix: str) -> list[QueryDict]:
    """The rows that were sent, each with what stands in its fields by their own names."""
    total = sent.get(f"{prefix}-TOTAL_FORMS", "")
    rows = [QueryDict(mutable=True) for _ in range(min(int(total), MOST_ROWS) if is_key(total) else 0)]
    for name in sent:
        found = _place(prefix, name)
        if found and is_key(found[1]) and int(found[1]) < len(rows):
            rows[int(found[1])].setlist(found[2], sent.getlist(name))
    return rows


def _without_key(row: QueryDict) -> QueryDict:
    row["id"] = ""
    return row


def _is_news(stale: Stale, form: Any, now: Mapping[str, Values]) -> bool:
    """Whether a row is another than when the page was opened."""
    return stale.before(form) != now[key_of(form.instance)]


def _last_record(form: Any) -> Any:
    if not is_recorded(type(form.instance)):
        return None
    return records_of(form.instance).select_related("history_user").first()


def _is_rescued(stale: Stale, formset: Any, row: QueryDict) -> bool:
    """Tell that another removed this row; whether this editor's words for it stay, as a new row."""
    key = row.get("id", "")
    if not is_key(key) or row.get("DELETE"):
        return False  # No row, or one that both removed.
    form = formset.empty_form
    form.instance = formset.model(pk=int(key))
    before, typed = stale.before(form), sent_in(form, row)
    is_ours = before != typed
    said = (THERE, REMOVED, KEPT_AS_NEW if is_ours else THERE)
    stale.tell(stale.title(form, before or typed), said, is_conflict=is_ours, record=_last_record(form))
    return is_ours
