"""What cannot become an article is refused by its name, with what to do, whatever its format."""

import gzip

import pytest

from articles.importing import LARGEST_FILE, Refused, read
from articles.importing.formats.packed import MOST_UNPACKED

from .made import docx, epub, mhtml, paragraph, pdf, rtf, wxr, xhtml, zipped
from .pages import PROSE, article

DOCM = "application/vnd.ms-word.document.macroEnabled.main+xml"
LOCK = (
    '<encryption xmlns="urn:oasis:names:tc:opendocument:xmlns:container"><EncryptedData><CipherData>'
    '<CipherReference URI="OEBPS/p%200.xhtml"/></CipherData></EncryptedData></encryption>'
)
ALTERED = zipped(
    {"mimetype": "application/epub+zip", "META-INF/container.xml": "<container/>"},
    ("mimetype", "META-INF/container.xml"),
).replace(b"<container/>", b"<contained/>")
BOMB = xhtml("<p>" + "Needling may help. " * (MOST_UNPACKED // 18))


REFUSED = [
    (
        b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1" + bytes(8),
        r"an old or a locked Office document \(such as DOC\): save it as a .docx",
    ),
    (
        zipped({"[Content_Types].xml": "<Types/>", "xl/workbook.xml": "x"}),
        "an Office document that is no DOCX: save its text",
    ),
    (
        zipped({"mimetype": "application/vnd.oasis.opendocument.text"}, ("mimetype",)),
        r"an OpenDocument file \(such as ODT\)",
    ),
    (zipped({"needles.txt": "words"}), "a ZIP archive: unpack it and import each text in it"),
    (gzip.compress(b"Needling may help.", mtime=0), "packed with gzip: unpack it and import the text in it"),
    (b"\x89PNG\r\n\x1a\n\x00\x00\x00\rIHDR", r"a picture \(PNG\): type its words into a .txt or .md file"),
    (b"\xff\xd8\xff\xe0\x00\x10JFIF", r"a picture \(JPEG\)"),
    (b"GIF89a\x01\x00", r"a picture \(GIF\)"),
    (b"RIFF\x24\x00\x00\x00WEBPVP8 ", r"a picture \(WebP\)"),
    (b"II*\x00\x08\x00", r"a picture \(TIFF\)"),
    (b"\x00\x00\x00\x18ftypheic", r"a picture \(HEIC or AVIF\)"),
    (b"<?xml version='1.0'?><rss version='2.0'><channel/></rss>", r"a feed of several articles \(RSS or Atom\)"),
    (
        b"MIME-Version: 1.0\nContent-Type: multipart/alternative; boundary=x\n\n--x\n",
        "it is an e-mail: save its text",
    ),
    (b"MIME-Version: 1.0\nContent-Type: multipart/related; boundary=x\n\n--x\n\nWords.\n--x--\n", "no page stands"),
    (docx(paragraph(PROSE), kind=DOCM), r"a Word file with macros \(DOCM\).*save it as a .docx file"),
    (docx(paragraph(PROSE), **{"word/vbaProject.bin": "x"}), r"a Word file with macros \(DOCM\)"),
    (docx(""), "there are no words in it"),
    (docx("<w:p>"), "is damaged: open it where it was made"),
    (docx(paragraph(PROSE))[:-200], "it is damaged"),
    (ALTERED, "it is damaged"),
    (docx(paragraph(PROSE), **{"word/styles.xml": "<styles>"}), "is damaged"),
    (epub([BOMB]), "unpacked it is longer than 16 MiB, far more than an article"),
    (epub([xhtml(PROSE)], **{"META-INF/encryption.xml": LOCK}), r"an e-book under lock \(DRM\)"),
    (zipped({"mimetype": "application/epub+zip"}, ("mimetype",)), "is damaged"),
    (
        docx(paragraph(PROSE), **{"word/header1.xml": "<w:p/>" + " " * MOST_UNPACKED}),
        "unpacked it is longer than 16 MiB",
    ),
    (pdf(["q Q"]), r"only pictures of text \(a scan\): have its text recognised \(OCR\)"),
    (
        pdf(
            [(50, 700, 12, PROSE)],
            encrypt="/Encrypt << /Filter /Standard /V 1 /R 2 /P -4 /O <"
            + "00" * 32
            + "> /U <"
            + "11" * 32
            + "> >> /ID [<00> <00>]",
        ),
        "it is locked with a password: save it without one",
    ),
    (b"%PDF-1.7\n%\xe2\xe3\xcf\xd3", "it is damaged"),
    (rtf(""), "there are no words in it"),
    (wxr(), "no post or page is in it"),
    (wxr()[:-20], "the export is damaged"),
    (mhtml(article("<div>" * 10_000 + PROSE).encode()), "nested more than 256 deep"),
    (mhtml(b""), "there are no words in it|it is empty"),
    (b"x" * (LARGEST_FILE + 1), r"more than the limit of 16,777,216 \(16 MiB\)"),
]


@pytest.mark.parametrize(
    ("raw", "what"),
    REFUSED,
    ids=lambda one: None if isinstance(one, bytes) else one[:40],
)
def test_what_cannot_become_an_article_is_refused_as_what_it_is(raw, what):
    with pytest.raises(Refused, match=what):
        read(raw, "needles.txt")


def test_every_refusal_says_what_to_do():
    for raw, _ in REFUSED:
        with pytest.raises(
            Refused, match=r"(?:: |; )(?:save|unpack|type|have|split|ask|open)\b|no post or page is in it|it is empty"
        ):
            read(raw)


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
