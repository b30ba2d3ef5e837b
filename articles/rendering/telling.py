"""How plain English tells who says what: “only A”, “none of our sources”, “all five say”, “B and C say nothing”.

The names in capitals are the parts of one small grammar, `TELLINGS` puts them together: each way of telling with what
it takes to be so. A noun or a verb of saying must stand beside a number, so that “all 50 people” tells nothing.
"""

import operator
import re
from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass
from functools import lru_cache
from typing import TypeAlias

from .marks import Spoken

NUMBERS = (
    *("no", "one", "two", "three", "four", "five", "six", "seven", "eight", "nine", "ten", "eleven", "twelve"),
    *("thirteen", "fourteen", "fifteen", "sixteen", "seventeen", "eighteen", "nineteen", "twenty"),
)
NUMBER = rf"(?:a single|(?:{'|'.join(NUMBERS[1:])}|\d{{1,5}})\b)"
NOUN = r"(?:sources?|articles?)(?![\w-])(?! of (?!our|the|these|them))"
LETTER = r"\b[A-Z]{1,3}(?![\w’'-])"
AND = r"(?:,? and|,? as well as| &) (?:source )?"
SEVERAL = rf"{LETTER}(?:, {LETTER}){{0,20}}{AND}{LETTER}"
LETTERS = rf"(?:{SEVERAL}|{LETTER})"
VERBS = (
    "say|give|name|tell|speak|answer|mention|state|call|describe|report|agree|warn|write|doubt|want|recommend|promise"
    "|put|set|list|claim|think|find|count|see|expect|advise|add|show"
)
NOT = r"(?: not|n[’']t)\b"
SILENT = r"(?:silent|quiet)\b"
SAYS = rf"(?:also |then )?(?:(?:{VERBS})s\b|does\b|doesn[’']t|(?:is|stays|remains) {SILENT})"
SAY = rf"(?:also |then |both |all )?(?:(?:{VERBS}|do)\b|don[’']t|(?:are|stay|remain) {SILENT})"
WHO = r"(?: (?:that|which|who))?"
NEGATED = re.compile(
    rf"[,)]?{WHO}(?: (?:also|then|both|all))? (?:(?:is|are|stays?|remains?) {SILENT}"
    rf"|(?:do|does){NOT}(?! (?:agree|doubt|want|recommend|promise))|(?:say|tell|speak)s? nothing\b"
    r"|(?:give|name|mention|state|describe|report|answer)s? (?:no|nothing|none)\b|leaves? (?:it|this|that) open\b)",
    re.I,
)
"""After those who are named or counted: they are told not to answer."""
BOUNDS = {
    "no more than": operator.le,
    "not more than": operator.le,
    "no fewer than": operator.ge,
    "at least": operator.ge,
    "more than": operator.gt,
    "at most": operator.le,
    "up to": operator.le,
    "fewer than": operator.lt,
    "less than": operator.lt,
}
BOUND = rf"(?:(?P<bound>{'|'.join(BOUNDS)}) )?"
QUANTITY = (
    r"(?:(?P<none>no(?: single)?|not (?:one|a single)|none|neither)|(?P<not_all>not (?:all|every|each))"
    r"|(?P<most>most|(?:nearly|almost) (?:all|every)|(?:the|a) majority|more than half)|(?P<half>half)"
    r"|(?P<all>all|each(?: and every)?|every(?: single| one)?)|(?P<both>both)|(?P<some>some|several|many|a few|another)"
    rf"|(?P<few>few|hardly any)|(?<!our )(?<!of the )(?<!of these )(?<!among the ){BOUND}(?P<count>{NUMBER}))"
)
OURS = rf"(?:(?: out)? of)?(?: all)?(?: our| the| these| those)?(?: (?P<every>{NUMBER}))?"
THEM = rf"(?: of)?(?: them| these| those| our| the)?(?: (?P<every>{NUMBER}))?"
BUT = rf"(?:,? (?:but|except(?: for)?|besides|apart from|other than) (?:source )?(?P<but>(?-i:{LETTERS})))?"
WITHOUT = rf"(?:(?:apart from|except for|besides|other than) (?:source )?(?P<without>(?-i:{LETTERS})), )?"
OF_SOURCES = re.compile(rf"\b{WITHOUT}{QUANTITY}{OURS} {NOUN}(?P<that> (?:that|which)\b)?{BUT}", re.I)
"""“No source but A”, “two of our five sources”, “at least one article”, “all three sources that …”."""
ONE_OF_THEM = re.compile(
    rf"\b{WITHOUT}(?:(?P<none>none|nobody|no one|not one|neither)|(?P<all>each|every ?one|everybody)"
    rf"|(?P<count>one(?= of)|(?<=\bonly )one)){THEM}{BUT}(?= {SAYS})",
    re.I,
)
"""“Nobody says”, “each of the five gives”, “only one says”."""
MANY_OF_THEM = re.compile(
    r"\b(?:(?P<none>none)|(?P<not_all>not all)|(?P<most>most|nearly all|almost all)|(?P<all>all|our)|(?P<both>both)"
    rf"|(?P<some>(?:some|several|many|a few)(?= of))|(?P<count>{NUMBER}(?= of)|(?<=\bonly ){NUMBER}))"
    rf"{THEM}(?: {NOUN})?{BUT}(?= {SAY})",
    re.I,
)
"""“All five say”, “two of them do not”, “most are silent”."""
OUT_OF = re.compile(
    rf"\b(?:(?:of|in|among|from|across) (?:all )?our|(?:of|among) (?:the|these)) (?P<every>{NUMBER}) {NOUN}"
    rf"(?:, (?:only )?(?P<count>{NUMBER}|none)(?= (?:{SAYS}|{SAY})))?",
    re.I,
)
"""“Of our five sources, two give …”."""
NO_OTHER = re.compile(
    rf"(?:(?P<beside>{LETTER}(?:(?:, |{AND}){LETTER}){{0,20}}),? (?:and|but) )?"
    rf"\b(?i:no other {NOUN}|(?:nobody|no one) else\b|(?:none of the|no) others?(?= (?:{SAYS}|{SAY})))"
)
"""“A, C and nobody else”, “no other source”."""
THE_ONLY = re.compile(
    rf"(?:(?P<first>{LETTERS}) (?:is|are) )?\b(?i:the only )(?:(?P<one>source|article)\b|(?:sources|articles)\b"
    rf"|(?P<one_to>one)(?=(?:{WHO}| to) (?:{SAYS}|{SAY})))(?=(?:[^;:]{{0,200}} (?:is|are) (?P<last>{LETTERS}))?)"
)
"""“B is the only source that …”, “the only one that gives … is A”."""
OTHERS = re.compile(
    rf"\bthe (?:(?:other|remaining) (?:(?P<count>{NUMBER})(?: {NOUN}|(?= {SAY}))|(?:sources|articles)\b)"
    rf"|(?:others|rest)(?= (?:{SAYS}|{SAY})))",
    re.I,
)
"""“The other four say”, “the others are silent”."""
ALONE = re.compile(
    rf"(?<!not )(?<!Not )\b(?i:only|just|solely) (?i:(?:in |from |by )?(?:our )?(?:sources? )?)(?P<first>{LETTERS})"
    rf"|(?P<last>{LETTERS}) (?:(?:is|are) )?alone\b"
)
"""“Only source A”, “A and C alone”."""
NEITHER = re.compile(rf"\b(?i:neither) (?:source )?(?P<these>{LETTER}(?: nor (?:source )?{LETTER}){{1,20}})")
SAID = re.compile(
    rf"\b(?i:says?|according to|(?:given|named|told|said|mentioned|described|reported|stated|put) by)"
    rf" (?:both )?(?:sources? )?(?P<first>{LETTERS})"
    rf"|(?P<many>{SEVERAL})(?=[,)]?{WHO} {SAY})|(?P<last>{LETTER})(?=[,)]?{WHO} {SAYS})"
)
"""“…, says A”, “according to B”, “B and C say nothing”, “D, which gives …”."""
SIZES: dict[str, Callable[[int, int], bool]] = {
    "none": lambda count, every: count == 0,
    "not_all": lambda count, every: count < every,
    "most": lambda count, every: 2 * count > every,
    "all": lambda count, every: count == every,
    "half": lambda count, every: 2 * count == every,
    "both": lambda count, every: count == 2,
    "some": lambda count, every: count > 1,
    "few": lambda count, every: 0 < 2 * count < every,
}
"""How many of how many each quantity means."""


