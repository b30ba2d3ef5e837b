"""The change log day by day, with the sources that began to count and the texts that readers saw first on that day."""

from collections.abc import Sequence
from dataclasses import dataclass, field
from datetime import date
from typing import Any

from django.db.models import Exists, OuterRef, Q, QuerySet, Subquery
from django.db.models.functions import TruncDate
from django.utils import timezone

from articles.models import Correction, Revision, Source, Text

from .change_log import Entry


@dataclass
class Day:
    """`entries` as the log has them; `sources`: those that an editor let count; `texts`: those of editors, then new.

    What was there when this copy was first loaded is new on no day.
    """

    on: date
    entries: list[Entry] = field(default_factory=list)
    sources: list[Source] = field(default_factory=list)
    texts: list[Text] = field(default_factory=list)

    @property
    def told(self) -> list[tuple[int, str]]:
        """How many of each kind there are, those that there are."""
        corrected = sum(isinstance(one, Correction) for one in self.entries)
        counted = (
            (corrected, "correction"),
            (len(self.entries) - corrected, "changed verdict"),
            (len(self.sources), "source counted"),
            (len(self.texts), "new text"),
        )
        return [(count, kind) for count, kind in counted if count]


def by_day(entries: Sequence[Entry], before: date | None = None, since: date | None = None) -> list[Day]:
    """The days of these entries and those on which something was new, the newest first.

    What was new is told of days before `before` and from `since` on; None: of all.
    """
    days: dict[date, Day] = {}
    for entry in entries:
        days.setdefault(day_of(entry), Day(day_of(entry))).entries.append(entry)
    for source in _within(_counted(), before, since):
        days.setdefault(source.day, Day(source.day)).sources.append(source)
    for text in _within(_first_seen(), before, since):
        days.setdefault(text.day, Day(text.day)).texts.append(text)
    return sorted(days.values(), key=lambda day: day.on, reverse=True)


def day_of(entry: Entry) -> date:
    """The day under which the log tells of it."""
    return entry.on if isinstance(entry, Correction) else timezone.localdate(entry.made_at)


def _within(rows: QuerySet[Any], before: date | None, since: date | None) -> QuerySet[Any]:
    limits = {"day__lt": before, "day__gte": since}
    return rows.filter(**{limit: day for limit, day in limits.items() if day})


def _counted() -> QuerySet[Source]:
    """Sources that did not count at first, each with the `day` from which it counts."""
    records = Source.history.filter(id=OuterRef("pk"))
    uncounted = records.filter(is_read=False).order_by("-history_date").values("history_date")
    counted = records.filter(is_read=True, history_date__gte=OuterRef("uncounted")).order_by("history_date")
    known = Source.objects.for_display().filter(Exists(uncounted)).annotate(uncounted=Subquery(uncounted[:1]))
    return known.annotate(day=TruncDate(Subquery(counted.values("history_date")[:1])))


def _first_seen() -> QuerySet[Text]:
    """Texts that readers see and no seed brought, each with the `day` on which one of its revisions was first live."""
    published = Revision.objects.filter(text=OuterRef("pk"), published_at__isnull=False).order_by("published_at")
    own = Text.objects.owned().filter(Q(claim=None) | Q(claim__is_published=True), live__isnull=False, seed_sha256="")
    return (
        own.select_related(*Text.OWNERS)
        .annotate(day=TruncDate(Subquery(published.values("published_at")[:1])))
        .order_by("pk")
    )
