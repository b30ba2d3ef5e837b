"""The allow-list, and the two sanitizers that hold it.

bleach comes first and nh3 behind it, with the same list: bleach gets no more releases, so nothing
rests on it alone. docs/decisions/0002-two-sanitizers.md says why both, and how to drop either.
"""

from collections.abc import Callable, Mapping, Set
from typing import Final

import bleach
import nh3

TAGS: Final = frozenset(
    (
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
    )
)
CLASSES: Final = frozenset(
    (
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
    )
)
PLAIN_ATTRIBUTES: Final = {
    "a": frozenset(("href", "title", "data-source", "id")),
    "span": frozenset(("data-letter",)),
    "abbr": frozenset(("title",)),
    "ol": frozenset(("start",)),
    "h2": frozenset(("id",)),
    "h3": frozenset(("id",)),
}
PROTOCOLS: Final = frozenset(("https", "http", "mailto"))


class SafeHTML(str):
    """HTML that has passed both sanitizers. Template engines honour `__html__` and do not escape it again."""

    __slots__ = ()

    def __html__(self) -> str:
        return self


def sanitize(html: str) -> SafeHTML:
    """Only what is on the allow-list is left as markup; comments go, and everything else is shown as text."""
    attributes = {tag: {*PLAIN_ATTRIBUTES.get(tag, ()), "class"} for tag in TAGS}
    return by_both(html.encode("utf-8", "replace").decode("utf-8"), attributes, _allowed)


def by_both(html: str, attributes: Mapping[str, Set[str]], allowed: Callable[[str, str, str], bool]) -> SafeHTML:
    """What is left by one and then the other. `attributes`: by tag; `allowed` decides of tag, attribute and value."""
    once = bleach.clean(html, tags=attributes.keys(), attributes=allowed, protocols=PROTOCOLS, strip=False)
    twice = nh3.clean(
        once,
        tags=set(attributes),
        attributes={tag: set(names) for tag, names in attributes.items()},
        attribute_filter=lambda tag, name, value: value if allowed(tag, name, value) else None,
        url_schemes=set(PROTOCOLS),
        link_rel=None,
    )
    return SafeHTML(twice)


def already_sanitized(html: str) -> SafeHTML:
    """HTML that `sanitize` made earlier and that was kept in the database since."""
    return SafeHTML(html)


def _allowed(tag: str, name: str, value: str) -> bool:
    if name == "class":
        return bool(value) and all(one in CLASSES for one in value.split())
    return name in PLAIN_ATTRIBUTES.get(tag, ())