@dataclass(frozen=True, slots=True)
class Side:
    """Those who answer a claim, or those who do not; `who` is None where they are too many to be named."""

    spoken: Spoken
    is_silent: bool

    @property
    def count(self) -> int:
        return self.spoken.every - self.spoken.speaking if self.is_silent else self.spoken.speaking

    @property
    def who(self) -> frozenset[str] | None:
        spoken = self.spoken
        if len(spoken.speakers) != spoken.speaking:
            return None
        return spoken.letters - spoken.speakers if self.is_silent else spoken.speakers

    def named(self, words: str | None) -> frozenset[str]:
        """The sources whose letters these are; other capitals, as in a name, are none."""
        return frozenset(re.findall(LETTER, words or "")) & (self.spoken.letters | self.spoken.uncounted)

    @property
    def silent(self) -> "Side":
        return Side(self.spoken, is_silent=True)

    def are(self, named: frozenset[str]) -> bool:
        return self.count == len(named) and self.who in (None, named)

    def are_among(self, named: frozenset[str]) -> bool:
        return self.count <= len(named) and (self.who is None or self.who <= named)

    def have(self, named: frozenset[str]) -> bool:
        return self.who is None or named <= self.who


Holds: TypeAlias = Callable[[Side], bool]


@dataclass(frozen=True, slots=True)
class Telling:
    """Words of a sentence that tell who says what, where they stand, and what it takes to be so.

    `counts`: they tell how many do, or who else does not, so that they need a claim to be checked against.
    """

    words: str
    start: int
    end: int
    is_silent: bool
    counts: bool
    holds: Holds

    def is_so(self, spoken: Spoken) -> bool:
        return self.holds(Side(spoken, self.is_silent))


