"""The shapes that travel through the importer: a block, a proposed statement, a whole article.

Offsets are code points of the stored text, `start` included and `end` excluded, so that
`text[block.start:block.end] == block.text` holds for every block.
"""

from dataclasses import dataclass, field
from enum import StrEnum


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
class Block:
    """One span of the text. `rule` names the furniture rule that set it aside, and only furniture has one."""

    start: int
    end: int
    kind: BlockKind
    text: str
    heading_path: tuple[str, ...] = ()
    topics: tuple[str, ...] = ()
    rule: str | None = None


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
    """What the importer makes of one file: the text to store and every block in it, in order, not overlapping.

    `raw` are the bytes that it was read from.
    """

    text: str
    sha256: str
    encoding: str
    title: str
    blocks: tuple[Block, ...]
    repairs: tuple[str, ...] = ()
    warnings: tuple[str, ...] = ()
    proposed: tuple[Proposal, ...] = field(default=())
    raw: bytes = field(default=b"", repr=False)
