"""Text to lines: the pieces between line breaks, with what can be said of each on its own.

A hard-wrapped paragraph is one line here: the breaks inside it are the typist's, not the author's. Where the
format knows its parts, each is a line, and what it knows is not guessed.
"""

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace
from functools import cached_property
from itertools import islice

from articles.quoting.folding import INVISIBLE, fold_words

from .formats import Known, Span
from .formats.refused import LONGEST_PART, MOST_LINES, too_long_a_part, too_many_lines
from .glue import pieces
from .signs import PICTURE, PICTURED

# Pictures that stand before an item: arrows, signs and emoji, each with what chooses its look or skin; stars are marks.
MARKER = re.compile(
    rf"(?:(?:[-*_] ?){{3,}}|[-–—•*·▪◦‣+✓✔✗✘➤►▶●○■□◆]+|[_=~#|:.\s-]{{2,}}|\d{{1,2}}[.)]|{PICTURE}|[{INVISIBLE}]+)$"
)
RULE = re.compile(r"(?:[-*_=~#·•+|:] ?){3,}$")
MARKUP_HEADING = re.compile(r"(#{1,6})\s+(?=\S)")
BOLD_LINE = re.compile(r"(\*\*|__)(?P<words>[^*_]+)\1:?$")
# "(c) 2024" is no third item.
LETTERED = (
    r"(?!\([cC]\)\s+(?:\S+ ){0,4}(?:19|20)\d\d\b)(?:\((?:[A-Za-z]|[ivx]{1,4}|\d{1,2})\)|[a-z]\)|[ivx]{2,4}[.)])\s+"
)
BULLET = re.compile(
    r"(?:[-–—•*·▪◦‣+✓✔✗✘➤►▶●○■□◆>»]\s+|[•▪◦‣✓✔✗✘➤►▶●○■□◆]\s*|\d{1,2}[.)]\s+"
    rf"|{LETTERED}|{PICTURE}\s*)"
)
NUMBER = re.compile(r"\d{1,2}[.)]\s+")
NUMBERED_WORD = re.compile(r"(?:tip|step|phase|stage)\s+\d{1,2}(?:\s*[:.)–-]|\s+(?-i:[A-Z]\w+ \w))", re.IGNORECASE)
TIME = re.compile(
    r"(?:weeks?|months?|days?|years?|hours?|stage|phase|step|part|session|visit) \d[\d\s–—-]*(?:to \d+)?$"
)
GOES_ON = re.compile(r"[\"'“‘(\[]?[a-zß-ÿ]")
BROKEN_WORD = re.compile(r"[a-z]{2}-$")
LEAD_IN = re.compile(
    r"\b(?:includ(?:e|es|ed|ing)|encompass(?:es)?|follow(?:s|ing)?|these|such as|are|is|needs?|should|can|may|will"
    r"|must)\b.*:$"
)
SENTENCE_END = re.compile(r"[.!?…][\"'”’)\]*_]*$")
TWO_SENTENCES = re.compile(r"[a-z]{3}[.!…][\"'”’)]* \S.*\?$")
AMOUNT_END = re.compile(r"(?<!\b19\d)(?<!\b20\d)[\d%][\s*_]*$|[$€£]\s?\d[\d,.]*\S*$")
SHORTEST_SENTENCE, SHORTEST_CRY, LONG_ENOUGH = 5, 10, 14
SHOWN = 20
LONGEST_HEADING_WORDS, LONGEST_HEADING = 12, 100
WRAP_COLUMNS = range(50, 101)
# Of these a format says at most that they are no headings: what is typed in plain text may stand in them.
OPEN = (None, Known.TEXT, Known.PARAGRAPH)
ITEMS = (Known.LIST_ITEM, Known.TABLE_ROW)


