"""Flags: what an editor must look at again, because a source that it leans on has changed."""

from typing import Any, ClassVar

from django.contrib.contenttypes.fields import GenericForeignKey
from django.contrib.contenttypes.models import ContentType
from django.db import models
from django.db.models import Case, F, Q, Value, When

AS_BEFORE = "as before."
"""How the reason ends where nothing changed but elsewhere in the source."""
STANDS = Q(reason__endswith=AS_BEFORE, source__withdrawn_on=None)
WORST_FIRST = (F("is_lost").desc(), Case(When(STANDS, then=Value(1)), default=Value(0)), F("raised_at").desc(), "pk")
"""What is lost, then what stands on changed ground, then what stands as before."""


class Flag(models.Model):
    """One object that leans on one changed source. It goes away when an editor has looked."""

    content_type = models.ForeignKey(ContentType, on_delete=models.CASCADE, verbose_name="kind")
    object_id = models.PositiveBigIntegerField()
    flagged = GenericForeignKey()
    source = models.ForeignKey("Source", on_delete=models.CASCADE, related_name="flags")
    reason = models.CharField(max_length=200)
    is_lost = models.BooleanField("not found any more", default=False)
    raised_at = models.DateTimeField(auto_now=True)

    class Meta:
        ordering: ClassVar[Any] = ["-is_lost", "content_type", "object_id"]
        constraints: ClassVar[Any] = [
            models.UniqueConstraint("content_type", "object_id", "source", name="flag_once_for_each_source")
        ]

    def __str__(self) -> str:
        return f"{self.content_type.name} “{self.flagged}”"
