"""Every public page, with when its content last changed as far as that is recorded: https://www.sitemaps.org/protocol.html.

A page whose last change is not recorded has no date, since a search engine stops believing dates that are not true.
"""

from collections.abc import Sequence
from datetime import datetime
from typing import Any, Generic, TypeVar

from django.conf import settings
from django.contrib.sitemaps import Sitemap
from django.db.models import Max, Q
from django.urls import reverse

from articles.models import THE_RULE, AgreementChange, Claim, Page, Question, Source, Text, Topic, Written

UNDATED = ("home", "sources", "questions-to-ask", "references", "data")
Item = TypeVar("Item")


class PublicPages(Sitemap[Item], Generic[Item]):
    """Pages under the site's public address, whatever the host name that was asked."""

    def get_protocol(self, protocol: str | None = None) -> str:
        return settings.SITE_URL.partition("://")[0]

    def get_domain(self, site: Any = None) -> str:
        return settings.SITE_URL.partition("://")[2]


class Fixed(PublicPages[tuple[str, datetime | None]]):
    """The pages with an address of their own, and lists of what others show."""

    def items(self) -> Sequence[tuple[str, datetime | None]]:
        verdicts = _newest_verdict()
        published = Text.objects.aggregate(
            topics=_newest(topic__isnull=False),
            faq=_newest(question__isnull=False),
            glossary=_newest(term__isnull=False),
        )
        return [
            *((name, None) for name in UNDATED),
            *((name, published[name]) for name in ("topics", "faq", "glossary")),
            ("claims", verdicts),
            ("changes", verdicts),
        ]

    def location(self, item: tuple[str, datetime | None]) -> str:
        return reverse(item[0])

    def lastmod(self, item: tuple[str, datetime | None]) -> datetime | None:
        return item[1]


class Pages(PublicPages[Any]):
    """What editors write beside the topics; a page that shows verdicts changes with them."""

    def items(self) -> list[Any]:
        return list(Page.objects.published())

    def lastmod(self, item: Any) -> datetime | None:
        return latest(_published(item), _newest_verdict() if item.slug == THE_RULE else None)


class Topics(PublicPages[Any]):
    def items(self) -> list[Any]:
        return list(Topic.objects.shown().with_text().in_order().annotate(verdict_changed=_verdict_changed("claims")))

    def lastmod(self, item: Any) -> datetime | None:
        return latest(_published(item), item.verdict_changed)


class Questions(Topics):
    def items(self) -> list[Any]:
        return list(
            Question.objects.published()
            .annotate(verdict_changed=_verdict_changed("claims"))
            .order_by("topic__position", "position")
        )


class Claims(Topics):
    """A claim's own statements bear no date: what is recorded is its verdict's change, and its note's text."""

    def items(self) -> list[Any]:
        published = Claim.objects.published().select_related("text__live")
        return list(published.annotate(verdict_changed=Max("changes__made_at")).order_by("position"))


class Sources(PublicPages[Any]):
    def items(self) -> list[Any]:
        return list(Source.objects.for_display().annotate(verdict_changed=_verdict_changed("statements__claim")))

    def lastmod(self, item: Any) -> datetime | None:
        return latest(item.imported_at, item.changed_at, item.verdict_changed)


SITEMAPS = {
    "pages": Fixed,
    "written": Pages,
    "topics": Topics,
    "questions": Questions,
    "claims": Claims,
    "sources": Sources,
}


def latest(*times: datetime | None) -> datetime | None:
    """The latest of the times that are known."""
    return max((one for one in times if one is not None), default=None)


def _newest_verdict() -> datetime | None:
    newest: datetime | None = AgreementChange.objects.aggregate(newest=Max("made_at"))["newest"]
    return newest


def _published(written: Written) -> datetime | None:
    return written.live.published_at if written.live else None


def _verdict_changed(claims: str) -> Max:
    """When the verdict on one of these claims, as far as readers see them, became another."""
    return Max(f"{claims}__changes__made_at", filter=Q(**{f"{claims}__is_published": True}))


def _newest(**of: Any) -> Max:
    """When the newest of such texts was published."""
    return Max("live__published_at", filter=Q(**of))