@lru_cache(maxsize=2048)
def tellings(words: str) -> tuple[Telling, ...]:
    """All that a sentence tells of who says what. The same sentences are read whenever sources come or go."""
    return tuple(_tellings(words))


def _tellings(words: str) -> Iterator[Telling]:
    """What one way of telling has read, the next does not read again."""
    left = words
    for pattern, meaning in TELLINGS:
        for found in pattern.finditer(left):
            is_silent = NEGATED.match(words, found.end()) is not None
            counts = pattern not in (SAID, NEITHER) and not found.groupdict().get("some")
            yield Telling(found[0], *found.span(), is_silent, counts, meaning(found))
        left = pattern.sub(lambda found: "_" * len(found[0]), left)


def _amount(found: re.Match[str]) -> Holds:
    """ "no source", "all but A", "two of our five sources"."""
    told = found.groupdict()
    every = told["every"] and _number(told["every"])
    if told.get("all") and told.get("that"):
        return lambda side: every in (None, side.count)  # “All three sources that speak of it”: no others are meant.
    size = _size(told)

    def holds(side: Side) -> bool:
        named = side.named(told.get("but") or told.get("without"))
        if named and told.get("none"):
            return side.are(named)
        if named:
            return Side(side.spoken, not side.is_silent).are(named)
        return every in (None, side.spoken.every) and size(side.count, side.spoken.every)

    return holds


def _size(told: dict[str, str | None]) -> Callable[[int, int], bool]:
    if count := told.get("count"):
        compare = BOUNDS.get((told.get("bound") or "").lower(), operator.eq)
        return lambda speaking, every: bool(compare(speaking, _number(count)))
    return next((size for name, size in SIZES.items() if told.get(name)), lambda speaking, every: True)


def _no_other(found: re.Match[str]) -> Holds:
    """Than those who are told before to say so."""
    said = SAID.finditer(found.string, max(found.start() - 200, 0), found.start())
    before = found["beside"] or " ".join(map(_letters, said))
    return lambda side: side.are_among(side.named(before)) if side.named(before) else side.count == 1


def _the_only(found: re.Match[str]) -> Holds:
    is_one, words = bool(found["one"] or found["one_to"]), found["first"] or found["last"]
    return lambda side: side.are(side.named(words)) if side.named(words) else (side.count == 1) == is_one


def _others(found: re.Match[str]) -> Holds:
    """Those who do not answer; or some of those who do, beside one who does so otherwise."""
    count = _number(found["count"]) if found["count"] else None
    return lambda side: (
        side.count > (count or 1) if not side.is_silent else count == side.count or (count is None and side.count > 0)
    )


def _alone(found: re.Match[str]) -> Holds:
    return lambda side: not side.named(_letters(found)) or side.are(side.named(_letters(found)))


def _neither(found: re.Match[str]) -> Holds:
    return lambda side: side.silent.have(side.named(found["these"]))


def _said(found: re.Match[str]) -> Holds:
    """Who is told to say something has said something on the claim; two or more are all who answer it."""

    def holds(side: Side) -> bool:
        named = side.named(_letters(found))
        if side.is_silent or side.who is None or not named:
            return side.have(named)
        touching = side.spoken.touching
        return side.are(named) or (len(named) == 1 and (touching is None or named <= side.who | touching))

    return holds


def _letters(found: re.Match[str]) -> str:
    """Those of the one group that was found."""
    return next(letters for letters in found.groups() if letters is not None)


def _number(words: str) -> int:
    words = {"none": "no", "a single": "one"}.get(words.lower(), words.lower())
    return NUMBERS.index(words) if words in NUMBERS else int(words)


TELLINGS: Sequence[tuple[re.Pattern[str], Callable[[re.Match[str]], Holds]]] = (
    (NO_OTHER, _no_other),
    (THE_ONLY, _the_only),
    (OTHERS, _others),
    (OF_SOURCES, _amount),
    (ONE_OF_THEM, _amount),
    (MANY_OF_THEM, _amount),
    (OUT_OF, _amount),
    (ALONE, _alone),
    (NEITHER, _neither),
    (SAID, _said),
)
