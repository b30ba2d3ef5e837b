"""The content revision: one number, raised by whatever changes a public page."""

from django.db import models
from django.db.models import F, Q


class ContentRevision(models.Model):
    """A single row. Everything that is cached carries the number in its key."""

    number = models.PositiveBigIntegerField(default=0)
    sources = models.JSONField(default=list)
    """The sources that texts were last told of, and of what kind they are."""

    class Meta:
        constraints = (models.CheckConstraint(condition=Q(pk=1), name="content_revision_is_one_row"),)

    def __str__(self) -> str:
        return str(self.number)

    @classmethod
    def current(cls) -> int:
        return cls.objects.values_list("number", flat=True).first() or 0

    @classmethod
    def lock(cls) -> None:
        """Let one writer of many pass at a time, until its transaction ends. SQLite does so by itself."""
        cls.objects.get_or_create(pk=1)
        cls.objects.select_for_update().get(pk=1)

    @classmethod
    def note_sources(cls, sources: list[list[str]]) -> bool:
        """Keep what texts are told of the sources; whether it is other than before."""
        return bool(cls.objects.filter(pk=1).exclude(sources=sources).update(sources=sources))

    @classmethod
    def raise_number(cls) -> None:
        """Raise the number by one; safe when several writers do it at once."""
        cls.objects.get_or_create(pk=1)
        cls.objects.filter(pk=1).update(number=F("number") + 1)
