"""The tree of a page: parsed by lxml, without a look at any other file or address, and what can be counted in it.

libxml2 stops at the end of `<body>`, where browsers read on, puts what follows `<wbr>` into it, and in XHTML takes
`<title/>` for an open tag: that is mended before it sees them. What it nests deeper than 256 it would leave out, so
that is refused.
"""

import re
from collections.abc import Iterator
from dataclasses import dataclass, field
from typing import Any

from lxml import etree

from .refused import MOST_ELEMENTS, Refused, too_many_elements

Element = Any
DEEPEST = 256
ENDS = re.compile(r"</(?:body|html)\s*>|</?wbr\b[^>]*>", re.IGNORECASE)
SELF_CLOSED = re.compile(
    r"<(?!(?:area|base|br|col|embed|hr|img|input|link|meta|param|source|track|wbr)\b)([a-zA-Z][\w:-]*)((?:\s[^<>]*)?)/>"
)
BLOCKS = frozenset((
    "address", "article", "aside", "blockquote", "body", "caption", "center", "dd", "details", "dialog", "dir", "div",
    "dl", "dt", "fieldset", "figcaption", "figure", "footer", "form", "frameset", "h1", "h2", "h3", "h4", "h5", "h6",
    "header", "hgroup", "hr", "html", "legend", "li", "main", "menu", "nav", "ol", "p", "pre", "search", "section",
    "summary", "table", "tbody", "td", "tfoot", "th", "thead", "tr", "ul",
))  # fmt: skip
# Nothing of these is read as words of the page.
SILENT = {
    **dict.fromkeys(("script", "style", "template", "head", "noframes"), "scripts and styles"),
    **dict.fromkeys(("svg", "canvas", "map"), "pictures"),
    **dict.fromkeys(("select", "option", "datalist", "textarea", "progress", "meter", "output"), "form fields"),
    **dict.fromkeys(("iframe", "object", "embed", "audio", "video"), "embedded pages"),
    "noscript": "hidden words",
    **dict.fromkeys(("rt", "rp", "rtc"), "readings"),
}
LOOKS = (
    (re.compile(r"vertical-align\s*:\s*super"), "sup"),
    (re.compile(r"text-decoration(?:-line)?\s*:[^;]*\bline-through"), "s"),
)
_COUNT = etree.XPath("count(//*)")
MANY_SENTENCES = 8
CAMEL = re.compile(r"(?<=[a-z])(?=[A-Z])")
SENTENCE = re.compile(r"(?<=[a-z0-9%)\"”’]{2})[.!?…](?=[\s\"”’)]|$)")


@dataclass(slots=True)
class Weight:
    """What an element holds: elements with itself, characters, those in links, words outside, closed sentences."""

    elements: int = 1
    characters: int = 0
    linked: int = 0
    words: int = 0
    sentences: int = 0
    holds_block: bool = False

    @property
    def is_prose(self) -> bool:
        """At least one closed sentence that is no link."""
        few_links = self.linked < self.characters / 2 or self.sentences > MANY_SENTENCES
        return self.sentences > 0 and self.words >= 5 and few_links


@dataclass(slots=True)
class Page:
    """A tree with the weight of each element, and its elements by their ids."""

    root: Element
    weights: dict[Element, Weight] = field(default_factory=dict)
    ids: dict[str, Element] = field(default_factory=dict)
    of_article: frozenset[str] = frozenset()
    """Rules of furniture that hold nothing here, since the article itself stands in what they would set aside."""

    def __post_init__(self) -> None:
        elements = [one for one in self.root.iter() if isinstance(one.tag, str)]
        self.weights = {one: Weight() for one in elements}
        for one in elements:
            self.ids.setdefault(one.get("id") or one.get("name") or "", one)
        for one in reversed(elements):
            own = self.weights[one]
            if one.tag not in SILENT:
                self._add_words(own, one)
            if one.tag == "a":
                own.linked, own.words = own.characters, 0
            parent = one.getparent()
            if parent is not None and one.tag not in SILENT:
                above = self.weights[parent]
                for name in ("elements", "characters", "linked", "words", "sentences"):
                    setattr(above, name, getattr(above, name) + getattr(own, name))
                above.holds_block |= own.holds_block or one.tag in BLOCKS

    def _add_words(self, weight: Weight, element: Element) -> None:
        for words in texts_of(element):
            weight.characters += len(words.strip())
            weight.words += len(words.split())
            weight.sentences += len(SENTENCE.findall(words))

    def of(self, element: Element) -> Weight:
        return self.weights[element]


def parse(html: str, is_xml: bool = False) -> Element | None:
    """The root of the page; None where there is none. Raises `Refused` for one nested too deep, or too large."""
    if is_xml:
        html = SELF_CLOSED.sub(r"<\1\2></\1>", html)
    parser = etree.HTMLParser(encoding="utf-8", no_network=True, huge_tree=False)
    try:
        root = etree.fromstring(ENDS.sub("", html).encode("utf-8", "replace"), parser)
    except etree.XMLSyntaxError:
        root = None
    if any("Excessive depth" in one.message for one in parser.error_log):
        raise Refused(f"its parts are nested more than {DEEPEST} deep: save the words of the article alone")
    if root is not None and _COUNT(root) > MOST_ELEMENTS:
        raise too_many_elements()
    for shown in root.xpath("//template[@shadowrootmode]") if root is not None else ():
        shown.tag = "div"
    if root is not None:
        _tag_by_looks(root)
    return root


def _tag_by_looks(root: Element) -> None:
    """What only a style raises or strikes out, as Google Docs saves it, gets the tag that says so."""
    by_class: dict[str, str] = {}
    for rule in "".join(root.xpath("//style/text()")).split("}"):
        selectors, _, style = rule.rpartition("{")
        if tag := _tag_of(style):
            by_class |= {one.strip().removeprefix("span"): tag for one in selectors.split(",")}
    for element in root.iter("span", "font"):
        classes = (by_class.get(f".{one}") for one in (element.get("class") or "").split()) if by_class else ()
        if tag := _tag_of(element.get("style") or "") or next(filter(None, classes), None):
            element.tag = tag


def _tag_of(style: str) -> str | None:
    return next((tag for looks, tag in LOOKS if looks.search(style)), None)


def texts_of(element: Element) -> Iterator[str]:
    """The words that stand in the element itself, between its children."""
    if element.text:
        yield element.text
    for child in element:
        if child.tail:
            yield child.tail


def words_in(element: Element) -> str:
    """All its words on one line, as far as they are words of the page."""
    words: list[str] = []
    _gather(element, words)
    return " ".join("".join(words).split())


def _gather(element: Element, words: list[str]) -> None:
    if element.text:
        words.append(element.text)
    for child in element:
        if isinstance(child.tag, str) and child.tag not in SILENT:
            _gather(child, words)
        if child.tail:
            words.append(child.tail)


def all_words_in(element: Element) -> str:
    """The same with what is no word of the page."""
    return " ".join("".join(element.xpath(".//text()")).split())


def signs_of(element: Element) -> str:
    """Class, id, label and role: what an element calls itself."""
    signs = " ".join(element.get(name) or "" for name in ("class", "id", "aria-label", "role", "epub:type"))
    return CAMEL.sub("-", signs).lower()
