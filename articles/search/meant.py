"""Did you mean: for words that stand nowhere and are no English, the nearest that do. A figure is never another."""

from functools import lru_cache
from importlib.resources import files

from rapidfuzz import fuzz, process

from articles.models import EntryKind, SearchEntry

from .wanted import NEGLIGIBLE, words_of

NEAR = 80
SHORTEST = 3
ENGLISH = "frequency_dictionary_en_82_765.txt"
"""Of symspellpy: a word and how often it is used on each line."""


def did_you_mean(typed: str) -> str:
    """What was typed with each unknown word set right, or "" where nothing is near."""
    known = _known_words()
    words = words_of(typed)
    mended = [word if word in known or _is_right(word) else _nearest(word, known) for word in words]
    return "" if not all(mended) or mended == list(words) else " ".join(mended)


def _is_right(word: str) -> bool:
    return word in NEGLIGIBLE or word in _english() or any(letter.isdigit() for letter in word)


@lru_cache(maxsize=1)
def _english() -> frozenset[str]:
    listed = files("symspellpy").joinpath(ENGLISH).read_text(encoding="utf-8-sig")
    return frozenset(line.partition(" ")[0] for line in listed.splitlines())


def _nearest(word: str, known: frozenset[str]) -> str:
    if len(word) < SHORTEST:
        return ""
    found = process.extractOne(word, sorted(known), scorer=fuzz.ratio, score_cutoff=NEAR)
    return found[0] if found else ""


def _known_words() -> frozenset[str]:
    """The words of all pages but the articles' own, which may be many."""
    texts = SearchEntry.objects.exclude(kind=EntryKind.PASSAGE).values_list("title", "names", "body")
    return frozenset(word for row in texts for text in row for word in words_of(text) if len(word) >= SHORTEST)
