"""Did you mean: for words that stand nowhere, the nearest that do."""

from rapidfuzz import fuzz, process

from articles.models import EntryKind, SearchEntry

from .wanted import NEGLIGIBLE, words_of

NEAR = 80
SHORTEST = 3


def did_you_mean(typed: str) -> str:
    """What was typed with each unknown word set right, or "" where nothing is near."""
    known = _known_words()
    words = words_of(typed)
    mended = [word if word in known or word in NEGLIGIBLE else _nearest(word, known) for word in words]
    return "" if not all(mended) or mended == list(words) else " ".join(mended)


def _nearest(word: str, known: frozenset[str]) -> str:
    if len(word) < SHORTEST:
        return ""
    found = process.extractOne(word, sorted(known), scorer=fuzz.ratio, score_cutoff=NEAR)
    return found[0] if found else ""


def _known_words() -> frozenset[str]:
    """The words of all pages but the articles' own, which may be many."""
    texts = SearchEntry.objects.exclude(kind=EntryKind.PASSAGE).values_list("title", "names", "body")
    return frozenset(word for row in texts for text in row for word in words_of(text) if len(word) >= SHORTEST)
