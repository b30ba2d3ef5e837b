"""Rows of a page that two editors had open: what another added, changed or removed among them."""

import re
from collections.abc import Mapping
from typing import Any

from articles.admin.base.chosen import is_key
from articles.admin.records.words import Change
from articles.models import is_recorded, records_of

from .opened import Values, as_sent, compared_fields, key_of, sent_in
from .stale import Difference, Stale

MOST_ROWS = 2000
THERE, REMOVED, ADDED = "there", "removed", "added"
STILL_TICKED = "ticked to be deleted: it goes when you save, unless you untick it"


def merge_rows(stale: Stale, formset: Any, now: Mapping[str, Values]) -> None:
    """Bring the rows that were sent up to date: those that came are shown too, of those that went the words stay."""
    stored = {str(row.instance.pk): row for row in formset.initial_forms}
    kept, new = _sent_rows(stale, formset)
    for key, place in kept.items():
        if key in stored:
            stale.merge(stored[key], f"{formset.prefix}-{place}", now[key_of(stored[key].instance)])
    came = [key for key in stored if key not in kept and _is_news(stale, stored[key], now)]
    went = {key: place for key, place in kept.items() if key not in stored}
    for key in came:
        stale.differences.append(_came(stale, stored[key], now))
    rescued = [place for key, place in went.items() if _went(stale, formset, key, place)]
    if came or went:
        staying = [place for key, place in kept.items() if key in stored]
        _write(stale, formset.prefix, (staying, [stored[key] for key in came], [*rescued, *new]), now)


def tell_ticked(stale: Stale, formset: Any, now: Mapping[str, Values]) -> None:
    """Tell which rows this editor ticked to be deleted, for a second save would delete them."""
    stored = {str(row.instance.pk): row for row in formset.initial_forms}
    for key, place in _sent_rows(stale, formset)[0].items():
        if key in stored and stale.sent.get(f"{formset.prefix}-{place}-DELETE"):
            title = stale.title(stored[key], now[key_of(stored[key].instance)])
            theirs, ours = Change(title, THERE, THERE), Change(title, THERE, STILL_TICKED)
            stale.differences.append(Difference(title, theirs, ours, _is_news(stale, stored[key], now)))


def _sent_rows(stale: Stale, formset: Any) -> tuple[dict[str, str], list[str]]:
    """The places of the rows that were stored, by the key of each; and those of new ones."""
    total = stale.sent.get(f"{formset.prefix}-TOTAL_FORMS", "")
    places = [str(place) for place in range(min(int(total), MOST_ROWS))] if is_key(total) else []
    keys = {place: stale.sent.get(f"{formset.prefix}-{place}-id", "") for place in places}
    return {key: place for place, key in keys.items() if key}, [place for place in places if not keys[place]]


def _is_news(stale: Stale, row: Any, now: Mapping[str, Values]) -> bool:
    """Whether a row that was not sent is another than when the page was opened."""
    return stale.before(key_of(row.instance)) != now[key_of(row.instance)]


def _last_record(row: Any) -> Any:
    if not is_recorded(type(row.instance)):
        return None
    return records_of(row.instance).select_related("history_user").first()


def _came(stale: Stale, row: Any, now: Mapping[str, Values]) -> Difference:
    title = stale.title(row, now[key_of(row.instance)])
    record = _last_record(row)
    return Difference(title, Change(title, "", ADDED), Change(title, "", ""), False, record)


def _went(stale: Stale, formset: Any, key: str, place: str) -> bool:
    """Tell that another removed this row; whether this editor's words for it stay, as a new row."""
    if not is_key(key):
        return False
    row = formset.empty_form
    row.instance = formset.model(pk=int(key))
    prefix = f"{formset.prefix}-{place}"
    before, typed = stale.before(key_of(row.instance)), sent_in(row, stale.sent, prefix)
    if stale.sent.get(f"{prefix}-DELETE"):
        return False  # Both removed it.
    is_ours = before != typed
    title = stale.title(row, before or typed)
    said = "changed: kept below as a new one, to be saved again or removed" if is_ours else THERE
    record = _last_record(row)
    stale.differences.append(
        Difference(title, Change(title, THERE, REMOVED), Change(title, THERE, said), is_ours, record)
    )
    return is_ours


def _write(stale: Stale, prefix: str, rows: tuple[list[str], list[Any], list[str]], now: Mapping[str, Values]) -> None:
    """Write the rows into what was sent, one after the other: those that stay, those that came, new ones."""
    staying, came, new = rows
    former = {name: stale.sent.getlist(name) for name in stale.sent if re.match(rf"{re.escape(prefix)}-\d+-", name)}
    for name in former:
        del stale.sent[name]
    for place, origin in [*enumerate(staying), *enumerate(new, start=len(staying) + len(came))]:
        for name, values in former.items():
            if name.startswith(f"{prefix}-{origin}-"):
                stale.sent.setlist(f"{prefix}-{place}-{name.removeprefix(f'{prefix}-{origin}-')}", values)
        if origin in new:
            stale.sent[f"{prefix}-{place}-id"] = ""
    for place, row in enumerate(came, start=len(staying)):
        _write_stored(stale, row, f"{prefix}-{place}", now[key_of(row.instance)])
    stale.sent[f"{prefix}-INITIAL_FORMS"] = str(len(staying) + len(came))
    stale.sent[f"{prefix}-TOTAL_FORMS"] = str(len(staying) + len(came) + len(new))


def _write_stored(stale: Stale, row: Any, prefix: str, values: Values) -> None:
    stale.sent[f"{prefix}-id"] = str(row.instance.pk)
    for name, field in compared_fields(row).items():
        stale.sent.setlist(f"{prefix}-{name}", as_sent(field, values[name]))
