"""What a page tells machines of itself in JSON-LD (https://schema.org): of the article, and questions with answers."""

import json
import re
from collections.abc import Iterator
from typing import Any

from .html_tree import Element

ARTICLE = re.compile(r"(?:Article|BlogPosting|Posting|Report|MedicalWebPage|ScholarlyArticle)$")
PAGE = re.compile(r"(?:WebPage|FAQPage|AboutPage|Product|Service)$")
FIELDS = {
    "headline": "title",
    "author": "author",
    "creator": "author",
    "publisher": "publisher",
    "datePublished": "published",
    "dateModified": "updated",
    "url": "address",
    "mainEntityOfPage": "address",
    "license": "licence",
}
TAGS = re.compile(r"<[^>]*>")
MOST = 10_000


def nodes_of(root: Element) -> list[dict[str, Any]]:
    """Every object of the page's JSON-LD; what is no JSON is passed over."""
    found: list[dict[str, Any]] = []
    for script in root.xpath("//script[@type]"):
        if script.get("type", "").split(";")[0].strip().lower() == "application/ld+json":
            try:
                found += _objects(json.loads(script.text or "", strict=False))
            except (ValueError, RecursionError):
                continue
    return found[:MOST]


def stated_in(nodes: list[dict[str, Any]]) -> Iterator[tuple[str, str, str]]:
    """Name, value and where each is stated: of articles first, then of the page."""
    for pattern in (ARTICLE, PAGE):
        for node in nodes:
            if any(pattern.search(one) for one in _texts(node.get("@type"))):
                for key, name in FIELDS.items():
                    for value in _texts(node.get(key), "url" if name in ("address", "licence") else "name"):
                        yield name, value, f"JSON-LD {key}"
                if pattern is PAGE and "headline" not in node:
                    yield from (("title", value, "JSON-LD name") for value in _texts(node.get("name")))


def questions_in(nodes: list[dict[str, Any]]) -> Iterator[tuple[str, str]]:
    """Every question with its answer, as words."""
    for node in nodes:
        if "Question" in list(_texts(node.get("@type"))):
            asked = next(_texts(node.get("name") or node.get("text")), "")
            answers = node.get("acceptedAnswer") or node.get("suggestedAnswer")
            told = next(_texts(answers, "text"), "")
            if asked and told:
                yield _plain(asked), _plain(told)


def _objects(value: Any) -> Iterator[dict[str, Any]]:
    waiting = [value]
    while waiting:
        one = waiting.pop(0)
        if isinstance(one, dict):
            yield one
            waiting += list(one.values())
        elif isinstance(one, list):
            waiting += one


def _texts(value: Any, key: str = "name") -> Iterator[str]:
    """A text, the texts of a list, or what an object says under `key` (or, of an address, as its id)."""
    for one in value if isinstance(value, list) else [value]:
        inside = (one.get(key) or (one.get("@id") if key == "url" else None)) if isinstance(one, dict) else one
        if isinstance(inside, str) and (words := _clean(inside)):
            yield words


def _clean(words: str) -> str:
    """On one line, without half characters (lone surrogates), which JSON can name and no file can hold."""
    return " ".join(words.encode("utf-8", "replace").decode().split())


def _plain(html: str) -> str:
    from html import unescape

    return " ".join(unescape(TAGS.sub(" ", html)).split())
