"""Flags: what an editor must look at again, because a source or a comparison that it leans on has changed."""

from typing import Any, ClassVar

from django.contrib.contenttypes.fields import GenericForeignKey
from django.contrib.contenttypes.models import ContentType
from django.db import models
from django.db.models import Q

WORST_FIRST = ("standing", "-raised_at", "pk")


class Standing(models.IntegerChoices):
    """How what is flagged stands, the worst first."""

    RETRACTED = 0, "its reference was retracted"
    LOST = 1, "not found any more"
    CHANGED = 2, "on changed ground"
    WITHDRAWN = 3, "its source is withdrawn"
    COMPARED = 4, "compared otherwise"
    AS_BEFORE = 5, "as before"


class Flag(models.Model):
    """One object that leans on a changed source, a claim that is compared otherwise, or a retracted reference.

    It goes away when an editor has looked.
    """

    content_type = models.ForeignKey(ContentType, on_delete=models.CASCADE, verbose_name="kind")
    object_id = models.PositiveBigIntegerField()
    flagged = GenericForeignKey()
    source = models.ForeignKey("Source", null=True, on_delete=models.CASCADE, related_name="flags")
    claim = models.ForeignKey("Claim", null=True, on_delete=models.CASCADE, related_name="raised")
    reference = models.ForeignKey("Reference", null=True, on_delete=models.CASCADE, related_name="flags")
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
            models.UniqueConstraint("content_type", "object_id", "reference", name="flag_once_for_each_reference"),
            models.CheckConstraint(
                condition=Q(source__isnull=False, claim=None, reference=None)
                | Q(source=None, claim__isnull=False, reference=None)
                | Q(source=None, claim=None, reference__isnull=False),
                name="flag_is_of_one_thing",
            ),
        ]

    @property
    def raised_by(self) -> Any:
        """The source, the claim or the reference that changed."""
        return self.source or self.claim or self.reference

    def __str__(self) -> str:
        return f"{self.content_type.name} “{self.flagged}”"