@dataclass(frozen=True)
class Line:
    """One line: its span, its text without surrounding space, and the same text folded, without bullet or markup.

    `given` is what the format knows of it, None where there is no markup.
    """

    start: int
    end: int
    text: str
    folded: str
    gap_before: bool
    given: Span | None = None

    @property
    def known(self) -> Known | None:
        return self.given.kind if self.given else None

    @property
    def folds(self) -> bool:
        """Opens and closes what stands under it, as a question of an accordion does."""
        return self.given is not None and self.given.folds

    @property
    def is_content(self) -> bool:
        """Known to be a part of an article, such as a row of a table: it is not judged by its shape."""
        return self.known not in (*OPEN, Known.LIST_ITEM, Known.HEADING)

    @property
    def lead(self) -> int | None:
        """The length of the bold words with which it opens, where the format tells."""
        return self.given.lead - self.start if self.given and self.given.lead else None

    @cached_property
    def words(self) -> int:
        return len(self.folded.split())

    @cached_property
    def is_marker(self) -> bool:
        return self.known in (*OPEN, Known.LIST_ITEM) and MARKER.fullmatch(self.text) is not None

    @property
    def is_rule(self) -> bool:
        """A line drawn between sections: a marker, and no bullet of what stands below it."""
        return self.is_marker and RULE.fullmatch(self.text) is not None

    @property
    def is_pictured(self) -> bool:
        """Opens with a picture, as items do, and headings too."""
        return self.known in OPEN and PICTURED.match(self.text) is not None

    @cached_property
    def is_item(self) -> bool:
        if self.known not in OPEN:
            return self.known in ITEMS
        return BULLET.match(self.text) is not None or NUMBERED_WORD.match(self.text) is not None

    @property
    def is_numbered(self) -> bool:
        return NUMBER.match(self.text) is not None

    @property
    def markup_level(self) -> int | None:
        """The level of a heading that says it is one: `## Words` is 2, a line all in bold is 3."""
        if self.given:
            is_bold = self.lead is not None and self.text[self.lead :] in ("", ":") and not self.closed
            return 3 if is_bold and (self.is_pictured or not self.is_item) else self.given.level
        if marks := MARKUP_HEADING.match(self.text):
            return len(marks[1])
        return 3 if BOLD_LINE.fullmatch(self.text) else None

    @cached_property
    def asks(self) -> bool:
        return self.folded.rstrip("*_ \"'").endswith("?")

    @cached_property
    def is_prose(self) -> bool:
        """A sentence or more: enough words, and closed as a sentence is. A short cry ("Book now!") is none."""
        least = SHORTEST_CRY if self.text.endswith("!") else SHORTEST_SENTENCE
        return self.words >= LONG_ENOUGH or (self.words >= least and self.closed)

    @cached_property
    def says_something(self) -> bool:
        """What an author may have meant for readers: a sentence however short, a question, an item of a list."""
        least = 4 if self.asks or self.is_item else SHORTEST_CRY if self.text.endswith("!") else 2
        return self.is_prose or (self.words >= least and (self.closed or self.asks or self.is_item))

    @cached_property
    def closed(self) -> bool:
        """Ends as a sentence does, and is no question."""
        return SENTENCE_END.search(self.text) is not None and not self.asks

    @cached_property
    def could_head(self) -> bool:
        """Short, capitalised and not closed as a sentence: it may be a heading if something follows it."""
        if self.markup_level or self.known not in (None, Known.TEXT):
            return bool(self.markup_level)
        first = next((character for character in BULLET.sub("", self.text, count=1) if character.isalnum()), "")
        return (
            self.words <= LONGEST_HEADING_WORDS
            and len(self.text) <= LONGEST_HEADING
            and (first.isupper() or first.isdigit())
            and not self.is_marker
            and (not self.is_item or self.is_numbered or self.is_pictured)
            and not re.search(r"[.,;!…\"”]$", self.text)
            and not TWO_SENTENCES.search(self.folded)
            and not self.ends_in_amount
            and not self.leads_in
        )

    @property
    def ends_in_amount(self) -> bool:
        """Ends with a figure, as a row of a price list does; "Week 9 to 20" names a time."""
        return AMOUNT_END.search(self.text) is not None and TIME.match(self.folded) is None

    @property
    def leads_in(self) -> bool:
        """Ends with a colon and is no heading: a sentence that a list finishes."""
        capitals = sum(word[0].isupper() for word in self.text.split() if len(word) > 3)
        long_words = sum(len(word) > 3 for word in self.text.split())
        sentence_case = len(self.text.split()) > 4 and capitals <= long_words / 2
        return self.text.endswith(":") and (sentence_case or LEAD_IN.search(self.folded) is not None)


