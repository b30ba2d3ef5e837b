"""A page as Markdown: the words, lists, tables and links that its HTML shows, and so no other word."""

import re
from typing import Any
from urllib.parse import urljoin

from bs4 import BeautifulSoup, Tag
from markdownify import MarkdownConverter

SHOWN = "main, aside.disclaimer"
LEFT_OUT = ", ".join(
    ("script", "svg", "form", "button", "input", "[aria-hidden=true]", ".breadcrumbs", ".contents", ".key-bar")
)
"""What only a browser has a use for, and what stands on the page twice."""
EMPTY_LINES = re.compile(r"\n{3,}")


class _Converter(MarkdownConverter):
    """What Markdown has no word for: a line that opens the rest stands alone, small words stand apart."""

    def convert_summary(self, element: Tag, text: str, parent_tags: set[str]) -> str:
        return f"\n\n{text.strip()}\n\n" if element.find(("h2", "h3")) else f"\n\n**{text.strip()}**\n\n"

    def convert_small(self, element: Tag, text: str, parent_tags: set[str]) -> str:
        return f" {text.strip()}"


CONVERTER = _Converter(heading_style="ATX", bullets="-")


def as_markdown(html: str, address: str) -> str:
    """What the page at this address shows between its header and its footer, with whole addresses in its links.

    A citation is its source's letter and the words that are cited.
    """
    page = BeautifulSoup(html, "html.parser")
    shown = page.select(SHOWN)
    for part in shown:
        for element in part.select(LEFT_OUT):
            element.decompose()
        for link in part.select("a[href]"):
            link["href"] = urljoin(address, str(link["href"]))
            title = link.attrs.pop("title", "")
            if "cite" in link.get_attribute_list("class") and link.find("q"):
                link.string = f"({title})"
    text = "\n\n".join(_converted(part) for part in shown)
    return EMPTY_LINES.sub("\n\n", text).strip() + "\n"


def _converted(part: Any) -> str:
    converted: str = CONVERTER.convert_soup(part)
    return converted.strip()
