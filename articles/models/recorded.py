"""What is recorded of everything that is not a text: each state in which someone left it, when, and by whom.

The recording is django-simple-history's. It follows `save()`, `delete()` and lists of others that are set;
what a queryset updates at once it does not see, so a decision is saved, never updated. What the program
loads is recorded once something in it is about to change, so that loading costs nothing.
"""

from collections.abc import Callable, Collection, Iterable, Sequence
from typing import Any

from django.db import models
from django.dispatch import receiver
from simple_history.models import HistoricalRecords
from simple_history.signals import post_create_historical_record, pre_create_historical_record

MADE, CHANGED, DELETED = "+", "~", "-"
# In each record, so that what is deleted can come back whole; but no editor decides them.
CARRIED = frozenset({"id", "text", "seeded"})
FIRST_SEEN = "As it was before."


class Record(models.Model):
    """Base of all records. `linked` holds the keys of what hung on an object when it was deleted."""

    linked = models.JSONField(default=dict)

    class Meta:
        abstract = True

    @classmethod
    def decided(cls) -> list["models.Field[Any, Any]"]:
        """The fields of the recorded model in which editors decide something, its lists of others last."""
        fields = [field for field in cls.tracked_fields if field.name not in CARRIED]  # type: ignore[attr-defined]
        return [*fields, *cls._history_m2m_fields]  # type: ignore[attr-defined]


class Records(HistoricalRecords):  # type: ignore[misc]
    """Records a state only where it differs from the one before.

    `hanging` names what hangs on an object by a relation that its deletion cuts.
    """

    def __init__(self, *, hanging: Sequence[str] = (), **options: Any) -> None:
        self.hanging = hanging
        super().__init__(bases=(Record,), **options)

    def finalize(self, sender: type[models.Model], **options: Any) -> None:
        super().finalize(sender, **options)
        if self.cls is sender:
            models.signals.pre_save.connect(self.pre_save, sender=sender, weak=False)

    def pre_save(self, instance: Any, update_fields: Collection[str] | None = None, **_: Any) -> None:
        if not (_decides_nothing(update_fields) or instance._state.adding):
            self._begin(instance, lambda stored: not _is_same(stored, instance, self.fields_included(instance)))

    def _begin(self, instance: Any, is_about_to_change: Callable[[Any], bool]) -> None:
        """What nobody recorded yet is, before it changes."""
        if hasattr(instance, "skip_history_when_saving") or records_of(instance).exists():
            return
        stored = type(instance)._base_manager.filter(pk=instance.pk).first()
        if stored is not None and is_about_to_change(stored):
            stored._history_user, stored._change_reason = None, FIRST_SEEN
            super().create_historical_record(stored, MADE)

    def post_save(
        self, instance: Any, created: bool, update_fields: Collection[str] | None = None, **options: Any
    ) -> None:
        if created and self.get_history_user(instance) is None and not hasattr(instance, "_change_reason"):
            instance.is_loaded = True
        elif not _decides_nothing(update_fields):
            super().post_save(instance, created, **options)

    def pre_delete(self, instance: Any, **options: Any) -> None:
        super().pre_delete(instance, **options)
        instance.hung = {name: list(getattr(instance, name).values_list("pk", flat=True)) for name in self.hanging}

    def create_historical_record(self, instance: Any, history_type: str, using: str | None = None) -> None:
        if hasattr(instance, "skip_history_when_saving"):
            return  # The library asks this of a save, but not of a deletion.
        if history_type != CHANGED or not _is_recorded(instance):
            super().create_historical_record(instance, history_type, using)

    def get_change_reason_for_object(self, instance: Any, history_type: str, using: str | None) -> str | None:
        """Its own, or that of the request in which it changes."""
        request = getattr(self.context, "request", None)
        return getattr(instance, "_change_reason", None) or getattr(request, "change_reason", None)

    def m2m_changed(self, instance: Any, action: str, attr: str, pk_set: Any, reverse: bool, **options: Any) -> None:
        """A list that is set when its object has just been saved is one change with it."""
        if reverse or hasattr(instance, "is_loaded"):
            return
        if action.startswith("pre_"):
            self._begin(instance, lambda stored: True)
        former = getattr(instance, "recorded", None)
        super().m2m_changed(instance, action, attr, pk_set, reverse, **options)
        if former is not None and former.pk != instance.recorded.pk:
            _join(former, instance.recorded)


