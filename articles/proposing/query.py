"""Texts to the terms by which they are matched: stems of their words, without those that say nothing."""

import re
from collections import Counter
from collections.abc import Collection, Sequence
from functools import lru_cache

from articles.language import token, words

from .shapes import Asked, Said

Terms = Counter[str]
OFTEN = 0.5
"""A word that more than this share of the quotations have is one of the claim."""
EMPTY = re.compile(
    r"(?:a|about|after|all|also|am|an|and|any|are|as|at|be|because|been|before|but|by|can|"
    r"could|did|do|does|each|for|from|had|has|have|how|i|if|in|into|is|it|its|may|me|might|"
    r"more|most|must|my|no|not|of|on|only|or|other|our|out|should|so|some|such|than|that|"
    r"the|their|them|then|there|these|they|this|those|to|up|us|was|we|were|what|when|where|"
    r"which|while|who|will|with|would|you|your)$"
)
# Forms of English words that no stemmer brings together.
SAME = {
    **dict.fromkeys(("depth", "deeper", "deepest"), "deep"),
    **dict.fromkeys(("length", "lengthen"), "long"),
    **dict.fromkeys(("strength", "strengthen", "strengthens", "strengthening", "stronger"), "strong"),
    **dict.fromkeys(("thicken", "thickens", "thickening", "thicker"), "thick"),
    **dict.fromkeys(("density", "denser"), "dense"),
    **dict.fromkeys(("redness", "redder"), "red"),
    **dict.fromkeys(("worse", "worst"), "bad"),
    **dict.fromkeys(("better", "best"), "good"),
    **dict.fromkeys(("growth", "grew", "grown", "regrow", "regrowth", "regrown"), "grow"),
    **dict.fromkeys(("blood", "bled"), "bleed"),
    **dict.fromkeys(("pain", "painful", "painless"), "hurt"),
    **dict.fromkeys(("loss", "lost"), "lose"),
    **dict.fromkeys(("anaesthetic", "anesthetic", "anaesthetics", "anesthetics"), "numb"),
    **dict.fromkeys(("permanent", "permanently", "permanence", "temporary"), "last"),
    **dict.fromkeys(("discomfort", "sore", "soreness", "sting", "stings", "ache", "aches", "tender"), "hurt"),
    **dict.fromkeys(
        ("upkeep", "maintenance", "maintain", "maintains", "maintaining", "sustain", "booster", "boosters"), "keep"
    ),
    **dict.fromkeys(("price", "prices", "priced", "fee", "fees", "pay", "charge"), "cost"),
    **dict.fromkeys(("medication", "medications", "drug", "drugs", "tablet", "tablets"), "medicine"),
    **dict.fromkeys(("together", "alongside", "partner", "paired", "pair"), "combine"),
    **dict.fromkeys(("women", "female", "females"), "woman"),
    **dict.fromkeys(("men", "male", "males"), "man"),
    **dict.fromkeys(("inflammation", "inflammatory"), "inflame"),
    **dict.fromkeys(("allergy", "allergies"), "allergic"),
    "healthier": "health",
    "pregnancy": "pregnant",
    "advance": "ahead",
    "children": "child",
    "people": "person",
    "swollen": "swell",
    "felt": "feel",
    "proof": "prove",
    "once": "one",
    "twice": "two",
}


def terms(*texts: str) -> Terms:
    """How often each term stands in the texts."""
    return Counter(term for text in texts for term in _terms_of(text))


@lru_cache(maxsize=4_000)
def _terms_of(text: str) -> tuple[str, ...]:
    """Those of one text, once for all claims."""
    plain = (word.plain for word in words(text))
    return tuple(token(SAME.get(word, word)) for word in plain if not EMPTY.match(word))


def known_words(asked: Asked) -> frozenset[str]:
    """The terms of what others name, and the everyday words for them."""
    return frozenset(terms(*asked.also, *(value for one in asked.said for value in one.values)))


def asked_for(asked: Asked) -> Terms:
    """The terms of the question, and the everyday words for them."""
    return terms(asked.question, *asked.also)


def also_called(question: str, said: Sequence[Said], same: Collection[Sequence[str]]) -> dict[str, str]:
    """Everyday words, each with what is asked, or what most sources say, that it means; `same` are groups of such."""
    holding = Counter(term for one in said for term in terms(one.exact))
    asked = terms(question).keys() | {term for term, times in holding.items() if times > OFTEN * len(said)}
    also: dict[str, str] = {}
    for group in same:
        if meant := [one for one in group if (own := terms(one)) and own.keys() <= asked]:
            also.update(
                (word, " ".join(meant))
                for word in group
                if word not in (*meant, *also) and not terms(word).keys() <= asked
            )
    return also
