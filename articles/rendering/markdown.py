"""Markdown to safe HTML: the one way in which what editors write becomes what readers see."""

import re
from collections.abc import Iterator
from dataclasses import dataclass
from enum import StrEnum
from functools import lru_cache
from html import escape
from typing import Any
from xml.etree.ElementTree import Element, SubElement

from markdown import Markdown
from markdown.extensions import Extension
from markdown.extensions.toc import TocExtension, slugify
from markdown.inlinepatterns import InlineProcessor
from markdown.treeprocessors import Treeprocessor
from markdown.util import AtomicString

from .asked import made_once
from .finding import find_marks, too_much
from .marks import TOKEN_PATTERN, Cause, Marks, Problem, Resolver, Target
from .prose import blocks, sentence_count, untraced
from .sanitizing import SafeHTML, sanitize
from .typed import contradicted

# An opening angle bracket that begins markup; <https://…> and <name@host> are addresses.
TAG = re.compile(r"(?<!\]\()<(?=[a-zA-Z/!?])(?!https?://[^\s<>]{1,2000}>|[\w.+-]{1,100}@[\w.-]{1,200}>)[^>]{0,40}>?")
UNSAFE_LINK = re.compile(r"\]\((?!\s*<?(?:https?://|mailto:|/(?![/\\])|#))[^)\s]*", re.IGNORECASE)
LINK_DEFINITION = re.compile(r"\s*\[[^\]]+\]:\s")
HEADING = re.compile(r"#{2,3} +\S")
HEADING_LIKE = re.compile(r"(?:[>\s]|[-*+]\s|\d+[.)]\s)*#")
BLOCK_START = re.compile(r"(?:#|[-*+]\s|\d+[.)]\s|>|!!!)")
ONE_PARAGRAPH = re.compile(r"<p>(?:(?!<p>).)*</p>", re.DOTALL)
# Markdown that this site has no use for, and that would end in tags outside the allow-list.
UNUSED_BLOCKS = ("code", "setextheader", "hr", "reference")
UNUSED_INLINE = ("html", "backtick", "image_link", "image_reference", "short_image_ref", "reference", "short_reference")


class Sourcing(StrEnum):
    """Where the sentences of a text come from."""

    SOURCES = "sources"
    """From the sources: each that states a fact can be traced."""
    RESEARCH = "research"
    """From outside: the page shows all of it as a note, so it may name references anywhere."""
    EDITORS = "editors"
    """The editors' own: what they do, and what words mean."""


@dataclass(frozen=True, slots=True)
class Rendered:
    """The result of rendering one text.

    `lead` is its first paragraph, `body` all after it. `citations` are the quotations it leans on,
    as `{"source", "exact", "passage"}`; `references` and `links` the keys and slugs it names; `leads_to` the
    addresses of the links; `prose` its
    paragraphs as they are heard, without quotations, to measure how hard they are to read.
    """

    lead: SafeHTML
    body: SafeHTML
    problems: tuple[Problem, ...]
    citations: tuple[dict[str, str], ...]
    references: tuple[str, ...]
    links: tuple[str, ...]
    leads_to: tuple[str, ...] = ()
    prose: tuple[str, ...] = ()
    sentences: int = 0

    @property
    def publishable(self) -> bool:
        return not self.problems


@made_once
def render(markdown: str, resolver: Resolver, sourcing: Sourcing = Sourcing.EDITORS) -> Rendered:
    """Render what an editor wrote. Never fails: what is wrong comes back as problems, line by line."""
    markdown = tidied(markdown)
    if fault := too_much(markdown):
        return Rendered(sanitize(f"<p>{escape(markdown)}</p>"), sanitize(""), (fault,), (), (), ())
    marks = find_marks(markdown, resolver, sourcing is Sourcing.RESEARCH)
    first, last = _lead_lines(marks.lines)
    converter = _converter(marks)
    lead = _html("\n".join(marks.lines[first:last]), converter, marks)
    body = _html("\n".join(marks.lines[last:]), converter, marks)
    faults = [*marks.problems, *_lead_faults(lead, markdown, first, last), *_line_faults(markdown)]
    faults += contradicted(marks.prose, marks.said, must_link=sourcing is Sourcing.SOURCES)
    if sourcing is Sourcing.SOURCES:
        faults += untraced(marks.prose)
    return Rendered(
        lead,
        body,
        tuple(sorted(faults, key=lambda problem: problem.line)),
        tuple(marks.citations),
        _unique(marks.references),
        _unique(marks.links),
        _unique(marks.leads_to),
        tuple(block.spoken for block in blocks(marks.prose)),
        sentence_count(marks.prose),
    )