def split_lines(text: str, structure: Sequence[Span] = ()) -> list[Line]:
    """Every line of the text that is not blank, hard-wrapped paragraphs joined; or every part that is known.

    Raises `Refused` where there are more than any article has, or one is longer than any article's: each line, and each
    word of it, costs time.
    """
    if len(structure) > MOST_LINES:
        raise too_many_lines()
    if structure:
        ends = (0, *(one.end for one in structure))
        gaps = (not at or "\n\n" in text[at : one.start] for at, one in zip(ends, structure, strict=False))
        return [_line(text, one.start, one.end, gap, one) for one, gap in zip(structure, gaps, strict=True)]
    typed = list(_physical(text))
    columns = _wrap_column(typed)
    joined: list[list[Line]] = []
    for line in typed:
        if joined and _continues(joined[-1][-1], line, columns):
            joined[-1].append(line)
        else:
            joined.append([line])
        if len(joined) > MOST_LINES:
            raise too_many_lines()
    whole = (
        lines[0] if len(lines) == 1 else _line(text, lines[0].start, lines[-1].end, lines[0].gap_before)
        for lines in joined
    )
    parts = list(islice((part for line in whole for part in _parts(text, line)), MOST_LINES + 1))
    if len(parts) > MOST_LINES:
        raise too_many_lines()
    return parts


def without_bullet(text: str) -> str:
    """The words of a line, its bullet, number and markup left off."""
    for mark in (MARKUP_HEADING, BULLET):
        if found := mark.match(text):
            text = text[found.end() :]
    bold = BOLD_LINE.fullmatch(text)
    return (bold["words"] if bold else text).strip()


def _physical(text: str) -> Iterator[Line]:
    start, gap = 0, True
    for piece in text.split("\n"):
        if stripped := piece.strip():
            begin = start + piece.index(stripped)
            yield _line(text, begin, begin + len(stripped), gap)
            gap = False
        else:
            gap = True
        start += len(piece) + 1


def _line(text: str, start: int, end: int, gap: bool, given: Span | None = None) -> Line:
    words = text[start:end]
    if len(words) > LONGEST_PART:
        raise too_long_a_part(words[:SHOWN])
    return Line(start, end, words, fold_words(without_bullet(words)).strip("*_ "), gap, given)


def _parts(text: str, line: Line) -> Iterator[Line]:
    """The line, or the lines that it falls into."""
    spans = list(pieces(line.text, text))
    if len(spans) == 1:
        yield line
        return
    for start, end in spans:
        yield _line(text, line.start + start, line.start + end, line.gap_before or start > 0)


def _wrap_column(lines: list[Line]) -> int | None:
    """The column at which a typist wrapped this text, or None: then each line is a paragraph.

    Wrapped lines are nearly as long as the longest, and most of them break off in mid-sentence.
    """
    lengths = sorted(len(line.text) for line in lines if " " in line.text)
    if len(lengths) < 8 or lengths[-1] not in WRAP_COLUMNS:
        return None
    long = [line for line in lines if len(line.text) > 0.7 * lengths[-1]]
    broken_off = sum(not SENTENCE_END.search(line.text) for line in long)
    return lengths[-1] if len(long) > 0.4 * len(lines) and broken_off > 0.5 * len(long) else None


def _continues(previous: Line, line: Line, columns: int | None) -> bool:
    """Whether a line goes on with the paragraph of the line before it."""
    if line.gap_before or line.is_marker or line.is_item or line.markup_level or previous.is_marker:
        return False
    breaks_off = not SENTENCE_END.search(previous.text) and not previous.text.endswith(":")
    goes_on = breaks_off and GOES_ON.match(line.text) is not None and (" " in line.text or line.closed)
    if columns is not None:
        first_word = line.text.split()[0]
        is_full = len(previous.text) + 1 + len(first_word) > columns - 8
        return previous.markup_level is None and (is_full or (goes_on and len(previous.text) > columns // 3))
    is_broken_word = BROKEN_WORD.search(previous.text) is not None and line.text[0].islower()
    return goes_on and (len(previous.text) >= 40 or is_broken_word)


def relabelled(line: Line, start: int) -> Line:
    """The rest of a line from `start`, an offset of the whole text, as a line of its own."""
    rest = line.text[start - line.start :]
    lead = len(rest) - len(rest.lstrip())
    return replace(line, start=start + lead, text=rest.strip(), folded=fold_words(without_bullet(rest.strip())))
