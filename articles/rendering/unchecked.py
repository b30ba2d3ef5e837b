"""What texts type of who says what beside no claim, so that the comparison cannot tell whether it is so."""

import re
from collections.abc import Iterator
from itertools import chain

from .asked import made_once
from .finding import find_marks, too_much
from .markdown import tidied
from .marks import Resolver
from .prose import blocks, sentences, titles
from .telling import LETTER, LETTERS, NOUN, NUMBER, SEVERAL, Telling, tellings
from .typed import as_heard

LEFT_OUT = re.compile(r"…|\s{2,}|\s(?=[.,;:])")
"""Where a link, a quotation or what the comparison writes is not heard."""
PART = re.compile(r"(?<=[.;?!]) ")
"""Between two parts of a sentence, each of which can be told of other sources."""
NAMED_BEHIND = re.compile(rf"\((?:source )?{LETTERS}\)")
NAMES = re.compile(rf"(?:{LETTER}|(?i:{NUMBER})|\b(?:says?|alone|and|all|both|our|sources?)\b|[\s,])*")
"""Nothing but who says something, and how many they are."""


@made_once
def unchecked(markdown: str, resolver: Resolver) -> tuple[str, ...]:
    """What lists sources, tells of some alone, or how many there are, with the words around it."""
    markdown = tidied(markdown)
    if too_much(markdown):
        return ()
    marks = find_marks(markdown, resolver, is_note=False)
    prose = (one.text for one in chain(blocks(marks.prose), titles(marks.prose)))
    spoken = (as_heard(sentence, marks.said) for text in prose for sentence in sentences(text))
    told = ((one.words, telling) for one in spoken for telling in _typed(one.words) if one.nearest(telling) is None)
    return tuple(dict.fromkeys(_around(words, telling) for words, telling in told))


def numbered(words: str) -> bool:
    """Whether plain words tell how many sources there are, or of some of them alone."""
    return any(one.counts for one in _typed(words))


def attributed(words: str) -> bool:
    """Whether each part of a sentence tells what named sources say, whatever others do: it stays so."""
    parts = [(tellings(part), NAMED_BEHIND.search(part)) for part in PART.split(words)]
    return all((told or behind) and not any(one.counts for one in told) for told, behind in parts)


def names_only(words: str) -> bool:
    """Whether words are nothing but who says something."""
    return NAMES.fullmatch(words) is not None


def _around(words: str, telling: Telling) -> str:
    """From a place at which words were left out to the next one."""
    ends = [0, *(found.end() for found in LEFT_OUT.finditer(words)), len(words)]
    first = max(end for end in ends if end <= telling.start)
    return LEFT_OUT.split(words[first:])[0].strip()


def _typed(words: str) -> Iterator[Telling]:
    for one in tellings(words):
        is_number = re.search(rf"(?!one\b){NUMBER}", one.words, re.I) and re.search(NOUN, one.words, re.I)
        if re.search(SEVERAL, one.words) or (one.counts and (is_number or re.search(LETTER, one.words))):
            yield one
