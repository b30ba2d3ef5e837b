"""What is known by its first bytes and cannot be read is refused by its name, with what to do."""

import gzip
import io
import zipfile

import pytest

from articles.importing import Refused, read


def zipped(*names):
    """A ZIP archive with these files in it, the first one not packed, as EPUB and ODT ask."""
    packed = io.BytesIO()
    with zipfile.ZipFile(packed, "w") as archive:
        for name in names:
            archive.writestr(name, "application/epub+zip" if name == "mimetype" else "words")
    return packed.getvalue()


PAGE = "<!-- saved -->\n<!DOCTYPE html>\n<html><body><p>Needling may help.</p></body></html>"
SAVED = b"""From: <Saved by Blink>
Subject: Needling
MIME-Version: 1.0
Content-Type: multipart/related;
	type="text/html"; boundary="----x"

------x
"""


@pytest.mark.parametrize(
    ("raw", "what"),
    [
        (b"%PDF-1.7\n%\xe2\xe3\xcf\xd3", "it is not text but a PDF: save its text as a .txt or .md file"),
        (rb"{\rtf1\ansi Needling}", "an RTF document: save its text"),
        (b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1" + bytes(8), r"an old Office document \(such as DOC\): save its text"),
        (zipped("[Content_Types].xml", "word/document.xml"), r"an Office document \(such as DOCX\): save its text"),
        (zipped("mimetype", "book.xhtml"), r"an e-book \(EPUB\): save its text"),
        (zipped("needles.txt"), "a ZIP archive: unpack it and import each text in it"),
        (gzip.compress(b"Needling may help.", mtime=0), "packed with gzip: unpack it and import the text in it"),
        (b"\x89PNG\r\n\x1a\n\x00\x00\x00\rIHDR", r"a picture \(PNG\): type its words into a .txt or .md file"),
        (b"\xff\xd8\xff\xe0\x00\x10JFIF", r"a picture \(JPEG\)"),
        (b"GIF89a\x01\x00", r"a picture \(GIF\)"),
        (b"RIFF\x24\x00\x00\x00WEBPVP8 ", r"a picture \(WebP\)"),
        (b"II*\x00\x08\x00", r"a picture \(TIFF\)"),
        (b"\x00\x00\x00\x18ftypheic", r"a picture \(HEIC or AVIF\)"),
    ],
)
def test_bytes_that_are_no_text_are_refused_as_what_they_are(raw, what):
    with pytest.raises(Refused, match=what):
        read(raw, "needles.txt")


@pytest.mark.parametrize(
    "raw",
    [
        PAGE.encode(),
        b"<html lang=en><title>Needling</title>",
        b'\n<?xml version="1.0"?>\n<html xmlns="http://www.w3.org/1999/xhtml">',
        b"\xef\xbb\xbf" + PAGE.upper().encode(),
        b"\xff\xfe" + PAGE.encode("utf-16-le"),
        b"\xfe\xff" + PAGE.encode("utf-16-be"),
    ],
)
def test_a_web_page_is_refused_in_whatever_encoding(raw):
    with pytest.raises(Refused, match=r"it is a web page \(HTML\): save its text as a .txt or .md file"):
        read(raw, "needles.md")


def test_a_saved_web_page_is_refused():
    with pytest.raises(Refused, match=r"it is a saved web page \(MHTML\) or an e-mail: save its text"):
        read(SAVED)


@pytest.mark.parametrize(
    "text",
    [
        "A PDF begins with %PDF-, a page with <html>.",
        "PK stands for Phil Katz.",
        "From: Robin\nSubject: needles\nMIME-Version: 1.0\n\nNeedling may help.",
        "<b>Needling</b> may help.",
        "<htmlish> is no element.",
    ],
)
def test_a_text_that_only_speaks_of_such_formats_is_read(text):
    assert read(text.encode()).text == text
