"""Lists and paragraphs that CommonMark, as most programs read it, would put together otherwise than our pages do.

Whoever writes Markdown learnt it there. The text is read in both ways, and each line compared by where it stands.
"""

import re
from collections import Counter
from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass, field
from html.parser import HTMLParser

from markdown_it import MarkdownIt
from markdown_it.token import Token

from .doubts import Doubt, shortened

COMMONMARK = MarkdownIt("commonmark", {"html": False, "maxNesting": 100}).enable("table")
BOX = re.compile(r"!!! ?\w")
QUOTE = re.compile(r" {0,3}>")
BULLET = re.compile(r"[-*+] +\S")
ONLY_SIGNS = re.compile(r"\s*(?:[-*+]|\d+[.)])?\s*")
BRACKETED = re.compile(r"^(\d+)\)")
NUMBER = re.compile(r"(\d+)\. ")
STEP = " " * 4
"""By so many spaces stands what belongs to an item or a box."""
FURTHER_IN = "begin it after an empty line, or just four spaces further in than the item above"
A_YEAR = 100
"""A list never begins so high."""
OPENS, CLOSES = "\ue010", "\ue011"
SIGN = re.compile(f"{OPENS}([0-9]+){CLOSES}")


@dataclass(frozen=True, slots=True)
class Item:
    """An item by CommonMark: how deep it stands, its sign, its number as typed, and the list that it is of."""

    depth: int
    sign: str
    number: int | None
    of: int


@dataclass(slots=True)
class Meant:
    """What stands on which line by CommonMark, each line counted from 1."""

    items: dict[int, Item] = field(default_factory=dict)
    paragraphs: dict[int, int] = field(default_factory=dict)
    indented: list[int] = field(default_factory=list)


@dataclass(frozen=True, slots=True)
class Place:
    """Where a line stands on our page: in how many lists; whether it begins an item, and with which number."""

    depth: int
    begins: bool
    number: int


class Shown(HTMLParser):
    """The place of each line on our page."""

    def __init__(self, html: str) -> None:
        super().__init__()
        self.places = dict[int, Place]()
        self.lists = list[int]()
        self.items = list[list[int]]()
        self.feed(html)

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        if tag in ("ol", "ul"):
            self.lists.append(int(dict(attrs).get("start") or 1) - 1)
        elif tag == "li":
            self.lists[-1] += 1
            self.items.append([])

    def handle_endtag(self, tag: str) -> None:
        if tag in ("ol", "ul"):
            self.lists.pop()
        elif tag == "li":
            self.items.pop()

    def handle_data(self, data: str) -> None:
        for found in SIGN.findall(data):
            number = int(found)
            begins = bool(self.items) and not self.items[-1]
            self.places[number] = Place(len(self.lists), begins, self.lists[-1] if self.lists else 0)
            for item in self.items:
                item.append(number)


def told_of_lists(lines: Sequence[str], convert: Callable[[str], str]) -> Iterator[Doubt]:
    """What is otherwise in these lines; `convert` makes a page's HTML of a text."""
    places = Shown(convert("\n".join(_signed(line, at) for at, line in enumerate(lines, start=1)))).places
    for indent, room in _rooms(lines):
        yield from _Compared(room, indent, _meant(room), places).doubts()


def _signed(line: str, at: int) -> str:
    """The line with its number, by which it is found again on the page."""
    return line if ONLY_SIGNS.fullmatch(line) or BOX.match(line) else f"{line}{OPENS}{at}{CLOSES}"


def _rooms(lines: Sequence[str]) -> Iterator[tuple[str, list[str]]]:
    """The text without its boxes, and what stands in each box without its indent; every line keeps its number."""
    outside, boxes, box = list[str](), list[list[str]](), False
    for at, line in enumerate(lines):
        opens = bool(BOX.match(line))
        box = opens or (box and (not line.strip() or line.startswith(STEP)))
        if opens:
            boxes.append([""] * len(lines))
        elif box:
            boxes[-1][at] = line[len(STEP) :]
        outside.append("" if box else line)
    yield "", outside
    for inside in boxes:
        yield STEP, inside


def _meant(room: Sequence[str]) -> Meant:
    meant, lists = Meant(), list[int]()
    for at, token in enumerate(COMMONMARK.parse("\n".join(room))):
        line = token.map[0] + 1 if token.map else 0
        if token.type in ("bullet_list_open", "ordered_list_open"):
            lists.append(at)
        elif token.type in ("bullet_list_close", "ordered_list_close"):
            lists.pop()
        elif token.type == "list_item_open":
            meant.items[line] = Item(len(lists), token.markup, _number(token), lists[-1])
        elif token.type == "paragraph_open":
            meant.paragraphs[line] = len(lists)
        elif token.type == "code_block" and token.map and not lists:
            meant.indented += [one for one in range(line, token.map[1] + 1) if room[one - 1].strip()]
    return meant


