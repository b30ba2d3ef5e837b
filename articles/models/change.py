"""The public change log: when the agreement on a claim became another, and why."""

from typing import Any, ClassVar

from django.conf import settings
from django.db import models
from django.db.models import F, Q

from articles.comparing import Agreement, Label

from .claim import AGREEMENTS, Claim
from .printable import refuse_unprintable


class AgreementChange(models.Model):
    """One change of agreement. It stays when its claim is deleted, with the question as it was asked."""

    claim = models.ForeignKey(Claim, null=True, on_delete=models.SET_NULL, related_name="changes")
    question = models.CharField(max_length=160)
    before = models.CharField(max_length=8, choices=AGREEMENTS)
    after = models.CharField(max_length=8, choices=AGREEMENTS)
    reason = models.CharField(max_length=300)
    editor = models.ForeignKey(settings.AUTH_USER_MODEL, null=True, on_delete=models.SET_NULL, related_name="+")
    made_at = models.DateTimeField(auto_now_add=True)

    class Meta:
        ordering: ClassVar[Any] = ["-pk"]
        constraints: ClassVar[Any] = [
            models.CheckConstraint(condition=~Q(before=F("after")), name="agreement_change_changes")
        ]

    def __str__(self) -> str:
        before, after = self.steps
        return f"{self.question}: “{before.words}” became “{after.words}”"

    def clean(self) -> None:
        refuse_unprintable(self, "reason")

    @property
    def steps(self) -> tuple[Label, Label]:
        """Before and after, as pages show an agreement."""
        return Label(Agreement(self.before)), Label(Agreement(self.after))
