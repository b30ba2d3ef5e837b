"""The door for formats: the bytes of a file become a text, with what its format knows of it.

    bytes -> the first of FORMATS that knows them -> else refuse_unread -> else Markdown or plain text -> Reading

A format is chosen by the bytes; where they could be read in two ways, and only there, by the file's name. To add
one, write a file with its `read`, add that to FORMATS, and take the format out of `refused`.
It stores the words that a reader saw, never marks. What it knows of them (headings, items, rows) it gives as the
`structure` of its `Reading`, which the outliner takes as given; what it drops it names in `left_out`.
"""

import hashlib
import re
from collections.abc import Callable
from dataclasses import replace

from . import docx, epub, html, markdown, mhtml, pdf, plain, rtf, warc, wordpress
from .reading import Known, LeftOut, Reading, Span, Stated
from .refused import LARGEST_FILE, MAXIMUM_BYTES, Refused, refuse_unread, too_long
from .wordpress import pick_post

__all__ = [
    "FORMATS",
    "LARGEST_FILE",
    "MAXIMUM_BYTES",
    "Known",
    "LeftOut",
    "Reading",
    "Refused",
    "Span",
    "Stated",
    "pick_post",
    "read",
    "too_long",
]

HALF_CHARACTER = re.compile(r"[\ud800-\udfff]")

FORMATS: tuple[Callable[[bytes, str], Reading | None], ...] = (
    pdf.read, rtf.read, docx.read, epub.read, mhtml.read, wordpress.read, html.read,
)  # fmt: skip
"""Each reads a file of its format, given its bytes and name, and gives None for any other. What is left is text."""


def read(raw: bytes, name: str = "") -> Reading:
    """Read one file; `name` may break a tie between formats.

    Raises `Refused` for a file that is empty, too large, binary, in no known encoding, or in a format that is known
    and cannot be read, and for one of a known format that is damaged, locked, or holds no article.
    """
    if len(raw) > LARGEST_FILE:
        raise too_long(len(raw), LARGEST_FILE)
    kept = warc.kept_in(raw)
    if kept:
        page = html.read(kept.page, kept.name, kept.charset) or _read(kept.page, kept.name)
        reading = replace(page, format=f"{warc.NAME} of {page.format}", metadata=(*kept.stated(), *page.metadata))
    else:
        reading = _read(raw, name)
    return replace(reading, text=_checked(reading.text), sha256=hashlib.sha256(raw).hexdigest())


def _read(raw: bytes, name: str) -> Reading:
    try:
        reading = next((reading for one in FORMATS if (reading := one(raw, name))), None)
    except RecursionError as error:
        raise Refused("its parts are nested too deep: save the words of the article alone") from error
    if reading is None:
        refuse_unread(raw)
        reading = markdown.read(raw, name) or plain.read(raw)
    return reading


def _checked(text: str) -> str:
    """Raises `Refused` for a text that cannot be stored."""
    if len(text) > MAXIMUM_BYTES:
        raise too_long(len(text))
    if found := HALF_CHARACTER.search(text):
        raise Refused(f"it holds half a character (a lone surrogate) at character {found.start()}: save it again")
    return text
