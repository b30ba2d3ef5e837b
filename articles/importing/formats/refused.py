"""What cannot become an article, and the sentence that says why and what to do."""

import re
from email.parser import BytesHeaderParser

MAXIMUM_BYTES = 2 * 1024 * 1024
"""The longest text, and the longest file of text alone."""
LARGEST_FILE = 16 * 1024 * 1024
"""The largest file of a format that may hold pictures beside its text; of what it unpacks, formats read no more."""
MOST_ELEMENTS = 100_000
"""Of a web page or a Word file: each costs time, whether it holds words or not."""
MOST_LINES = 8_000
"""Of an article: lines, or the parts that its format knows, wrapped paragraphs counted as one."""
LONGEST_PART = 100_000
"""The most characters of one line, or of one part that a format knows."""
OPENING = 2048

AS_TEXT = "save its text as a .txt or .md file"
AS_DOCX = "save it as a .docx file without a password"
TYPED = "type its words into a .txt or .md file"
# The first bytes of a format (its "magic number"), what it is, and what to do. Of a ZIP archive the first name tells.
OTHERS = tuple(
    (re.compile(magic, re.DOTALL), what, remedy)
    for magic, what, remedy in (
        (rb"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1", "an old or a locked Office document (such as DOC)", AS_DOCX),
        (
            rb"PK\x03\x04.{26}(?:\[Content_Types\]|_rels/|docProps/|xl/|ppt/)",
            "an Office document that is no DOCX",
            AS_TEXT,
        ),
        (rb"PK\x03\x04.{26}mimetypeapplication/vnd\.oasis\.", "an OpenDocument file (such as ODT)", AS_DOCX),
        (rb"PK(?:\x03\x04|\x05\x06)", "a ZIP archive", "unpack it and import each text in it"),
        (rb"\x1f\x8b", "packed with gzip", "unpack it and import the text in it"),
        (
            rb"\s*(?:<\?xml[^>]*>\s*)?<(?:rss|feed)\b",
            "a feed of several articles (RSS or Atom)",
            "save the page of one",
        ),
        (rb"\x89PNG\r\n", "a picture (PNG)", TYPED),
        (rb"\xff\xd8\xff", "a picture (JPEG)", TYPED),
        (rb"GIF8[79]a", "a picture (GIF)", TYPED),
        (rb"RIFF.{4}WEBP", "a picture (WebP)", TYPED),
        (rb"II\*\x00|MM\x00\*", "a picture (TIFF)", TYPED),
        (rb".{4}ftyp(?:hei|mif|avi)", "a picture (HEIC or AVIF)", TYPED),
    )
)


class Refused(ValueError):
    """A file that cannot become an article. The message says why and what to do."""


def too_long(size: int, limit: int = MAXIMUM_BYTES) -> Refused:
    """The refusal of a file of `size` bytes, for whoever knows the size before the bytes."""
    return Refused(
        f"it is {size:,} bytes long, more than the limit of {limit:,} ({limit // 1024 // 1024} MiB): "
        "split it or leave out what is not the article"
    )


def too_many_elements() -> Refused:
    return Refused(f"it has more than {MOST_ELEMENTS:,} elements: save the words of the article alone")


def too_many_lines() -> Refused:
    return Refused(f"it has more than {MOST_LINES:,} lines: split it or leave out what is not the article")


def too_long_a_part(opening: str) -> Refused:
    """The refusal of a line or part, of which the first words are given."""
    return Refused(
        f"one of its paragraphs has more than {LONGEST_PART:,} characters (“{opening}…”): "
        "break it into paragraphs or leave out what is not the article"
    )


def refuse_unread(raw: bytes) -> None:
    """Raises `Refused` for what is too long for a text, or by its first bytes in a known format that is not read."""
    opening = raw[:OPENING]
    if found := next((one for one in OTHERS if one[0].match(opening)), None):
        raise Refused(f"it is not text but {found[1]}: {found[2]}")
    if len(raw) > MAXIMUM_BYTES:
        raise too_long(len(raw))
    headers = BytesHeaderParser().parsebytes(opening)
    if "MIME-Version" in headers and headers.get_content_maintype() == "multipart":
        raise Refused(f"it is an e-mail: {AS_TEXT}")
