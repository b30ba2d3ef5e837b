"""What every format gives: the text to store, and what the file itself tells of it.

All offsets count code points of `Reading.text`, `start` included and `end` excluded.
"""

from collections.abc import Iterator
from dataclasses import dataclass
from enum import StrEnum

PLAIN_TEXT = "plain text"


class Known(StrEnum):
    """What a format knows a part of its text to be. Of `TEXT` it knows no more than where it begins and ends."""

    TEXT = "text"
    HEADING = "heading"
    PARAGRAPH = "paragraph"
    LIST_ITEM = "list item"
    TABLE_HEAD = "table head"
    TABLE_ROW = "table row"
    CODE = "code"
    QUOTE = "quote"
    NOTE = "note"
    FURNITURE = "furniture"


@dataclass(frozen=True, slots=True)
class Span:
    """A part of the text. `level` is a heading's, 1 for the title; `rule` names what set furniture aside.

    `lead` is where the bold words end with which it opens, or None where it opens with no bold words. A heading
    that `folds` opens and closes what stands under it, as a question does in an accordion.
    """

    start: int
    end: int
    kind: Known
    level: int | None = None
    lead: int | None = None
    rule: str | None = None
    folds: bool = False


@dataclass(frozen=True, slots=True)
class Stated:
    """What the file says of itself: title, author, publisher, published, updated, address, licence or taken.

    `where` names the places of the file that say so; `start` and `end` are where the text does, -1 where it does not.
    `taken` is when a copy was taken, in ISO 8601.
    """

    name: str
    value: str
    start: int = -1
    end: int = -1
    where: str = ""

    def told(self) -> str:
        """In words: what, and who says so."""
        return f"{self.name} “{self.value}”" + (f" ({self.where})" if self.where else "")


@dataclass(frozen=True, slots=True)
class LeftOut:
    """What of the file is not in the text, why, and its words as they came."""

    what: str
    why: str
    words: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Reading:
    """A file that was read. `sha256` is of its bytes, in hex; `because` says by what its format was known.

    Where there is a `structure`, its spans stand in order, do not overlap, and leave out only white space;
    where there is none, the outliner finds it. Cells of a table row stand apart by a tab. A document that `is_whole`
    is no part of a page.
    """

    text: str
    sha256: str
    encoding: str
    repairs: tuple[str, ...]
    format: str = PLAIN_TEXT
    because: str = "nothing in it shows another format for sure"
    structure: tuple[Span, ...] = ()
    metadata: tuple[Stated, ...] = ()
    left_out: tuple[LeftOut, ...] = ()
    is_whole: bool = False

    def told(self) -> Iterator[str]:
        """A line for each thing that an editor should know of the format; none for plain text."""
        if self.format != PLAIN_TEXT:
            yield f"read as {self.format}: {self.because}"
        if self.metadata:
            yield "states: " + ", ".join(one.told() for one in self.metadata)
        if self.left_out:
            yield "left out: " + ", ".join(f"{one.what} ({len(one.words)})" for one in self.left_out)
