"""The documentation taken apart: names in code, blocks, links, headings, tables and prose, each with its place.

The comments in `.env.example` are read as a document too.
"""

from dataclasses import dataclass, field
from functools import cache

from markdown_it import MarkdownIt
from markdown_it.token import Token

from microneedle_site.environment import BASE_DIR

MARKDOWN = MarkdownIt("commonmark").enable("table")
FILES = [
    *(BASE_DIR / name for name in ("README.md", "CONTRIBUTING.md", "SECURITY.md", ".env.example")),
    *(BASE_DIR / "docs").rglob("*.md"),
]


@dataclass(frozen=True)
class Said:
    """Something that a document says, and where."""

    file: str
    line: int
    text: str

    def but(self, wrong: str) -> str:
        """A line for whoever has to mend it."""
        return f"{self.file}:{self.line}: {self.text}: {wrong}"


@dataclass(frozen=True)
class Block:
    """A block of code. One without a language is what one types."""

    language: str
    lines: list[Said]

    @property
    def text(self) -> str:
        return "\n".join(line.text for line in self.lines)


@dataclass
class Document:
    """`prose` is each paragraph, heading and cell, with "…" for code and addresses; `tables` are rows of raw cells."""

    file: str
    code: list[Said] = field(default_factory=list)
    blocks: list[Block] = field(default_factory=list)
    links: list[Said] = field(default_factory=list)
    italics: list[Said] = field(default_factory=list)
    headings: list[Said] = field(default_factory=list)
    prose: list[Said] = field(default_factory=list)
    tables: list[list[list[Said]]] = field(default_factory=list)

    def table(self, heading: str) -> list[list[Said]]:
        """The rows under the head of the table whose first column is headed so."""
        return next(rows for head, *rows in self.tables if head[0].text == heading)


@cache
def documents() -> list[Document]:
    return [taken_apart(path.read_text(encoding="utf-8"), str(path.relative_to(BASE_DIR))) for path in sorted(FILES)]


def taken_apart(markdown: str, file: str = "README.md") -> Document:
    document = Document(file)
    before = ""
    for token in MARKDOWN.parse(markdown):
        if token.type == "fence":
            document.blocks.append(_block(token, file))
        elif token.type == "table_open":
            document.tables.append([])
        elif token.type == "tr_open":
            document.tables[-1].append([])
        elif token.type == "inline":
            _take_line(token, document, before)
        before = token.type
    return document


def _block(token: Token, file: str) -> Block:
    first = token.map[0] + 2
    lines = [Said(file, number, line) for number, line in enumerate(token.content.splitlines(), first)]
    return Block(token.info.strip(), lines)


def _take_line(token: Token, document: Document, before: str) -> None:
    """Take a paragraph, heading or cell apart; `before` is what opened it."""
    first = token.map[0] + 1
    _take_parts(token.children or [], document, first)
    document.prose.append(Said(document.file, first, _words(token.children or [])))
    if before == "heading_open":
        document.headings.append(Said(document.file, first, _words(token.children or [], with_code=True)))
    if before in ("td_open", "th_open"):
        document.tables[-1][-1].append(Said(document.file, first, token.content))


def _take_parts(children: list[Token], document: Document, line: int) -> None:
    for at, one in enumerate(children):
        line += one.type == "softbreak"
        if one.type == "code_inline":
            document.code.append(Said(document.file, line, one.content))
        elif one.type in ("link_open", "image"):
            document.links.append(Said(document.file, line, str(one.attrs.get("href") or one.attrs["src"])))
        elif one.type == "em_open" and children[at + 2].type == "em_close":
            document.italics.append(Said(document.file, line, children[at + 1].content))


def _words(children: list[Token], with_code: bool = False) -> str:
    return "".join(_word(one, with_code) for one in children)


def _word(part: Token, with_code: bool) -> str:
    if part.type == "code_inline":
        return part.content if with_code else "…"
    if part.type == "text":
        return "…" if "://" in part.content else part.content
    return "\n" if part.type == "softbreak" else ""