@made_once
def untrue(markdown: str, resolver: Resolver, sourcing: Sourcing = Sourcing.EDITORS) -> tuple[Problem, ...]:
    """What the text tells of the comparison and is not so, line by line; no HTML is made for it."""
    markdown = tidied(markdown)
    if too_much(markdown):
        return ()
    marks = find_marks(markdown, resolver, sourcing is Sourcing.RESEARCH)
    typed = contradicted(marks.prose, marks.said, must_link=sourcing is Sourcing.SOURCES)
    unnamed = (one for one in marks.problems if one.cause is Cause.UNNAMED)
    return tuple(sorted((*unnamed, *typed), key=lambda problem: problem.line))


def tidied(markdown: str) -> str:
    """Line ends, tabs and broken characters made plain."""
    markdown = markdown.replace("\0", "").replace("\r\n", "\n").replace("\r", "\n").expandtabs(4)
    return markdown.encode("utf-8", "replace").decode("utf-8")


def _lead_lines(lines: list[str]) -> tuple[int, int]:
    first = next((number for number, line in enumerate(lines) if line.strip()), len(lines))
    last = next((number for number in range(first, len(lines)) if not lines[number].strip()), len(lines))
    return first, last


def _lead_faults(lead: str, markdown: str, first: int, last: int) -> list[Problem]:
    """The main message is one plain paragraph."""
    if first == last:
        return [Problem(1, "there is no text yet: the first paragraph is the main message")]
    begins = markdown.split("\n")[first]
    if BLOCK_START.match(begins.lstrip()) or not ONE_PARAGRAPH.fullmatch(lead.strip()):
        return [Problem(first + 1, "begin with a plain paragraph and a blank line: it is shown as the main message")]
    return []


def _line_faults(markdown: str) -> Iterator[Problem]:
    """What Markdown would show in a way that the writer did not mean."""
    for number, line in enumerate(markdown.split("\n"), start=1):
        if found := TAG.search(line):
            yield Problem(number, f"{found[0]} is HTML, which is shown as text: write it in Markdown")
        if found := UNSAFE_LINK.search(line):
            yield Problem(number, f"{found[0]}) is no address to link to: begin it with https:// or /")
        if LINK_DEFINITION.match(line):
            yield Problem(number, "write the address with the link: [words](https://…)")
        if "![" in line:
            yield Problem(number, "a picture cannot be put in a text: leave it out")
        if HEADING_LIKE.match(line) and not HEADING.match(line):
            yield Problem(number, "a heading is ## or ###, a space and words, at the start of a line")


def converted(text: str) -> str:
    """The HTML of a text whose marks are left as they are typed; not sanitized, and for no reader."""
    return _converter(Marks([])).convert(text)


def _converter(marks: Marks) -> Markdown:
    extensions: list[str | Extension] = [
        "admonition",
        "sane_lists",
        "smarty",
        TocExtension(marker="", slugify=_heading_id),
        House(marks),
    ]
    return Markdown(extensions=extensions, output_format="html")


@lru_cache(maxsize=256)
def _sanitized(html: str) -> SafeHTML:
    """What is rendered again is mostly what it was: the same HTML is not read twice."""
    return sanitize(html)


