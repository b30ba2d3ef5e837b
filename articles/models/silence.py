"""Silences: an editor has looked, and a source says nothing on a claim."""

from typing import Any, ClassVar

from django.conf import settings
from django.db import models
from django.db.models import Exists, OuterRef
from django.utils import timezone

from .claim import Claim, ClaimQuerySet
from .source import Source
from .statement import Statement


class Silence(models.Model):
    """Somebody has looked for an answer to the claim in the source and found none.

    A statement that is recorded later goes before it.
    """

    source = models.ForeignKey(Source, on_delete=models.CASCADE, related_name="silences")
    claim = models.ForeignKey(Claim, on_delete=models.CASCADE, related_name="silences")
    by = models.ForeignKey(settings.AUTH_USER_MODEL, null=True, on_delete=models.SET_NULL, related_name="+")
    on = models.DateTimeField(default=timezone.now)

    class Meta:
        ordering: ClassVar[Any] = ["pk"]
        constraints: ClassVar[Any] = [
            models.UniqueConstraint("source", "claim", name="silence_once_of_a_source_on_a_claim")
        ]

    def __str__(self) -> str:
        return f"{self.source.letter} says nothing on “{self.claim}”"


def said_to_be_silent(source: Any) -> ClaimQuerySet:
    """The published claims of which somebody said that the source is silent, and nothing of it is recorded."""
    return _without_statement(source).filter(_is_silent(source))


def not_looked_at(source: Any) -> ClaimQuerySet:
    """The published claims of which nobody has said yet whether the source speaks.

    `source` is one that does not count yet, or a reference to it in another query.
    """
    return _without_statement(source).filter(~_is_silent(source))


def _without_statement(source: Any) -> ClaimQuerySet:
    recorded = Statement.objects.filter(claim=OuterRef("pk"), source=source).order_by()
    return Claim.objects.published().filter(~Exists(recorded)).order_by("topic__position", "position")


def _is_silent(source: Any) -> Exists:
    return Exists(Silence.objects.filter(claim=OuterRef("pk"), source=source).order_by())
