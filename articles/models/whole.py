"""Whole: rows as they are stored, in a form that the record of a deletion can hold, and made again from it."""

import json
from collections.abc import Iterable, Iterator, Mapping, Sequence
from typing import Any, NamedTuple

from django.core.serializers import deserialize, serialize
from django.db import models

WHOLE = "whole"
"""Under which name a record of a deletion holds them (see `Record.linked`)."""


class Kept(NamedTuple):
    """An object as it was, not stored yet, and the keys in its lists of others by the names of these."""

    instance: Any
    lists: Mapping[str, Sequence[Any]]


def whole(instance: models.Model, relations: Iterable[str]) -> list[dict[str, Any]]:
    """What is stored of an object, and after it of what hangs on it by these relations, in JSON values."""
    rows = list(type(instance)._base_manager.filter(pk=instance.pk))
    for name in relations:
        relation: Any = instance._meta.get_field(name)
        kind = relation.related_model
        lists = [field.name for field in kind._meta.many_to_many]
        hanging = kind._base_manager.filter(**{relation.field.name: instance.pk})
        rows += hanging.order_by("pk").prefetch_related(*lists)
    in_plain_values = json.dumps(serialize("python", rows), default=str)  # Its own JSON cuts a moment to milliseconds.
    held: list[dict[str, Any]] = json.loads(in_plain_values)
    return held


def made_again(rows: Sequence[Mapping[str, Any]]) -> Iterator[Kept]:
    """What `whole` gave, as objects; a field that there is no more is left out."""
    for made in deserialize("python", rows, ignorenonexistent=True):
        yield Kept(made.object, made.m2m_data or {})
