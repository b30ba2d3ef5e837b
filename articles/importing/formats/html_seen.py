"""What of an element a reader sees: whether it is hidden, stands apart by its looks alone, and what it is numbered."""

import re
from dataclasses import dataclass

from .html_tree import Element, words_in
from .reading import Known

FOR_EARS = re.compile(r"(?:^|[\s_-])(?:sr-only|screen-?reader(?:-text)?|visually-?hidden|a11y-hidden|assistive-text)")
NUMBERED = re.compile(r"\s*(?:\d{1,3}|[a-zA-Z])[.):]\s|\s*step\s+\d", re.IGNORECASE)
HIDDEN = re.compile(r"display\s*:\s*none|visibility\s*:\s*hidden")
OF_HEADINGS = re.compile(
    r"(?:^|\s)(?:mw-editsection|headerlink|heading-anchor|header-anchor-parent|anchor-link|anchorjs-link|permalink)(?:$|\s)"
)
LETTERS = 27
SIGNS = "+-–−×›»‹«▼▾▲▸►✓✔•→←↓↑^~|/ "


@dataclass(frozen=True, slots=True)
class Around:
    """What stands around a place in the tree."""

    kind: Known = Known.PARAGRAPH
    level: int | None = None
    rule: str | None = None
    folds: bool = False
    close: bool = False
    is_typed: bool = False
    in_main: bool = False
    in_article: bool = False


def hidden_as(element: Element) -> str | None:
    """As what it is hidden; None where it is seen, as words are that are hidden from screen readers alone."""
    if FOR_EARS.search((element.get("class") or "").lower()):
        return "words for screen readers"
    if OF_HEADINGS.search((element.get("class") or "").lower()):
        return "marks"
    hides = element.get("hidden") is not None or HIDDEN.search(element.get("style") or "") is not None
    is_sign = element.get("aria-hidden") == "true" and not words_in(element).strip(SIGNS)
    return "hidden words" if hides or is_sign else None


def is_glued(element: Element, last: str) -> bool:
    """Whether a box of its own stands right after a word: “Recovery” and “1–2 days” in two spans of a card."""
    if element.tag not in ("span", "strong", "b", "em") or not last.islower() or element.getparent().tag == "p":
        return False
    before, words = element.getprevious(), next((one.strip() for one in element.itertext("*") if one.strip()), "")
    if before is not None and (not isinstance(before.tag, str) or before.tag == "br"):
        return False
    if (
        before is None or before.tail or (element.getparent().text or "").strip()
    ):  # A caption or a tip, of several words.
        return element.tag == "span" and words[:1].isupper() and " " in words
    return words[:1].isupper() or words[:1].isdigit()


def is_in_sentence(button: Element) -> bool:
    """Whether a button is a word of a sentence, such as a term that it explains: the sentence goes on behind it."""
    before, behind = button.getprevious(), (button.tail or "").lstrip()[:1]
    words = (button.getparent().text if before is None else before.tail) or ""
    return behind.islower() or (behind in tuple(",.;:)") and words.strip() != "")


def typed(number: str | None) -> int | None:
    """A number as an attribute has it, None for any other value."""
    return int(number) if number and number.isascii() and number.isdigit() and len(number) < 6 else None


def is_title(element: Element) -> bool:
    """As Google Docs and Word save a title: a paragraph that is called one."""
    return element.tag == "p" and not {"title", "MsoTitle"}.isdisjoint((element.get("class") or "").split())


def level_of(element: Element) -> int:
    """Of a heading that is none by its tag."""
    if is_title(element):
        return 1
    level = element.get("aria-level") or "2"
    return min(int(level), 6) if level.isdigit() and level != "0" else 2


def is_listed(element: Element) -> bool:
    """Whether it is an item of a list: not a card, which has a heading of its own."""
    is_named = (
        element.get("role") == "listitem" and next(element.iter("h1", "h2", "h3", "h4", "h5", "h6"), None) is None
    )
    return element.tag == "li" or is_named


def number_of(item: Element, counted: dict[Element, int]) -> str:
    """The number that a browser shows before an item, “” for a bullet and where the item begins with one itself.

    `counted` keeps the number that comes next in each list.
    """
    listed = item.getparent()
    if listed is None or listed.tag != "ol":
        return ""
    number = typed(item.get("value")) or counted.get(listed) or typed(listed.get("start")) or 1
    counted[listed] = number + 1
    if NUMBERED.match(next((one for one in item.itertext("*") if one.strip()), "")[:20].lstrip()):
        return ""
    kind = listed.get("type")
    return f"{chr(ord(kind) + number - 1)}. " if kind in ("a", "A") and number < LETTERS else f"{number}. "
