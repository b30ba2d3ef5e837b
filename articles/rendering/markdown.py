"""Markdown to safe HTML: the one way in which what editors write becomes what readers see."""

import re
from collections.abc import Iterator
from dataclasses import dataclass
from html import escape
from typing import Any
from xml.etree.ElementTree import Element

from markdown import Markdown
from markdown.extensions import Extension
from markdown.extensions.toc import TocExtension, slugify
from markdown.inlinepatterns import InlineProcessor
from markdown.treeprocessors import Treeprocessor

from .marks import TOKEN_PATTERN, Marks, Problem, Resolver, find_marks
from .sanitizing import SafeHTML, sanitize

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


@dataclass(frozen=True, slots=True)
class Rendered:
    """The result of rendering one text.

    `lead` is its first paragraph, `body` all after it. `citations` are the quotations it leans on,
    as `{"source", "exact", "passage"}`; `references` and `links` the keys and slugs it names.
    """

    lead: SafeHTML
    body: SafeHTML
    problems: tuple[Problem, ...]
    citations: tuple[dict[str, str], ...]
    references: tuple[str, ...]
    links: tuple[str, ...]

    @property
    def publishable(self) -> bool:
        return not self.problems


def render(markdown: str, resolver: Resolver, *, is_note: bool = False) -> Rendered:
    """Render what an editor wrote. Never fails: what is wrong comes back as problems, line by line.

    `is_note`: the page shows all of it as text from outside the sources, so it may name references anywhere.
    """
    markdown = _tidied(markdown)
    marks = find_marks(markdown, resolver, is_note)
    first, last = _lead_lines(marks.lines)
    lead = _html("\n".join(marks.lines[first:last]), marks)
    body = _html("\n".join(marks.lines[last:]), marks)
    faults = [*marks.problems, *_lead_faults(lead, markdown, first, last), *_line_faults(markdown)]
    return Rendered(
        lead,
        body,
        tuple(sorted(faults, key=lambda problem: problem.line)),
        tuple(marks.citations),
        _unique(marks.references),
        _unique(marks.links),
    )


def _tidied(markdown: str) -> str:
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


def _html(text: str, marks: Marks) -> SafeHTML:
    extensions: list[str | Extension] = [
        "admonition",
        "sane_lists",
        "smarty",
        TocExtension(marker="", slugify=_heading_id),
        House(marks),
    ]
    try:
        return sanitize(Markdown(extensions=extensions, output_format="html").convert(text))
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
        md.treeprocessors.register(Notes(md), "notes", 15)


class MarkTokens(InlineProcessor):
    """Puts each resolved mark where its token stands."""

    def __init__(self, pattern: str, marks: Marks) -> None:
        super().__init__(pattern)
        self.marks = marks

    def handleMatch(self, m: re.Match[str], data: str) -> tuple[Element, int, int]:  # type: ignore[override]  # noqa: N802
        return self.marks.elements[int(m[1])], m.start(0), m.end(0)


class Notes(Treeprocessor):
    """An admonition becomes the aside in which text from outside the sources stands."""

    def run(self, root: Element) -> Any:
        for element in root.iter("div"):
            if "admonition" in element.get("class", "").split():
                element.tag = "aside"
                element.set("class", "note")
                for child in element:
                    if child.get("class") == "admonition-title":
                        child.set("class", "note-title")
