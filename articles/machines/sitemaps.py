"""Every public page, with when its content last changed as far as that is recorded: https://www.sitemaps.org/protocol.html.

A page whose last change is not recorded has no date, since a search engine stops believing dates that are not true.
"""

from collections.abc import Sequence
from datetime import date, datetime
from typing import Any, Generic, TypeVar

from django.conf import settings
from django.contrib.sitemaps import Sitemap
from django.db.models import F, Max, Q, Subquery
from django.db.models.functions import Coalesce
from django.urls import reverse
from django.utils import timezone

from articles.models import THE_RULE, AgreementChange, Claim, Correction, Page, Question, Source, Text, Topic, Written

UNDATED = ("home", "sources", "questions-to-ask", "references", "data")
CHANGED_ON = Coalesce("updated_on", "written_on")
Item = TypeVar("Item")


class PublicPages(Sitemap[Item], Generic[Item]):
    """Pages under the site's public address, whatever the host name that was asked."""

    def get_protocol(self, protocol: str | None = None) -> str:
        return settings.SITE_URL.partition("://")[0]

    def get_domain(self, site: Any = None) -> str:
        return settings.SITE_URL.partition("://")[2]


class Fixed(PublicPages[tuple[str, date | None]]):
    """The pages with an address of their own, and lists of what others show."""

    def items(self) -> Sequence[tuple[str, date | None]]:
        verdicts = _newest_verdict()
        changed = Text.objects.aggregate(
            topics=_newest(CHANGED_ON, topic__isnull=False),
            faq=_newest(CHANGED_ON, question__isnull=False),
            glossary=_newest(F("updated_on"), term__isnull=False),
            corrected=Max(Subquery(Correction.objects.order_by("-on").values("on")[:1])),
        )
        return [
            *((name, None) for name in UNDATED),
            *((name, changed[name]) for name in ("topics", "faq", "glossary")),
            ("claims", verdicts),
            ("changes", latest(verdicts, changed["corrected"])),
        ]

    def location(self, item: tuple[str, date | None]) -> str:
        return reverse(item[0])

    def lastmod(self, item: tuple[str, date | None]) -> date | None:
        return item[1]


class Pages(PublicPages[Any]):
    """What editors write beside the topics; a page that shows verdicts changes with them."""

    def items(self) -> list[Any]:
        return list(Page.objects.published())

    def lastmod(self, item: Any) -> date | None:
        return latest(_changed(item), _newest_verdict() if item.slug == THE_RULE else None)


class Topics(PublicPages[Any]):
    def items(self) -> list[Any]:
        return list(Topic.objects.shown().with_text().in_order().annotate(verdict_changed=_verdict_changed("claims")))

    def lastmod(self, item: Any) -> date | None:
        return latest(_changed(item), item.verdict_changed)


class Questions(Topics):
    def items(self) -> list[Any]:
        return list(
            Question.objects.published()
            .annotate(verdict_changed=_verdict_changed("claims"))
            .order_by("topic__position", "position")
        )


class Claims(Topics):
    """A claim's own statements bear no date: what is recorded is its verdict's change, and its note's text.

    When a note was written is known only of an editor's, and then it is dated: a seed's was loaded that day.
    """

    def items(self) -> list[Any]:
        published = Claim.objects.published().select_related("text__live")
        return list(published.annotate(verdict_changed=Max("changes__made_at")).order_by("position"))

    def lastmod(self, item: Any) -> date | None:
        return latest(item.text.updated_on if item.live else None, item.verdict_changed)


class Sources(PublicPages[Any]):
    def items(self) -> list[Any]:
        return list(Source.objects.for_display().annotate(verdict_changed=_verdict_changed("statements__claim")))

    def lastmod(self, item: Any) -> date | None:
        return latest(item.imported_at, item.changed_at, item.verdict_changed)


SITEMAPS = {
    "pages": Fixed,
    "written": Pages,
    "topics": Topics,
    "questions": Questions,
    "claims": Claims,
    "sources": Sources,
}


def latest(*times: date | None) -> date | None:
    """The latest day of the days and times that are known."""
    days = (timezone.localdate(one) if isinstance(one, datetime) else one for one in times)
    return max((one for one in days if one is not None), default=None)


def _newest_verdict() -> date | None:
    return latest(AgreementChange.objects.aggregate(newest=Max("made_at"))["newest"])


def _changed(written: Written) -> date | None:
    return written.text.changed_on if written.text and written.live else None


def _verdict_changed(claims: str) -> Max:
    """When the verdict on one of these claims, as far as readers see them, became another."""
    return Max(f"{claims}__changes__made_at", filter=Q(**{f"{claims}__is_published": True}))


def _newest(day: Any, **of: Any) -> Max:
    """The latest such day of these texts, of those that readers see."""
    return Max(day, filter=Q(live__isnull=False, **of))
