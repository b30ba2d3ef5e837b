"""RTF (Rich Text Format 1.9.1): turned into HTML with what its control words say of paragraphs, and read as that.

striprtf gives the words alone: no headings, no items, and the cells of a row between bars.
"""

import re
from dataclasses import dataclass, field, replace

from . import html
from .aside import Aside
from .reading import Reading, Stated
from .refused import MOST_LINES, Refused, too_many_lines
from .rtf_groups import Group, Paragraph
from .rtf_marks import CHARSETS, CODE_PAGES, GROUPS, LEVEL, SIGNS, SKIPPED, TEXT_INSIDE

NAME = "RTF"
MAGIC = b"{\\rtf"
MOST_GROUPS, MOST_SIGNS = 100_000, 1_000_000
TOKEN = re.compile(
    r"\\(?P<word>[a-zA-Z]{1,32})(?P<number>-?\d{1,10})? ?|\\'(?P<hex>[0-9a-fA-F]{2})|\\(?P<sign>[^a-zA-Z])"
    r"|(?P<brace>[{}])|(?P<text>[^\\{}]+)",
    re.DOTALL,
)
STATES = {"title": "title", "author": "author", "company": "publisher"}
BULLET = re.compile(r"[^\w(]*")
LINE_ENDS = dict.fromkeys(map(ord, "\r\n"))


def read(raw: bytes, name: str = "") -> Reading | None:
    """An RTF document; None for what is none. Raises `Refused` for one that has no words, or far too many signs."""
    if not raw.startswith(MAGIC):
        return None
    for sign, most, what in ((b"{", MOST_GROUPS, "groups (braces)"), (b"\\", MOST_SIGNS, "control words")):
        if raw.count(sign) > most:
            raise Refused(f"it has more than {most:,} {what}: save the words of the article alone")
    aside = Aside()
    reader = _Reader(raw.decode("latin-1"), aside)
    try:
        # A sign above U+FFFF is typed as two halves.
        page = reader.as_html().encode("utf-16-le", "surrogatepass").decode("utf-16-le")
    except UnicodeDecodeError as error:
        raise Refused("it holds half a character (a lone surrogate): save it again") from error
    typed = Reading("", "", reader.code_page, (), NAME, "its first bytes say so")
    stated = [
        Stated(STATES[key], " ".join(one.split()), where=f"the document's {key}")
        for key, one in reader.stated
        if one.strip()
    ]
    return html.from_html([page], typed, is_whole=True, stated=stated, aside=aside)


