"""The content revision: one number, raised by whatever changes a public page."""

from django.db import models
from django.db.models import F, Q


class ContentRevision(models.Model):
    """A single row. Everything that is cached carries the number in its key."""

    number = models.PositiveBigIntegerField(default=0)

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
    def raise_number(cls) -> None:
        """Raise the number by one; safe when several writers do it at once."""
        cls.objects.get_or_create(pk=1)
        cls.objects.filter(pk=1).update(number=F("number") + 1)
