"""Where in a text what is wanted stands: the words that were found, and the excerpt that shows most of them."""

from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass

from articles.language import tokens, word_spans

from .wanted import Part, Phrase

EXCERPT = 28
"""The most words that an excerpt has."""
LEAD = 6
"""So many of them stand before the first that was found."""

Endings = dict[str, list[tuple[Phrase, int]]]
"""By its last word: the words before it in a phrase, and the number of the part that wants the phrase."""


@dataclass(frozen=True, slots=True)
class HitPart:
    """Some words of a text, found or not."""

    words: str
    is_found: bool


class Marks:
    """Finds what any of the parts wants, in texts and among words as the index holds them."""

    def __init__(self, parts: Iterable[Part]) -> None:
        self._whole: Endings = {}
        self._begun: Endings = {}
        for number, part in enumerate(parts):
            for phrase in part.sought:
                *before, last = phrase.words
                among = self._begun if phrase.goes_on else self._whole
                among.setdefault(last, []).append((tuple(before), number))
        self._beginnings = tuple(self._begun)

    def places(self, every: Sequence[str]) -> dict[int, int]:
        """The places of the words that are wanted, each with the number of the part that wants it."""
        found: dict[int, int] = {}
        for place, one in enumerate(every):
            if one in self._whole or one.startswith(self._beginnings):
                for before, number in (*self._whole.get(one, ()), *self._going_on(one)):
                    start = place - len(before)
                    if start >= 0 and tuple(every[start:place]) == before:
                        found.update(dict.fromkeys(range(start, place + 1), number))
        return found

    def title(self, text: str) -> tuple[HitPart, ...]:
        """All of a text, what was found marked."""
        return tuple(_cut(text, 0, len(text), word_spans(text), self.places(tokens(text).split())))

    def excerpt(self, text: str, stored: str) -> tuple[HitPart, ...]:
        """The words around those that show the most of what is wanted; the first ones where none does.

        `stored` are the words of the text as the index holds them.
        """
        spans, every = word_spans(text), stored.split()
        places = self.places(every if len(every) == len(spans) else tokens(text).split())
        first = _fullest(places, len(spans) - EXCERPT)
        last = first + EXCERPT
        start, end = spans[first][0] if first else 0, spans[last - 1][1] if last < len(spans) else len(text)
        cut = _cut(text, start, end, spans, {place: part for place, part in places.items() if first <= place < last})
        return (*_dots(first > 0), *cut, *_dots(last < len(spans)))

    def _going_on(self, one: str) -> Iterator[tuple[Phrase, int]]:
        for begun, endings in self._begun.items():
            if one.startswith(begun):
                yield from endings


def _fullest(places: Mapping[int, int], most: int) -> int:
    """Where the excerpt begins that shows the most parts; of such the first, as texts answer in their first lines."""
    starts = sorted({max(0, min(place - LEAD, most)) for place in places})

    def shown(start: int) -> int:
        return len({places[place] for place in range(start, start + EXCERPT) if place in places})

    return max(starts, key=shown, default=0)


def _cut(
    text: str, start: int, end: int, spans: Sequence[tuple[int, int]], places: Mapping[int, int]
) -> Iterator[HitPart]:
    """The text from start to end; words in a row that one part wants, or that touch, are one mark."""
    marks: list[tuple[int, int]] = []
    for place in sorted(places):
        begins, ends = spans[place]
        if marks and (places.get(place - 1) == places[place] or marks[-1][1] == begins):
            marks[-1] = marks[-1][0], ends
        else:
            marks.append((begins, ends))
    for begins, ends in marks:
        if start < begins:
            yield HitPart(text[start:begins], False)
        yield HitPart(text[begins:ends], True)
        start = ends
    if start < end:
        yield HitPart(text[start:end], False)


def _dots(are_needed: bool) -> tuple[HitPart, ...]:
    return (HitPart("…", False),) if are_needed else ()
