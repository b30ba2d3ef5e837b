"""Finding a quotation again in the text it was taken from.

A quotation is a W3C Web Annotation TextQuoteSelector (https://www.w3.org/TR/annotation-model/#text-quote-selector):
the exact words, with a prefix and a suffix where the words alone occur more than once.
"""

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
    starts = list(_occurrences(folded.text, exact))
    if not starts:
        raise NotFound(f"“{_short(exact)}” is not in the text: copy the words exactly as they stand there")
    prefix, suffix = fold(quotation.prefix), fold(quotation.suffix)
    fitting = [
        start
        for start in starts
        if folded.text[:start].rstrip().endswith(prefix)
        and folded.text[start + len(exact) :].lstrip().startswith(suffix)
    ]
    if not fitting:
        raise NotFound(f"“{_short(exact)}” is in the text, but not between the prefix and suffix given")
    if len(fitting) > 1:
        raise Ambiguous(
            f"“{_short(exact)}” is in the text {len(fitting)} times: give more words, or the words before "
            "it as prefix or after it as suffix"
        )
    return folded.span(fitting[0], fitting[0] + len(exact))


def stands_in(text: str, words: str) -> bool:
    """Whether the words stand in the text, once or more."""
    return bool(fold(words)) and bool(_occurrences(fold_with_offsets(text).text, fold(words)))


def _occurrences(text: str, words: str) -> list[int]:
    """Where the words stand as whole words: "effective" is not in "ineffective", nor "5%" in "15%"."""
    starts, start = [], text.find(words)
    while start >= 0:
        end = start + len(words)
        if not (_inside_word(text, start) or _inside_word(text, end)):
            starts.append(start)
        start = text.find(words, start + 1)
    return starts


def _inside_word(text: str, at: int) -> bool:
    return 0 < at < len(text) and text[at - 1].isalnum() and text[at].isalnum()


def _short(words: str) -> str:
    return words if len(words) <= 2 * CONTEXT_SHOWN else f"{words[:CONTEXT_SHOWN]} … {words[-CONTEXT_SHOWN:]}"
