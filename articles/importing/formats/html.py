"""Saved web pages (HTML): the words that a reader of the page saw, with the structure that its elements give them.

A page is known by its first bytes, or by its name where it is only a part of one. What else is turned into HTML
(a saved page with its pictures, an e-book, a post, a Word file) is read by `from_html` too.
"""

import codecs
import re
from collections.abc import Iterable, Sequence
from dataclasses import replace
from html import escape

from articles.quoting.folding import fold_words

from . import plain
from .aside import Aside
from .html_data import nodes_of, questions_in
from .html_stated import placed, stated_by, title_first
from .html_tree import Page, parse
from .html_walk import Walk
from .pieces import Piece, laid_out
from .reading import Known, Reading, Stated
from .refused import MAXIMUM_BYTES, Refused, too_long

NAME = "HTML"
OPENS = re.compile(
    r"\s*(?:<\?xml[^>]*>\s*)?(?:<!--(?:(?!-->).)*-->\s*)*<(?:!doctype\s+html|(?:html|head|body|title|article|main)\b)",
    re.DOTALL | re.IGNORECASE,
)
ANY_TAG = re.compile(r"<(?:p|div|h[1-6]|ul|ol|section|span|table|header|meta|br|blockquote)\b[^>]*>", re.IGNORECASE)
NAMED = (".html", ".htm", ".xhtml")
CHARSET = re.compile(
    rb"<meta[^>]{0,200}charset\s*=\s*[\"']?([\w:.-]{1,40})|<\?xml[^>]{0,100}encoding=[\"']([\w.-]{1,40})"
)
# Pictures and fonts that a saved page holds in itself.
DATA = re.compile(rb"data:[\w.+/-]{1,60}(?:;[\w=.-]{1,60})*,[A-Za-z0-9+/=%_.!~*-]{200,}")
# Control characters that no browser shows.
UNSEEN = re.compile(rb"[\x00-\x08\x0b\x0e-\x1f\x7f]+")
SEEN = 32 * 1024
SITE = re.compile(r"\s+[|–—·»:-]\s+")
NO_WORDS = "there are no words in it: save it again, or type its words into a .txt file"
NOT_MAIN = "only what stands around an article was found in it: save the page of the article itself"


def read(raw: bytes, name: str = "", declared: str = "") -> Reading | None:
    """One page; None for what is none. `declared` is the encoding that its server named.

    Raises `Refused` for one in which no article stands, or nested too deep.
    """
    opening = raw[:SEEN].replace(b"\x00", b"").decode("utf-8", "replace").lstrip("\ufeff\ufffd")
    named = next((ending for ending in NAMED if name.lower().endswith(ending)), "")
    if OPENS.match(opening):
        because = "it begins as a web page does"
    elif named and ANY_TAG.search(opening):
        because = f"it has elements of a web page, and its name ends in {named}"
    else:
        return None
    slim = DATA.sub(b"data:", raw)
    if len(slim) > MAXIMUM_BYTES:
        raise too_long(len(slim))
    typed = decoded(slim, declared)
    is_xml = opening.lstrip().startswith("<?xml")
    return from_html([typed.text], replace(typed, format=NAME, because=because), is_xml=is_xml)


def decoded(raw: bytes, declared: str = "") -> Reading:
    """The text of a page: as UTF-8, else as Windows-1252, else as it is declared. Raises `Refused`."""
    declared = declared or next(
        (one.decode().lower() for found in CHARSET.findall(raw[:SEEN]) for one in found if one), ""
    )
    is_marked = raw.startswith(plain.MARKS)
    clean = raw if is_marked or raw.count(b"\x00") > plain.FEW * len(raw) else UNSEEN.sub(b"", raw)
    try:
        typed = plain.read(clean)
    except Refused:
        if is_marked or plain.HALF_CHARACTER.search(clean) or not _is_known(declared):
            raise
        typed = plain.read_declared(clean, declared)
    return typed if clean == raw else replace(typed, repairs=(*typed.repairs, "control characters taken out"))


def _is_known(encoding: str) -> bool:
    try:
        return not codecs.lookup(encoding).name.startswith("utf-16")
    except (LookupError, ValueError):
        return False


def from_html(
    pages: Iterable[str],
    typed: Reading,
    is_xml: bool = False,
    is_whole: bool = False,
    stated: Sequence[Stated] = (),
    aside: Aside | None = None,
) -> Reading:
    """The reading of one or several pages in their order. `typed` tells of the file, `stated` what it states besides.

    Of a document that `is_whole`, all is main text, and its pages state nothing of their own.
    """
    aside, repairs, pieces, told = aside or Aside(), set[str](), [], list(stated)
    for html in pages:
        root = parse(html, is_xml)
        if root is None:
            continue
        asked = list(questions_in(nodes_of(root)))
        questions = frozenset(fold_words(one) for one, _ in asked)
        page = Walk(Page(root), aside, repairs, questions, is_whole).walked()
        if not is_whole:
            told += [one for one in stated_by(root, page) if one not in told]
        _name_unshown(asked, page, aside)
        pieces += page
    if not any(plain.has_words(one.words) for one in pieces):
        raise Refused(NO_WORDS)
    if all(one.kind is Known.FURNITURE for one in pieces):
        raise Refused(NOT_MAIN)
    told = title_first(told, [one.words for one in pieces if one.kind is Known.HEADING])
    text, structure = laid_out("", _titled(pieces, told))
    return replace(
        typed,
        text=text,
        repairs=(*typed.repairs, *sorted(repairs)),
        structure=structure,
        metadata=placed(told, text, structure),
        left_out=tuple(aside.told()),
        is_whole=is_whole,
    )


def escaped(words: str) -> str:
    """Words as they stand in HTML."""
    return escape(words, quote=False)


def _name_unshown(asked: Iterable[tuple[str, str]], pieces: Sequence[Piece], aside: Aside) -> None:
    """Questions and answers that the page tells to machines only."""
    shown = fold_words(" ".join(one.words for one in pieces))
    for question, answer in asked:
        if fold_words(answer)[:60] not in shown:
            aside.put("questions in the page's data", question, answer)


def _titled(pieces: Sequence[Piece], stated: Sequence[Stated]) -> list[Piece]:
    """With the heading that the page states as its title marked as it, where no heading is or several are."""
    titles = {
        fold_words(part) for one in stated if one.name == "title" for part in (one.value, SITE.split(one.value)[0])
    }
    firsts = [one for one in pieces if one.kind is Known.HEADING and one.level == 1]
    if len(firsts) == 1 and (fold_words(firsts[0].words) in titles or not titles):
        return list(pieces)
    title = next(
        (at for at, one in enumerate(pieces) if one.kind is Known.HEADING and fold_words(one.words) in titles), None
    )
    if title is None:
        return list(pieces)
    above = any(one.kind is Known.PARAGRAPH for one in pieces[:title])
    return [_below(one, at, title, above) for at, one in enumerate(pieces)]


def _below(one: Piece, at: int, title: int, above: bool) -> Piece:
    """A piece as it stands to the title: that itself, another first heading, or the site's name over it."""
    if at == title:
        return replace(one, level=1)
    if one.kind is not Known.HEADING or one.level != 1:
        return one
    is_name = at < title and not above
    return Piece(one.words, Known.FURNITURE, rule="masthead", close=True) if is_name else replace(one, level=2)
