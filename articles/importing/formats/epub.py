"""E-books (EPUB 3, https://www.w3.org/TR/epub-33/): their pages, in the order in which they are to be read."""

import posixpath
import re
from dataclasses import replace
from urllib.parse import unquote

from . import html
from .packed import BROKEN, MAGIC, Packed
from .reading import Reading, Stated
from .refused import Refused
from .xml_tree import parse_xml, texts

NAME = "EPUB"
CONTAINER, LOCK = "META-INF/container.xml", "META-INF/encryption.xml"
IS_EPUB = re.compile(rb"PK\x03\x04.{26}mimetypeapplication/epub\+zip", re.DOTALL)
PAGES = ("application/xhtml+xml", "text/html")
STATES = {"title": "title", "creator": "author", "publisher": "publisher", "date": "published", "rights": "licence"}


def read(raw: bytes, name: str = "") -> Reading | None:
    """An e-book; None for what is none. Raises `Refused` for one that is damaged or locked."""
    if not raw.startswith(MAGIC):
        return None
    packed = Packed(raw)
    if not IS_EPUB.match(raw) and CONTAINER not in packed.names:
        return None
    root = parse_xml(packed.read(CONTAINER) or b"", "its table of contents")
    path = next((one for one in root.xpath(".//*[local-name()='rootfile']/@full-path")), "")
    book = parse_xml(packed.read(path) or b"", "its table of contents")
    pages = _in_order(book, posixpath.dirname(path))
    packed.check(pages)
    _refuse_locked(packed, pages)
    texts_of_pages = [html.decoded(one) for page in pages if (one := packed.read(page))]
    if not texts_of_pages:
        raise Refused(BROKEN)
    repairs = tuple(dict.fromkeys(repair for one in texts_of_pages for repair in one.repairs))
    because = "its first file says that it is an e-book"
    typed = replace(texts_of_pages[0], format=NAME, because=because, repairs=repairs)
    stated = [
        Stated(name, value, where=f"the e-book's {key}") for key, name in STATES.items() for value in texts(book, key)
    ]
    return html.from_html([one.text for one in texts_of_pages], typed, is_xml=True, is_whole=True, stated=stated)


def _in_order(book: object, folder: str) -> list[str]:
    """The names of the pages as the spine has them."""
    items = {one.get("id"): one for one in book.xpath(".//*[local-name()='item']")}  # type: ignore[attr-defined]
    spine = book.xpath(".//*[local-name()='itemref']/@idref")  # type: ignore[attr-defined]
    listed = [items[one] for one in dict.fromkeys(spine) if one in items]
    pages = [one.get("href") or "" for one in listed if one.get("media-type") in PAGES]
    return [posixpath.normpath(posixpath.join(folder, unquote(page.partition("#")[0]))) for page in pages]


def _refuse_locked(packed: Packed, pages: list[str]) -> None:
    """Fonts may be scrambled; where a page is, nobody can read it without its key."""
    locked = packed.read(LOCK)
    if locked and any(unquote(uri) in pages for uri in parse_xml(locked, "its lock").xpath("//@URI")):
        raise Refused("it is an e-book under lock (DRM): ask its publisher for one that is not")
