"""Markdown to safe HTML: the one way in which what editors write becomes what readers see."""

import re
from dataclasses import dataclass
from typing import Any
from xml.etree.ElementTree import Element

from markdown import Markdown
from markdown.extensions import Extension
from markdown.inlinepatterns import InlineProcessor
from markdown.treeprocessors import Treeprocessor

from .marks import TOKEN_PATTERN, Marks, Problem, Resolver, find_marks
from .sanitizing import SafeHTML, sanitize

TAG = re.compile(r"</?[a-zA-Z][^>]*>|<!--")
UNSAFE_LINK = re.compile(r"\]\(\s*<?(?!https?://|mailto:|/(?!/)|#)[^)\s]*", re.IGNORECASE)
PICTURE = re.compile(r"!\[[^\]]*\][(\[]")
TOP_HEADING = re.compile(r"#\s")
BLOCK_START = re.compile(r"(?:#|[-*+]\s|\d+[.)]\s|>|!!!)")


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


def render(markdown: str, resolver: Resolver) -> Rendered:
    """Render what an editor wrote. Never fails: what is wrong comes back as problems, line by line."""
    markdown = markdown.replace("\r\n", "\n").replace("\r", "\n")
    marks = find_marks(markdown, resolver)
    first, last = _lead_lines(marks.lines)
    lead = _html("\n".join(marks.lines[first:last]), marks)
    body = _html("\n".join(marks.lines[last:]), marks)
    problems = sorted((*marks.problems, *_faults(markdown, first, last)), key=lambda problem: problem.line)
    return Rendered(
        lead, body, tuple(problems), tuple(marks.citations), _unique(marks.references), _unique(marks.links)
    )


def _lead_lines(lines: list[str]) -> tuple[int, int]:
    first = next((number for number, line in enumerate(lines) if line.strip()), len(lines))
    last = next((number for number in range(first, len(lines)) if not lines[number].strip()), len(lines))
    return first, last


def _faults(markdown: str, first: int, last: int) -> list[Problem]:
    lines = markdown.split("\n")
    if first == last:
        return [Problem(1, "there is no text yet: the first paragraph is the main message")]
    faults = []
    if BLOCK_START.match(lines[first].lstrip()):
        faults.append(Problem(first + 1, "begin with a plain paragraph: it is shown as the main message"))
    for number, line in enumerate(lines, start=1):
        if found := TAG.search(line):
            faults.append(Problem(number, f"{found[0]} is HTML, which is shown as text: write it in Markdown"))
        if found := UNSAFE_LINK.search(line):
            faults.append(Problem(number, f"{found[0]}) is no address to link to: begin it with https:// or /"))
        if PICTURE.search(line):
            faults.append(Problem(number, "a picture cannot be put in a text: leave it out"))
        if TOP_HEADING.match(line):
            faults.append(Problem(number, "a heading begins with ## here: the page has its one main heading already"))
    return faults


def _html(text: str, marks: Marks) -> SafeHTML:
    parser = Markdown(extensions=["admonition", "sane_lists", "smarty", "toc", House(marks)], output_format="html")
    return sanitize(parser.convert(text))


def _unique(names: list[str]) -> tuple[str, ...]:
    return tuple(dict.fromkeys(names))


class House(Extension):
    """What this site adds to Markdown, and the raw HTML that it takes away."""

    def __init__(self, marks: Marks) -> None:
        super().__init__()
        self.marks = marks

    def extendMarkdown(self, md: Markdown) -> None:  # noqa: N802 (the library's name)
        md.preprocessors.deregister("html_block")
        for name in ("html", "image_link", "image_reference", "short_image_ref"):
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
