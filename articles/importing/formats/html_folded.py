"""What a click unfolds: a question that is a button, a summary, a label or a tab of an accordion, and its answer."""

import re
from collections.abc import Iterator
from dataclasses import dataclass, field

from .html_tree import Element, Page, words_in

OPENS = ("aria-controls", "data-target", "data-bs-target", "href")
TOGGLES = re.compile(r"collapse|accordion|toggle", re.IGNORECASE)
QUESTION = re.compile(
    r"(?:^|[\s_-])(?:faq|accordion|toggle|question|collaps\w*)[\w-]*"
    r"(?:question|title|header|heading|head|trigger|toggle|btn|button|link|name)?(?:$|\s)|(?:^|\s)question(?:$|\s)"
)
OUTSIDE = frozenset(("nav", "header", "footer", "form"))
PANELS = ("region", "tabpanel")
LONGEST = 300
WRAPPERS = 4


@dataclass(frozen=True, slots=True)
class Folded:
    """The elements of a page that unfold others when they are pressed, and those that they unfold."""

    triggers: frozenset[Element] = field(default_factory=frozenset)
    answers: frozenset[Element] = field(default_factory=frozenset)

    @classmethod
    def of(cls, page: Page) -> "Folded":
        triggers, answers, outside = set(), set(), set()
        for element in page.weights:
            is_outside = element.getparent() in outside
            if is_outside or element.tag in OUTSIDE:
                outside.add(element)
            asking = element if page.of(element).characters else _beside_sign(element, page)
            weight = page.of(asking)
            is_short = 0 < weight.characters <= LONGEST and weight.elements <= LONGEST
            if is_short and _may_open(element, page, is_outside):
                answer = _answer_of(element, asking, page)
                if answer is not None:
                    answers.add(answer)
                    triggers |= {asking, *_wrappers(asking, page)}
        return cls(frozenset(triggers), frozenset(answers))

    def is_trigger(self, element: Element) -> bool:
        return element in self.triggers

    def is_answer(self, element: Element) -> bool:
        return element in self.answers


def _may_open(element: Element, page: Page, is_outside: bool) -> bool:
    """Whether its tag or what it says of itself shows that it opens something; `is_outside` in a menu or a form."""
    tag = element.tag
    if tag == "summary":
        return True
    if is_outside:
        return False
    if element.get("aria-expanded") is not None or tag == "button" or element.get("role") in ("button", "tab"):
        return True
    if tag == "label":
        opened = page.ids.get(element.get("for") or "")
        return opened is not None and opened.get("type") in ("checkbox", "radio")
    if any(TOGGLES.search(element.get(name) or "") for name in ("data-toggle", "data-bs-toggle")):
        return True
    return QUESTION.search((element.get("class") or "").lower()) is not None and words_in(element).endswith("?")


def _beside_sign(element: Element, page: Page) -> Element:
    """Of a button that is only a sign and names what it opens: the element whose words it stands beside."""
    if element.get("aria-controls") is None:
        return element
    around = zip(range(WRAPPERS), element.iterancestors(), strict=False)
    return next((up for _, up in around if page.of(up).characters), element)


def _answer_of(element: Element, asking: Element, page: Page) -> Element | None:
    """What it opens: what it names, or what stands right after what it asks and says something."""
    asks = element.tag == "summary" or words_in(asking).rstrip("+-–−×›»▼▾▸ ").endswith("?")
    for name in OPENS:
        target = page.ids.get((element.get(name) or "").removeprefix("#"))
        if target is not None and element.get(name) and target is not element and _says(target, page, asks):
            return target if asking is element or asking not in target.iterancestors() else None
    is_marked = element.get("aria-expanded") is not None or QUESTION.search((element.get("class") or "").lower())
    for wrapper in (asking, *_wrappers(asking, page)):
        after = wrapper.getnext()
        while after is not None and not (isinstance(after.tag, str) and page.of(after).characters):
            after = after.getnext()
        if after is not None:
            return after if (asks or is_marked) and _says(after, page, asks) else None
        if (wrapper.tail or "").strip():
            return wrapper.getparent() if asks else None
    return None


def _says(target: Element, page: Page, asks: bool) -> bool:
    is_named = target.tag == "nav" or target.get("role") in PANELS
    is_plain = is_named and next(target.iter("a"), None) is None  # No menu: nothing in it leads anywhere.
    return page.of(target).is_prose or ((asks or is_plain) and page.of(target).characters > 0)


def _wrappers(element: Element, page: Page) -> Iterator[Element]:
    """The elements around it that hold nothing else, innermost first."""
    own = page.of(element).characters
    for _, up in zip(range(WRAPPERS), element.iterancestors(), strict=False):
        if up.tag in ("details", "body", "html") or page.of(up).characters != own:
            return
        yield up
