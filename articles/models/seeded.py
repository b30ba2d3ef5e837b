"""What came from seeds and may be changed by editors: a three-way merge, attribute by attribute."""

from collections.abc import Mapping
from typing import Any

from django.db import models


class Seeded(models.Model):
    """Remembers the attributes as they were last loaded, so that an editor's change is told from an old seed."""

    seeded = models.JSONField(default=dict, blank=True, editable=False)

    class Meta:
        abstract = True

    def merge_seed(self, attributes: Mapping[str, Any]) -> list[str]:
        """Take over each attribute that no editor has changed; return the names of those kept as edited.

        `attributes` holds plain JSON values for fields of this model. Saves nothing.
        """
        kept = []
        for name, value in attributes.items():
            to_python = _field(self, name).to_python
            current = getattr(self, name)
            if self.pk is None or name not in self.seeded or current == to_python(self.seeded[name]):
                setattr(self, name, to_python(value))
            elif current != to_python(value):
                kept.append(name)
        self.seeded = {**self.seeded, **attributes}
        return kept


def _field(instance: models.Model, name: str) -> "models.Field[Any, Any]":
    field = instance._meta.get_field(name)
    if not isinstance(field, models.Field):
        raise TypeError(f"{name} is a relation, which a seed sets by its own verb")
    return field
