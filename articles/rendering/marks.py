"""The marks an editor can write in Markdown, found with their line numbers before Markdown runs.

    [@SOURCE]            cites a source          [@SOURCE "exact words"]  the passage with these words
    [^REF]               a reference, in a note  [[SLUG]] [[SLUG|words]]  a topic, question, claim or term

What a mark points at is asked of a resolver that is passed in. A mark that does not resolve stays
visible as written and becomes a problem with its line.
"""

import re
from collections.abc import Callable
from dataclasses import dataclass, field
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
MOST_BRACKETS = 500
# Private-use characters, which no text has a use for: Markdown takes control characters for itself.
OPENS, CLOSES = "\ue000", "\ue001"
TOKEN = OPENS + "{}" + CLOSES
TOKEN_PATTERN = OPENS + "([0-9]+)" + CLOSES


@dataclass(frozen=True, slots=True)
class Target:
    """What a mark points at. `label` is the words shown; `hint` tells more to a pointer or screen reader."""

    href: str
    label: str
    hint: str = ""
    source: str = ""
    tone: int = 0
    passage: str = ""


class Unresolved(LookupError):
    """A mark that points at nothing. The message says what is missing and what to do."""


class Resolver(Protocol):
    """Answers what marks point at. Each method raises `Unresolved` when there is no such thing."""

    def citation(self, source: str, words: str | None) -> Target: ...
    def reference(self, key: str) -> Target: ...
    def link(self, slug: str) -> Target: ...


@dataclass(frozen=True, slots=True)
class Problem:
    """Something that must be mended before publishing; `line` counts from 1."""

    line: int
    message: str


@dataclass(slots=True)
class Marks:
    """The marks of one text, replaced by tokens; `elements` holds what each token becomes."""

    lines: list[str]
    elements: list[Element] = field(default_factory=list)
    problems: list[Problem] = field(default_factory=list)
    citations: list[dict[str, str]] = field(default_factory=list)
    references: list[str] = field(default_factory=list)
    links: list[str] = field(default_factory=list)


def find_marks(markdown: str, resolver: Resolver, is_note: bool = False) -> Marks:
    """Resolve every mark, line by line, and put a token in its place. References stand in notes only."""
    marks = Marks([])
    in_note = False
    for number, line in enumerate(markdown.split("\n"), start=1):
        in_note = bool(NOTE_OPENS.match(line)) or (in_note and (not line.strip() or line.startswith("    ")))
        if "!!!" in line and not NOTE_OPENS.match(line):
            marks.problems.append(
                Problem(number, 'a note begins with the line !!! note "Title", with nothing before it')
            )
        marks.lines.append(_tokenised(line, number, in_note or is_note, marks, resolver))
    _escape_many_brackets(marks)
    return marks


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
                marks.problems.append(Problem(number, str(error)))
                element = Element("span", {"class": "broken"})
                element.text = AtomicString(found[0])
            marks.elements.append(element)
            return TOKEN.format(len(marks.elements) - 1)

        return replace

    def citation(found: re.Match[str]) -> Element:
        target = resolver.citation(found["source"], found["words"])
        marks.citations.append({"source": target.source, "exact": found["words"] or "", "passage": target.passage})
        return _citation(target)

    def reference(found: re.Match[str]) -> Element:
        if not in_note:
            raise Unresolved(
                f"the reference {found[0]} stands outside a note: only a note may say what our sources do not; "
                'put it under a line `!!! note "…"`, indented by four spaces'
            )
        target = resolver.reference(found["key"])
        marks.references.append(found["key"])
        anchor = _anchor("ref", target)
        anchor.text = AtomicString(f"({target.label})")
        return anchor

    def link(found: re.Match[str]) -> Element:
        target = resolver.link(found["target"].strip())
        marks.links.append(found["target"].strip())
        anchor = _anchor("", target)
        anchor.text = AtomicString((found["words"] or target.label).strip())
        return anchor

    line = SPACE_BEFORE.sub("\u00a0", line)
    line = CITATION.sub(replacing(citation), line.replace(OPENS, "").replace(CLOSES, ""))
    line = REFERENCE.sub(replacing(reference), line)
    line = LINK.sub(replacing(link), line)
    for stray in LEFT_OVER.findall(line):
        marks.problems.append(
            Problem(number, f'{stray} is not a mark: write [@SOURCE "exact words"], [^key] or [[slug|words]]')
        )
    return line


def _citation(target: Target) -> Element:
    """A source's letter as a link to the passage; a screen reader hears "source A"."""
    css_class = f"cite tone-{target.tone}" if target.tone else "cite"
    anchor = Element("a", {"class": css_class, "data-source": target.source, "href": target.href})
    if target.hint:
        anchor.set("title", target.hint)
    hidden = SubElement(anchor, "span", {"class": "visually-hidden"})
    hidden.text = AtomicString("source ")
    hidden.tail = AtomicString(target.label)
    return anchor


def _anchor(css_class: str, target: Target) -> Element:
    anchor = Element("a", {"href": target.href} | ({"class": css_class} if css_class else {}))
    if target.hint:
        anchor.set("title", target.hint)
    anchor.text = AtomicString(target.label)
    return anchor
