"""Steps: who sent a text to review, approved, published it or took it down, and when. Never changed or removed."""

from typing import Any, ClassVar

from django.conf import settings
from django.contrib.auth.models import User
from django.db import models

from .revision import Revision


class StepKind(models.TextChoices):
    SUBMITTED = "submitted", "sent to review"
    RETURNED = "returned", "sent back"
    APPROVED = "approved", "approved"
    SCHEDULED = "scheduled", "given a time"
    UNSCHEDULED = "unscheduled", "its time taken back"
    PUBLISHED = "published", "published"
    HELD = "held", "held back at its time"
    TAKEN_DOWN = "taken down", "taken away from readers"


class Step(models.Model):
    """One step of one revision on its way to readers. `name` stays when the account is gone."""

    revision = models.ForeignKey(Revision, on_delete=models.CASCADE, related_name="steps")
    kind = models.CharField("what", max_length=11, choices=StepKind)
    account = models.ForeignKey(
        settings.AUTH_USER_MODEL, null=True, on_delete=models.SET_NULL, related_name="+", editable=False
    )
    name = models.CharField("who", max_length=150, blank=True)
    words = models.CharField("what was said", max_length=500, blank=True)
    at = models.DateTimeField("when", auto_now_add=True)

    class Meta:
        ordering: ClassVar[Any] = ["-pk"]
        verbose_name_plural = "log of publishing"

    def __str__(self) -> str:
        return f"{self.revision}: {self.get_kind_display()}"

    @classmethod
    def note(cls, revision: Revision, kind: StepKind, by: User | None, words: str = "") -> "Step":
        """Write down what was just done; `by` is None when the site did it by itself."""
        name = by.get_username() if by else ""
        return cls.objects.create(revision=revision, kind=kind, account=by, name=name, words=words)
