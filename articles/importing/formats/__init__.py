"""The door for formats: the bytes of a file become a text, with what its format knows of it.

    bytes -> refuse_unread -> the first of FORMATS that knows them -> Reading

A format is chosen by the bytes; where they could be read in two ways, and only there, by the file's name. To add
one, write a file with its `read`, add that to FORMATS before plain text, and take the format out of `refused`.
It stores the words that a reader saw, never marks. What it knows of them (headings, items, rows) it gives as the
`structure` of its `Reading`, which the outliner takes as given; what it drops it names in `left_out`.
"""

from collections.abc import Callable

from . import markdown, plain
from .reading import Known, LeftOut, Reading, Span, Stated
from .refused import MAXIMUM_BYTES, Refused, refuse_unread, too_long

__all__ = [
    "FORMATS",
    "MAXIMUM_BYTES",
    "Known",
    "LeftOut",
    "Reading",
    "Refused",
    "Span",
    "Stated",
    "read",
    "too_long",
]

FORMATS: tuple[Callable[[bytes, str], Reading | None], ...] = (markdown.read, plain.read)
"""Each reads a file of its format, given its bytes and name, and gives None for any other; the last takes all text."""


def read(raw: bytes, name: str = "") -> Reading:
    """Read one file; `name` may break a tie between formats.

    Raises `Refused` for a file that is empty, larger than 2 MiB, binary, in no known encoding, or in a format that
    is known and cannot be read.
    """
    refuse_unread(raw)
    return next(reading for one in FORMATS if (reading := one(raw, name)))
