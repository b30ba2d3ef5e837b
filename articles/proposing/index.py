"""Sentences by their words: how much each weighs in each, by BM25.

S. Robertson, H. Zaragoza, The Probabilistic Relevance Framework: BM25 and Beyond, 2009.
"""

import math
from collections import Counter, defaultdict
from collections.abc import Mapping, Sequence

from .query import Terms

SATURATION, LENGTH_WEIGHT = 1.2, 0.75
"""Its constants k1 and b, as they are usually set."""


class Rarity:
    """How much it tells that a text holds a term, after how few of the texts do."""

    def __init__(self, texts: Sequence[Terms]) -> None:
        self._holding = Counter(term for one in texts for term in one)
        self._every = len(texts)

    def __getitem__(self, term: str) -> float:
        holding = self._holding[term]
        return math.log(1 + (self._every - holding + 0.5) / (holding + 0.5))


class Index:
    """The weights of terms in the sentences of one text."""

    def __init__(self, sentences: Sequence[Terms]) -> None:
        self.every = len(sentences)
        self.rarity = Rarity(sentences)
        usual = sum(one.total() for one in sentences) / max(len(sentences), 1)
        self._weights: dict[str, dict[int, float]] = defaultdict(dict)
        for place, sentence in enumerate(sentences):
            length = SATURATION * (1 - LENGTH_WEIGHT + LENGTH_WEIGHT * sentence.total() / usual)
            for term, times in sentence.items():
                self._weights[term][place] = self.rarity[term] * times * (SATURATION + 1) / (times + length)

    def scores(self, query: Mapping[str, float]) -> dict[int, float]:
        """How well each sentence that has a word of the query fits it; `query` gives the weight of each term."""
        scores: dict[int, float] = defaultdict(float)
        for term, weight in query.items():
            for place, of_term in self._weights.get(term, {}).items():
                scores[place] += weight * of_term
        return scores

    def whole(self, query: Mapping[str, float]) -> float:
        """What a sentence of usual length that holds each term once would have; for a share of it."""
        return sum(weight * self.rarity[term] for term, weight in query.items())
