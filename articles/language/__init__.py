"""Plain prose: its sentences, and how hard they are to read. Knows nothing of sources, marks or pages."""

from .readability import Reading, reading
from .sentences import InContext, in_context, sentence_spans

__all__ = ["InContext", "Reading", "in_context", "reading", "sentence_spans"]