def _html(text: str, converter: Markdown, marks: Marks) -> SafeHTML:
    try:
        return _sanitized(converter.reset().convert(text))
    except RecursionError:
        marks.problems.append(Problem(1, "lists or quotations are nested too deeply to be shown"))
        return sanitize(f"<p>{escape(text)}</p>")


def _heading_id(words: str, separator: str) -> str:
    """The id of a heading in a text; the prefix keeps it apart from the page's own."""
    return f"s-{slugify(words, separator)}"


def _unique(names: list[str]) -> tuple[str, ...]:
    return tuple(dict.fromkeys(names))


class House(Extension):
    """What this site adds to Markdown, and the raw HTML that it takes away."""

    def __init__(self, marks: Marks) -> None:
        super().__init__()
        self.marks = marks

    def extendMarkdown(self, md: Markdown) -> None:  # noqa: N802 (the library's name)
        md.preprocessors.deregister("html_block")
        for name in UNUSED_BLOCKS:
            md.parser.blockprocessors.deregister(name)
        for name in UNUSED_INLINE:
            md.inlinePatterns.deregister(name)
        md.inlinePatterns.register(MarkTokens(TOKEN_PATTERN, self.marks), "marks", 185)
        md.treeprocessors.register(Boxes(md), "boxes", 4)  # After the headings got their ids: a box's title has none.
        md.treeprocessors.register(Definitions(md, self.marks), "definitions", 14)


class MarkTokens(InlineProcessor):
    """Puts each resolved mark where its token stands."""

    def __init__(self, pattern: str, marks: Marks) -> None:
        super().__init__(pattern)
        self.marks = marks

    def handleMatch(self, m: re.Match[str], data: str) -> tuple[Element, int, int]:  # type: ignore[override]  # noqa: N802
        return self.marks.elements[int(m[1])], m.start(0), m.end(0)


class Boxes(Treeprocessor):
    """An admonition becomes the aside of a note from outside the sources, or a section with its heading.

    A section is advice, or care: when to get help.
    """

    def run(self, root: Element) -> Any:
        for element in root.iter("div"):
            kinds = element.get("class", "").split()
            if "admonition" not in kinds:
                continue
            is_note = "note" in kinds
            name = next((kind for kind in ("note", "care") if kind in kinds), "advice")
            element.tag = "aside" if is_note else "section"
            element.set("class", name)
            for child in element:
                if child.get("class") == "admonition-title":
                    child.set("class", f"{name}-title")
                    child.tag = "p" if is_note else "h2"


class Definitions(Treeprocessor):
    """Explains a term where it first stands, right after its paragraph."""

    def __init__(self, md: Markdown, marks: Marks) -> None:
        super().__init__(md)
        self.marks = marks

    def run(self, root: Element) -> Any:
        parents = {child: parent for parent in root.iter() for child in parent}
        for anchor in list(root.iter("a")):
            target = self.marks.definitions.get(anchor.get("href", ""))
            if target is None:
                continue
            block = anchor
            while block.tag not in ("p", "li") and block in parents:
                block = parents[block]
            if block.tag not in ("p", "li"):
                continue  # In a heading there is no room; it is explained where it stands next.
            definition = _definition(self.marks.definitions.pop(target.href), "".join(anchor.itertext()))
            if block.tag == "li":
                block.append(definition)
            elif block in parents:
                siblings = parents[block]
                place = list(siblings).index(block) + 1
                while place < len(siblings) and siblings[place].get("class") == "definition":
                    place += 1
                siblings.insert(place, definition)


def _definition(target: Target, words: str) -> Element:
    """The term and its meaning, marked as the editors' own words. `words`: what the text calls it, told first."""
    paragraph = Element("p", {"class": "definition"})
    term = SubElement(paragraph, "dfn")
    is_named = target.label.casefold() in words.casefold()
    name = target.label if is_named else f"{words} ({target.label[:1].lower()}{target.label[1:]})"
    term.text = AtomicString(name[:1].upper() + name[1:])
    term.tail = AtomicString(f", in our words: {target.definition}")
    return paragraph
