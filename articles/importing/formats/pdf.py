"""PDF: pypdf's words in the order in which they were drawn, which keeps columns apart; its layout mode mixes them.

A PDF knows no paragraphs. Lines become some by how they stand (`pdf_pieces`), and each mend is told as a repair.
"""

import io
import logging
from collections.abc import Iterator
from typing import TYPE_CHECKING, Any

from . import plain
from .aside import Aside
from .html_stated import placed
from .packed import BROKEN
from .pdf_lines import Line, lines_of
from .pdf_pieces import pieces_of
from .pieces import laid_out
from .reading import Known, Reading, Stated
from .refused import MAXIMUM_BYTES, Refused, too_long

if TYPE_CHECKING:
    from pypdf import PageObject, PdfReader

NAME = "PDF"
MAGIC = b"%PDF-"
FIRST_BYTES = 1024
MOST_PAGES = 400
MOST_OF_A_PAGE = 4 * 1024 * 1024
STATES = {"/Title": "title", "/Author": "author"}
SCANNED = (
    "there is no text in it, only pictures of text (a scan): have its text recognised (OCR) and save that, "
    "or type its words into a .txt file"
)
LOCKED = "it is locked with a password: save it without one"


def read(raw: bytes, name: str = "") -> Reading | None:
    """A PDF; None for what is none. Raises `Refused` for one that is locked, scanned or damaged."""
    if not raw[:FIRST_BYTES].lstrip(b"\x00 \t\r\n\xef\xbb\xbf").startswith(MAGIC):
        return None
    logging.getLogger("pypdf").setLevel(logging.CRITICAL)  # What it would log, a refusal tells.
    aside, repairs = Aside(), dict[str, list[str]]()
    try:
        reader = _opened(raw)
        pages = list(_lines_of_pages(reader, aside, repairs))
        stated = list(_stated(reader))
    except (Refused, RecursionError, MemoryError):
        raise
    except Exception as error:  # It raises whatever its parsers meet in a damaged file.
        raise Refused(BROKEN) from error
    if not any(plain.has_words(line.words) for page in pages for line in page):
        raise Refused(SCANNED)
    pieces = pieces_of(pages, aside, repairs)
    text, structure = laid_out("", pieces)
    if all(one.kind is Known.FURNITURE for one in pieces):
        raise Refused(SCANNED)
    return Reading(
        text,
        "",
        "PDF",
        tuple(_told(what, words) for what, words in repairs.items()),
        NAME,
        "its first bytes say so",
        structure,
        placed(stated, text, structure),
        tuple(aside.told()),
    )


def _opened(raw: bytes) -> "PdfReader":
    from pypdf import PdfReader  # Only where a PDF comes: it takes as long to load as an article to be read.
    from pypdf.errors import DependencyError

    reader = PdfReader(io.BytesIO(raw), strict=False)
    if reader.is_encrypted:
        try:
            opened = reader.decrypt("")
        except (DependencyError, NotImplementedError) as error:
            raise Refused(LOCKED) from error
        if not opened:
            raise Refused(LOCKED)
    if len(reader.pages) > MOST_PAGES:
        raise Refused(
            f"it has {len(reader.pages):,} pages, more than {MOST_PAGES}: save the pages of the article alone"
        )
    return reader


def _lines_of_pages(reader: "PdfReader", aside: Aside, repairs: dict[str, list[str]]) -> Iterator[list[Line]]:
    length = 0
    for number, page in enumerate(reader.pages, start=1):
        contents = page.get_contents()
        if contents is not None and len(contents.get_data()) > MOST_OF_A_PAGE:
            raise Refused(
                f"page {number} is drawn in more than {MOST_OF_A_PAGE // 1024 // 1024} MiB: save its text alone"
            )
        lines = lines_of(page, aside, repairs)
        length += sum(len(one.words) for one in lines)
        if length > MAXIMUM_BYTES:
            raise too_long(length)
        _name_notes(page, aside)
        if not lines:
            aside.put("pages without text", f"page {number}")
        yield lines


def _name_notes(page: "PageObject", aside: Aside) -> None:
    """What is noted on a page, and typed into its fields: no words of the page itself."""
    notes: Any = page.annotations
    for note in (one.get_object() for one in notes) if isinstance(notes, list) else ():
        for key, what in (("/Contents", "other parts"), ("/V", "form fields")):
            if isinstance(note, dict) and key in note and isinstance(note[key], str):
                aside.put(what, note[key])


def _stated(reader: "PdfReader") -> Iterator[Stated]:
    told: Any = reader.metadata or {}
    for key, name in STATES.items():
        value = told.get(key)
        words = " ".join(str(value).split()).encode("utf-8", "replace").decode() if value else ""
        if words:
            yield Stated(name, words, where=f"the document's {key[1:]}")


def _told(what: str, words: list[str]) -> str:
    """A repair with the first words that it mended."""
    shown = list(dict.fromkeys(words))
    if not shown:
        return what
    return f"{what} ({len(words)}): {', '.join(shown[:12])}{', …' if len(shown) > 12 else ''}"
