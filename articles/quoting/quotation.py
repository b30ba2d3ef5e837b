"""Finding a quotation again in the text it was taken from.

A quotation is a W3C Web Annotation TextQuoteSelector (https://www.w3.org/TR/annotation-model/#text-quote-selector):
the exact words, with a prefix and a suffix where the words alone occur more than once.
"""

from collections.abc import Iterator
from dataclasses import dataclass

from .folding import fold, fold_with_offsets

CONTEXT_SHOWN = 40


@dataclass(frozen=True, slots=True)
class Quotation:
    """The words to find. `prefix` stands right before `exact` in the text, `suffix` right after it."""

    exact: str
    prefix: str = ""
    suffix: str = ""


class QuotationError(ValueError):
    """A quotation that cannot be placed. The message names the words and the remedy."""


class NotFound(QuotationError):
    """The words are not in the text."""


class Ambiguous(QuotationError):
    """The words are in the text more than once, and prefix and suffix do not decide."""


def find(text: str, quotation: Quotation) -> tuple[int, int]:
    """The span [start, end) of the quotation in `text`, in code points of `text`.

    White space and quote marks are folded on both sides. Raises `NotFound` or `Ambiguous`.
    """
    folded = fold_with_offsets(text)
    exact = fold(quotation.exact)
    if not exact:
        raise NotFound("the quotation is empty: give the exact words")
    prefix, suffix = fold(quotation.prefix), fold(quotation.suffix)
    occurrences = _occurrences(folded.text, exact)
    starts = [start for start in occurrences if _fits(folded.text, start, start + len(exact), prefix, suffix)]
    if not starts and prefix + suffix and next(_occurrences(folded.text, exact), None) is not None:
        raise NotFound(f"“{_short(exact)}” is in the text, but not between the prefix and suffix given")
    if not starts:
        raise NotFound(f"“{_short(exact)}” is not in the text: copy the words exactly as they stand there")
    if len(starts) > 1:
        raise Ambiguous(
            f"“{_short(exact)}” is in the text {len(starts)} times: give more words, or the words before "
            "it as prefix or after it as suffix"
        )
    return folded.span(starts[0], starts[0] + len(exact))


def _fits(text: str, start: int, end: int, prefix: str, suffix: str) -> bool:
    """Whether the prefix stands right before the span and the suffix right after it, but for one space."""
    before = start - (text[start - 1 : start] == " ")
    after = end + (text[end : end + 1] == " ")
    return text.endswith(prefix, 0, before) and text.startswith(suffix, after)


def stands_in(text: str, words: str) -> bool:
    """Whether the words stand in the text, once or more."""
    return bool(fold(words)) and any(True for _ in _occurrences(fold_with_offsets(text).text, fold(words)))


def _occurrences(text: str, words: str) -> Iterator[int]:
    """Where the words stand as whole words: "effective" is not in "ineffective", nor "5%" in "15%"."""
    start = text.find(words)
    while start >= 0:
        if not (_inside_word(text, start) or _inside_word(text, start + len(words))):
            yield start
        start = text.find(words, start + 1)


def _inside_word(text: str, at: int) -> bool:
    return 0 < at < len(text) and text[at - 1].isalnum() and text[at].isalnum()


def _short(words: str) -> str:
    return words if len(words) <= 2 * CONTEXT_SHOWN else f"{words[:CONTEXT_SHOWN]} … {words[-CONTEXT_SHOWN:]}"