def _number(item: Token) -> int | None:
    return int(item.info) if item.info else None


@dataclass(frozen=True, slots=True)
class _Compared:
    """The lines of one room, as they are read in both ways."""

    room: Sequence[str]
    indent: str
    meant: Meant
    places: dict[int, Place]

    def doubts(self) -> Iterator[Doubt]:
        for line, item in self.meant.items.items():
            if place := self.places.get(line):
                yield from self._of_item(line, item, place)
        yield from self._numbers()
        for line, depth in self.meant.paragraphs.items():
            place = self.places.get(line)
            if place and place.depth < depth and line not in self.meant.items:
                told = f"“{self._words(line)}” would stand outside the list above: if it belongs there, indent it by "
                instead = self._typed(line, STEP * depth + self.room[line - 1].lstrip())
                yield Doubt(line, f"{told}{len(STEP) * depth} spaces", "outside", instead)
        for line in self.meant.indented:
            told = f"the spaces before “{self._words(line)}” do nothing: it stands in no list and no box"
            yield Doubt(line, told, "indented", self._typed(line, self.room[line - 1].lstrip()))
        yield from self._too_deep()

    def _of_item(self, line: int, item: Item, place: Place) -> Iterator[Doubt]:
        words = self.room[line - 1].lstrip()
        if place.begins and place.depth == item.depth:
            if item.sign == "+" and words[1:].lstrip()[:1].isdigit():
                told = f"the plus of “{self._words(line)}” would be shown as the dot of an item: write \\+"
                yield Doubt(line, told, "plus", self._typed(line, f"\\{words}"))
            return
        above = self.meant.items.get(line - 1)
        is_new = above is None or above.of != item.of or bool(ONLY_SIGNS.fullmatch(self.room[line - 2]))
        is_level = above is None or above.depth == item.depth
        apart = not place.begins and self._is_under_words(line) and is_new and is_level
        typed = self._typed(line, STEP * (item.depth - 1) + BRACKETED.sub(r"\1.", words))
        if item.sign == ")":
            yield Doubt(
                line,
                f"“{self._words(line)}” would be running text: an item begins with “{item.number}. ”",
                "bracket",
                self._apart(typed, apart),
            )
        elif apart or item.depth == 1:
            yield Doubt(
                line,
                f"“{self._words(line)}” would be running text: put an empty line before it",
                "no empty line",
                self._apart(typed, apart),
            )
        else:
            shown = "beside the item above, not under it" if place.begins else "in the running text of the item above"
            told = f"“{self._words(line)}” would stand {shown}: indent it by {len(STEP) * (item.depth - 1)} spaces"
            yield Doubt(line, told, "indent", typed)

    def _numbers(self) -> Iterator[Doubt]:
        """Items with another number than is typed, and sentences that begin with a number."""
        many, last, firsts = Counter(item.of for item in self.meant.items.values()), 0, dict[int, int]()
        for line, item in self.meant.items.items():
            place = self.places.get(line)
            if item.number is None or place is None or not place.begins:
                continue
            first = firsts.setdefault(item.of, item.number)
            escaped = self._typed(line, NUMBER.sub(r"\1\\. ", self.room[line - 1], count=1))
            if item.number > 1 and item.number == first == place.number:
                if item.number >= A_YEAR or (many[item.of] == 1 and item.number != last + 1):
                    told = f"“{self._words(line)}” would begin a list: if it is a sentence, write {item.number}\\."
                    yield Doubt(line, told, "number", escaped)
            elif item.number not in (first, place.number):
                remedy = (
                    f"if it is a sentence, write {item.number}\\."
                    if item.number >= A_YEAR
                    else "number the items in their order"
                )
                told = f"“{self._words(line)}” would be shown as item {place.number}: {remedy}"
                yield Doubt(line, told, "number", escaped if item.number >= A_YEAR else None)
            last = item.number

    def _too_deep(self) -> Iterator[Doubt]:
        """What looks like an item, and is one in neither way of reading."""
        for line, typed in enumerate(self.room, start=1):
            place, known = self.places.get(line), line in self.meant.items or line in self.meant.indented
            if typed.startswith(STEP) and BULLET.match(typed.lstrip()) and place and not place.begins and not known:
                yield Doubt(line, f"“{self._words(line)}” would be running text: {FURTHER_IN}", "too deep")

    def _is_under_words(self, line: int) -> bool:
        return line > 1 and bool(self.room[line - 2].strip())

    def _words(self, line: int) -> str:
        return shortened(self.room[line - 1])

    def _typed(self, line: int, instead: str) -> str | None:
        """What could be typed there; None in a quote, whose signs stand before it."""
        return None if QUOTE.match(self.room[line - 1]) else f"{self.indent}{instead}"

    def _apart(self, typed: str | None, apart: bool) -> str | None:
        return f"\n{typed}" if apart and typed is not None else typed
