"""Search: what a reader typed becomes the pages and passages that hold it.

One parser and one order for titles, two databases: `sqlite` and `postgresql` each turn what is wanted into
their own query. The entries that are searched are written by `articles.actions.index_entries`.
"""

from collections.abc import Sequence
from dataclasses import dataclass, field

from django.db import connection

from articles.models import Definition, Definitions, EntryKind

from . import postgresql, sqlite
from .hits import Hit, Row, best_first, hit
from .meant import did_you_mean
from .same import same_words
from .wanted import LONGEST, Wanted, wanted

__all__ = ["LONGEST", "ON_A_PAGE", "RANKED", "Found", "Hit", "search", "suggest"]

BACKENDS = {"sqlite": sqlite, "postgresql": postgresql}
PAGES = (EntryKind.TOPIC, EntryKind.QUESTION, EntryKind.CLAIM, EntryKind.TERM)
PASSAGES = (EntryKind.PASSAGE,)
PLACES = ("kind", "or_kind", "or_else", "or_last")
RANKED = 200
SHOWN = 10
PASSAGES_SHOWN = 5
ON_A_PAGE = 20
SUGGESTED = 7


@dataclass(frozen=True)
class Found:
    """What was found. `every`: each hit holds all the words; else some. `meant` is a spelling to try instead.

    Without a kind, the best `pages` and `passages`; with one, all hits of it, `ON_A_PAGE` at a time.
    """

    wanted: Wanted
    pages: Sequence[Hit] = ()
    passages: Sequence[Hit] = ()
    counts: dict[EntryKind, int] = field(default_factory=dict)
    every: bool = True
    meant: str = ""

    @property
    def total(self) -> int:
        return sum(self.counts.values())


def search(typed: str, kind: EntryKind | None = None, page: int = 1, told: Definitions | None = None) -> Found:
    """Find what was typed. Nothing that is typed raises; without a word in it, nothing is found.

    `told`: what the site is about, where it was read already.
    """
    asked = _asked(typed, told or Definition.objects.now())
    if not asked:
        return Found(asked)
    every, meant, counts = True, "", _counts(asked, every=True)
    if not counts:
        every, meant, counts = False, did_you_mean(typed), _counts(asked, every=False)
    if not counts:
        return Found(asked, meant=meant)
    start = (page - 1) * ON_A_PAGE
    if kind is EntryKind.PASSAGE:
        passages = _rows(asked, every, PASSAGES, ON_A_PAGE, start)
        return Found(asked, (), [hit(row) for row in passages], counts, every, meant)
    pages = best_first(_rows(asked, every, [kind] if kind else PAGES, RANKED), asked)
    if kind:
        return Found(asked, [hit(row) for row in pages[start : start + ON_A_PAGE]], (), counts, every, meant)
    passages = _rows(asked, every, PASSAGES, PASSAGES_SHOWN)
    return Found(asked, [hit(row) for row in pages[:SHOWN]], [hit(row) for row in passages], counts, every, meant)


def suggest(typed: str) -> list[Hit]:
    """Pages whose titles go on from what was typed so far, best first."""
    asked = _asked(typed, Definition.objects.now())
    if not asked:
        return []
    return [hit(row) for row in best_first(_rows(asked, True, PAGES, RANKED), asked)[:SUGGESTED]]


def _asked(typed: str, told: Definitions) -> Wanted:
    return wanted(typed, same_words(told.everyday_words), told.site.treatment, told.site.subject_words)


def _rows(asked: Wanted, every: bool, kinds: Sequence[EntryKind], limit: int, start: int = 0) -> list[Row]:
    """The best of some kinds of pages, or of the passages."""
    backend = BACKENDS[connection.vendor]
    statement = backend.PASSAGES if kinds == PASSAGES else backend.PAGES
    among = {place: kinds[number % len(kinds)].value for number, place in enumerate(PLACES)}
    with connection.cursor() as cursor:
        cursor.execute(statement, {"asked": backend.expression(asked, every), "most": limit, "start": start, **among})
        return [Row(*row) for row in cursor.fetchall()]


def _counts(asked: Wanted, every: bool) -> dict[EntryKind, int]:
    """How many of each kind, in the order of the kinds."""
    backend = BACKENDS[connection.vendor]
    with connection.cursor() as cursor:
        cursor.execute(backend.COUNTED, {"asked": backend.expression(asked, every)})
        counted = dict(cursor.fetchall())
    return {kind: counted[kind.value] for kind in EntryKind if counted.get(kind.value)}
