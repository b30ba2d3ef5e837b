"""What an editor sees before a change of agreement is saved, and the reason that readers are given for it."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from typing import Any

from django import forms
from django.contrib import messages
from django.contrib.admin.widgets import AdminTextInputWidget
from django.core.exceptions import ValidationError
from django.db import models, transaction
from django.db.models import QuerySet
from django.http import HttpRequest

from articles.actions import log_changes
from articles.admin.base.public import PublicAdmin
from articles.models import Claim, Source, Statement
from articles.shown import ComparedClaim, compare_claim

CORRECTED = "The editors corrected what is recorded of a source."


@dataclass(frozen=True)
class BeforeAndAfter:
    """The comparison of one claim as readers see it, and as it would be."""

    before: ComparedClaim
    after: ComparedClaim

    @property
    def changes(self) -> bool:
        """Whether readers will be told: only of a claim that they see already."""
        return self.after.claim.is_published and self.before.agreement != self.after.agreement

    def refuse_without(self, reason: str) -> None:
        """Raises `ValidationError` when the agreement would change and no reason is given."""
        if self.changes and not reason.strip():
            raise ValidationError(
                f"This changes the agreement on “{self.after.claim}” from “{self.before.words}” to "
                f"“{self.after.words}”. Give the reason that readers will find under Changes, and save again."
            )


def before_and_after(claim: Claim, statements: Iterable[Statement]) -> BeforeAndAfter:
    """Set the stored comparison beside the one by `statements`, of which those without a place do not count."""
    sources: Sequence[Source] = list(Source.objects.for_display())
    placed = sorted((one for one in statements if one.start is not None), key=lambda one: one.start or 0)
    after = compare_claim(claim, placed, sources)
    stored = Claim.objects.with_statements().filter(pk=claim.pk).first()
    before = compare_claim(stored, stored.statements.all(), sources) if stored else compare_claim(claim, (), sources)
    return BeforeAndAfter(before, after)


def reason_field() -> forms.CharField:
    return forms.CharField(
        label="Reason for readers",
        required=False,
        max_length=300,
        widget=AdminTextInputWidget(),
        help_text="Needed when the agreement changes. It stands in the public list of changes, with today’s date.",
    )


class ComparedAdmin(PublicAdmin):
    """Base of the admins whose objects decide how far sources agree: each change of agreement is logged."""

    def save_related(self, request: HttpRequest, form: Any, formsets: Any, change: bool) -> None:
        super().save_related(request, form, formsets, change)
        self.log(request, self.reason(form))

    def reason(self, form: Any) -> str:
        """Why the agreement changes, for readers."""
        return form.cleaned_data.get("reason", "").strip() or CORRECTED

    def delete_model(self, request: HttpRequest, obj: models.Model) -> None:
        self.delete_for(request, obj, CORRECTED)

    def delete_for(self, request: HttpRequest, obj: models.Model, reason: str) -> None:
        """Delete, and log what that changes under this reason."""
        with transaction.atomic():
            super().delete_model(request, obj)
            self.log(request, reason or CORRECTED)

    def delete_queryset(self, request: HttpRequest, queryset: QuerySet[Any]) -> None:
        with transaction.atomic():
            super().delete_queryset(request, queryset)
            self.log(request, request.POST.get("reason", "").strip() or CORRECTED)

    def log(self, request: HttpRequest, reason: str) -> None:
        """Log what changed, and tell the editor."""
        for change in log_changes(reason, editor=request.user):  # type: ignore[arg-type]
            before, after = (step.words for step in change.steps)
            told = f"“{change.question}” went from “{before}” to “{after}”. Readers find this under Changes."
            self.message_user(request, told, messages.WARNING)
