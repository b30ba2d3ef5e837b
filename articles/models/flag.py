"""Flags: what an editor must look at again, because a source that it leans on has changed."""

from typing import Any, ClassVar

from django.contrib.contenttypes.fields import GenericForeignKey
from django.contrib.contenttypes.models import ContentType
from django.db import models

WORST_FIRST = ("standing", "-raised_at", "pk")


class Standing(models.IntegerChoices):
    """How what is flagged stands, the worst first."""

    LOST = 1, "not found any more"
    CHANGED = 2, "on changed ground"
    WITHDRAWN = 3, "its source is withdrawn"
    AS_BEFORE = 4, "as before"


class Flag(models.Model):
    """One object that leans on one changed source. It goes away when an editor has looked."""

    content_type = models.ForeignKey(ContentType, on_delete=models.CASCADE, verbose_name="kind")
    object_id = models.PositiveBigIntegerField()
    flagged = GenericForeignKey()
    source = models.ForeignKey("Source", on_delete=models.CASCADE, related_name="flags")
    reason = models.CharField(max_length=200)
    standing = models.PositiveSmallIntegerField(choices=Standing, default=Standing.CHANGED)
    raised_at = models.DateTimeField(auto_now=True)

    class Meta:
        ordering: ClassVar[Any] = ["standing", "content_type", "object_id"]
        constraints: ClassVar[Any] = [
            models.UniqueConstraint("content_type", "object_id", "source", name="flag_once_for_each_source")
        ]

    def __str__(self) -> str:
        return f"{self.content_type.name} “{self.flagged}”"
