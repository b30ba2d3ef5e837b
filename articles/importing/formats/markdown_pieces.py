"""The parts of a Markdown document in their order: headings, paragraphs, items, rows, each with its words alone."""

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field, replace

from markdown_it.rules_block.table import escapedSplit
from markdown_it.token import Token

from .aside import Aside
from .html_walk import FOLDED_LEVEL
from .markdown_parser import parse
from .markdown_words import words_of, words_of_html
from .pieces import Piece
from .reading import Known

KIND_IN = {"list_item_open": Known.PARAGRAPH, "blockquote_open": Known.QUOTE, "footnote_reference_open": Known.NOTE}
MARKED = ("heading_open", "bullet_list_open", "blockquote_open", "table_open", "fence", "hr")
HEADING, PARAGRAPH = Known.HEADING, Known.PARAGRAPH
# What a click on it unfolds stands behind it.
SUMMARY = re.compile(r"(<summary\b[^<>]*>(?:[^<]|<(?!/?summary\b))*</summary\s*>)", re.IGNORECASE)
PREFIX = re.compile(r"[\s>]*")


def pieces_of(markdown: str, aside: Aside) -> Iterator[Piece]:
    """Every part of the document that has words; what else it holds goes aside."""
    tokens, definitions = parse(markdown)
    lines = markdown.split("\n")
    for first, end in definitions:
        aside.put("link addresses", *lines[first:end])
    yield from _Walk(tokens, lines, aside).pieces()


@dataclass(slots=True)
class _Walk:
    """Through the tokens, with what stands around each, the number of a list's item and the cells of a row."""

    tokens: Sequence[Token]
    lines: Sequence[str]
    aside: Aside
    around: list[Token] = field(default_factory=list)
    number: str = ""
    cells: list[str] = field(default_factory=list)

    def pieces(self) -> Iterator[Piece]:
        for index, token in enumerate(self.tokens):
            if token.nesting < 0:
                self.around.pop()
            if token.type in MARKED:
                self.aside.put("marks", token.markup[: 3 if token.type == "hr" else 6] or "|")
            for piece in self._of(token, index):
                if piece.words.strip():
                    yield self._numbered(piece)
            if token.nesting > 0:
                self.around.append(token)

    def _of(self, token: Token, index: int) -> Iterator[Piece]:
        match token.type:
            case "list_item_open" | "list_item_close":
                bare, self.number = self.number, ""
                yield Piece(bare, Known.LIST_ITEM, close=True)
                self.number = f"{token.info}{token.markup} " if token.info else ""
            case "inline" if self.around[-1].type in ("th_open", "td_open"):
                words, _ = words_of(token.children or (), self.aside)
                self.cells.append(re.sub(r"[ \t\n]+", " ", words).strip())
            case "inline":
                yield self._text(token, is_first=self.tokens[index - 2].type == "list_item_open")
            case "tr_close":
                yield self._row(index)
            case "footnote_reference_open":
                self.aside.put("footnote marks", token.meta["label"])
            case "fence" | "code_block":
                self.aside.put("names of code", token.info)
                yield Piece(token.content, Known.CODE)
            case "html_block":
                for place, part in enumerate(SUMMARY.split(token.content)):
                    for words in re.split(r"\n\s*\n", words_of_html(part, self.aside)):
                        is_summary = place % 2 == 1 and words.strip() != ""
                        yield Piece(words, HEADING, FOLDED_LEVEL, folds=True) if is_summary else Piece(words, PARAGRAPH)

    def _numbered(self, piece: Piece) -> Piece:
        """With the number of the item that it begins; the bold words move with it."""
        stripped, number, self.number = piece.words.strip(), self.number, ""
        words, moved = number + stripped, len(number) - piece.words.index(stripped)
        return replace(piece, words=words, lead=min(piece.lead + moved, len(words)) if piece.lead else None)

    def _text(self, token: Token, is_first: bool) -> Piece:
        parent, children = self.around[-1], token.children or []
        words, lead = words_of(children, self.aside)
        if parent.type == "heading_open":
            return Piece(words, Known.HEADING, level=int(parent.tag[1]))
        if _leads_inside(children):
            return Piece(words, Known.FURNITURE, rule="contents", close=parent.hidden)
        within = next((KIND_IN[one.type] for one in reversed(self.around) if one.type in KIND_IN), Known.PARAGRAPH)
        return Piece(words, Known.LIST_ITEM if is_first else within, lead=lead, close=parent.hidden)

    def _row(self, index: int) -> Piece:
        """The row that closes here. What was typed beyond the table's columns, readers do not see."""
        cells, self.cells = self.cells, []
        last, close = self.tokens[index - 2], self.tokens[index - 1]
        if close.type == "th_close" or last.map is None:
            return Piece("\t".join(cells), Known.TABLE_HEAD)
        line = PREFIX.sub("", self.lines[last.map[0]], count=1).rstrip()
        self.aside.put("cells beyond the table", *escapedSplit(line.removeprefix("|").removesuffix("|"))[len(cells) :])
        return Piece("\t".join(cells), Known.TABLE_ROW, close=True)


def _leads_inside(children: Sequence[Token]) -> bool:
    """Whether it is nothing but a link to another place on the page, as in a list of contents."""
    opens = [one for one in children if one.type == "link_open"]
    whole = len(opens) == 1 and children[0] is opens[0] and children[-1].type == "link_close"
    return whole and str(opens[0].attrs["href"]).startswith("#")
