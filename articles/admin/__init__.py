"""The admin: one file, or one folder, for each of an editor's tasks."""

from .accounts import users
from .answering import feedback, flags
from .bulk import deleting
from .importing import new_texts, passages, proposals, sources
from .publishing import steps
from .recording import claims, statements
from .records import history
from .writing import corrections, definitions, glossary, pages, questions, renaming, topics

__all__ = [
    "claims",
    "corrections",
    "definitions",
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
