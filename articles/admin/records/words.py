"""Values in words: what an editor reads of a field in a history or beside another's changes."""

import datetime
from dataclasses import dataclass
from decimal import InvalidOperation
from functools import cached_property
from typing import Any

from django.core.exceptions import ValidationError
from django.db import models
from django.utils.formats import date_format
from django.utils.text import capfirst

from articles.admin.base.chosen import is_key
from articles.language import Piece, differences
from articles.models import is_recorded, records_of
from articles.models.claim import FINDING

LONG = 40  # characters, from which on a change is marked word by word


class Words:
    """Says values in words. Names that were looked up once are kept, so make one for each page."""

    def __init__(self) -> None:
        self._names: dict[tuple[type[models.Model], str], str] = {}

    def of(self, field: Any, value: Any) -> str:
        """The value of a model's field as a reader of the admin would say it; empty for none."""
        if value is None or value in ("", []):
            return ""
        if field.is_relation:
            keys = value if isinstance(value, list) else [value]
            return ", ".join(self._name(field.related_model, str(key)) for key in keys)
        if field.choices:
            return str({str(key): label for key, label in field.flatchoices}.get(str(value), value))
        try:
            return _said(field, value)
        except (ValueError, ValidationError, InvalidOperation):
            return str(value)  # What was typed there is none.

    def _name(self, model: type[models.Model], key: str) -> str:
        if (model, key) not in self._names:
            self._names[model, key] = _name(model, key)
        return self._names[model, key]


def _said(field: Any, value: Any) -> str:
    match field:
        case models.BooleanField():
            return "yes" if value else "no"
        case models.DateField():
            return date_format(datetime.date.fromisoformat(str(value)[:10]), "j F Y")
        case models.DecimalField():
            return f"{field.to_python(value).normalize():f}"
    return "\n".join(map(_entry, value)) if isinstance(value, list) else str(value)


def _entry(one: Any) -> str:
    """One of a list: words, or what is told of one thing, with the name of each."""
    if not isinstance(one, dict):
        return str(one)
    names = sorted(one, key=lambda name: FINDING.index(name) if name in FINDING else len(FINDING))
    return " | ".join(f"{name}: {one[name]}" for name in names)


def _name(model: type[models.Model], key: str) -> str:
    if not is_key(key):
        return key
    stored = model._base_manager.filter(pk=key).first()
    if stored is not None:
        return str(stored)
    record = records_of(model(pk=key)).first() if is_recorded(model) else None
    return f"“{record.history_object}”, deleted since" if record else f"{model._meta.verbose_name} {key}, deleted since"


def label_of(field: Any) -> str:
    return str(capfirst(field.verbose_name))


@dataclass(frozen=True)
class Change:
    """A field that went from one value to another, both in words."""

    label: str
    before: str
    after: str

    @cached_property
    def pieces(self) -> list[Piece]:
        """Word by word where both are long; else none."""
        return differences(self.before, self.after) if min(len(self.before), len(self.after)) > LONG else []