@dataclass(slots=True)
class _Reader:
    """Through the control words, with the groups that stand open."""

    text: str
    aside: Aside
    code_page: str = "cp1252"
    stack: list[Group] = field(default_factory=lambda: [Group()])
    paragraph: Paragraph = field(default_factory=Paragraph)
    pages: list[str] = field(default_factory=list)
    notes: list[str] = field(default_factory=list)
    cells: list[str] = field(default_factory=list)
    cell: list[str] = field(default_factory=list)
    rows: list[str] = field(default_factory=list)
    fonts: dict[int, str] = field(default_factory=dict)
    styles: dict[int, int] = field(default_factory=dict)
    style: int = 0
    font: int = 0
    bytes_: bytearray = field(default_factory=bytearray)
    to_skip: int = 0
    caught: list[str] = field(default_factory=list)
    stated: list[tuple[str, str]] = field(default_factory=list)
    outside: list[Paragraph] = field(default_factory=list)

    def as_html(self) -> str:
        at, end = 0, len(self.text)
        while at < end:
            found = TOKEN.match(self.text, at)
            if found is None:  # A backslash at the very end.
                break
            at = found.end()
            if found["word"] == "bin":
                at += max(0, int(found["number"] or 0))
            else:
                self._token(found)
        self._settle()
        while self.outside:  # Notes that nothing closes.
            self._end_note()
        self._end_paragraph()
        self._end_table()
        notes = "".join(self.notes)
        return "".join(self.pages) + (f'<section role="doc-endnotes">{notes}</section>' if notes else "")

    def _token(self, found: re.Match[str]) -> None:
        group = self.stack[-1]
        if found["hex"]:
            self._letters(bytes.fromhex(found["hex"]))
            return
        if found["text"]:
            if text := found["text"].translate(LINE_ENDS):
                self._letters(text.encode("latin-1"))
                group.is_fresh = False
            return
        self._settle()
        if found["brace"] == "{":
            self.stack.append(replace(group, is_fresh=True, ignorable=False))
        elif found["brace"] == "}":
            self._close()
        elif sign := found["sign"]:
            self._sign(sign, group)
        elif word := found["word"]:
            self._word(word, int(found["number"]) if found["number"] else None, group)
            group.is_fresh = False

    def _sign(self, sign: str, group: Group) -> None:
        self.to_skip = 0
        if sign == "*":
            group.ignorable = True
        elif sign in "\r\n":
            self._end_paragraph()
        else:
            self._say(SIGNS.get(sign, sign if sign in "{}\\" else ""))

    def _word(self, word: str, number: int | None, group: Group) -> None:
        """One control word: a target of words, a property of words or of the paragraph, or a sign."""
        on = number != 0
        self.to_skip = 0
        if word in TEXT_INSIDE and group.is_fresh and group.target == "nowhere":
            group.target = ""
        elif word in GROUPS and group.is_fresh:
            self._open(word, group)
        elif (word in SKIPPED or group.ignorable) and group.is_fresh and group.target == "":
            group.target = "nowhere"
        elif word == "u":
            self._say(chr((number or 0) % 0x10000))
            self.to_skip = group.skip
        elif word in SIGNS:
            self._say(SIGNS[word])
        elif group.target in ("", "note"):
            self._property(word, number, group, on)
        elif word == "s" and group.target == "styles":
            self.style = number or 0
        elif group.target == "fonts":
            self._of_a_font(word, number or 0)
        if word == "uc":
            group.skip = max(0, number or 0)

    def _of_a_font(self, word: str, number: int) -> None:
        if word == "f":
            self.font = number
        elif word == "fcharset":
            self.fonts[self.font] = CHARSETS.get(number, self.code_page)

    def _property(self, word: str, number: int | None, group: Group, on: bool) -> None:  # noqa: C901, PLR0912
        paragraph = self.paragraph
        match word:
            case "b":
                group.bold = on
            case "super":
                group.raised = on
            case "nosupersub" | "sub" | "dn":
                group.raised = False
            case "up":
                group.raised = on
            case "strike" | "striked":
                group.struck = on
            case "v":
                group.hidden = on
            case "deleted":
                group.deleted = on
            case "f":
                group.font = number or 0
            case "plain":
                group.bold = group.raised = group.struck = group.hidden = False
            case "ansicpg" if number:
                self.code_page = CODE_PAGES.get(number, self.code_page)
            case "mac":
                self.code_page = "mac_roman"
            case "pard":
                self.paragraph = replace(
                    paragraph, level=None, style=None, is_item=paragraph.mark is not None, in_table=False
                )
            case "s":
                paragraph.style = number
            case "outlinelevel" if number is not None:
                paragraph.level = number + 1 if number < 6 else None
            case "ls":
                paragraph.is_item = True
            case "intbl":
                paragraph.in_table = True
            case "par" | "sect" | "page":
                self._end_paragraph()
            case "line":
                self._put("<br>")
            case "cell" | "nestcell":
                self._end_cell()
            case "row" | "nestrow":
                self._end_row()

    # Groups

    def _open(self, word: str, group: Group) -> None:
        if group.target not in ("", "note") and not (group.target == "info" and word in STATES):
            return
        group.target = GROUPS[word]
        self.caught = []
        if group.target == "note":
            self.outside.append(self.paragraph)
            self.paragraph = Paragraph()

    def _close(self) -> None:
        group = self.stack.pop() if len(self.stack) > 1 else self.stack[0]
        target, above = group.target, self.stack[-1].target
        if target == above:
            return
        words = "".join(self.caught)
        match target:
            case "note":
                self._end_note()
            case "mark":
                self.paragraph.is_item = True
                self.paragraph.mark = "" if BULLET.fullmatch(words) else f"{words.strip()} "
            case "link":
                self.aside.put("link addresses", words.replace("HYPERLINK", "").strip(' "'))
            case "title" | "author" | "company":
                self.stated.append((target, words))
            case "head":
                self.aside.put("other parts", words)

    def _end_note(self) -> None:
        if "".join(self.paragraph.words).strip():
            _keep(self.notes, f"<p>{''.join(self.paragraph.words)}</p>")
        self.paragraph = self.outside.pop() if self.outside else Paragraph()

    # Words

    def _letters(self, letters: bytes) -> None:
        """Letters in some code page, but for those that only stand for a sign that was told by its number."""
        skipped = min(self.to_skip, len(letters))
        self.to_skip -= skipped
        self.bytes_ += letters[skipped:]

    def _settle(self) -> None:
        """The bytes gathered become words in the code page of their font."""
        if self.bytes_:
            page = self.fonts.get(self.stack[-1].font, self.code_page)
            words = self.bytes_.decode(page, "replace")
            self.bytes_.clear()
            self._say(words)

    def _say(self, words: str) -> None:
        group = self.stack[-1]
        if group.target == "styles":
            if found := LEVEL.match(words.strip()):
                self.styles[self.style] = int(found["level"] or 1)
        elif group.target in ("", "note"):
            if group.deleted or group.hidden:
                self.aside.put("struck-out words" if group.deleted else "hidden words", words)
            elif words:
                self._put(self._marked(html.escaped(words), group))
        elif group.target != "nowhere":
            self.caught.append(words)

    def _marked(self, words: str, group: Group) -> str:
        for is_so, tag in ((group.struck, "s"), (group.raised, "sup"), (group.bold, "b")):
            words = f"<{tag}>{words}</{tag}>" if is_so else words
        return words

    def _put(self, markup: str) -> None:
        self.paragraph.words.append(markup)

    # Paragraphs, cells and rows

    def _end_paragraph(self) -> None:
        paragraph = self.paragraph
        if self.outside:
            self._put("<br>")
            return
        if paragraph.in_table:
            self.cell.append("".join(paragraph.words))
        else:
            self._end_table()
            _keep(self.pages, paragraph.html(self.styles))
        self.paragraph = replace(paragraph, words=[], mark=None, is_item=False)

    def _end_cell(self) -> None:
        self.cell.append("".join(self.paragraph.words))
        self.cells.append(f"<td>{'<br>'.join(filter(None, self.cell))}</td>")
        self.cell = []
        self.paragraph = replace(self.paragraph, words=[], mark=None, is_item=False)

    def _end_row(self) -> None:
        if self.cells:
            _keep(self.rows, f"<tr>{''.join(self.cells)}</tr>")
        self.cells = []

    def _end_table(self) -> None:
        self._end_row()
        if self.rows:
            _keep(self.pages, f"<table>{''.join(self.rows)}</table>")
        self.rows = []


def _keep(kept: list[str], html: str) -> None:
    kept += [html] if html else []
    if len(kept) > MOST_LINES:
        raise too_many_lines()
