"""New texts: a changed article of a stored source, kept aside until an editor has decided."""

from typing import Any, ClassVar

from django.conf import settings
from django.db import models
from django.db.models import Q
from django.utils import timezone

from .source import Source


class NewTextQuerySet(models.QuerySet["NewText"]):
    def waiting(self) -> "NewTextQuerySet":
        """Those on which no editor has decided; the bytes stay behind."""
        return self.filter(thrown_away_at=None).defer("raw")

    def holding(self) -> "NewTextQuerySet":
        """Those which the seeds may quote though they are not stored: what waits, and what a load brought in vain."""
        return self.filter(Q(thrown_away_at=None) | Q(facts__isnull=False)).defer("raw")


class NewText(models.Model):
    """The file as it came. A source has at most one: a newer one takes its place, and what is taken over goes.

    One that was thrown away stays, so that the same file is known when a load brings it again, and so that an
    editor can still decide otherwise. `facts` are what `seeds/sources.toml` said with it; None for an upload.
    """

    source = models.OneToOneField(Source, on_delete=models.CASCADE, related_name="new_text")
    raw = models.BinaryField()
    sha256 = models.CharField("SHA-256 of the file", max_length=64)
    facts = models.JSONField(null=True)
    brought_by = models.ForeignKey(settings.AUTH_USER_MODEL, null=True, on_delete=models.SET_NULL, related_name="+")
    brought_at = models.DateTimeField(default=timezone.now)
    thrown_away_by = models.ForeignKey(settings.AUTH_USER_MODEL, null=True, on_delete=models.SET_NULL, related_name="+")
    thrown_away_at = models.DateTimeField(null=True)

    objects = NewTextQuerySet.as_manager()

    class Meta:
        verbose_name_plural = "changed articles"
        ordering: ClassVar[Any] = [models.F("thrown_away_at").asc(nulls_first=True), "-brought_at"]

    def __str__(self) -> str:
        return f"New text of source {self.source.letter}"

    @property
    def waits(self) -> bool:
        return self.thrown_away_at is None
