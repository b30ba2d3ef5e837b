"""Dismiss proposals: an editor says that the importer was wrong, and why; or takes that back."""

from collections.abc import Iterable

from django.contrib.auth.models import User
from django.core.exceptions import ValidationError
from django.db import transaction
from django.utils import timezone

from articles.models import Proposal

LONGEST_WHY = 300


@transaction.atomic
def dismiss_proposals(proposals: Iterable[Proposal], why: str, *, by: User | None = None) -> int:
    """Dismiss those of them that are open; return how many. Raises `ValidationError` without a reason."""
    reason = " ".join(why.replace("\0", "").split())[:LONGEST_WHY]
    if not reason:
        raise ValidationError("Say why these are dismissed: other editors will read it.")
    chosen = Proposal.objects.open().filter(pk__in=[one.pk for one in proposals]).values_list("pk", flat=True)
    made = {"dismissed_at": timezone.now(), "dismissed_by": by, "why": reason}
    return Proposal.objects.filter(pk__in=list(chosen), dismissed_at=None).update(**made)


@transaction.atomic
def reopen_proposals(proposals: Iterable[Proposal]) -> int:
    """Take the dismissal of those back whose words still stand in the text; return how many."""
    chosen = Proposal.objects.filter(pk__in=[one.pk for one in proposals], start__isnull=False)
    return chosen.filter(dismissed_at__isnull=False).update(dismissed_at=None, dismissed_by=None, why="")
