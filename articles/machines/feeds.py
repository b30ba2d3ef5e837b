"""The change log as an Atom feed, verdicts and corrections: https://www.rfc-editor.org/rfc/rfc4287."""

from collections.abc import Iterable
from datetime import UTC, datetime, time
from typing import Any

from django.contrib.syndication.views import Feed
from django.db.models import Max
from django.http import HttpRequest, HttpResponse
from django.urls import reverse
from django.utils import timezone
from django.utils.feedgenerator import Atom1Feed, get_tag_uri
from django.utils.html import escape

from articles.models import Correction, Definition, Source
from articles.shown import ChangeLog
from articles.shown.change_log import Entry

from .content import LANGUAGE, absolute

NEWEST = 50
"""Of the log's entries, so many are told."""


class ChangeLogAtom(Atom1Feed):
    """Atom wants to know when a feed changed, even one without an entry: it is as old as the comparison."""

    def latest_post_date(self) -> datetime:
        return super().latest_post_date() if self.items else self.feed["compared_since"]


class Changes(Feed[Entry, None]):
    """When a verdict changed or we were wrong, and why. Atom's titles are text, its summaries HTML."""

    feed_type = ChangeLogAtom
    language = LANGUAGE
    subtitle = "When and why our verdict on a question changed, or something we said was corrected."
    author_name = "The editors"

    def __call__(self, request: HttpRequest, *args: Any, **kwargs: Any) -> HttpResponse:
        """Without a time, for a reason may be put into better words later: the ETag tells whether the feed changed."""
        answer: HttpResponse = super().__call__(request, *args, **kwargs)
        del answer["Last-Modified"]
        return answer

    def title(self) -> str:
        return f"Changes · {Definition.objects.now().site.name}"

    def link(self) -> str:
        return absolute(reverse("changes"))

    def feed_url(self) -> str:
        return absolute(reverse("changes-feed"))

    feed_guid = feed_url

    def feed_extra_kwargs(self, obj: None) -> dict[str, Any]:
        newest = Source.objects.for_display().aggregate(newest=Max("imported_at"))["newest"]
        return {"compared_since": newest or datetime(1970, 1, 1, tzinfo=UTC)}

    def items(self) -> Iterable[Entry]:
        return ChangeLog()[:NEWEST]

    def item_title(self, item: Entry) -> str:
        return f"No longer said: {item.said}" if isinstance(item, Correction) else item.question

    def item_description(self, item: Entry) -> str:
        if isinstance(item, Correction):
            return escape(f"We said: {item.said} We wrote instead: {item.now} Why: {item.why}")
        before, after = item.steps
        return escape(f"“{before.words}” became “{after.words}”. {item.reason}")

    def item_link(self, item: Entry) -> str:
        place = item.key if isinstance(item, Correction) else f"change-{item.pk}"
        return absolute(f"{reverse('changes')}?to={place}#{place}")

    def item_guid(self, item: Entry) -> str:
        """Stays the same wherever in the log the entry stands: https://www.rfc-editor.org/rfc/rfc4151.

        A correction's names its key, which stays where its day is put right.
        """
        if isinstance(item, Correction):
            return absolute(f"{reverse('changes')}#{item.key}")
        return get_tag_uri(self.item_link(item), item.made_at)

    def item_pubdate(self, item: Entry) -> datetime:
        if isinstance(item, Correction):
            return timezone.make_aware(datetime.combine(item.on, time()))
        return item.made_at

    item_updateddate = item_pubdate
