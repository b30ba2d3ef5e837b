"""What came from seeds and may be changed by editors: a three-way merge, attribute by attribute."""

from collections.abc import Mapping
from typing import Any, Self

from django.db import models
from django.db.models.signals import post_delete
from django.dispatch import receiver

KEYS = ("slug", "key", "file")
"""By which of its attributes a seed is known."""


def key_of(seeded: Mapping[str, Any]) -> str:
    """The key of the seed that is remembered; empty for what no seed made."""
    return next((seeded[name] for name in KEYS if name in seeded), "")


class Seeded(models.Model):
    """Remembers the attributes as they were last loaded, so that an editor's change is told from an old seed."""

    seeded = models.JSONField(default=dict, blank=True, editable=False)

    class Meta:
        abstract = True

    @classmethod
    def from_seed(cls, key: str, value: str) -> Self:
        """The object that a seed of this key made, or that has the key now, or a new one."""
        stored = cls._default_manager.filter(**{f"seeded__{key}": value}).first()
        return stored or cls._default_manager.filter(**{key: value}).first() or cls()

    @classmethod
    def all_from_seeds(cls, key: str) -> dict[str, Self]:
        """All that is stored: what `from_seed` finds, by the value of the key in a seed."""
        stored = list(cls._default_manager.all())
        made = {one.seeded[key]: one for one in reversed(stored) if key in one.seeded}
        return {getattr(one, key): one for one in stored} | made

    def says_the_same(self, attributes: Mapping[str, Any]) -> bool:
        """Whether loading these attributes would change nothing, and so has nothing to note.

        What an editor wrote stays the editor's when an export of it is loaded: else the next load of an
        older seed would take it for a seed that nobody changed.
        """
        noted = not self.seeded or attributes.keys() <= self.seeded.keys()
        return (
            self.pk is not None
            and noted
            and all(getattr(self, name) == _field(self, name).to_python(value) for name, value in attributes.items())
        )

    def merge_seed(self, attributes: Mapping[str, Any]) -> list[str]:
        """Take over each attribute that no editor has changed; return the names of those kept as edited.

        `attributes` holds plain JSON values for fields of this model. An object that an editor made
        keeps all of its own. Saves nothing.
        """
        kept = []
        made_by_editor = self.pk is not None and not self.seeded
        for name, value in attributes.items():
            to_python = _field(self, name).to_python
            current = getattr(self, name)
            loaded = name in self.seeded and current == to_python(self.seeded[name])
            if loaded or (name not in self.seeded and not made_by_editor):
                setattr(self, name, to_python(value))
            elif current != to_python(value):
                kept.append(name)
        self.seeded = {**self.seeded, **attributes}
        return kept


class RemovedSeed(models.Model):
    """A seed whose object an editor deleted: loading the seeds does not bring it back."""

    model = models.CharField(max_length=40)
    key = models.CharField(max_length=60)

    class Meta:
        constraints = (models.UniqueConstraint("model", "key", name="removed_seed_once"),)

    def __str__(self) -> str:
        return f"{self.model} {self.key}"


@receiver(post_delete)
def remember_removal(sender: type[models.Model], instance: models.Model, **_: Any) -> None:
    """Keep in mind what an editor deleted."""
    if isinstance(instance, Seeded) and (key := key_of(instance.seeded)):
        RemovedSeed.objects.get_or_create(model=instance._meta.model_name or "", key=key)


def _field(instance: models.Model, name: str) -> "models.Field[Any, Any]":
    field = instance._meta.get_field(name)
    if not isinstance(field, models.Field):
        raise TypeError(f"{name} is a relation, which a seed sets by its own verb")
    return field
