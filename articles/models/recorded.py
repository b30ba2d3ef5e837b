"""What is recorded of everything that is not a text: each state in which someone left it, when, and by whom.

What a record says was stored: nothing is taken from the object that is saved, all is read from the database before
and after the change. It is told of `save()`, `delete()`, and of lists of others from either side; the tables are
django-simple-history's. What a queryset updates at once is recorded without a name before the next change, so a
decision is saved, never updated; so is what the program loads, so that loading costs nothing.
"""

from collections.abc import Collection, Iterable, Sequence
from functools import partial
from typing import Any, TypeVar

from django.db import models
from django.db.models.signals import post_delete, pre_delete, pre_save
from django.utils import timezone
from simple_history.models import HistoricalRecords

from .record import CHANGED, DELETED, FIRST_SEEN, MADE, Record, Snapshot, newest, record_of, stored
from .whole import WHOLE, whole

Loaded = TypeVar("Loaded", bound=models.Model)


def as_loaded(instance: Loaded) -> Loaded:
    """The same, whose changes are the program's own: recorded only where an editor's are, to which one can go back."""
    vars(instance)["is_loaded"] = True
    return instance


class Records(HistoricalRecords):  # type: ignore[misc]
    """Records a state only where it differs from the one before.

    `hanging` names what hangs on an object by a relation that its deletion cuts; `going` what goes with it, and is
    kept whole with the record of its deletion.
    """

    def __init__(self, *, hanging: Sequence[str] = (), going: Sequence[str] = (), **options: Any) -> None:
        self.hanging, self.going = hanging, going
        super().__init__(bases=(Record,), **options)

    def finalize(self, sender: type[models.Model], **options: Any) -> None:
        super().finalize(sender, **options)
        if self.cls is not sender:
            return
        pre_save.connect(self.pre_save, sender=sender, weak=False)
        for field in self.get_m2m_fields_from_model(sender):
            for signal, told in ((pre_delete, self.pre_delete_listed), (post_delete, self.post_delete_listed)):
                signal.connect(partial(told, attr=field.name), sender=field.remote_field.model, weak=False)

    def pre_save(
        self, instance: Any, update_fields: Collection[str] | None = None, raw: bool = False, **_: Any
    ) -> None:
        if instance.pk is not None and self._is_decided(update_fields) and not raw:
            self._note(instance, [instance.pk])

    def post_save(
        self,
        instance: Any,
        created: bool,
        update_fields: Collection[str] | None = None,
        raw: bool = False,
        **_: Any,
    ) -> None:
        if raw:
            instance.is_brought_whole = True  # by loaddata, with its history and, after this, its lists
        if raw or not self._is_decided(update_fields):
            return
        if not created:
            self._record_changes(instance)
        elif self._is_made_by_someone(instance):
            self._write(stored(self.cls, [instance.pk]).values(), MADE, instance)

    def pre_delete(self, instance: Any, **_: Any) -> None:
        self._note(instance, [instance.pk])
        instance.hung = {name: list(getattr(instance, name).values_list("pk", flat=True)) for name in self.hanging}
        if self.going:
            instance.hung[WHOLE] = whole(instance, self.going)

    def post_delete(self, instance: Any, **_: Any) -> None:
        self._write(self._noted(instance).values(), DELETED, instance, linked=instance.hung)

    def pre_delete_listed(self, instance: Any, attr: str, **_: Any) -> None:
        """The database cuts the links to what is deleted without a word."""
        self._note(instance, self._listing(instance, attr), attr)

    def post_delete_listed(self, instance: Any, attr: str, **_: Any) -> None:
        self._record_changes(instance, attr)

    def m2m_changed(self, instance: Any, action: str, attr: str, pk_set: Any, reverse: bool, **_: Any) -> None:
        if hasattr(instance, "is_brought_whole"):
            return
        if action.startswith("post_"):
            self._record_changes(instance, attr)
        elif not reverse:
            self._note(instance, [instance.pk], attr)
        else:
            self._note(instance, self._listing(instance, attr) if pk_set is None else pk_set, attr)

    def get_change_reason_for_object(self, instance: Any, history_type: str, using: str | None) -> str | None:
        """Its own, or that of the request in which it changes."""
        request = getattr(self.context, "request", None)
        return getattr(instance, "_change_reason", None) or getattr(request, "change_reason", None)

    def _is_decided(self, update_fields: Collection[str] | None) -> bool:
        """Whether anything that editors decide may be saved."""
        names = {name for field in record_of(self.cls).decided() for name in (field.name, field.attname)}
        return update_fields is None or not names.isdisjoint(update_fields)

    def _is_made_by_someone(self, instance: Any) -> bool:
        is_known = self.get_history_user(instance) is not None or hasattr(instance, "_change_reason")
        return is_known and not hasattr(instance, "is_loaded")

    def _listing(self, other: Any, attr: str) -> list[Any]:
        """The keys of all that have the other in this list of theirs."""
        return list(self.cls._base_manager.filter(**{attr: other.pk}).order_by().values_list("pk", flat=True))

    def _note(self, by: Any, keys: Collection[Any], attr: str = "") -> None:
        """What is stored of these, before `by` changes them or this list of theirs."""
        keys = newest(self.cls, keys) if hasattr(by, "is_loaded") else keys
        vars(by).setdefault("noted", {})[self.cls, attr] = stored(self.cls, keys)

    def _noted(self, by: Any, attr: str = "") -> dict[Any, Snapshot]:
        noted: dict[Any, Snapshot] = vars(by)["noted"].pop((self.cls, attr))
        return noted

    def _record_changes(self, by: Any, attr: str = "") -> None:
        """Record those that are otherwise now; first as they were before, where that was not recorded."""
        before = self._noted(by, attr)
        after = stored(self.cls, before)
        changed = [key for key in after if after[key].values != before[key].values]
        recorded = newest(self.cls, changed)
        missed = [before[key] for key in recorded if recorded[key].values != before[key].values]
        self._write([before[key] for key in changed if key not in recorded], MADE)
        self._write(missed, CHANGED)
        if attr and not missed and [one.row for one in recorded.values()] == [getattr(by, "recorded", None)]:
            self._list_anew([by.recorded], [after[key] for key in changed])
        else:
            self._write([after[key] for key in changed], CHANGED, by)

    def _write(self, snapshots: Iterable[Snapshot], history_type: str, by: Any = None, **held: Any) -> None:
        """Record these as `by` left them; without one, as they were when nobody recorded them."""
        listed = list(snapshots)
        who = {
            "history_type": history_type,
            "history_date": timezone.now(),
            "history_user": by and self.get_history_user(by),
            "history_change_reason": self.get_change_reason_for_object(by, history_type, None) if by else FIRST_SEEN,
        }
        kind: Any = record_of(self.cls)
        made = [
            kind(**{one.attname: getattr(snapshot.row, one.attname) for one in kind.tracked_fields}, **who, **held)
            for snapshot in listed
        ]
        self._list(kind._base_manager.bulk_create(made), listed)
        if isinstance(by, self.cls) and made:
            by.recorded = made[0]

    def _list(self, records: Sequence[Any], snapshots: Sequence[Snapshot]) -> None:
        """Keep with each record the links that were stored then."""
        for field in record_of(self.cls)._history_m2m_fields:  # type: ignore[attr-defined]
            kind = self.m2m_models[field]
            kind._base_manager.bulk_create(
                kind(history=record, **{one.attname: getattr(link, one.attname) for one in link._meta.fields})
                for record, snapshot in zip(records, snapshots, strict=True)
                for link in snapshot.links[field]
            )

    def _list_anew(self, records: Sequence[Any], snapshots: Sequence[Snapshot]) -> None:
        """A list that is set when its object has just been saved is one change with it."""
        for field in record_of(self.cls)._history_m2m_fields:  # type: ignore[attr-defined]
            self.m2m_models[field]._base_manager.filter(history__in=records).delete()
        self._list(records, snapshots)
