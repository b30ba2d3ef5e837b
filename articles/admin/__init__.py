"""The admin: one file for each of an editor's tasks."""

from . import (
    accounts,
    claims,
    deleting,
    feedback,
    flags,
    glossary,
    history,
    new_texts,
    pages,
    proposals,
    questions,
    renaming,
    sources,
    statements,
    steps,
    topics,
)

__all__ = [
    "accounts",
    "claims",
    "deleting",
    "feedback",
    "flags",
    "glossary",
    "history",
    "new_texts",
    "pages",
    "proposals",
    "questions",
    "renaming",
    "sources",
    "statements",
    "steps",
    "topics",
]
