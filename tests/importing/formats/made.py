"""Valid files of each format, made here byte by byte, so that a test says what stands in them."""

import base64
import io
import quopri
import zipfile
import zlib
from xml.sax.saxutils import escape

WORD = 'xmlns:w="http://schemas.openxmlformats.org/wordprocessingml/2006/main"'
RELATED = "http://schemas.openxmlformats.org/officeDocument/2006/relationships"
PACKAGE = "http://schemas.openxmlformats.org/package/2006"
DOCUMENT = "application/vnd.openxmlformats-officedocument.wordprocessingml.document.main+xml"
STYLES = "".join(
    f'<w:style w:type="paragraph" w:styleId="{name.replace(" ", "")}"><w:name w:val="{name}"/></w:style>'
    for name in ("Title", "heading 1", "heading 2", "List Paragraph")
)
NUMBERING = f"""<w:numbering {WORD}>
<w:abstractNum w:abstractNumId="0"><w:lvl w:ilvl="0"><w:numFmt w:val="bullet"/></w:lvl></w:abstractNum>
<w:abstractNum w:abstractNumId="1"><w:lvl w:ilvl="0"><w:numFmt w:val="decimal"/></w:lvl></w:abstractNum>
<w:num w:numId="1"><w:abstractNumId w:val="0"/></w:num><w:num w:numId="2"><w:abstractNumId w:val="1"/></w:num>
</w:numbering>"""
CORE = (
    '<cp:coreProperties xmlns:cp="http://schemas.openxmlformats.org/package/2006/metadata/core-properties" '
    'xmlns:dc="http://purl.org/dc/elements/1.1/"><dc:title>Needling for hair</dc:title>'
    "<dc:creator>Robin Vale</dc:creator></cp:coreProperties>"
)


def zipped(files, stored=()):
    """A ZIP archive of these files; those `stored` are not packed."""
    made = io.BytesIO()
    with zipfile.ZipFile(made, "w", zipfile.ZIP_DEFLATED) as archive:
        for name, content in files.items():
            archive.writestr(name, content, zipfile.ZIP_STORED if name in stored else None)
    return made.getvalue()


def paragraph(*runs, style="", number=0):
    """A paragraph of Word: runs of text, or XML where they begin with `<`."""
    properties = f'<w:pStyle w:val="{style}"/>' if style else ""
    if number:
        properties += f'<w:numPr><w:ilvl w:val="0"/><w:numId w:val="{number}"/></w:numPr>'
    inner = "".join(one if one.startswith("<") else run(one) for one in runs)
    return f"<w:p><w:pPr>{properties}</w:pPr>{inner}</w:p>"


def run(text, properties=""):
    return f'<w:r><w:rPr>{properties}</w:rPr><w:t xml:space="preserve">{escape(text)}</w:t></w:r>'


def docx(body, footnotes="", kind=DOCUMENT, **more):
    """A Word file with this body; `more` are further files by their names."""
    parts = {
        "document": (kind, "officeDocument"),
        "styles": ("", "styles"),
        "numbering": ("", "numbering"),
        "footnotes": ("", "footnotes"),
    }
    types = f'<Override PartName="/word/document.xml" ContentType="{kind}"/>'
    links = "".join(
        f'<Relationship Id="r{place}" Type="{RELATED}/{what}" Target="{name}.xml"/>'
        for place, (name, (_, what)) in enumerate(parts.items())
        if name != "document"
    )
    return zipped(
        {
            "[Content_Types].xml": f'<Types xmlns="{PACKAGE}/content-types"><Default Extension="rels" '
            f'ContentType="application/vnd.openxmlformats-package.relationships+xml"/><Default Extension="xml" '
            f'ContentType="application/xml"/>{types}</Types>',
            "_rels/.rels": f'<Relationships xmlns="{PACKAGE}/relationships"><Relationship Id="r" '
            f'Type="{RELATED}/officeDocument" Target="word/document.xml"/></Relationships>',
            "docProps/core.xml": CORE,
            "word/document.xml": f"<w:document {WORD}><w:body>{body}</w:body></w:document>",
            "word/styles.xml": f"<w:styles {WORD}>{STYLES}</w:styles>",
            "word/numbering.xml": NUMBERING,
            "word/footnotes.xml": f"<w:footnotes {WORD}>{footnotes}</w:footnotes>",
            "word/_rels/document.xml.rels": f'<Relationships xmlns="{PACKAGE}/relationships">{links}</Relationships>',
            **more,
        }
    )


def epub(pages, metadata="<dc:title>Needling for hair</dc:title><dc:creator>Robin Vale</dc:creator>", **more):
    """An e-book whose spine goes through these pages backwards as they stand in its list."""
    items = "".join(
        f'<item id="p{i}" href="p%20{i}.xhtml" media-type="application/xhtml+xml"/>' for i in range(len(pages))
    )
    spine = "".join(f'<itemref idref="p{i}"/>' for i in reversed(range(len(pages))))
    return zipped(
        {
            "mimetype": "application/epub+zip",
            "META-INF/container.xml": '<container xmlns="urn:oasis:names:tc:opendocument:xmlns:container"><rootfiles>'
            '<rootfile full-path="OEBPS/book.opf"/></rootfiles></container>',
            "OEBPS/book.opf": '<package xmlns="http://www.idpf.org/2007/opf"><metadata '
            'xmlns:dc="http://purl.org/dc/elements/1.1/">'
            f"{metadata}</metadata><manifest>{items}</manifest><spine>{spine}</spine></package>",
            **{f"OEBPS/p {i}.xhtml": page for i, page in enumerate(reversed(pages))},
            **more,
        },
        stored=("mimetype",),
    )


