"""Hits: what was found, as a page shows it."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass

from articles.models import EntryKind, SearchEntry

from .marks import HitPart, Marks
from .order import Row
from .wanted import Wanted


@dataclass(frozen=True, slots=True)
class Hit:
    """A match, what was found in it marked. `also`: the pages that ask the same in other words."""

    kind: EntryKind
    path: str
    source_id: int | None
    title: tuple[HitPart, ...]
    excerpt: tuple[HitPart, ...]
    also: tuple["Hit", ...] = ()

    @property
    def plain_title(self) -> str:
        return "".join(piece.words for piece in self.title)


def hits(groups: Mapping[str, Sequence[Sequence[Row]]], wanted: Wanted) -> dict[str, list[Hit]]:
    """Each group of rows as hits: of rows that stand together the first, and under it the others."""
    keys = [together[0].id for group in groups.values() for together in group]
    bodies = dict(SearchEntry.objects.filter(pk__in=keys).values_list("pk", "body"))
    marks = Marks(wanted.parts)

    def hit(row: Row, excerpt: tuple[HitPart, ...] = (), also: tuple[Hit, ...] = ()) -> Hit:
        return Hit(EntryKind(row.kind), row.path, row.source_id, marks.title(row.title), excerpt, also)

    def first(row: Row, *others: Row) -> Hit:
        return hit(row, marks.excerpt(bodies[row.id], row.body_words), tuple(map(hit, others)))

    return {name: [first(*together) for together in group] for name, group in groups.items()}
