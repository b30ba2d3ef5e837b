"""What a record holds and what is stored now, both read from the database and in one form, so that they compare."""

from collections.abc import Collection, Iterator, Mapping, Sequence
from dataclasses import dataclass
from functools import cache
from typing import Any

from django.db import models
from simple_history.models import HistoricalRecords

MADE, CHANGED, DELETED = "+", "~", "-"
# In each record, so that what is deleted can come back whole; but no editor decides them.
CARRIED = frozenset({"id", "text", "seeded"})
FIRST_SEEN = "As it was before."
AT_ONCE = 500  # keys in one query


class Record(models.Model):
    """Base of all records. `linked` holds the keys of what hung on an object when it was deleted, or all of it."""

    linked = models.JSONField(default=dict)

    class Meta:
        abstract = True

    @classmethod
    def decided(cls) -> list["models.Field[Any, Any]"]:
        """The fields of the recorded model in which editors decide something, its lists of others last."""
        fields = [field for field in cls.tracked_fields if field.name not in CARRIED]  # type: ignore[attr-defined]
        return [*fields, *cls._history_m2m_fields]  # type: ignore[attr-defined]


@dataclass(frozen=True, slots=True)
class Snapshot:
    """One record, or what is stored of one object: its row, and of each list the rows that link it to others."""

    row: Any
    links: "Mapping[models.ManyToManyField[Any, Any], Sequence[models.Model]]"

    @property
    def values(self) -> dict[str, Any]:
        """What it holds of what editors decide: a value by field name, a list of keys for a list."""
        return {
            field.name: self._keys(field) if field.many_to_many else getattr(self.row, field.attname)
            for field in record_of(type(self.row)).decided()
        }

    def _keys(self, field: Any) -> list[Any]:
        return [getattr(link, _other(field)) for link in self.links[field]]


def record_of(model: Any) -> type[Record]:
    """The kind of record that is kept of such objects; of records, their own."""
    kind: type[Record] = model if issubclass(model, Record) else _kept_of(model)
    return kind


@cache
def _kept_of(model: Any) -> Any:
    """Asked once for each model: to name its history makes a class each time."""
    return model.history.model


def is_recorded(model: type[models.Model]) -> bool:
    """Whether what editors change of such objects is recorded at all."""
    return hasattr(model, "history")


def snapshots(rows: Sequence[Any]) -> list[Snapshot]:
    """A snapshot of each, in their order; all are of one kind."""
    fields = record_of(type(rows[0]))._history_m2m_fields if rows else ()  # type: ignore[attr-defined]
    links = {field: _links(rows, field) for field in fields}
    return [Snapshot(row, {field: listed[row.pk] for field, listed in links.items()}) for row in rows]


def stored(model: Any, keys: Collection[Any]) -> dict[Any, Snapshot]:
    """What is stored now of those of these keys that are there."""
    names = [field.name for field in record_of(model).tracked_fields]  # type: ignore[attr-defined]
    rows = model._base_manager.only(*names).order_by()
    return {one.row.pk: one for part in _parts(keys) for one in snapshots(list(rows.filter(pk__in=part)))}


def newest(model: Any, keys: Collection[Any]) -> dict[Any, Snapshot]:
    """The newest record of each of these keys that has one."""
    of_each = model.history.order_by().values("id").annotate(newest=models.Max("history_id")).values("newest")
    found = (model.history.order_by().filter(pk__in=of_each.filter(id__in=part)) for part in _parts(keys))
    return {one.row.id: one for records in found for one in snapshots(list(records))}


def values_of(records: Sequence[Any]) -> list[dict[str, Any]]:
    """What each record of one kind holds of what editors decide (see `Snapshot.values`)."""
    return [one.values for one in snapshots(records)]


def records_of(instance: models.Model) -> "models.QuerySet[Any]":
    """The records of something that is recorded, the newest first; two may be of the same moment."""
    found: models.QuerySet[Any] = type(instance).history.filter(id=instance.pk).order_by("-history_id")  # type: ignore[attr-defined]
    return found


def newest_key(model: type[models.Model]) -> int:
    """The key of the newest record of any object of this kind: what is recorded later has a greater one."""
    found: int | None = model.history.aggregate(newest=models.Max("history_id"))["newest"]  # type: ignore[attr-defined]
    return found or 0


def newest_records(instances: Sequence[models.Model]) -> dict[Any, int]:
    """The key of the newest record of each, by its own key; they are of one kind, which is recorded."""
    found = type(instances[0]).history.filter(id__in=[one.pk for one in instances])  # type: ignore[attr-defined]
    return dict(found.order_by().values_list("id").annotate(models.Max("history_id")))


def _links(rows: Sequence[Any], field: "models.ManyToManyField[Any, Any]") -> dict[Any, list[models.Model]]:
    """The rows of a list by the key of what they belong to, in the order of the keys that they link to."""
    of_records = isinstance(rows[0], Record)
    through: Any = HistoricalRecords.m2m_models[field] if of_records else field.remote_field.through
    owner = "history_id" if of_records else f"{field.m2m_field_name()}_id"
    listed: dict[Any, list[models.Model]] = {row.pk: [] for row in rows}
    for link in through._base_manager.filter(**{f"{owner}__in": list(listed)}).order_by(_other(field)):
        listed[getattr(link, owner)].append(link)
    return listed


def _other(field: "models.ManyToManyField[Any, Any]") -> str:
    return f"{field.m2m_reverse_field_name()}_id"


def _parts(keys: Collection[Any]) -> Iterator[list[Any]]:
    listed = list(keys)
    yield from (listed[start : start + AT_ONCE] for start in range(0, len(listed), AT_ONCE))
