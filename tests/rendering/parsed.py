"""HTML as a parser sees it, and what in it is not on the allow-list.

The list is written out here once more on purpose: whoever widens it in the code must do so here too.
"""

import re
from html.parser import HTMLParser

ELEMENTS = {
    "p",
    "h2",
    "h3",
    "ul",
    "ol",
    "li",
    "strong",
    "em",
    "a",
    "aside",
    "blockquote",
    "span",
    "abbr",
    "br",
    "section",
    "dfn",
}
ATTRIBUTES = {
    "a": {"href", "title", "data-source", "id"},
    "abbr": {"title"},
    "span": {"data-letter"},
    "ol": {"start"},
    "h2": {"id"},
    "h3": {"id"},
}
CLASSES = {
    "cite",
    "note",
    "note-title",
    "advice",
    "advice-title",
    "care",
    "care-title",
    "definition",
    "ref",
    "broken",
    "quoted",
    "visually-hidden",
    *(f"tone-{n}" for n in range(1, 9)),
}
SCHEMES = {"https", "http", "mailto"}
SCHEME = re.compile(r"([a-z][a-z0-9+.-]*):", re.IGNORECASE)
# Browsers drop tab and line breaks anywhere in an address, and control characters and space before it.
DROPPED_BY_BROWSERS = re.compile(r"[\t\r\n]|^[\x00-\x20]+")


class Parsed(HTMLParser):
    """The elements in order with their attributes, the text, and whatever else there was."""

    def __init__(self, html):
        super().__init__(convert_charrefs=True)
        self.elements, self.pieces, self.odd = [], [], []
        self.feed(html)
        self.close()

    @property
    def text(self):
        return "".join(self.pieces)

    @property
    def tags(self):
        return [tag for tag, _ in self.elements]

    def all(self, tag):
        return [attributes for found, attributes in self.elements if found == tag]

    def handle_starttag(self, tag, attrs):
        self.elements.append((tag, dict(attrs)))

    def handle_data(self, data):
        self.pieces.append(data)

    def handle_comment(self, data):
        self.odd.append(f"comment {data!r}")

    def handle_decl(self, decl):
        self.odd.append(f"declaration {decl!r}")

    def unknown_decl(self, data):
        self.odd.append(f"declaration {data!r}")

    def handle_pi(self, data):
        self.odd.append(f"instruction {data!r}")


def scheme(href):
    found = SCHEME.match(DROPPED_BY_BROWSERS.sub("", href))
    return found[1].lower() if found else ""


def faults(html):
    """A line for each thing in `html` that must not be there."""
    parsed = Parsed(html)
    found = list(parsed.odd)
    for tag, attributes in parsed.elements:
        if tag not in ELEMENTS:
            found.append(f"<{tag}>")
        found += [f"<{tag} {name}>" for name in attributes if name not in ATTRIBUTES.get(tag, set()) | {"class"}]
        found += [f"class {one}" for one in (attributes.get("class") or "").split() if one not in CLASSES]
        if (address := scheme(attributes.get("href") or "")) and address not in SCHEMES:
            found.append(f"href {attributes['href']!r}")
    return found
