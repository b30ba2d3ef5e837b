"""The admin: one file for each of an editor's tasks."""

from . import claims, flags, glossary, pages, questions, sources, statements, topics

__all__ = ["claims", "flags", "glossary", "pages", "questions", "sources", "statements", "topics"]
