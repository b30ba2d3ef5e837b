"""The admin: one file for each of an editor's tasks."""

from . import (
    claims,
    feedback,
    flags,
    glossary,
    history,
    new_texts,
    pages,
    proposals,
    questions,
    sources,
    statements,
    topics,
)

__all__ = [
    "claims",
    "feedback",
    "flags",
    "glossary",
    "history",
    "new_texts",
    "pages",
    "proposals",
    "questions",
    "sources",
    "statements",
    "topics",
]
