"""The admin: one file for each of an editor's tasks."""

from . import claims, glossary, pages, questions, sources, topics

__all__ = ["claims", "glossary", "pages", "questions", "sources", "topics"]
