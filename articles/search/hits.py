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
    keys = [row.id for group in groups.values() for together in group for row in together]
    shown = SearchEntry.objects.only("kind", "path", "title", "body", "source_id")
    entries, marks = shown.in_bulk(keys), Marks(wanted.parts)

    def hit(first: Row, *others: Row) -> Hit:
        entry = entries[first.id]
        title, excerpt = marks.title(entry.title), marks.excerpt(entry.body)
        return Hit(EntryKind(entry.kind), entry.path, entry.source_id, title, excerpt, tuple(map(hit, others)))

    return {name: [hit(*together) for together in group] for name, group in groups.items()}
