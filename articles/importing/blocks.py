"""The shapes that travel through the importer: a stretch, a block, a proposed statement, a whole article.

Offsets are code points of the stored text, `start` included and `end` excluded, so that
`text[block.start:block.end] == block.text` holds for every block.
"""

from dataclasses import dataclass, field
from enum import StrEnum

from .formats import Reading

CLEAR_LEAD = 0.3
TITLE_LEVEL, SECTION_LEVEL, TABLE_LEVEL, LABEL_LEVEL = 1, 2, 8, 9


class BlockKind(StrEnum):
    """What a block is. `MARKER` is a bare bullet or rule that stands on a line alone."""

    HEADING = "heading"
    PARAGRAPH = "paragraph"
    LIST_ITEM = "list_item"
    QUESTION = "question"
    ANSWER = "answer"
    FURNITURE = "furniture"
    MARKER = "marker"


@dataclass(frozen=True, slots=True)
class Settled:
    """An editor's decision: these words are one block of this kind. `start` is where they stood in the text."""

    words: str
    kind: BlockKind
    start: int = 0


@dataclass(frozen=True, slots=True)
class Stretch:
    """A block before its headings are known. `level` is set for headings only: 1 is the title."""

    start: int
    end: int
    kind: BlockKind
    level: int | None = None
    rule: str | None = None
    in_table: bool = False
    settled: bool = False


@dataclass(frozen=True, slots=True)
class Block:
    """One span of the text. `rule` names the furniture rule that set it aside, and only furniture has one.

    `because` are the words and headings that speak for its first topic, and `margin` by how much that topic leads the
    next, as a share of its own score; None where nothing was weighed. What is `settled` an editor decided.
    """

    start: int
    end: int
    kind: BlockKind
    text: str
    heading_path: tuple[str, ...] = ()
    topics: tuple[str, ...] = ()
    rule: str | None = None
    because: tuple[str, ...] = ()
    margin: float | None = None
    settled: bool = False

    @property
    def is_unsure(self) -> bool:
        """Whether an editor should look at its topics: none leads clearly."""
        return self.margin is not None and (not self.topics or self.margin < CLEAR_LEAD)


@dataclass(frozen=True, slots=True)
class Proposal:
    """A statement the importer believes it has recognised, for an editor to accept or drop.

    `value` holds the fields of the claim's kind: `low`, `high`, `open_high`, `unit`, or `stance`. `start` is
    where the words begin in the text.
    """

    claim: str
    exact: str
    value: dict[str, object]
    start: int = 0


@dataclass(frozen=True, slots=True)
class Article:
    """What the importer makes of one file: its reading, and every block of the text, in order, not overlapping.

    `raw` are the bytes that it was read from, and `settled` what editors had decided of it; the words of those that
    are `unsettled` were not found.
    """

    reading: Reading
    title: str
    blocks: tuple[Block, ...]
    warnings: tuple[str, ...] = ()
    proposed: tuple[Proposal, ...] = ()
    raw: bytes = field(default=b"", repr=False)
    settled: tuple[Settled, ...] = ()
    unsettled: tuple[Settled, ...] = ()

    @property
    def text(self) -> str:
        """What is stored."""
        return self.reading.text

    @property
    def sha256(self) -> str:
        """Of the bytes, in hex."""
        return self.reading.sha256
