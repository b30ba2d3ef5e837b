"""Search: what a reader typed becomes the pages, sources and passages that hold it.

Words are made, found hits put in order and marked here, once; `sqlite` and `postgresql` each turn what is wanted into
their own query. The entries that are searched are written by `articles.actions.index_entries`.
"""

from collections.abc import Sequence
from dataclasses import dataclass, field

from django.db import connection

from articles.models import Definition, Definitions, EntryKind

from . import postgresql, sqlite
from .hits import Hit, hits
from .meant import did_you_mean
from .order import Row, by_title, by_words
from .same import Groups, asked_once, same_words
from .wanted import LONGEST, Wanted, wanted

__all__ = ["LONGEST", "ON_A_PAGE", "RANKED", "Found", "Hit", "search", "suggest"]

BACKENDS = {"sqlite": sqlite, "postgresql": postgresql}
PAGES = (EntryKind.TOPIC, EntryKind.QUESTION, EntryKind.CLAIM, EntryKind.TERM)
PLACES = ("kind", "or_kind", "or_else", "or_last")
RANKED = 200
GROUPS = (("pages", PAGES, 10), ("sources", (EntryKind.SOURCE,), 3), ("passages", (EntryKind.PASSAGE,), 5))
"""Under each heading of the results: which kinds, and how many of them beside the others."""
ON_A_PAGE = 20
SUGGESTED = 7


@dataclass(frozen=True)
class Found:
    """What was found. `every`: each hit holds all the words; else some. `meant` is a spelling to try instead.

    Without a kind, the best `pages`, `sources` and `passages`; with one, all hits of it, `ON_A_PAGE` at a time.
    `sources_lead`: a source answers better than any page.
    """

    wanted: Wanted
    pages: Sequence[Hit] = ()
    sources: Sequence[Hit] = ()
    passages: Sequence[Hit] = ()
    counts: dict[EntryKind, int] = field(default_factory=dict)
    every: bool = True
    meant: str = ""
    sources_lead: bool = False

    @property
    def total(self) -> int:
        return sum(self.counts.values())


def search(typed: str, kind: EntryKind | None = None, page: int = 1, told: Definitions | None = None) -> Found:
    """Find what was typed. Nothing that is typed raises; without a word in it, nothing is found.

    `told`: what the site is about, where it was read already.
    """
    told = told or Definition.objects.now()
    same = same_words(told.everyday_words)
    begun = _asked(typed, told, same)
    if not begun:
        return Found(begun)
    asked, every, meant = begun.whole, True, ""
    if not (counts := _counts(asked, every)):
        asked, counts = begun, _counts(begun, every)
    if not counts:
        every, meant, counts = False, did_you_mean(typed), _counts(asked, every=False)
    place = slice((page - 1) * ON_A_PAGE, page * ON_A_PAGE)
    rows: dict[str, list[list[Row]]] = {}
    for name, kinds, most in GROUPS:
        among = [one for one in kinds if one in counts and kind in (None, one)]
        best = _best(asked, every, among) if among else []
        rows[name] = [[row] for row in best[place]] if kind else asked_once(best[: 3 * most], same, asked.common)[:most]
    best = by_title([one[0] for name in ("pages", "sources") for one in rows[name][:1]], asked)
    leads = bool(best) and best[0].kind == EntryKind.SOURCE
    return Found(asked, **hits(rows, asked), counts=counts, every=every, meant=meant, sources_lead=leads)


def suggest(typed: str) -> list[Hit]:
    """Pages whose titles go on from what was typed so far, best first."""
    told = Definition.objects.now()
    asked = _asked(typed, told, same_words(told.everyday_words))
    rows = _best(asked, True, PAGES)[:SUGGESTED] if asked else []
    return hits({"pages": [[row] for row in rows]}, asked)["pages"]


def _asked(typed: str, told: Definitions, same: Groups) -> Wanted:
    return wanted(typed, same, told.site.treatment, told.site.subject_words)


def _best(asked: Wanted, every: bool, kinds: Sequence[EntryKind]) -> list[Row]:
    """The best of some kinds of pages, or of the passages, in order."""
    backend, are_passages = BACKENDS[connection.vendor], EntryKind.PASSAGE in kinds
    among = {place: kinds[number % len(kinds)].value for number, place in enumerate(PLACES)}
    with connection.cursor() as cursor:
        statement = backend.PASSAGES if are_passages else backend.PAGES
        cursor.execute(statement, {"asked": backend.expression(asked, every), "most": RANKED, **among})
        rows = [Row(*row) for row in cursor.fetchall()]
    return by_words(rows, asked) if are_passages else by_title(rows, asked)


def _counts(asked: Wanted, every: bool) -> dict[EntryKind, int]:
    """How many of each kind, in the order of the kinds."""
    backend = BACKENDS[connection.vendor]
    with connection.cursor() as cursor:
        cursor.execute(backend.COUNTED, {"asked": backend.expression(asked, every)})
        counted = dict(cursor.fetchall())
    return {kind: counted[kind.value] for kind in EntryKind if counted.get(kind.value)}