def _decides_nothing(update_fields: Collection[str] | None) -> bool:
    return update_fields is not None and CARRIED.issuperset(update_fields)


def newest_key(model: type[models.Model]) -> int:
    """The key of the newest record of any object of this kind: what is recorded later has a greater one."""
    newest: int | None = model.history.aggregate(newest=models.Max("history_id"))["newest"]  # type: ignore[attr-defined]
    return newest or 0


def is_recorded(model: type[models.Model]) -> bool:
    """Whether what editors change of such objects is recorded at all."""
    return hasattr(model, "history")


def values_of(records: Sequence[Any]) -> list[dict[str, Any]]:
    """What each record of one kind holds of what editors decide: a value by field name, a list of keys for a list."""
    lists = {field: _listed(records, field) for field in (records[0]._history_m2m_fields if records else ())}
    return [
        {
            field.name: lists[field][record.pk] if field in lists else getattr(record, field.attname)
            for field in record.decided()
        }
        for record in records
    ]


def _listed(records: Sequence[Any], field: "models.ManyToManyField[Any, Any]") -> dict[int, list[int]]:
    other = f"{field.m2m_reverse_field_name()}_id"
    listed: dict[int, list[int]] = {record.pk: [] for record in records}
    rows = Records.m2m_models[field].objects.filter(history__in=listed).order_by(other)
    for record, key in rows.values_list("history_id", other):
        listed[record].append(key)
    return listed


def records_of(instance: models.Model) -> "models.QuerySet[Any]":
    """The records of something that is recorded, the newest first; two may be of the same moment."""
    found: models.QuerySet[Any] = type(instance).history.filter(id=instance.pk).order_by("-history_id")  # type: ignore[attr-defined]
    return found


def newest_records(instances: Sequence[models.Model]) -> dict[Any, int]:
    """The key of the newest record of each, by its own key; they are of one kind, which is recorded."""
    found = type(instances[0]).history.filter(id__in=[one.pk for one in instances])  # type: ignore[attr-defined]
    return dict(found.order_by().values_list("id").annotate(models.Max("history_id")))


def _is_recorded(instance: Any) -> bool:
    """Whether its newest record says of it what it is now, or nothing has changed since it was loaded."""
    newest = records_of(instance).first()
    return newest is None or _is_same(newest, instance, newest.decided())


def _is_same(one: Any, other: Any, fields: Iterable["models.Field[Any, Any]"]) -> bool:
    return all(_value(one, field) == _value(other, field) for field in fields if field.name not in CARRIED)


def _value(held: Any, field: "models.Field[Any, Any]") -> Any:
    if isinstance(field, models.ManyToManyField):
        rows = getattr(held, field.name)
        key = f"{field.m2m_reverse_field_name()}_id" if isinstance(held, Record) else "pk"
        return set(rows.values_list(key, flat=True))
    return field.to_python(getattr(held, field.attname))


def _join(former: Any, record: Any) -> None:
    """Let the record take the place of the one before."""
    record.history_type, record.history_date = former.history_type, former.history_date
    record.save()
    for field in former._history_m2m_fields:
        getattr(former, field.name).all().delete()
    former.delete()


@receiver(pre_create_historical_record)
def _note_hanging(history_instance: Any, instance: Any, **_: Any) -> None:
    history_instance.linked = getattr(instance, "hung", {})


@receiver(post_create_historical_record)
def _remember(history_instance: Any, instance: Any, **_: Any) -> None:
    instance.recorded = history_instance
