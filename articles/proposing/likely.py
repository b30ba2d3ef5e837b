"""The sentences of a text, and how likely each answers a claim."""

import math
from collections import Counter
from collections.abc import Sequence

from articles.language import sentence_spans

from .query import Terms, terms
from .shapes import Asked, Offer, Part
from .value import read_value

SATURATION, LENGTH_WEIGHT = 1.2, 0.75
"""The constants k1 and b of BM25, as its authors give them."""
SILENT_UNDER = 6.0


class Likely:
    """The index of one text, made once from its passages."""

    def __init__(self, text: str, parts: Sequence[Part]) -> None:
        self.text = text
        self._spans = [span for part in parts for span in sentence_spans(text, part.start, part.end)]
        self._terms = [terms(text[start:end]) for start, end in self._spans]
        self._holding = Counter(term for one in self._terms for term in one)
        self._usual = sum(sum(one.values()) for one in self._terms) / max(len(self._terms), 1)

    def offers(self, asked: Asked, most: int = 3) -> tuple[Offer, ...]:
        """Those sentences that most probably answer the claim, best first."""
        scores = self._scores(asked)
        best = sorted((place for place, score in enumerate(scores) if score > 0), key=lambda place: -scores[place])
        return tuple(self._offer(place, scores[place], asked) for place in best[:most])

    def is_probably_silent(self, asked: Asked) -> bool:
        """Whether no sentence speaks to the claim as those do that answer one."""
        return max(self._scores(asked), default=0.0) < SILENT_UNDER

    def claims_for(self, start: int, end: int, asked: Sequence[Asked]) -> tuple[Asked, ...]:
        """The claims in the order in which the words of the span probably answer them."""
        marked = [place for place, span in enumerate(self._spans) if span[0] < end and span[1] > start]
        fitting = {one.slug: self._best(self._scores(one), marked) for one in asked}
        return tuple(sorted(asked, key=lambda one: -fitting[one.slug]))

    def _offer(self, place: int, score: float, asked: Asked) -> Offer:
        start, end = self._spans[place]
        return Offer(start, end, score, read_value(self.text[start:end], asked))

    @staticmethod
    def _best(scores: Sequence[float], places: Sequence[int]) -> float:
        return max((scores[place] for place in places), default=0.0)

    def _scores(self, asked: Asked) -> list[float]:
        query = terms(asked.question, asked.ask, *(said.exact for said in asked.said))
        return [self._score(sentence, query) for sentence in self._terms]

    def _score(self, sentence: Terms, query: Terms) -> float:
        length = 1 - LENGTH_WEIGHT + LENGTH_WEIGHT * sum(sentence.values()) / self._usual
        return sum(
            self._rarity(term) * times * (SATURATION + 1) / (times + SATURATION * length)
            for term, times in sentence.items()
            if term in query
        )

    def _rarity(self, term: str) -> float:
        holding = self._holding[term]
        return math.log(1 + (len(self._terms) - holding + 0.5) / (holding + 0.5))
