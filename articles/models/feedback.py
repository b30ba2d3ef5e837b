"""Feedback: what readers tell the editors about a page, without an account or a name."""

from typing import Any, ClassVar

from django.db import models
from django.db.models import F, Q
from django.db.models.functions import Length
from django.db.models.lookups import LessThanOrEqual

LONGEST_WORDS = 4000
"""How many characters a reader may write."""
LONGEST_PATH = 200


class FeedbackState(models.TextChoices):
    NEW = "new", "new"
    DONE = "done", "done"


class Feedback(models.Model):
    """One form that a reader sent. Nothing in it tells who the reader is."""

    page = models.CharField(max_length=LONGEST_PATH, blank=True, help_text="The address of the page it is about.")
    helpful = models.BooleanField(null=True)
    words = models.TextField(blank=True)
    created_at = models.DateTimeField("sent", auto_now_add=True)
    receipt = models.CharField(
        max_length=64, unique=True, editable=False, help_text="Digest of the form, so that it is stored once."
    )
    state = models.CharField(max_length=4, choices=FeedbackState, default=FeedbackState.NEW)
    note = models.TextField(blank=True, help_text="For editors only: what was found, what was done.")

    class Meta:
        ordering: ClassVar[Any] = ["-created_at", "-pk"]
        verbose_name_plural = "feedback"
        constraints: ClassVar[Any] = [
            models.CheckConstraint(condition=Q(helpful__isnull=False) | ~Q(words=""), name="feedback_says_something"),
            models.CheckConstraint(
                condition=LessThanOrEqual(Length(F("words")), LONGEST_WORDS), name="feedback_words_have_a_limit"
            ),
            models.CheckConstraint(condition=Q(state__in=FeedbackState.values), name="feedback_state_is_known"),
        ]

    def __str__(self) -> str:
        return f"Feedback on {self.page or 'the site'}"
