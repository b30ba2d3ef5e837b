"""The change log: verdicts that became others, and corrections of what our pages said, the newest day first."""

from collections.abc import Sequence
from datetime import date
from typing import TypeAlias

from django.db.models import F, Value
from django.db.models.functions import TruncDate

from articles.models import AgreementChange, Correction

from .titles import titles_of

Entry: TypeAlias = AgreementChange | Correction
VERDICT, CORRECTION = range(2)
"""Which kind comes first on a day, and last."""


def newest_changes(count: int) -> list[Entry]:
    """The newest entries, for a list of their names."""
    verdicts = AgreementChange.objects.select_related("claim").order_by("-made_at", "-pk")[:count]
    corrections = Correction.objects.order_by("-on", "-pk")[:count]
    dated: list[tuple[date, Entry]] = [(one.made_at.date(), one) for one in verdicts]
    dated += [(one.on, one) for one in corrections]
    return [one for _, one in sorted(dated, key=lambda entry: entry[0], reverse=True)[:count]]


class ChangeLog(Sequence[Entry]):
    """Of a long log only what a page shows is read."""

    def __init__(self) -> None:
        verdicts = AgreementChange.objects.order_by().annotate(day=TruncDate("made_at"), kind=Value(VERDICT))
        corrections = Correction.objects.order_by().annotate(day=F("on"), kind=Value(CORRECTION))
        columns = ("day", "kind", "id")
        every = verdicts.values_list(*columns).union(corrections.values_list(*columns), all=True)
        self._places = every.order_by("-day", "kind", "-id")

    def __len__(self) -> int:
        return self._places.count()

    def place_of(self, name: str) -> int:
        """Where the entry stands that has this name on its page; 0 if there is none."""
        kind, key = VERDICT, name.removeprefix("change-")
        if key == name:
            kind, key = CORRECTION, str(Correction.objects.filter(key=name).values_list("pk", flat=True).first())
        listed = [(kind, str(pk)) for _, kind, pk in self._places]
        return listed.index((kind, key)) if (kind, key) in listed else 0

    def day_at(self, place: int) -> date:
        """The day of the entry that stands there."""
        ((day, _, _),) = self._places[place : place + 1]
        return day  # type: ignore[no-any-return]

    def __getitem__(self, places: slice) -> list[Entry]:  # type: ignore[override]
        """Of these places, which a page shows together."""
        found = [(kind, key) for _, kind, key in self._places[places]]
        keys = {wanted: [key for kind, key in found if kind == wanted] for wanted in (VERDICT, CORRECTION)}
        corrections = Correction.objects.in_bulk(keys[CORRECTION])
        titles = titles_of(path for one in corrections.values() for path in one.where)
        for one in corrections.values():
            one.titles = titles
        entries: dict[int, dict[int, Entry]] = {
            VERDICT: {**AgreementChange.objects.select_related("claim").in_bulk(keys[VERDICT])},
            CORRECTION: {**corrections},
        }
        return [entries[kind][key] for kind, key in found if key in entries[kind]]
