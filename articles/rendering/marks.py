"""The marks an editor can write in Markdown, found with their line numbers before Markdown runs.

    [@SOURCE]            cites a source          [@SOURCE "exact words"]  the passage with these words
    [^REF]               a reference, in a note  [[SLUG]] [[SLUG|words]]  a topic, question, claim or term
    ¶ at the end of a paragraph or list item: its marks hold for the whole of it

What a mark points at is asked of a resolver that is passed in. A mark that does not resolve stays
visible as written and becomes a problem with its line.
"""

import re
from collections.abc import Callable
from dataclasses import dataclass, field
from enum import StrEnum
from typing import Protocol
from xml.etree.ElementTree import Element, SubElement

from markdown.util import AtomicString

CITATION = re.compile(r"\[@(?P<source>[\w-]+)(?:\s+[\"“](?P<words>[^\"”\]]+)[\"”])?\s*\]")
REFERENCE = re.compile(r"\[\^(?P<key>[\w-]+)\]")
SPACE_BEFORE = re.compile(r"(?<=\S) +(?=\[[@^])")
LINK = re.compile(r"\[\[(?P<target>[^][|\ue000]+)(?:\|(?P<words>[^][|\ue000]+))?\]\]")
LEFT_OVER = re.compile(r"\[[@^][^\]]*\]?|\[\[[^\]]*\]?\]?")
# As Markdown's admonition reads it, so that what counts as a note here is a note on the page.
NOTE_OPENS = re.compile(r'!!! ?note(?: +"[^"]*")? *$')
BOX_OPENS = re.compile(r'!!! ?(?:note|advice)(?: +"[^"]*")? *$')
MOST_BRACKETS, MOST_IN_ALL = 500, 1000
LONGEST_TEXT = 50_000
# Private-use characters, which no text has a use for: Markdown takes control characters for itself.
OPENS, CLOSES = "\ue000", "\ue001"
TOKEN = OPENS + "{}" + CLOSES
TOKEN_PATTERN = OPENS + "([0-9]+)" + CLOSES
PRIVATE = re.compile("[\ue000-\ue00f]")
FOR_ALL = "¶"
# In the prose of a text: here its sentence can be traced.
TRACED = "\ue002"


@dataclass(frozen=True, slots=True)
class Target:
    """What a mark points at. `label` is the words shown; `hint` tells more to a pointer or screen reader.

    `traces`: whether a reader can check there what the sources say. `definition` explains a term.
    """

    href: str
    label: str
    hint: str = ""
    source: str = ""
    tone: int = 0
    passage: str = ""
    traces: bool = False
    definition: str = ""


class Cause(StrEnum):
    """Why something must be mended, for code to decide by; a message is for people."""

    WRITING = "writing"
    """How the text is written."""
    UNKNOWN = "unknown"
    """A mark points at what there is not."""
    NOT_FOUND = "not found"
    """Quoted words do not stand in the source, or not in one passage of it."""
    WITHDRAWN = "withdrawn"
    ARCHIVED = "archived"


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


@dataclass(frozen=True, slots=True)
class Problem:
    """Something that must be mended before publishing; `line` counts from 1, `source` is the slug of the one cited."""

    line: int
    message: str
    cause: Cause = Cause.WRITING
    source: str = ""


@dataclass(slots=True)
class Marks:
    """The marks of one text, replaced by tokens; `elements` holds what each token becomes.

    `prose` holds the same lines as a reader hears them, with a sign where a mark lets a sentence be traced;
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


def find_marks(markdown: str, resolver: Resolver, is_note: bool) -> Marks:
    """Resolve every mark, line by line, and put a token in its place. References stand in notes only."""
    marks = Marks([])
    in_note = False
    for number, line in enumerate(markdown.split("\n"), start=1):
        in_note = bool(NOTE_OPENS.match(line)) or (in_note and (not line.strip() or line.startswith("    ")))
        if "!!!" in line and not BOX_OPENS.match(line):
            marks.problems.append(
                Problem(
                    number, 'a box begins with the line !!! note "Title" or !!! advice "Title", and nothing before it'
                )
            )
        tokenised = _tokenised(line, number, in_note or is_note, marks, resolver)
        marks.prose.append(re.sub(TOKEN_PATTERN, lambda found: marks.spoken[int(found[1])], tokenised))
        marks.lines.append(tokenised.replace(FOR_ALL, ""))
    _escape_many_brackets(marks)
    return marks


def too_much(markdown: str) -> Problem | None:
    """What is wrong with a text that is shown as it was written: to look for its marks would take minutes."""
    if len(markdown) > LONGEST_TEXT:
        return Problem(
            1, f"the text has {len(markdown)} characters, and at most {LONGEST_TEXT} are read: make two of it"
        )
    if markdown.count("[") > MOST_IN_ALL:
        line = markdown[: markdown.index("[")].count("\n") + 1
        return Problem(line, f"there are more than {MOST_IN_ALL} opening brackets in this text: make two of it")
    return None


def _escape_many_brackets(marks: Marks) -> None:
    """Markdown's time grows with the square of the brackets that close nothing; no text needs so many."""
    if sum(line.count("[") for line in marks.lines) > MOST_BRACKETS:
        first = next(number for number, line in enumerate(marks.lines, start=1) if "[" in line)
        marks.problems.append(Problem(first, f"there are more than {MOST_BRACKETS} opening brackets in this text"))
        marks.lines = [line.replace("[", "&#91;") for line in marks.lines]


