"""The admin: one file, or one folder, for each of an editor's tasks."""

from . import claims, feedback, flags, glossary, pages, passages, questions, renaming, sources, statements, topics
from .accounts import users
from .bulk import deleting
from .importing import new_texts, proposals
from .publishing import steps
from .records import history

__all__ = [
    "claims",
    "deleting",
    "feedback",
    "flags",
    "glossary",
    "history",
    "new_texts",
    "pages",
    "passages",
    "proposals",
    "questions",
    "renaming",
    "sources",
    "statements",
    "steps",
    "topics",
    "users",
]
