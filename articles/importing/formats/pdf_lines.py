"""A page of a PDF to its lines: words with their size, their boldness and where they stand on the page."""

import codecs
import re
from collections.abc import Mapping
from dataclasses import dataclass, field, replace
from typing import TYPE_CHECKING, Any

from .aside import Aside
from .html_words import ICONS, RAISED_MARK, SOFT_HYPHEN, UNSEEN, raised

if TYPE_CHECKING:
    from pypdf import PageObject

RAISED_DIGITS = tuple("⁰¹²³⁴⁵⁶⁷⁸⁹")
RAISED_SIZE, RAISED_BY = 0.9, 0.15
# Figures as large as the line's, or nearly, are raised where they stand well over it.
RAISED_FIGURE, HIGHEST = 0.25, 0.8
FARTHEST_BULLET = 3
LIGATURES = {"ﬀ": "ff", "ﬁ": "fi", "ﬂ": "fl", "ﬃ": "ffi", "ﬄ": "ffl", "ﬅ": "st", "ﬆ": "st"}
LIGATURE = re.compile("[ﬀ-ﬆ]")
SPELLED = "ligatures spelled out"
UNUSED = "soft hyphens that were not used taken out"
SOFT_HYPHENS = (SOFT_HYPHEN, codecs.BOM_UTF16_BE + SOFT_HYPHEN.encode("utf-16-be"))
BOLD = re.compile(r"bold|black|heavy|semibold|demi", re.IGNORECASE)
BULLETS = "•▪◦‣●○■□·∙➢➤►▶✓✔\uf0b7\uf0a7\uf0d8\uf0fc\x7f\u0095"
BULLET = re.compile(rf"\s*(?:[{BULLETS}]\s*|o\s+(?=[A-Z]))(?=\S)|\s*[{BULLETS}]\s*$")


@dataclass(frozen=True, slots=True)
class Part:
    """Words that were drawn at once."""

    words: str
    size: float
    is_bold: bool
    x: float
    y: float


@dataclass(frozen=True, slots=True)
class Line:
    """A line of a page. `lead` is how many of its characters, from its first on, are bold.

    `risen` is how far the highest raised figure stands over it.
    """

    words: str
    size: float
    is_bold: bool
    x: float
    y: float
    lead: int = 0
    is_item: bool = False
    risen: float = 0.0


@dataclass(slots=True)
class _Gathered:
    """The parts that pypdf hands over one by one, by the lines into which it breaks them."""

    lines: list[list[Part]] = field(default_factory=lambda: [[]])
    rise: float = 0.0
    drawn: float = 0.0

    def follow(self, operator: bytes, operands: Any, cm: list[float], tm: list[float]) -> None:
        """Keep how far what is drawn is raised (`Ts`), which pypdf leaves out of where it stands."""
        if operator == b"BT":
            self.rise = 0.0
        elif operator == b"Ts" and operands:
            self.rise = float(operands[0])
        elif operator in (b"Tj", b"TJ", b"'", b'"'):
            self.drawn = self.rise

    def take(self, words: str, cm: list[float], tm: list[float], font: Any, size: float) -> None:
        x = tm[4] * cm[0] + tm[5] * cm[2] + cm[4]
        y = tm[4] * cm[1] + tm[5] * cm[3] + cm[5]
        tall = abs((tm[0] * tm[3] - tm[1] * tm[2]) * (cm[0] * cm[3] - cm[1] * cm[2])) ** 0.5
        named = str((font or {}).get("/BaseFont", ""))
        for place, one in enumerate(words.split("\n")):
            if place:
                self.lines.append([])
            if one:
                self.lines[-1].append(Part(one, size * tall, BOLD.search(named) is not None, x, y + self.drawn * tall))


def lines_of(page: "PageObject", aside: Aside, repairs: dict[str, list[str]]) -> list[Line]:
    """The lines of a page that have words, in the order in which they were drawn."""
    _drop_unused_hyphens(page, repairs)
    gathered = _Gathered()
    page.extract_text(visitor_operand_before=gathered.follow, visitor_text=gathered.take)
    lines = [_line(parts, aside, repairs) for parts in gathered.lines if any(one.words.strip() for one in parts)]
    bullets = {round(one.y): one.x for one in lines if not one.words}
    return [replace(one, is_item=one.is_item or _has(bullets, one)) for one in lines if one.words]


