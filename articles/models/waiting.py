"""What waits among the texts: drafts that are worked on, and live texts that should be read again."""

import datetime

from django.conf import settings
from django.db.models import OuterRef, Q, QuerySet, Subquery
from django.db.models.functions import Coalesce
from django.utils import timezone

from .revision import Origin, Revision, Text


def working_drafts() -> QuerySet[Revision]:
    """The newest draft of each text that has one newer than what readers see, or saw last: see `Text.working`."""
    of_text = Revision.objects.filter(text=OuterRef("text"))
    newest = of_text.filter(origin=Origin.EDITOR, published_at=None).newest_first()
    seen_last = of_text.filter(published_at__isnull=False).order_by("-published_at")
    seen = Coalesce("text__live", Subquery(seen_last.values("pk")[:1]), 0)
    return Revision.objects.filter(pk=Subquery(newest.values("pk")[:1]), pk__gt=seen)


def last_acceptable() -> datetime.date:
    """A text that was last re-read before this day is due."""
    return timezone.localdate() - datetime.timedelta(days=settings.REREAD_AFTER_DAYS)


def due_for_rereading(text: str = "") -> Q:
    """The condition for a live text that no one has read again for too long; `text` leads to it, as "text__".

    Of one that was never read again it counts when it was first written.
    """
    never = Q(**{f"{text}reread_on": None, f"{text}written_on__lt": last_acceptable()})
    long_ago = Q(**{f"{text}reread_on__lt": last_acceptable()})
    return Q(**{f"{text}live__isnull": False}) & (never | long_ago)


def texts_due() -> QuerySet[Text]:
    """The oldest first."""
    return Text.objects.filter(due_for_rereading()).order_by(Coalesce("reread_on", "written_on"), "pk")
