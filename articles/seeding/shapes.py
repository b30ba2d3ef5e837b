"""What a seed may hold: the attributes of each kind, their types and defaults."""

import datetime
from collections.abc import Mapping
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any


class SeedError(ValueError):
    """A seed that cannot be loaded; the message begins with file and line."""

    def __init__(self, path: Path, line: int, message: str) -> None:
        super().__init__(f"{Path(path.parent.name) / path.name}, line {line}: {message}")


@dataclass(frozen=True, slots=True)
class Entry:
    """One seed: its attributes, checked for names and types, and its text in Markdown where it has one."""

    path: Path
    line: int
    attributes: Mapping[str, Any]
    text: str = ""
    text_line: int = 1

    def __getitem__(self, name: str) -> Any:
        return self.attributes[name]

    def wrong(self, message: str) -> SeedError:
        return SeedError(self.path, self.line, message)


@dataclass(frozen=True, slots=True)
class Shape:
    """The attributes a seed may have: name to type, with a default for those that may be left out.

    A list is one of texts, or of `tables` where it is named among these.
    """

    required: Mapping[str, type]
    optional: Mapping[str, Any] = field(default_factory=dict)
    tables: frozenset[str] = frozenset()


NEVER = datetime.date.min
DAYS = {"written": NEVER, "updated": NEVER, "reread": NEVER}
"""Of a text: when it was written, when its words were last changed, when all of it was last read again."""
SOURCE = Shape(
    {"letter": str, "slug": str, "file": str, "kind": str, "interest": str},
    {
        "title": "",
        "description": "",
        "byline": "",
        "byline_words": "",
        "publisher": "",
        "interest_words": [],
        "address": "",
        "passages_shown": "all",
        "studies": "",
        "published_on": NEVER,
        "withdrawn_on": NEVER,
        "read": True,
        "settled": [],
    },
    frozenset({"settled"}),
)
SETTLED = Shape({"words": str, "kind": str, "start": int})
TOPIC = Shape(
    {"name": str, "question": str},
    {"related": [], "sheet_heading": "", "figures": [], "position": None, "searched": NEVER, **DAYS},
)
QUESTION = Shape({"question": str, "topic": str, "position": int}, {"claims": [], "related": [], **DAYS})
PAGE = Shape({"name": str}, DAYS)
CLAIM = Shape(
    {"slug": str, "question": str, "topic": str, "kind": str},
    {
        "unit": "",
        "ask": "",
        "published": True,
        "position": None,
        "updated": NEVER,
        "note": "",
        "research": [],
        "statement": [],
    },
    frozenset({"research", "statement"}),
)
FINDING = Shape({"reference": str, "shows": str}, {"people": None, "indirect": "", "differs": ""})
STATEMENT = Shape(
    {"source": str, "exact": str},
    {
        "prefix": "",
        "suffix": "",
        "mention": False,
        "study": False,
        "stance": "",
        "low": None,
        "high": None,
        "unit": "",
        "open_high": False,
        "approximate": False,
        "words": "",
        "values": [],
    },
)
TERM = Shape({"slug": str, "name": str, "definition": str}, {"spellings": [], "updated": NEVER})
REFERENCE = Shape(
    {"key": str, "citation": str, "address": str, "checked_on": datetime.date},
    {
        **dict.fromkeys(("short", "doi", "found", "design", "who", "compared", "outcome"), ""),
        **dict.fromkeys(("length", "follow_up", "funding", "weak"), ""),
        "read_in": "summary",
        "people": None,
        "retracted": False,
        "retraction_checked_on": NEVER,
    },
)
CORRECTION = Shape({"key": str, "on": datetime.date, "said": str, "now": str, "why": str, "where": list})
PASSAGE = Shape({"id": str, "topics": list})
MOVED = Shape({"old": str, "new": str})


@dataclass(frozen=True, slots=True)
class Seeds:
    """All that `seeds/` holds beside the articles themselves."""

    definitions: tuple[Entry, ...]
    """Files that are kept as they stand: each with its `file`, from `seeds/` on, and its `toml`."""
    topics: tuple[Entry, ...]
    questions: tuple[Entry, ...]
    pages: tuple[Entry, ...]
    claims: tuple[Entry, ...]
    terms: tuple[Entry, ...]
    references: tuple[Entry, ...]
    passages: tuple[Entry, ...] = ()
    moved: tuple[Entry, ...] = ()
    corrections: tuple[Entry, ...] = ()
