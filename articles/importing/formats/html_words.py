"""The words of a line on a page as a reader saw them: white space as browsers show it, and what is no word aside."""

import re
from collections.abc import Sequence
from dataclasses import dataclass, field

from .aside import Aside
from .html_tree import Element, signs_of

WHITE = re.compile(r"[ \t\n\r\f\xa0]+")
SOFT_HYPHEN = "\xad"
# Icon fonts use the private use area; the rest are control characters that no reader sees.
ICONS = re.compile(r"[\ue000-\uf8ff\U000f0000-\U0010fffd]+")
UNSEEN = re.compile(r"[\x00-\x08\x0b\x0e-\x1f\x7f-\x9f]+")
NOTE_MARK = re.compile(r"[\s\[(]*(?:[*†‡§¶#]{1,3}|\d{1,3}(?:\s*[,;–-]\s*\d{1,3})*|[a-z])[\s\])]*")
RAISED_MARK = re.compile(r"[\s\[(]*(?:[*†‡§]{1,3}|\d{1,3}(?:\s*[,;–-]\s*\d{1,3})*)[\s\])]*")
POWER_OF = re.compile(r"(?:(?<![\w.,])10|\b(?:[cmkµμ]?m|in|ft|yd|mi|kg|s|sec|x|[a-z]))$", re.IGNORECASE)
SUPERSCRIPT = str.maketrans("0123456789+-−", "⁰¹²³⁴⁵⁶⁷⁸⁹⁺⁻⁻")
BULLETED = re.compile(r"(?:[•·▪◦‣✓✔➤]\s*|(?:[-–*]|\d{1,2}[.)])\s+)\S")
ENDS_A_SENTENCE = (".", "!", "?", ",", ";")
SHORTEST_RUN, LONGEST_ROW, LONGEST_UNIT = 3, 10, 8
BOLD = re.compile(r"font-weight\s*:\s*(?:bold|[6-9]00)")
LIGHT = re.compile(r"font-weight\s*:\s*(?:normal|[1-5]00)")
TO_NOTE = re.compile(r"#[\w:-]*?(?:fn|ftn|edn|foot-?note|end-?note)(?![\w-]*(?:ref|anchor|back|link))", re.IGNORECASE)
TO_MARK = re.compile(r"ref|anchor|-link$", re.IGNORECASE)
BACK = re.compile(r"[\s↑↩⤴^︎\[\]()]*|\(?back\)?|return", re.IGNORECASE)
NO_BREAK, UNUSED_HYPHEN = "no-break spaces turned into spaces", "soft hyphens taken out"


@dataclass(slots=True)
class Line:
    """The words gathered so far, already as a browser shows them. `lead` is where the bold words end that open it."""

    parts: list[str] = field(default_factory=list)
    length: int = 0
    last: str = ""
    lead: int | None = None
    bold: int = 0

    def add(self, words: str, is_typed: bool = False) -> None:
        """White space counts as one space, none at the beginning; `is_typed` keeps it as it is."""
        if not is_typed:
            words = WHITE.sub(" ", words)
            if self.last in ("", " ", "\n"):
                words = words.removeprefix(" ")
        if words:
            if not self.bold and words.strip() and self.lead is None:
                self.lead = self._trimmed()
            self.parts.append(words)
            self.length += len(words)
            self.last = words[-1]

    def end_line(self) -> None:
        """A line ends here: not before the first word."""
        if self.parts:
            trimmed = self.parts[-1].rstrip(" ")
            self.length += len(trimmed) - len(self.parts[-1]) + 1
            self.parts[-1:] = [trimmed, "\n"]
            self.last = "\n"

    @property
    def ending(self) -> str:
        """Its last signs: enough to tell a unit."""
        return "".join(one[-LONGEST_UNIT:] for one in self.parts[-2:]).rstrip()

    def _trimmed(self) -> int:
        return len("".join(self.parts).rstrip())

    def taken(self) -> tuple[str, int | None]:
        """The words, and how many of them at their beginning are bold; the line is empty then."""
        words = "".join(self.parts).strip()
        lead = min(self._trimmed() if self.lead is None else self.lead, len(words))
        self.parts, self.length, self.last, self.lead = [], 0, "", None
        return words, lead or None


def by_lines(words: str, lead: int | None) -> list[tuple[str, int | None]]:
    """A part of several lines as the parts that they are: a line in bold over its text, items with typed bullets."""
    lines = words.split("\n")
    if sum(BULLETED.match(one) is not None for one in lines) > 1:
        return [(one, None) for one in lines]
    if lead and words[lead : lead + 1] == "\n" and words[lead - 1] not in "?.!":
        return [(words[:lead], lead), (words[lead + 1 :], None)]
    return [(words, lead)]


def are_rows(lines: Sequence[str]) -> bool:
    """Whether the lines of one part are a list: several, all short, and none ends like a sentence or before one."""
    return len(lines) >= SHORTEST_RUN and all(
        len(one.split()) <= LONGEST_ROW and not one.rstrip().endswith(ENDS_A_SENTENCE) for one in lines
    )


def is_bold(element: Element) -> bool:
    style = element.get("style") or ""
    return (element.tag in ("b", "strong") and not LIGHT.search(style)) or BOLD.search(style) is not None


def seen(words: str, aside: Aside, repairs: set[str]) -> str:
    """The words without signs that no reader sees; each kind is named."""
    if words.isascii() and words.isprintable():
        return words
    if "\xa0" in words:
        repairs.add(NO_BREAK)
    if SOFT_HYPHEN in words:
        repairs.add(UNUSED_HYPHEN)
        words = words.replace(SOFT_HYPHEN, "")
    for icon in ICONS.findall(words):
        aside.put("icons", icon)
    return UNSEEN.sub("", ICONS.sub("", words))


def is_note_mark(raised: str, before: str, element: Element) -> bool:
    """Whether raised signs lead to a note: “£150¹”, not “10 cm²”, “10⁶” or “1st”."""
    links = element.tag == "a" or element.find(".//a[@href]") is not None or element.getparent().tag == "a"
    if not NOTE_MARK.fullmatch(raised):
        return False
    return links or not (raised.strip().isdigit() and POWER_OF.search(before))


def raised(words: str, before: str, aside: Aside) -> str:
    """What stands above the line: nothing of a note's mark, and a power as one."""
    if words.strip().isdigit() and POWER_OF.search(before.rstrip()):
        return words.translate(SUPERSCRIPT)
    if RAISED_MARK.fullmatch(words):
        aside.put("footnote marks", words)
        return " " if words[-1:] == " " else ""
    return words


def leads_to_note(element: Element) -> bool:
    """Whether a link says that it leads to a note, by its address or by what it calls itself."""
    return "noteref" in signs_of(element) or TO_NOTE.search(element.get("href") or "") is not None


def leads_back(element: Element, words: str) -> bool:
    """Whether a link leads from a note back to its mark: an arrow, or its own number."""
    address = element.get("href") or ""
    if not address.startswith("#") or not words.strip():
        return False
    return bool(BACK.fullmatch(words.strip()) or (TO_MARK.search(address) and NOTE_MARK.fullmatch(words)))