def xhtml(body):
    """A page of an e-book."""
    return (
        '<?xml version="1.0" encoding="utf-8"?>\n<html xmlns="http://www.w3.org/1999/xhtml" '
        f'xmlns:epub="http://www.idpf.org/2007/ops"><head><title/></head><body>{body}</body></html>'
    )


def mhtml(page, charset='; charset="utf-8"', encoding="quoted-printable", boundary="----x"):
    """A saved page, its bytes given, with a picture beside it."""
    coded = quopri.encodestring(page) if encoding == "quoted-printable" else base64.encodebytes(page)
    return (
        b"From: <Saved by Blink>\r\nSnapshot-Content-Location: https://example.org/needling\r\n"
        b'Subject: Needling\r\nMIME-Version: 1.0\r\nContent-Type: multipart/related;\r\n\ttype="text/html";\r\n'
        + f'\tboundary="{boundary}"\r\n\r\n--{boundary}\r\nContent-Type: text/html{charset}\r\n'.encode()
        + f"Content-Transfer-Encoding: {encoding}\r\nContent-Location: https://example.org/needling\r\n\r\n".encode()
        + coded
        + f"\r\n--{boundary}\r\nContent-Type: image/png\r\nContent-Transfer-Encoding: base64\r\n".encode()
        + f"Content-Location: https://example.org/r.png\r\n\r\niVBORw0KGgo=\r\n--{boundary}--\r\n".encode()
    )


def post(slug, title, content, kind="post"):
    """One post of an export."""
    return (
        f"<item><title>{escape(title)}</title><link>https://example.org/{slug}</link><dc:creator>"
        f"<![CDATA[robin]]></dc:creator>"
        f"<content:encoded><![CDATA[{content}]]></content:encoded><wp:post_id>7</wp:post_id>"
        f"<wp:post_date><![CDATA[2024-05-03 10:00:00]]>"
        f"</wp:post_date><wp:post_name><![CDATA[{slug}]]></wp:post_name><wp:status><![CDATA[publish]]></wp:status>"
        f"<wp:post_type><![CDATA[{kind}]]></wp:post_type></item>\n"
    )


def wxr(*posts):
    """A WordPress export of these posts."""
    return (
        '<?xml version="1.0" encoding="UTF-8" ?>\n<!-- generator="WordPress/6.5" -->\n<rss version="2.0"\n'
        '\txmlns:content="http://purl.org/rss/1.0/modules/content/"\n\txmlns:dc="http://purl.org/dc/elements/1.1/"\n'
        '\txmlns:wp="http://wordpress.org/export/1.2/"\n><channel><title>Hair Clinic</title>\n'
        + "".join(posts)
        + "</channel></rss>\n"
    ).encode()


def rtf(body, info=r"{\info{\title Needling for hair}{\author Robin Vale}}"):
    """An RTF document as Word writes it, with two heading styles."""
    head = r"{\rtf1\ansi\ansicpg1252\deff0{\fonttbl{\f0\fswiss\fcharset0 Arial;}{\f1\fnil\fcharset2 Symbol;}}"
    styles = r"{\stylesheet{\s0 Normal;}{\s1\b heading 1;}{\s2\b heading 2;}}"
    return f"{head}{styles}{info}\n{body}}}".encode("cp1252")


def pdf(*pages, info="", encrypt="", notes=""):
    """A PDF of these pages, each with the `notes`.

    A page is lines: (x, y, size, words), with a fifth value for bold ones.
    """
    fonts = (
        "<< /F1 << /Type /Font /Subtype /Type1 /BaseFont /Helvetica /Encoding /WinAnsiEncoding >> "
        "/F2 << /Type /Font /Subtype /Type1 /BaseFont /Helvetica-Bold /Encoding /WinAnsiEncoding >> >>"
    )
    kids = " ".join(f"{4 + 2 * i} 0 R" for i in range(len(pages)))
    objects = [
        b"<< /Type /Catalog /Pages 2 0 R >>",
        f"<< /Type /Pages /Kids [{kids}] /Count {len(pages)} >>".encode(),
        f"<< {info} >>".encode("cp1252"),
    ]
    for place, lines in enumerate(pages):
        drawn = zlib.compress("\n".join(one if isinstance(one, str) else _line(*one) for one in lines).encode("cp1252"))
        objects.append(
            f"<< /Type /Page /Parent 2 0 R /MediaBox [0 0 595 842] /Contents {5 + 2 * place} 0 R "
            f"/Resources << /Font {fonts} >> /Annots [{notes}] >>".encode()
        )
        objects.append(f"<< /Length {len(drawn)} /Filter /FlateDecode >>\nstream\n".encode() + drawn + b"\nendstream")
    made, offsets = b"%PDF-1.4\n%\xe2\xe3\xcf\xd3\n", []
    for number, content in enumerate(objects, start=1):
        offsets.append(len(made))
        made += f"{number} 0 obj\n".encode() + content + b"\nendobj\n"
    listed = "".join(f"{one:010} 00000 n \n" for one in offsets)
    trailer = (
        f"trailer\n<< /Size {len(objects) + 1} /Root 1 0 R /Info 3 0 R {encrypt} >>\nstartxref\n{len(made)}\n%%EOF\n"
    )
    return made + f"xref\n0 {len(objects) + 1}\n0000000000 65535 f \n{listed}{trailer}".encode()


def _line(x, y, size, words, bold=False):
    escaped = words.replace("\\", r"\\").replace("(", r"\(").replace(")", r"\)")
    return f"BT /F{2 if bold else 1} {size} Tf {x} {y} Td ({escaped}) Tj ET"
