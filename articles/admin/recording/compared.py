"""What an editor sees before a change of agreement is saved, and the reason that readers are given for it."""

from collections.abc import Collection, Iterable, Sequence
from dataclasses import dataclass
from typing import Any

from django import forms
from django.contrib import messages
from django.contrib.admin.widgets import AdminTextInputWidget
from django.core.exceptions import ValidationError
from django.http import HttpRequest

from articles.actions import log_changes
from articles.admin.base.tasks import Task
from articles.admin.publishing.releasing import editor_of
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
    stored = Claim.objects.with_values().filter(pk=claim.pk).first()
    before = compare_claim(stored, stored.statements.all(), sources) if stored else compare_claim(claim, (), sources)
    return BeforeAndAfter(before, after)


def once_it_counts(statement: Statement) -> ComparedClaim | None:
    """The comparison with this statement and all that its source says, if that does not count yet."""
    claim, source = statement.claim, statement.source
    if source.is_read:
        return None
    placed = Statement.objects.filter(claim=claim).found().exclude(pk=statement.pk)
    return compare_claim(claim, [*placed, statement], [*Source.objects.for_display(), source])


def reason_field() -> forms.CharField:
    return forms.CharField(
        label="Reason for readers",
        required=False,
        max_length=300,
        widget=AdminTextInputWidget(),
        help_text="Needed when the agreement changes. It stands in the public list of changes, with today’s date.",
    )


class LoggedAgreement(Task):
    """Of what decides how far sources agree: each change of agreement is logged, and the editor told."""

    def saved(self, site: Any, request: HttpRequest, form: Any, change: bool) -> None:
        earlier = form.initial.get("claim")  # A statement may have moved from one claim to another.
        log_agreement(request, self.reason(form), touched([form.instance]) | ({earlier} if earlier else set()))

    def reason(self, form: Any) -> str:
        """Why the agreement changes, for readers."""
        return str(form.cleaned_data.get("reason", ""))

    def deleted(self, site: Any, request: HttpRequest, gone: Sequence[Any]) -> None:
        log_agreement(request, request.POST.get("reason", ""), touched(gone))


def touched(changed: Iterable[Any]) -> set[int]:
    """The keys of the claims that are compared anew when these claims, statements or sources changed."""
    claims: set[int] = set()
    for one in changed:
        match one:
            case Claim():
                claims |= {one.pk} if one.pk else set()
            case Statement():
                claims.add(one.claim_id)
            case Source(pk=int()):
                claims.update(Statement.objects.filter(source=one).values_list("claim", flat=True))
    return claims


def log_agreement(request: HttpRequest, reason: str, of: Collection[int]) -> None:
    """Log what changed on the claims with the keys `of`, and tell the editor."""
    for change in log_changes(reason.strip() or CORRECTED, editor=editor_of(request), of=of):
        before, after = (step.words for step in change.steps)
        moved = f"“{change.question}” went from “{before}” to “{after}”. Readers find this under Changes."
        messages.warning(request, moved)