def _tokenised(line: str, number: int, in_note: bool, marks: Marks, resolver: Resolver) -> str:
    def replacing(build: Callable[[re.Match[str]], Element]) -> Callable[[re.Match[str]], str]:
        def replace(found: re.Match[str]) -> str:
            try:
                element = build(found)
            except Unresolved as error:
                marks.problems.append(Problem(number, str(error), error.cause, error.source))
                marks.spoken.append(TRACED)  # Meant to be traced: one fault is told, not two.
                element = Element("span", {"class": "broken"})
                element.text = AtomicString(found[0])
            marks.elements.append(element)
            marks.spoken += [""] * (len(marks.elements) - len(marks.spoken))
            return TOKEN.format(len(marks.elements) - 1)

        return replace

    def citation(found: re.Match[str]) -> Element:
        target = resolver.citation(found["source"], found["words"])
        marks.citations.append({"source": target.source, "exact": found["words"] or "", "passage": target.passage})
        marks.spoken.append(TRACED if target.passage else "")
        return _citation(target, found["words"] or "")

    def reference(found: re.Match[str]) -> Element:
        if not in_note:
            raise Unresolved(
                f"the reference {found[0]} stands outside a note: only a note may say what our sources do not; "
                'put it under a line `!!! note "…"`, indented by four spaces',
                Cause.WRITING,
            )
        target = resolver.reference(found["key"])
        marks.references.append(found["key"])
        marks.spoken.append(TRACED)
        return _anchor("ref", target, f"({target.label})")

    def link(found: re.Match[str]) -> Element:
        target = resolver.link(found["target"].strip())
        marks.links.append(found["target"].strip())
        marks.leads_to.append(target.href)
        words = (found["words"] or target.label).strip()
        if target.definition and target.href not in marks.definitions:
            marks.definitions[target.href] = target
        marks.spoken.append(f"{words}{TRACED if target.traces else ''}")
        return _anchor("", target, words)

    line = SPACE_BEFORE.sub("\u00a0", line)
    line = CITATION.sub(replacing(citation), PRIVATE.sub("", line))
    line = REFERENCE.sub(replacing(reference), line)
    line = LINK.sub(replacing(link), line)
    for stray in LEFT_OVER.findall(line):
        marks.problems.append(
            Problem(number, f'{stray} is not a mark: write [@SOURCE "exact words"], [^key] or [[slug|words]]')
        )
    return line


def _citation(target: Target, words: str) -> Element:
    """A source's letter as a link to the passage, and the words cited; a screen reader hears "source A"."""
    css_class = f"cite tone-{target.tone}" if target.tone else "cite"
    anchor = Element("a", {"class": css_class, "data-source": target.source, "href": target.href})
    if target.hint:
        anchor.set("title", target.hint)
    hidden = SubElement(anchor, "span", {"class": "visually-hidden"})
    hidden.text = AtomicString("source ")
    hidden.tail = AtomicString(target.label)
    if words:
        SubElement(anchor, "q", {"data-letter": target.label}).text = AtomicString(" ".join(words.split()))
    return anchor


def _anchor(css_class: str, target: Target, words: str) -> Element:
    anchor = Element("a", {"href": target.href, "class": css_class})
    if target.hint:
        anchor.set("title", target.hint)
    anchor.text = AtomicString(words)
    return anchor