def _has(bullets: Mapping[int, float], line: Line) -> bool:
    """Whether a bullet that was drawn apart stands close before the line."""
    at = bullets.get(round(line.y))
    return at is not None and 0 < line.x - at < FARTHEST_BULLET * line.size


def _line(parts: list[Part], aside: Aside, repairs: dict[str, list[str]]) -> Line:
    """The parts as one line, raised marks of notes left out."""
    drawn = [one for one in parts if one.words.strip()]
    sizes: dict[float, int] = {}
    for one in drawn:
        sizes[round(one.size, 1)] = sizes.get(round(one.size, 1), 0) + len(one.words.strip())
    size = max(sizes, key=lambda each: (sizes[each], each))
    base = next(one.y for one in drawn if round(one.size, 1) == size)
    words, lead, is_led, risen = "", 0, True, 0.0
    for one in parts:
        rise = (one.y - base) / size
        is_small = one.size < RAISED_SIZE * size and rise > RAISED_BY
        is_raised = is_small or (RAISED_FIGURE < rise < HIGHEST and RAISED_MARK.fullmatch(one.words) is not None)
        said = raised(one.words, words, aside) if is_raised else one.words
        risen = max(risen, one.y - base) if is_raised else risen
        is_led = is_led and (one.is_bold or not said.strip())
        if said[:1] in RAISED_DIGITS:
            words = words.rstrip()  # It belongs to what it stands over.
        words += _seen(said, aside, repairs)
        lead = len(words.rstrip()) if is_led else lead
    bullet = BULLET.match(words)
    if bullet:
        aside.put("marks", bullet[0])
        words = words[bullet.end() :]
        lead = max(0, lead - bullet.end())
    stripped = " ".join(words.split())
    first = drawn[0]
    lead, is_bold = min(lead, len(stripped)), 0 < len(stripped) <= lead
    return Line(stripped, size, is_bold, first.x, base, lead, bullet is not None, risen)


def _seen(words: str, aside: Aside, repairs: dict[str, list[str]]) -> str:
    """The words as letters that everyone can type; each kind of mend is named."""
    if words.isascii() and words.isprintable():
        return words
    for found in LIGATURE.findall(words):
        repairs.setdefault(SPELLED, [])
        words = words.replace(found, LIGATURES[found])
    if BULLET.match(words):
        return words.replace("\xa0", " ")
    for icon in ICONS.findall(words):
        aside.put("icons", icon)
    return UNSEEN.sub("", ICONS.sub("", words)).replace("\xa0", " ")


def _drop_unused_hyphens(page: "PageObject", repairs: dict[str, list[str]]) -> None:
    """Take out soft hyphens that stand within a line: browsers print them as a space that no reader sees."""
    from pypdf.generic import ContentStream, NameObject

    contents = page.get_contents()
    if contents is None or b"ActualText" not in contents.get_data():
        return
    stream = ContentStream(page["/Contents"].get_object(), page.pdf, "bytes")
    kept: list[Any] = []
    operations = list(stream.operations)
    for place, (operands, operator) in enumerate(operations):
        if operator == b"Tj" and place and _is_soft(operations[place - 1]) and not _ends_line(operations[place + 1 :]):
            repairs.setdefault(UNUSED, [])
            continue
        kept.append((operands, operator))
    stream.operations = kept
    page[NameObject("/Contents")] = stream


def _is_soft(operation: tuple[Any, bytes]) -> bool:
    operands, operator = operation
    marked = operands[1] if operator == b"BDC" and len(operands) > 1 else None
    return isinstance(marked, dict) and marked.get("/ActualText") in SOFT_HYPHENS


def _ends_line(following: list[tuple[Any, bytes]]) -> bool:
    """Whether nothing more is drawn on the line."""
    for operands, operator in following:
        if operator in (b"Tj", b"TJ"):
            return False
        if operator in (b"Tm", b"T*", b"ET", b"'", b'"') or (operator in (b"Td", b"TD") and operands[1:] != [0]):
            return True
    return True
