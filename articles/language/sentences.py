"""Text to sentences, as spans."""

import re
from collections.abc import Iterator
from dataclasses import dataclass

BREAK = re.compile(r"[.!?…][\"'”’)\]]*(?P<gap>\s+)(?=[\"'“‘(\[]*(?P<next>[A-ZÀ-ÖØ-Þ0-9$£€]\w*))")
# These end no sentence.
ABBREVIATION = re.compile(
    r"\b(?:vs|e\.g|i\.e|approx|ca|cf|al|dr|prof|mr|mrs|ms|st|fig|figs|eq|vol|pp|eds|viz|resp|a\.m|p\.m)"
    r"\.$",
    re.IGNORECASE,
)
# These end none before a figure.
NUMBER_SIGN = re.compile(r"\b(?:no|nos|p|ch|sec|ref|max)\.$", re.IGNORECASE)
# These end one where a word follows that opens sentences: "vitamin D. It", but "J. Smith"; "U.S. The", but "U.S. Army".
INITIALS = re.compile(r"(?:(?<![^\W_])[A-Z]\.)+$")
LONE_INITIAL = re.compile(r"(?:^|[A-Z]\w*\.?|[^\w ]|\b(?:by|and|of|with|von|de))\s*(?:[A-Z]\.\s?)*[A-Z]\.$")
OPENS_A_SENTENCE = re.compile(
    r"(?:A|After|All|Although|An|And|As|At|Because|Before|But|By|During|Each|Every|For|From|He|Her|His|How|However|I|If"
    r"|In|It|Its|Many|More|Most|My|No|None|Nor|Not|Of|On|Once|One|Only|Other|Others|Our|She|Since|So|Some|Such|That|The"
    r"|Their|Then|There|These|They|This|Those|Three|To|Two|Under|Until|We|What|When|Where|While|Who|Why|With|Yet|You"
    r"|Your)$"
)
LONGEST_BEFORE = 24


def sentence_spans(text: str, start: int = 0, end: int | None = None) -> Iterator[tuple[int, int]]:
    """The spans of the sentences in `text[start:end]`, without the space between them."""
    end = len(text) if end is None else end
    begin = start
    for found in BREAK.finditer(text, start, end):
        last, first = found.span("gap")
        before = text[max(begin, last - LONGEST_BEFORE) : last]
        if _goes_on(before, found["next"]):
            continue
        yield begin, last
        begin = first
    if begin < end:
        yield begin, end


def _goes_on(before: str, following: str) -> bool:
    """Whether the stop at the end of `before` ends no sentence; `following` is the next word."""
    if ABBREVIATION.search(before) or (NUMBER_SIGN.search(before) and following[0].isdigit()):
        return True
    initials = INITIALS.search(before)
    if initials is None:
        return False
    is_one = initials.end() - initials.start() == 2
    return not OPENS_A_SENTENCE.match(following) or (is_one and LONE_INITIAL.search(before) is not None)


@dataclass(frozen=True, slots=True)
class InContext:
    """Marked words in their sentence, with the sentence before and the one after."""

    before: str
    opening: str
    marked: str
    closing: str
    after: str

    @property
    def sentence(self) -> str:
        """The sentence that holds the marked words, or the sentences, white space made one."""
        return " ".join(f"{self.opening}{self.marked}{self.closing}".split())


def in_context(text: str, start: int, end: int) -> InContext:
    """The words `text[start:end]` with what stands around them in `text`, a passage."""
    spans = list(sentence_spans(text))
    holding = [place for place, (first, last) in enumerate(spans) if first < end and last > start]
    first, last = holding[0], holding[-1]
    return InContext(
        before=text[slice(*spans[first - 1])] if first else "",
        opening=text[spans[first][0] : start],
        marked=text[start:end],
        closing=text[end : spans[last][1]],
        after=text[slice(*spans[last + 1])] if last + 1 < len(spans) else "",
    )
