"""Answers: what one source says on one claim, as readers see it; worked out when something changes, and stored."""

from typing import Any, ClassVar

from django.db import models

from .claim import Claim
from .source import Source


class AnswerQuerySet(models.QuerySet["Answer"]):
    def told(self) -> "AnswerQuerySet":
        """Those of claims that readers see."""
        return self.filter(claim__is_published=True)


class Answer(models.Model):
    """One row for each source that has a statement on a published claim. It follows from the statements alone.

    `values` are in words, each once, in the order of the text; none where the source only touches on the claim.
    `opposed` holds the keys of the sources that it contradicts. `claim.logged_agreement` is the verdict.
    """

    claim = models.ForeignKey(Claim, on_delete=models.CASCADE, related_name="answers")
    source = models.ForeignKey(Source, on_delete=models.CASCADE, related_name="answers")
    values = models.JSONField(default=list)
    side = models.CharField(max_length=6, blank=True)
    hedges = models.BooleanField(default=False)
    contradicts_itself = models.BooleanField(default=False)
    opposed = models.JSONField(default=list)

    objects = AnswerQuerySet.as_manager()

    class Meta:
        constraints: ClassVar[Any] = [models.UniqueConstraint("claim", "source", name="answer_once_for_a_source")]

    def __str__(self) -> str:
        return f"{self.source.letter} on “{self.claim}”"
