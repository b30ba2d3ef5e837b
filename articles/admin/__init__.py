"""The admin: one file for each of an editor's tasks."""

from . import claims, deleting, feedback, flags, glossary, history, pages, questions, sources, statements, topics

__all__ = [
    "claims",
    "deleting",
    "feedback",
    "flags",
    "glossary",
    "history",
    "pages",
    "questions",
    "sources",
    "statements",
    "topics",
]
