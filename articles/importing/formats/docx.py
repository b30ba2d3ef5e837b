"""Word files (DOCX): mammoth turns them into HTML, which is read as any page; its Markdown escapes every full stop.

Nothing outside the file is opened, and pictures are not unpacked.
"""

import io
import re
from collections.abc import Iterator
from typing import Any
from zipfile import ZipFile

from lxml import etree

from . import html
from .aside import Aside
from .docx_hidden import hidden_styles, lost, take_hidden
from .packed import BROKEN, MAGIC, Packed
from .reading import Reading, Stated
from .refused import MAXIMUM_BYTES, MOST_ELEMENTS, Refused, too_long, too_many_elements
from .xml_tree import parse_xml, texts

NAME = "DOCX"
TYPES, CORE, APP = "[Content_Types].xml", "docProps/core.xml", "docProps/app.xml"
DOCUMENT = b"wordprocessingml.document.main+xml"
MACROS = re.compile(rb"macroEnabled|vbaProject", re.IGNORECASE)
STYLES = """
p[style-name='Title'] => p.title:fresh
p[style-name='Subtitle'] => p:fresh
p[style-name='Quote'] => blockquote > p:fresh
p[style-name='Intense Quote'] => blockquote > p:fresh
strike => s
"""
# Elements around words that mammoth passes over, words and all; what is small above a word (ruby) goes.
AROUND = re.compile(
    rb"<(?P<p>\w+:)?rt\b[^>]*(?<!/)>.{0,2000}?</(?P=p)rt>"
    rb"|</?(?:\w+:)?(?:fldSimple|dir|bdo|ruby|rubyBase|rubyPr)\b(?:[^>\"']|\"[^\"]*\"|'[^']*')*>",
    re.DOTALL,
)
TITLE = re.compile(r'<p class="title">(.*?)</p>', re.DOTALL)
HEADING = re.compile(r"<(/?)h([1-5])>")
NAMED_WHOLE = re.compile(r"word/(?:(?:header|footer|comments)\d*\.xml|glossary/)")
DOCUMENTS = (".docx", ".htm", ".html", ".mht", ".rtf", ".txt")
STATES = ((CORE, "title", "title"), (CORE, "creator", "author"), (APP, "Company", "publisher"))


def read(raw: bytes, name: str = "") -> Reading | None:
    """A Word file; None for what is none. Raises `Refused` for one with macros, a lock, no words, or damaged."""
    if not raw.startswith(MAGIC):
        return None
    packed = Packed(raw)
    types = packed.read(TYPES) or b""
    if TYPES not in packed.names or (b"wordprocessingml" not in types and b"ms-word" not in types):
        return None
    if MACROS.search(types) or any("vbaProject" in one for one in packed.names):
        raise Refused(
            "it is a Word file with macros (DOCM), which can do anything when opened: save it as a .docx file"
        )
    aside, roots = Aside(), _parts(packed)
    page = _as_html(raw, _name_passed_over(roots, aside), aside)
    for words in lost((root for part, root in roots.items() if not NAMED_WHOLE.match(part)), page):
        aside.put("other parts", words)
    for part in packed.names:
        if part.endswith(DOCUMENTS):
            aside.put("other parts", part)
    typed = Reading("", "", "utf-8", (), NAME, "its first file says that it is a Word document")
    return html.from_html([page], typed, is_whole=True, stated=list(_stated(packed)), aside=aside)


def _as_html(raw: bytes, changed: dict[str, bytes], aside: Aside) -> str:
    """The document as HTML. Under a title, its first headings are of the second level."""
    import mammoth  # Only where a Word file comes: it takes as long to load as an article to be read.

    try:
        result = mammoth.convert_to_html(
            io.BytesIO(_unwrapped(raw, changed)),
            style_map=STYLES,
            include_embedded_style_map=False,
            convert_image=_no_picture(aside),
        )
    except RecursionError:
        raise
    except Exception as error:  # It raises whatever its parsers meet in a damaged file.
        raise Refused(BROKEN) from error
    for message in result.messages:
        if "ignored" in message.message:
            aside.put_short("other parts", message.message)
    page: str = result.value
    if TITLE.search(page):
        page = HEADING.sub(lambda found: f"<{found[1]}h{int(found[2]) + 1}>", page)
        page = TITLE.sub(r"<h1>\1</h1>", page, count=1)
    return page


def _unwrapped(raw: bytes, changed: dict[str, bytes]) -> bytes:
    """The file without what stands around words that mammoth would pass over, and without its pictures.

    Some of its parts were `changed` before.
    """
    with ZipFile(io.BytesIO(raw)) as packed:
        parts = {
            one: packed.read(one) if one.endswith((".xml", ".rels")) else b""
            for one in dict.fromkeys(packed.namelist())
        }
    plain = {
        name: AROUND.sub(b"", part) if name.startswith("word/") else part for name, part in (parts | changed).items()
    }
    if plain == parts:
        return raw
    written = io.BytesIO()
    with ZipFile(written, "w") as packed:
        for name, part in plain.items():
            packed.writestr(name, part)
    return written.getvalue()


def _no_picture(aside: Aside) -> Any:
    def name(image: Any) -> list[Any]:
        aside.put_short("pictures", image.alt_text or image.content_type)
        return []

    return name


def _parts(packed: Packed) -> dict[str, Any]:
    """The trees of its parts. Raises `Refused` for far too much, on which mammoth would spend more time than we do."""
    parts = [one for one in packed.names if one.endswith((".xml", ".rels"))]
    packed.check(parts)
    roots = {
        part: parse_xml(packed.read(part) or b"", "a part of it")
        for part in parts
        if part.startswith("word/") and part.endswith(".xml")
    }
    if sum(root.xpath("count(//*)") for root in roots.values()) > MOST_ELEMENTS:
        raise too_many_elements()
    size = sum(len(one.text or "") for root in roots.values() for one in root.iter("{*}t"))
    if size > MAXIMUM_BYTES:
        raise too_long(size)
    return roots


def _name_passed_over(roots: dict[str, Any], aside: Aside) -> dict[str, bytes]:
    """What an author took back or hid, remarks of editors, and what stands at the head and foot of each page.

    What mammoth would show of it is taken out of the parts that are given back.
    """
    styles = hidden_styles(roots["word/styles.xml"]) if "word/styles.xml" in roots else frozenset[str]()
    changed = {}
    for part, root in roots.items():
        if NAMED_WHOLE.match(part):
            for words in texts(root, "p"):
                aside.put("other parts", words)
            continue
        for words in texts(root, "delText"):
            aside.put("struck-out words", words)
        for words in texts(root, "oMath"):
            aside.put("formulas", words)
        if hidden := take_hidden(root, styles):
            changed[part] = etree.tostring(root, encoding="utf-8", xml_declaration=True)
            for words in hidden:
                aside.put("hidden words", words)
    return changed


def _stated(packed: Packed) -> Iterator[Stated]:
    for part, key, name in STATES:
        if raw := packed.read(part):
            for value in texts(parse_xml(raw, "what it says of itself"), key)[:1]:
                yield Stated(name, value, where=f"the document's {key.lower()}")
