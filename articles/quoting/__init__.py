"""Quotations: an article's words found again to the letter, whatever white space or quote marks they are typed with.

Plain Python: texts in, places in texts out.
"""

from .folding import fold, fold_words
from .fragment import text_fragment
from .quotable import quotable
from .quotation import Ambiguous, NotFound, Quotation, QuotationError, find, stands_in, stands_once
from .shared import fingerprints, says_the_same, shared, words_of

__all__ = [
    "Ambiguous",
    "NotFound",
    "Quotation",
    "QuotationError",
    "find",
    "fingerprints",
    "fold",
    "fold_words",
    "quotable",
    "says_the_same",
    "shared",
    "stands_in",
    "stands_once",
    "text_fragment",
    "words_of",
]
