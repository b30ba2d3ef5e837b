"""The sources that readers see, as far as a page names them."""

import re
from collections.abc import Sequence
from dataclasses import dataclass
from functools import reduce
from operator import or_

from django.db.models import F, Func, IntegerField, Q, Subquery

from articles.comparing import MOST_NAMED
from articles.models import Revision, Source

STANDING_FOR_ALL = 6
LETTER = re.compile(r"\b[A-Z]{1,3}\b")
"""What may be that of a source."""
COUNTED = Func(F("pk"), function="COUNT", output_field=IntegerField())
"""How many rows there are; an aggregate of Django’s would group them first."""


@dataclass(frozen=True)
class Sources:
    """How many there are, and the first of them: all while they are few, else some that stand for all.

    Where they are many, those that the page is about or cites come before others. `cited` are those, and `gone` are
    withdrawn sources that it cites or whose letter stands in it.
    """

    count: int
    first: Sequence[Source]
    cited: Sequence[Source] = ()
    gone: Sequence[Source] = ()

    @property
    def are_few(self) -> bool:
        """Whether each can be named: more are counted."""
        return self.count <= MOST_NAMED

    @property
    def gaining(self) -> list[str]:
        """The letters of those whose text shows that they have something to gain, while all are few."""
        return [one.letter for one in self.first if one.has_interest] if self.are_few else []

    @classmethod
    def now(cls, live: Revision | None = None, slug: str = "") -> "Sources":
        """Read with one query, however many there are; for the page of this text, or of the source with this slug."""
        slugs = {one["source"] for one in live.citations} if live else {slug} - {""}
        letters = set(LETTER.findall(live.markdown)) if live else set()
        shown, read = Source.objects.for_display(), Source.objects.ever_shown()
        kinds = [shown[: MOST_NAMED + 1]]
        if slugs:
            kinds.append(shown.filter(slug__in=slugs))
        if live and (letters or slugs):
            named = Q(letter__in=letters) | Q(slug__in=slugs)
            kinds.append(read.filter(named, withdrawn_on__isnull=False))
        wanted = reduce(or_, (Q(pk__in=kind.values("pk")) for kind in kinds))
        listed = read.filter(wanted) if kinds[1:] else kinds[0]
        found = list(listed.annotate(every=Subquery(shown.order_by().values(every=COUNTED))))
        seen = [one for one in found if one.withdrawn_on is None]
        cited = [one for one in seen if one.slug in slugs][:MOST_NAMED]
        gone = [one for one in found if one.withdrawn_on is not None]
        count = found[0].every if found else 0  # type: ignore[attr-defined]
        if count > MOST_NAMED:
            first = list(dict.fromkeys([*cited, *seen]))[: max(STANDING_FOR_ALL, len(cited))]
            seen = sorted(first, key=_place)
        return cls(count, seen, cited, gone)


def _place(source: Source) -> int:
    return source.position
