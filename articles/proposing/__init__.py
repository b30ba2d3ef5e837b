"""What a source probably says on each claim: the sentences to look at first, and the value that their words give.

Plain Python: it orders and pre-fills for an editor, and never records.
"""

from .item import words_of
from .likely import Likely
from .query import also_called
from .shapes import Asked, Offer, Part, Said
from .value import read_value

__all__ = ["Asked", "Likely", "Offer", "Part", "Said", "also_called", "read_value", "words_of"]
