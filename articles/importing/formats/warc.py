"""WARC: a page as it came from its address, with the time, such as `articles.fetching` keeps it (ISO 28500).

The page in it is read by its own format; the file tells the address and the day on which the copy was taken.
"""

import io
from dataclasses import dataclass
from email.message import Message
from mimetypes import guess_extension

from warcio.archiveiterator import ArchiveIterator
from warcio.exceptions import ArchiveLoadFailed
from warcio.recordloader import ArcWarcRecord

from .reading import Stated
from .refused import LARGEST_FILE, Refused, too_long

NAME = "WARC"
MAGIC = b"WARC/1."


@dataclass(frozen=True, slots=True)
class Kept:
    """The page that a WARC file keeps: `taken` is when, in ISO 8601; `kind` its media type, as its server told."""

    page: bytes
    address: str
    taken: str
    kind: str

    @property
    def charset(self) -> str:
        """The encoding that its server named, "" for none."""
        header = Message()
        header["Content-Type"] = self.kind
        return header.get_content_charset() or ""

    @property
    def name(self) -> str:
        """As a file would be called that holds the page alone."""
        return f"{self.address}{guess_extension(self.kind.partition(';')[0].strip()) or ''}"

    def stated(self) -> tuple[Stated, ...]:
        """What the file says of the page, not the page of itself: it stands nowhere in the text."""
        return Stated("address", self.address, where="WARC"), Stated("taken", self.taken, where="WARC")


def kept_in(raw: bytes) -> Kept | None:
    """The last page in the file; None for what is no WARC. Raises `Refused`."""
    if not raw.startswith(MAGIC):
        return None
    page = None
    try:
        for record in ArchiveIterator(io.BytesIO(raw)):
            if record.rec_type == "response" and record.http_headers.get_statuscode() == "200":
                page = _kept(record)
    except (ArchiveLoadFailed, AttributeError, EOFError, OSError, UnicodeError, ValueError) as error:
        raise Refused("it is a WARC file that breaks off or is damaged: fetch or save the page again") from error
    if page is not None and page.page.startswith(MAGIC):
        raise Refused("it is a WARC file within another: import the inner one")
    if page is None:
        raise Refused("it is a WARC file without a page in it: fetch or save the page again")
    return page


def _kept(record: ArcWarcRecord) -> Kept:
    page = record.content_stream().read(LARGEST_FILE + 1)
    if len(page) > LARGEST_FILE:
        raise too_long(len(page), LARGEST_FILE)
    headers = record.rec_headers
    return Kept(
        page,
        headers.get_header("WARC-Target-URI") or "",
        headers.get_header("WARC-Date") or "",
        record.http_headers.get_header("Content-Type") or "",
    )
