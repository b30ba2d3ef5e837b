"""The admin: one file for each of an editor's tasks."""

from . import (
    claims,
    feedback,
    flags,
    glossary,
    history,
    pages,
    questions,
    renaming,
    sources,
    statements,
    steps,
    topics,
)

__all__ = [
    "claims",
    "feedback",
    "flags",
    "glossary",
    "history",
    "pages",
    "questions",
    "renaming",
    "sources",
    "statements",
    "steps",
    "topics",
]
