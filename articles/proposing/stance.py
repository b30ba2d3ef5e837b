"""Words to a stance: yes or no, with or without limits, or uncertain."""

from articles.comparing import Degree

from .hedges import is_hedged, is_left_open, is_negated
from .query import terms
from .shapes import Asked, Said

ALIKE = 0.5
"""From this share of common words on, what others said in such words tells whether they mean yes or no."""


def stance(words: str, asked: Asked) -> dict[str, int]:
    """`stance`, by negations, hedges, and what like words of other sources meant."""
    if is_left_open(words):
        return {"stance": int(Degree.UNCERTAIN)}
    sign = (-1 if is_negated(words) else 1) * _meant(words, asked)
    return {"stance": sign * (1 if is_hedged(words) else 2)}


def _meant(words: str, asked: Asked) -> int:
    """1 where the words themselves, without their negation, mean yes, and -1 where they mean no."""
    said = [one for one in asked.said if one.stance]
    nearest = max(said, key=lambda one: likeness(words, one), default=None)
    if nearest is None or nearest.stance is None or likeness(words, nearest) < ALIKE:
        return 1
    return (1 if nearest.stance > 0 else -1) * (-1 if is_negated(nearest.exact) else 1)


def likeness(words: str, said: Said) -> float:
    """The share of words that both have, of those of the shorter."""
    own, theirs = terms(words).keys(), terms(said.exact).keys()
    return len(own & theirs) / max(1, min(len(own), len(theirs)))
