"""What cannot become an article, and the sentence that says why and what to do."""

import re
from email.parser import BytesHeaderParser

MAXIMUM_BYTES = 2 * 1024 * 1024
OPENING = 2048

AS_TEXT = "save its text as a .txt or .md file"
TYPED = "type its words into a .txt or .md file"
# The first bytes of a format (its "magic number"), what it is, and what to do. Of a ZIP archive the first name tells.
OTHERS = tuple(
    (re.compile(magic, re.DOTALL), what, remedy)
    for magic, what, remedy in (
        (rb"%PDF-", "a PDF", AS_TEXT),
        (rb"\{\\rtf", "an RTF document", AS_TEXT),
        (rb"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1", "an old Office document (such as DOC)", AS_TEXT),
        (rb"PK\x03\x04.{26}(?:\[Content_Types\]|_rels/|docProps/|word/)", "an Office document (such as DOCX)", AS_TEXT),
        (rb"PK\x03\x04.{26}mimetypeapplication/epub\+zip", "an e-book (EPUB)", AS_TEXT),
        (rb"PK\x03\x04.{26}mimetypeapplication/vnd\.oasis\.", "an OpenDocument file (such as ODT)", AS_TEXT),
        (rb"PK(?:\x03\x04|\x05\x06)", "a ZIP archive", "unpack it and import each text in it"),
        (rb"\x1f\x8b", "packed with gzip", "unpack it and import the text in it"),
        (rb"\x89PNG\r\n", "a picture (PNG)", TYPED),
        (rb"\xff\xd8\xff", "a picture (JPEG)", TYPED),
        (rb"GIF8[79]a", "a picture (GIF)", TYPED),
        (rb"RIFF.{4}WEBP", "a picture (WebP)", TYPED),
        (rb"II\*\x00|MM\x00\*", "a picture (TIFF)", TYPED),
        (rb".{4}ftyp(?:hei|mif|avi)", "a picture (HEIC or AVIF)", TYPED),
    )
)
WEB_PAGE = re.compile(
    rb"\s*(?:<\?xml[^>]*>\s*)?(?:<!--(?:(?!-->).)*-->\s*)*<(?:!doctype\s+html|html)\b", re.DOTALL | re.IGNORECASE
)
BYTE_ORDER_MARKS = b"\xef\xbb\xbf\xff\xfe"


class Refused(ValueError):
    """A file that cannot become an article. The message says why and what to do."""


def too_long(size: int) -> Refused:
    """The refusal of a file of `size` bytes, for whoever knows the size before the bytes."""
    return Refused(
        f"it is {size:,} bytes long, more than the limit of {MAXIMUM_BYTES:,} (2 MiB): "
        "split it or leave out what is not the article"
    )


def refuse_unread(raw: bytes) -> None:
    """Raises `Refused` for what is too long, or by its first bytes in a format that we know and cannot read."""
    if len(raw) > MAXIMUM_BYTES:
        raise too_long(len(raw))
    opening = raw[:OPENING]
    if found := next((one for one in OTHERS if one[0].match(opening)), None):
        raise Refused(f"it is not text but {found[1]}: {found[2]}")
    # Without its NUL bytes, UTF-16 is as legible as UTF-8.
    if WEB_PAGE.match(opening.lstrip(BYTE_ORDER_MARKS).replace(b"\x00", b"")):
        raise Refused(f"it is a web page (HTML): {AS_TEXT}")
    headers = BytesHeaderParser().parsebytes(opening)
    if "MIME-Version" in headers and headers.get_content_maintype() == "multipart":
        raise Refused(f"it is a saved web page (MHTML) or an e-mail: {AS_TEXT}")
