"""Flags: what an editor must look at again, because a source or a comparison that it leans on has changed."""

from typing import Any, ClassVar

from django.contrib.contenttypes.fields import GenericForeignKey
from django.contrib.contenttypes.models import ContentType
from django.db import models
from django.db.models import Q

WORST_FIRST = ("standing", "-raised_at", "pk")


class Standing(models.IntegerChoices):
    """How what is flagged stands, the worst first."""

    LOST = 1, "not found any more"
    CHANGED = 2, "on changed ground"
    WITHDRAWN = 3, "its source is withdrawn"
    COMPARED = 4, "compared otherwise"
    AS_BEFORE = 5, "as before"


class Flag(models.Model):
    """One object that leans on one changed source, or on one claim that is compared otherwise than before.

    It goes away when an editor has looked.
    """

    content_type = models.ForeignKey(ContentType, on_delete=models.CASCADE, verbose_name="kind")
    object_id = models.PositiveBigIntegerField()
    flagged = GenericForeignKey()
    source = models.ForeignKey("Source", null=True, on_delete=models.CASCADE, related_name="flags")
    claim = models.ForeignKey("Claim", null=True, on_delete=models.CASCADE, related_name="raised")
    was = models.JSONField(default=list)
    """Of a claim: how far sources agreed, the keys of those that spoke, and the range of what they said."""
    reason = models.CharField(max_length=600)
    standing = models.PositiveSmallIntegerField(choices=Standing, default=Standing.CHANGED)
    raised_at = models.DateTimeField(auto_now=True)

    class Meta:
        ordering: ClassVar[Any] = ["standing", "content_type", "object_id"]
        constraints: ClassVar[Any] = [
            models.UniqueConstraint("content_type", "object_id", "source", name="flag_once_for_each_source"),
            models.UniqueConstraint("content_type", "object_id", "claim", name="flag_once_for_each_claim"),
            models.CheckConstraint(
                condition=Q(source=None, claim__isnull=False) | Q(source__isnull=False, claim=None),
                name="flag_is_of_a_source_or_a_claim",
            ),
        ]

    @property
    def raised_by(self) -> Any:
        """The source or the claim that changed."""
        return self.source or self.claim

    def __str__(self) -> str:
        return f"{self.content_type.name} “{self.flagged}”"
