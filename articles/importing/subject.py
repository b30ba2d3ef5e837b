"""Whether a text is about what the site is about, and if not, by what one sees it."""

import re
from collections.abc import Iterator

from .vocabulary import NOTHING, Vocabulary

# How often another subject must be named at least, and how much more often than what the site is about.
FEWEST, TIMES = 3, 2


def foreign_signs(text: str, vocabulary: Vocabulary) -> Iterator[str]:
    """A warning for each sign that the words of an article, its furniture left out, are about something else."""
    words = vocabulary.words(text)
    if not (vocabulary.subject is NOTHING or vocabulary.subject.search(words)):
        yield vocabulary.foreign
        return
    counts = [_count(one.patterns, words) for one in vocabulary.needed]
    yield from (one.lacking for one, count in zip(vocabulary.needed, counts, strict=True) if not count)
    for other in vocabulary.other_subjects:
        times = _count(other.patterns, words)
        if counts and times >= FEWEST and times > TIMES * min(counts):
            yield f"it speaks more of {other.name} ({times} times) than of what it should: is it the right article?"


def _count(patterns: re.Pattern[str], words: str) -> int:
    return sum(1 for _ in patterns.finditer(words))
