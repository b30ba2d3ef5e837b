"""Finding a quotation again in the text it was taken from.

A quotation is a W3C Web Annotation TextQuoteSelector (https://www.w3.org/TR/annotation-model/#text-quote-selector):
the exact words, with a prefix and a suffix where the words alone occur more than once.
"""

from collections.abc import Iterator
from dataclasses import dataclass

from .folding import Folded, fold, fold_with_offsets
from .whole import is_inside

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

    What only looks another way is folded on both sides (see `folding`). Raises `NotFound` or `Ambiguous`.
    """
    folded = fold_with_offsets(text)
    exact = fold(quotation.exact)
    if not exact:
        raise NotFound("the quotation is empty: give the exact words")
    prefix, suffix = fold(quotation.prefix), fold(quotation.suffix)
    occurrences = list(_occurrences(text, folded, exact))
    starts = [start for start in occurrences if _fits(folded.text, start, start + len(exact), prefix, suffix)]
    if not starts and occurrences:
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


def stands_once(text: str, words: str) -> bool:
    """Whether the words are found, and nothing around them is needed to tell where."""
    try:
        find(text, Quotation(words))
    except QuotationError:
        return False
    return True


def stands_in(text: str, words: str) -> bool:
    """Whether the words stand in the text, once or more."""
    exact = fold(words)
    return bool(exact) and any(True for _ in _occurrences(text, fold_with_offsets(text), exact))


def _occurrences(text: str, folded: Folded, words: str) -> Iterator[int]:
    """Where the words stand whole: "effective" is not in "ineffective", nor "5%" in "15%", nor "5 mm" in "0.5 mm"."""
    start = folded.text.find(words)
    while start >= 0:
        if not (is_inside(text, folded, start) or is_inside(text, folded, start + len(words))):
            yield start
        start = folded.text.find(words, start + 1)


def _short(words: str) -> str:
    return words if len(words) <= 2 * CONTEXT_SHOWN else f"{words[:CONTEXT_SHOWN]} … {words[-CONTEXT_SHOWN:]}"
