"""The marks an editor can write in Markdown, found with their line numbers before Markdown runs.

    [@SOURCE]            cites a source          [@SOURCE "exact words"]  the passage with these words
    [^REF]               a reference, in a note  [[SLUG]] [[SLUG|words]]  a topic, question, claim or term
    [[CLAIM:FORM]] [[CLAIM:FORM=ANSWER]]         a computed mark: who says it, how many, how much (docs/marks.md)
    ¶ at the end of a paragraph or list item: its marks hold for the whole of it

What a mark points at is asked of a resolver that is passed in. A mark that does not resolve stays
visible as written and becomes a problem with its line.
"""

import re
from dataclasses import dataclass, field
from decimal import Decimal
from enum import StrEnum
from typing import Protocol
from xml.etree.ElementTree import Element

CITATION = re.compile(r"\[@(?P<source>[\w-]+)(?:\s+[\"“](?P<words>[^\"”\]]+)[\"”])?\s*\]")
REFERENCE = re.compile(r"\[\^(?P<key>[\w-]+)\]")
SPACE_BEFORE = re.compile(r"(?<=\S) +(?=\[[@^])")
LINK = re.compile(r"\[\[(?P<target>[^][|\ue000]+)(?:\|(?P<words>[^][|\ue000]+))?\]\]")
LEFT_OVER = re.compile(r"\[[@^][^\]]*\]?|\[\[[^\]]*\]?\]?")
# As Markdown's admonition reads it, so that what counts as a note here is a note on the page.
NOTE_OPENS = re.compile(r'!!! ?note(?: +"[^"]*")? *$')
BOX_OPENS = re.compile(r'!!! ?(?:note|advice|care)(?: +"[^"]*")? *$')
MOST_BRACKETS, MOST_IN_ALL = 500, 1000
LONGEST_TEXT = 50_000
# Private-use characters, which no text has a use for: Markdown takes control characters for itself.
OPENS, CLOSES = "\ue000", "\ue001"
TOKEN = OPENS + "{}" + CLOSES
TOKEN_PATTERN = OPENS + "([0-9]+)" + CLOSES
PRIVATE = re.compile("[\ue000-\uf8ff]")
FOR_ALL = "¶"
# In the prose of a text: here its sentence can be traced; and where the words of each link to a claim end.
TRACED, FIRST_CLAIM = "\ue002", 0xE100
OF_AN_ANSWER = frozenset(("who", "names", "sources", "count"))
"""The forms of a computed mark that tell who gives an answer."""
ONLY_OF_AN_ANSWER = OF_AN_ANSWER - {"who"}
"""Those that tell nothing without it, once somebody answers: `who` then writes what is answered."""
SOURCES = "sources"
"""What a computed mark is about that tells of the sources themselves, and so of no answer: `[[sources:count]]`."""
FORM = re.compile(r"(?P<about>[^:=]+):(?P<form>[A-Za-z-]+)(?:=(?P<answer>.*))?")


@dataclass(frozen=True, slots=True)
class Spoken:
    """Who speaks on a claim, beside which typed words are checked; letters while few speak.

    `letters` are those of all sources that count, `uncounted` those of the others, `touching` those that touch on it,
    None where too many count for them to be known; `figures` the numbers that the
    answers name, each with its unit or sign of currency: (100, "$"), (4, "sessions").
    """

    claim: str
    every: int
    speaking: int
    speakers: frozenset[str] = frozenset()
    touching: frozenset[str] | None = frozenset()
    letters: frozenset[str] = frozenset()
    figures: frozenset[tuple[Decimal, str]] = frozenset()
    uncounted: frozenset[str] = frozenset()


@dataclass(frozen=True, slots=True)
class Target:
    """What a mark points at. `label` is the words shown; `hint` tells what neither they nor the words cited tell.

    `traces`: whether a reader can check there what the sources say. `definition` explains a term. `spoken` is known of
    a claim.
    """

    href: str
    label: str
    hint: str = ""
    source: str = ""
    tone: int = 0
    passage: str = ""
    traces: bool = False
    definition: str = ""
    spoken: Spoken | None = None


class Cause(StrEnum):
    """Why something must be mended, for code to decide by; a message is for people."""

    WRITING = "writing"
    """How the text is written."""
    UNKNOWN = "unknown"
    """A mark points at what there is not."""
    NOT_FOUND = "not found"
    """Quoted words do not stand in the source, or not in one passage of it."""
    CONTRADICTED = "contradicted"
    """The comparison says otherwise than what is typed."""
    UNNAMED = "unnamed"
    """What a mark writes is so, and has no place here: who answers, without what they answer; an answer that the mark
    does not tell; an answer under “What the sources leave open”."""
    UNANSWERED = "unanswered"
    """No source gives what a computed mark is to tell."""
    UNREAD = "unread"
    """A source is cited that readers do not see yet."""
    RETRACTED = "retracted"
    """A published work is cited that counts no more."""
    UNWEIGHED = "unweighed"
    """A published work is cited of which nobody wrote down how it found what it says, or in whom."""
    WITHDRAWN = "withdrawn"
    ARCHIVED = "archived"
    DELETED = "deleted"
    """What an editor deleted, and a seed had made."""


class Unresolved(LookupError):
    """A mark that points at nothing. The message says what is missing and what to do; `source` is a slug."""

    def __init__(self, message: str, cause: Cause = Cause.UNKNOWN, source: str = "") -> None:
        super().__init__(message)
        self.cause, self.source = cause, source


class Resolver(Protocol):
    """Answers what marks point at. Each method raises `Unresolved` when there is no such thing."""

    def citation(self, source: str, words: str | None) -> Target: ...
    def reference(self, key: str) -> Target: ...
    def link(self, slug: str) -> Target: ...
    def computed(self, about: str, form: str, answer: str) -> Target: ...


@dataclass(frozen=True, slots=True)
class Problem:
    """Something that must be mended before publishing; `line` counts from 1, `source` is the slug of the one cited.

    `short` tells it where the line stands beside it, and with many of its kind.
    """

    line: int
    message: str
    cause: Cause = Cause.WRITING
    source: str = ""
    short: str = ""


@dataclass(slots=True)
class Marks:
    """The marks of one text, replaced by tokens; `elements` holds what each token becomes.

    `prose` holds the same lines as a reader hears them, with a sign where a mark lets a sentence be traced, and one
    for each link to a claim: `said` holds its words, and who speaks, None where the comparison wrote the words;
    `definitions` the terms that are explained where they first stand.
    """

    lines: list[str]
    prose: list[str] = field(default_factory=list)
    elements: list[Element] = field(default_factory=list)
    spoken: list[str] = field(default_factory=list)
    definitions: dict[str, Target] = field(default_factory=dict)
    problems: list[Problem] = field(default_factory=list)
    citations: list[dict[str, str]] = field(default_factory=list)
    references: list[str] = field(default_factory=list)
    links: list[str] = field(default_factory=list)
    leads_to: list[str] = field(default_factory=list)
    said: list[tuple[str, Spoken | None]] = field(default_factory=list)
