"""Where in a text what is wanted stands: the words that were found, and the part of a long text that shows most of it."""

from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass

from articles.language import Word, token, words

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

    def places(self, tokens: Sequence[str]) -> dict[int, int]:
        """The places of the words that are wanted, each with the number of the part that wants it."""
        found: dict[int, int] = {}
        for place, one in enumerate(tokens):
            for before, number in self._ending_with(one):
                start = place - len(before)
                if start >= 0 and tuple(tokens[start:place]) == before:
                    found.update(dict.fromkeys(range(start, place + 1), number))
        return found

    def title(self, text: str) -> tuple[HitPart, ...]:
        """All of a text, what was found marked."""
        every = list(words(text))
        return tuple(_cut(text, 0, len(text), every, self._places_of(every)))

    def excerpt(self, text: str) -> tuple[HitPart, ...]:
        """The words around those that show the most of what is wanted; the first ones where none does."""
        every = list(words(text))
        places = self._places_of(every)
        first = _fullest(places, len(every) - EXCERPT)
        last = first + EXCERPT
        start, end = every[first].start if first else 0, every[last - 1].end if last < len(every) else len(text)
        cut = _cut(text, start, end, every, {place: part for place, part in places.items() if first <= place < last})
        return (*_dots(first > 0), *cut, *_dots(last < len(every)))

    def _ending_with(self, one: str) -> Iterator[tuple[Phrase, int]]:
        yield from self._whole.get(one, ())
        if one.startswith(self._beginnings):
            for begun in self._beginnings:
                if one.startswith(begun):
                    yield from self._begun[begun]

    def _places_of(self, every: Iterable[Word]) -> dict[int, int]:
        return self.places([token(word.plain) for word in every])


def _fullest(places: Mapping[int, int], most: int) -> int:
    """Where the excerpt begins that shows the most parts, and of such the most words, and of such the first."""
    starts = sorted({max(0, min(place - LEAD, most)) for place in places})

    def shown(start: int) -> tuple[int, int]:
        parts = [places[place] for place in range(start, start + EXCERPT) if place in places]
        return len(set(parts)), len(parts)

    return max(starts, key=shown, default=0)


def _cut(text: str, start: int, end: int, every: Sequence[Word], places: Mapping[int, int]) -> Iterator[HitPart]:
    """The text from start to end; words in a row that one part wants, or that touch, are one mark."""
    spans: list[tuple[int, int]] = []
    for place in sorted(places):
        word = every[place]
        goes_on = places.get(place - 1) == places[place]
        if spans and (goes_on or spans[-1][1] == word.start):
            spans[-1] = spans[-1][0], word.end
        else:
            spans.append((word.start, word.end))
    for first, last in spans:
        if start < first:
            yield HitPart(text[start:first], False)
        yield HitPart(text[first:last], True)
        start = last
    if start < end:
        yield HitPart(text[start:end], False)


def _dots(are_needed: bool) -> tuple[HitPart, ...]:
    return (HitPart("…", False),) if are_needed else ()
