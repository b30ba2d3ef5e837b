"""What was found: rows as a database gives them, and hits as a page shows them."""

import re
from collections.abc import Iterable, Sequence
from dataclasses import dataclass

from articles.models import EntryKind

from .wanted import NEGLIGIBLE, Phrase, Wanted, words_of

# Private-use characters, which no text has a use for, around each word that was found.
OPEN, CLOSE = "\ue000", "\ue001"
FOUND = re.compile(f"{OPEN}([^{CLOSE}]*){CLOSE}")
# A page that answers a question stands before one that lists who says what, and that before a definition.
WEIGHT = {EntryKind.QUESTION: 0.9, EntryKind.TOPIC: 0.7, EntryKind.CLAIM: 0.5, EntryKind.TERM: -0.2}
# How much the database's own rank, at most 1, counts beside the title.
RANK = 0.1


@dataclass(frozen=True, slots=True)
class Row:
    """One match. In its texts, the words found stand between OPEN and CLOSE; a higher rank is better."""

    kind: str
    path: str
    source_id: int | None
    title: str
    names: str
    body: str
    rank: float


@dataclass(frozen=True, slots=True)
class HitPart:
    """Some words of a text, found or not."""

    words: str
    is_found: bool


@dataclass(frozen=True, slots=True)
class Hit:
    """A match as a page shows it."""

    kind: EntryKind
    path: str
    source_id: int | None
    title: tuple[HitPart, ...]
    excerpt: tuple[HitPart, ...]

    @property
    def plain_title(self) -> str:
        return "".join(piece.words for piece in self.title)


def hit(row: Row) -> Hit:
    return Hit(EntryKind(row.kind), row.path, row.source_id, pieces(row.title), pieces(row.body))


def pieces(marked: str) -> tuple[HitPart, ...]:
    """A marked text cut where what was found begins and ends."""
    cut = FOUND.split(marked)
    return tuple(HitPart(words, place % 2 == 1) for place, words in enumerate(cut) if words)


def best_first(rows: Sequence[Row], wanted: Wanted) -> list[Row]:
    """Pages by how well their title answers, then by the database's own rank.

    The two databases rank by different formulas; titles decide the same on both.
    """
    top = max((row.rank for row in rows), default=1.0) or 1.0
    return sorted(rows, key=lambda row: (-_score(row, wanted, top), row.path))


def _score(row: Row, wanted: Wanted, top: float) -> float:
    names = [row.title, *row.names.split("\n")]
    return max(_likeness(name, wanted) for name in names) + WEIGHT.get(EntryKind(row.kind), 0.0) + RANK * row.rank / top


def _likeness(marked: str, wanted: Wanted) -> float:
    """How much of what is wanted stands in a title, how much of the title is wanted, and whether they are the same."""
    plain = words_of(FOUND.sub(r"\1", marked))
    found = {word for words in FOUND.findall(marked) for word in words_of(words)} - NEGLIGIBLE
    telling = set(plain) - NEGLIGIBLE - (wanted.common - found)
    of_wanted = min(1.0, len(found) / max(len(wanted.parts), 1))
    return 2 * of_wanted + len(found) / max(len(telling), 1) + 4 * _is_wanted(plain, wanted)


def _is_wanted(plain: Phrase, wanted: Wanted) -> bool:
    """Whether a title is all that was typed, or means the same: a brand is asked for by its name."""
    named = any(part.phrases[0] == wanted.words and plain in part.phrases for part in wanted.parts)
    return named or _asked(plain, wanted) == _asked(wanted.words, wanted)


def _asked(words: Iterable[str], wanted: Wanted) -> list[str]:
    """The words without what every page is about: "Does it work?" and "Does the treatment work?" are one question."""
    return [word for word in words if word not in wanted.common] or list(words)
