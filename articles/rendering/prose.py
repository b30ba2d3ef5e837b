"""The sentences of a text, and whether each that states a fact can be traced to where it comes from.

A sentence is traced by a citation of a passage, a reference, or a link to a claim, which shows what each
source says. Where a paragraph or list item ends with ¶, its marks trace the whole of it, and so do those in a note.
Questions and advice state no fact.
"""

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from articles.language import sentence_spans

from .marks import FOR_ALL, PRIVATE, TRACED, Problem

BOX = re.compile(r"!!! ?(?P<kind>note|advice|care)")
OURS = ("advice", "care")
"""Boxes of our own advice: it states no fact."""
BOX_TITLE = re.compile(r'!!! ?(?P<kind>note|advice|care) +"(?P<title>.*)" *$')
HEADING = re.compile(r" *#{1,6} ")
ITEM = re.compile(r"^ *(?:[-*+]|\d+[.)]) +")
EMPHASIS = re.compile(r"[*_]{1,3}(?=\S)|(?<=\S)[*_]{1,3}")
SIGNS = re.compile(f"{PRIVATE.pattern}|{FOR_ALL}")
SIGN_AFTER_STOP = re.compile(f"([.!?…]+[”\"’')\\]]*)((?:[ \u00a0]*{TRACED})+)")
ADDRESS = re.compile(r"\[([^\]]*)\]\([^)\s]*\)")
CLOSING = "”\"’')]"
QUOTED = re.compile(r"[“\"][^”\"]*[”\"]")
SPACE = re.compile(r"\s+")


@dataclass(frozen=True, slots=True)
class Block:
    """A paragraph, list item or title: the line it begins on, its words with signs, and the box that it stands in."""

    line: int
    text: str
    box: str = ""

    @property
    def spoken(self) -> str:
        """What a reader hears; what others said, in quotation marks, is left out."""
        return SPACE.sub(" ", QUOTED.sub("", SIGNS.sub("", self.text))).replace(" .", ".").replace(" ,", ",").strip()


def blocks(prose: Sequence[str]) -> Iterator[Block]:
    """The paragraphs and list items of a text, without its headings."""
    box, gathered, first = "", list[str](), 0
    for number, line in enumerate([*prose, ""], start=1):
        opens = BOX.match(line)
        leaves = bool(box and line.strip() and not line.startswith("    "))
        begins = not line.strip() or opens or HEADING.match(line) or ITEM.match(line) or leaves
        if begins and gathered:
            yield Block(first, " ".join(gathered), box)
            gathered = []
        if opens or leaves:
            box = opens["kind"] if opens else ""
        if line.strip() and not opens and not HEADING.match(line):
            first = first if gathered else number
            gathered.append(ADDRESS.sub(r"\1", EMPHASIS.sub("", ITEM.sub("", line))).strip())


def titles(prose: Sequence[str]) -> Iterator[Block]:
    """The headings of a text, and the titles of its boxes."""
    for number, line in enumerate(prose, start=1):
        if heading := HEADING.match(line):
            yield Block(number, EMPHASIS.sub("", line[heading.end() :]))
        elif box := BOX_TITLE.match(line):
            yield Block(number, EMPHASIS.sub("", box["title"]), box["kind"])


def untraced(prose: Sequence[str]) -> Iterator[Problem]:
    """Every sentence that states a fact and cannot be traced."""
    for block in blocks(prose):
        if block.box in OURS or (TRACED in block.text and (block.box == "note" or block.text.endswith(FOR_ALL))):
            continue
        for sentence in sentences(block.text):
            if TRACED not in sentence and not SIGNS.sub("", sentence).rstrip(CLOSING).endswith("?"):
                words = SPACE.sub(" ", SIGNS.sub("", sentence))
                yield Problem(
                    block.line,
                    f"“{words[:80]}{'…' if len(words) > 80 else ''}” has no citation: cite the passage that says it, "
                    "link to the claim, or put it in a box !!! advice if it is advice",
                )


def sentence_count(prose: Sequence[str]) -> int:
    """How many sentences the text has, questions and advice included."""
    return sum(1 for block in blocks(prose) for _ in sentences(block.text))


def sentences(text: str) -> Iterator[str]:
    """Each with its signs."""
    text = SIGN_AFTER_STOP.sub(r"\2\1", text)
    for start, end in sentence_spans(text):
        if SIGNS.sub("", text[start:end]).strip():
            yield text[start:end].strip()
