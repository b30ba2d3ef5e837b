"""Plain prose: its sentences, how hard they are to read, and what changed. Knows nothing of sources, marks or pages."""

from .cut_off import cut_off
from .differences import Kind, Piece, differences
from .overwritten import Overwritten, overwritten
from .readability import Reading, reading
from .sentences import InContext, in_context, sentence_spans
from .words import Word, in_ascii, token, tokens, word_spans, words

__all__ = [
    "InContext",
    "Kind",
    "Overwritten",
    "Piece",
    "Reading",
    "Word",
    "cut_off",
    "differences",
    "in_ascii",
    "in_context",
    "overwritten",
    "reading",
    "sentence_spans",
    "token",
    "tokens",
    "word_spans",
    "words",
]
