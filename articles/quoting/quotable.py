"""What could be quoted of a text for the first words that someone remembers of it."""

import re
from collections.abc import Iterator, Sequence

from articles.language import sentence_spans

from .folding import fold, fold_words
from .quotation import Quotation, QuotationError, find

# What ends a quotation inside a mark: it stands between straight quote marks, in square brackets.
ENDS = re.compile(r"[\"“”„\[\]]")
SHORTEST = 3


def quotable(text: str, spans: Sequence[tuple[int, int]], typed: str) -> Iterator[str]:
    """Words of `text` that can be quoted as they are, each from within one of `spans` and found once.

    First those that begin with what was typed and go on to the end of its sentence; then the sentences
    that hold all the words typed, in any order. Capitals count for nothing.
    """
    wanted = fold(typed)
    if len(wanted) < SHORTEST:
        return
    sentences = [fold(text[first:last]) for start, end in spans for first, last in sentence_spans(text, start, end)]
    offered = set[str]()
    for words in (*_going_on(sentences, wanted), *_holding(sentences, fold_words(typed).split())):
        if words not in offered and _is_found_once(text, words):
            offered.add(words)
            yield words


def _going_on(sentences: Sequence[str], typed: str) -> Iterator[str]:
    """From the words typed on, where they stand in a row and begin with a word's beginning."""
    begins = re.compile(rf"(?<!\w){re.escape(typed)}", re.IGNORECASE)
    for sentence in sentences:
        if found := begins.search(sentence):
            yield _tidied(ENDS.split(sentence[found.start() :])[0])


def _holding(sentences: Sequence[str], wanted: Sequence[str]) -> Iterator[str]:
    for sentence in sentences:
        for part in ENDS.split(sentence):
            if all(word in fold_words(part) for word in wanted):
                yield _tidied(part)


def _tidied(words: str) -> str:
    """Without the stop at its end, which a writer sets for themselves."""
    return words.strip().rstrip(".!?,;:… ")


def _is_found_once(text: str, words: str) -> bool:
    try:
        find(text, Quotation(words))
    except QuotationError:
        return False
    return True
