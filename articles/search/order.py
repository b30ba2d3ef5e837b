"""The order of what was found: the same on every database, which only chooses among very many."""

from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass, fields
from math import log

from articles.language import token
from articles.models import EntryKind

from .marks import Marks
from .wanted import NEGLIGIBLE, Part, Wanted

# A page that answers a question stands before one that lists who says what, and that before a definition.
WEIGHT = {EntryKind.QUESTION: 0.9, EntryKind.TOPIC: 0.7, EntryKind.CLAIM: 0.5, EntryKind.TERM: -0.2}
# How much all words of a page, at most 1, count beside its title.
ALL_WORDS = 0.1
# A word in a title counts as so many in the body, and in a body of so many words each counts half.
TITLE, LONG = 4, 100
SMALL = frozenset(map(token, NEGLIGIBLE))


@dataclass(frozen=True, slots=True)
class Row:
    """One match, with the words of its texts as the index holds them."""

    id: int
    kind: str
    path: str
    source_id: int | None
    title: str
    title_words: str
    names_words: str
    body_words: str


ROW = ", ".join(f"entry.{one.name}" for one in fields(Row))
"""The columns of one."""


def by_title(rows: Sequence[Row], wanted: Wanted) -> list[Row]:
    """By how well the title answers, and only then by how much of what is wanted the page has."""
    share, likeness = _shares(rows, wanted.parts), _likeness(wanted)

    def score(row: Row) -> float:
        title = max(likeness(row.title_words), *(likeness(name, True) for name in row.names_words.split("\n")))
        return title + WEIGHT.get(EntryKind(row.kind), 0.0) + ALL_WORDS * share[row.id]

    return sorted(rows, key=lambda row: (-score(row), row.path))


def by_words(rows: Sequence[Row], wanted: Wanted) -> list[Row]:
    """By how much of what is wanted they have."""
    share = _shares(rows, wanted.parts)
    return sorted(rows, key=lambda row: (-share[row.id], row.id))


def _likeness(wanted: Wanted) -> Callable[..., float]:
    """How much of what is wanted stands in a title, how much of the title is wanted, and whether they are the same."""
    marks, common = Marks(wanted.parts), frozenset(map(token, wanted.common))
    asked = list(map(token, wanted.words))
    telling_of_asked = _without(common, asked)
    # What means the same as all that was typed: a brand is asked for by its name.
    named = [list(one.words) for part in wanted.parts if part.phrases[0] == wanted.words for one in part.sought]

    def likeness(title: str, is_name: bool = False) -> float:
        words = title.split()
        found = {words[place] for place in marks.places(words)} - SMALL
        telling = set(words) - SMALL - (common - found)
        of_wanted = min(1.0, len(found) / max(len(wanted.parts), 1))
        # "Does it work?" and "Does the treatment work?" are one question; of other names each word counts.
        is_wanted = words == asked or words in named or (not is_name and _without(common, words) == telling_of_asked)
        return 2 * of_wanted + len(found) / max(len(telling), 1) + 4 * is_wanted

    return likeness


def _without(common: frozenset[str], words: list[str]) -> list[str]:
    return [word for word in words if word not in common] or words


def _shares(rows: Sequence[Row], parts: Sequence[Part]) -> dict[int, float]:
    """Of each row, from 0 to 1, how much it has of what is wanted: what few rows have counts for more."""
    sought = [[f" {' '.join(one.words)}{'' if one.goes_on else ' '}" for one in part.sought] for part in parts]
    times = {row.id: _times(row, sought) for row in rows}
    holding = [max(1, sum(1 for one in times.values() if one[n])) for n in range(len(parts))]
    weights = [1 + log(max(1, len(rows)) / many) for many in holding]
    return {row.id: _share(times[row.id], weights, row.body_words.count(" ")) for row in rows}


def _times(row: Row, sought: Iterable[Sequence[str]]) -> list[int]:
    """Of each part, how often the row has it."""
    title, body = f" {row.title_words} {row.names_words} ".replace("\n", " "), f" {row.body_words} "
    return [sum([TITLE * title.count(one) + body.count(one) for one in phrases]) for phrases in sought]


def _share(times: Sequence[int], weights: Sequence[float], length: int) -> float:
    told = sum(weight * n / (n + 1 + length / LONG) for n, weight in zip(times, weights, strict=True))
    return told / sum(weights)
