"""The figures in words: ranges with their units, "between 0.5 and 1.5 mm", "£120 to £180", "every four weeks"."""

import re
from collections.abc import Iterator
from dataclasses import dataclass
from fractions import Fraction

from articles.comparing import CURRENCIES

COUNTED = (
    "one two three four five six seven eight nine ten eleven twelve thirteen fourteen fifteen sixteen seventeen"
    " eighteen nineteen"
)
NUMBERS: dict[str, int | Fraction] = {
    **{word: number for number, word in enumerate(COUNTED.split(), start=1)},
    "hundred": 100,
    "dozen": 12,
    "a dozen": 12,
    "a": 1,
    "an": 1,
    "single": 1,
    "half a": Fraction(1, 2),
    "half an": Fraction(1, 2),
    "a quarter of an": Fraction(1, 4),
    "a quarter of a": Fraction(1, 4),
    "three quarters of an": Fraction(3, 4),
}
TENS_ALONE = ("twenty", "thirty", "forty", "fifty", "sixty", "seventy", "eighty", "ninety")
TENS = {
    f"{ten}{one}": 10 * tens + by
    for tens, ten in enumerate(TENS_ALONE, start=2)
    for by, one in enumerate(["", *(f"-{one}" for one in COUNTED.split()[:9])])
}
NUMBERS |= TENS
ORDINALS = "first second third fourth fifth sixth seventh eighth ninth tenth eleventh twelfth"
FRACTIONS = {"¼": Fraction(1, 4), "½": Fraction(1, 2), "¾": Fraction(3, 4)}
PARTS = {"half": Fraction(1, 2), "quarter": Fraction(1, 4), "quarters": Fraction(3, 4)}
TIME = {
    "minute": Fraction(1, 60),
    "hour": Fraction(1),
    "day": Fraction(24),
    "night": Fraction(24),
    "week": Fraction(168),
    "fortnight": Fraction(336),
    "month": Fraction(8766, 12),
    "year": Fraction(8766),
}
LENGTH = {"mm": Fraction(1), "cm": Fraction(10), "micron": Fraction(1, 1000)}
SHARE = {"in 100 people": Fraction(1)}
SHORT = {"min": "minute", "hr": "hour", "hrs": "hour", "mins": "minute", "wk": "week", "wks": "week", "mth": "month"}
SHORT |= {
    "millimetre": "mm",
    "millimeter": "mm",
    "centimetre": "cm",
    "centimeter": "cm",
    "µm": "micron",
    "μm": "micron",
}
SHORT |= {"micrometre": "micron", "%": "in 100 people", "per cent": "in 100 people", "percent": "in 100 people"}
SHORT |= {"yr": "year", "yrs": "year", "yearly": "year", "annual": "year", "fortnightly": "fortnight", "daily": "day"}
SHORT |= {"weekly": "week", "monthly": "month", "hourly": "hour", "annually": "year"}
MONEY = {sign: code for code, sign in CURRENCIES.items()} | {code: code for code in CURRENCIES}
MONEY |= {"pound": "GBP", "pounds": "GBP", "euro": "EUR", "euros": "EUR", "dollar": "USD", "dollars": "USD"}
FARTHEST = 1000
"""How many times one unit may be the other: microns are told in millimetres, a month is not told in minutes."""
KINDS = (TIME, LENGTH, SHARE)

NUMBER = (
    r"(?:\d{1,3}(?:,\d{3}){1,2}(?:\.\d{1,3})?(?!\d)|(?<!\d)\d{1,9}(?:\.\d{1,6})?(?!\d)(?:\s?[¼½¾])?|\.\d{1,6}(?!\d)|[¼½¾]|"
    + "|".join(rf"\b{word}\b" for word in sorted(NUMBERS.keys() - TENS.keys(), key=len, reverse=True))
    + rf"|\b(?:{'|'.join(TENS_ALONE)})(?:-(?:{'|'.join(COUNTED.split()[:9])}))?\b)"
)
UNIT = (
    r"(?:minutes?|mins?|hours?|hrs?|days?|nights?|weeks?|wks?|fortnights?|months?|mths?|years?|yrs?|mm|millimet(?:re|er)s?|cm"
    r"|centimet(?:re|er)s?|microns?|micromet(?:re|er)s?|[µμ]m|%|per ?cent)(?![^\W\d_])"
)
NO_FARTHER = r"no (?:more|longer|deeper|later) than|(?:never|not)(?: go(?:es)?)? (?:past|beyond|above|over)"
SIGN = r"(?:(?<![A-TV-Z])[$€£]|\b(?:USD|GBP|EUR)\b)"
FIGURE = re.compile(
    rf"(?:(?P<before>between|from|up to|at least|at most|over|more than|under|less than|within|a minimum of"
    rf"|a maximum of|{NO_FARTHER}|starts? (?:at|from)|starting (?:at|from)|fewer than)\s+)?"
    rf"(?P<money>{SIGN})?\s?(?P<low>{NUMBER})(?:\s?-?(?:(?:full|whole|good)\s)?(?P<unit_low>{UNIT}))?(?P<part>\sand\s(?:(?:a|one)\s(?:half|quarter)|three[\s-]quarters)\b)?"
    rf"(?:\s?(?P<joint>-|–|—|\bto\b|\band\b|\bor\b|/)\s?(?P<money_high>{SIGN})?\s?(?P<high>{NUMBER}))?"
    rf"(?:[\s-]?(?P<unit>{UNIT}))?"
    rf"(?:\s?(?P<money_after>{SIGN}(?!\s?[\d.])|pounds?\b|euros?\b|dollars?\b))?"
    rf"(?P<more>\s?\+|,?\s(?:or|and)\s(?:more|longer|over|above|upwards?|up)\b|\s(?:plus|at (?:the )?least)\b)?"
    r"(?P<fewer>,?\s(?:(?:or|and)\s(?:less|below|under|fewer|shorter|sooner)|at (?:the )?(?:most|deepest|longest"
    r"|maximum)|tops)\b)?",
    re.IGNORECASE,
)
OFTEN = re.compile(
    rf"\b(?:(?:(?P<fewer>{NUMBER}|once|twice)\s?(?:to|or|-|–)\s?)?(?P<times>once|twice|one|(?:{NUMBER})\s+times)\s+(?:a|per|every|each)\s+(?P<per>week|fortnight|month|year|day)"
    r"|every\s+(?P<other>other|second|half)\s+(?:a\s+)?(?P<second>week|month|day|year)|(?:every|each|per)\s+(?P<each>week|month|day|year|fortnight)"
    r"|(?P<adverb>daily|weekly|fortnightly|monthly|yearly|annual(?:ly)?))\b",
    re.IGNORECASE,
)
PEOPLE = r"(?:people|persons|patients|clients|customers|men|women|users|participants|cases)"
OF_PEOPLE = re.compile(
    rf"(?P<part>{NUMBER})\s(?:(?:of our\s)?{PEOPLE}\s)?(?:(?:in|out\sof)\s(?:every\s)?|of\s(?:the\s|our\s|its\s)?)"
    rf"(?P<whole>{NUMBER})\b",
    re.IGNORECASE,
)
# "Of 40 people, 10 had it."
OUT_OF = re.compile(
    rf"\bof (?:our |the )?(?P<whole>{NUMBER}) {PEOPLE}, (?P<part>{NUMBER})\b(?!\s{UNIT})", re.IGNORECASE
)
NEXT_DAY = re.compile(r"\b(?:until|till|by|before) the (?:next|following) (?:day|morning|evening)\b", re.IGNORECASE)
HOURS_AND_MINUTES = re.compile(
    rf"(?P<hours>{NUMBER})\s?(?:hours?|hrs?)\s(?:and\s)?(?P<minutes>{NUMBER})\s?(?:minutes?|mins?)\b", re.IGNORECASE
)
# "In month four", "by week 12", "from the fourth month".
COUNTED_FROM_THE_START = re.compile(
    rf"\b(?P<unit>day|week|month|year)\s(?P<number>\d{{1,3}}(?![\d.,]*\d)|(?:{'|'.join(COUNTED.split())})\b)"
    rf"|(?<!every )\b(?P<nth>{'|'.join(ORDINALS.split())}|\d{{1,2}}(?:st|nd|rd|th)) (?P<of>day|week|month|year)\b",
    re.IGNORECASE,
)
OPEN_ABOVE = re.compile(r"at least|over|more than|from|a minimum of|start", re.IGNORECASE)
OPEN_BELOW = re.compile(r"up to|at most|under|less than|within|a maximum of|fewer than|" + NO_FARTHER, re.IGNORECASE)
# "A course of six": sessions, that the words leave out.
SERIES = re.compile(r"\b(?:course|series|pack(?:age)?|block|set)s? of (?:about |around |at least )?$", re.IGNORECASE)
FOR_MONEY = re.compile(r"\sfor\s(?:(?:just|only|about)\s)?[£$€]", re.IGNORECASE)
LONGEST_SERIES = 24
EVERY = re.compile(
    r"\b(?:every|each|apart|spaced|intervals? of|gaps? of)(?: by)?(?: (?:about|around|roughly))?\s*$", re.IGNORECASE
)
APART = re.compile(
    r"\s*(?:apart|between (?:each|two|sessions?|treatments?|visits?|appointments?)|intervals?)\b", re.IGNORECASE
)
NEXT_WORDS = re.compile(r"[\s-]+((?:[^\W\d_][\w'’-]*\s+){0,2}[^\W\d_]+)")


@dataclass(frozen=True, slots=True)
class Figure:
    """An amount in the span [start, end) of its words. `unit` is as the words have it, and `noun` what is counted."""

    start: int
    end: int
    low: Fraction | None
    high: Fraction | None
    unit: str = ""
    open_high: bool = False
    is_interval: bool = False
    nouns: tuple[str, ...] = ()

    def in_unit(self, wanted: str) -> "tuple[Fraction | None, Fraction | None, str] | None":
        """Its bounds in the unit, with the unit in which they are; None where it is another kind of amount.

        What a claim counts in minutes is not told in months, nor the other way round.
        """
        if wanted in CURRENCIES:
            return (self.low, self.high, self.unit) if self.unit in CURRENCIES else None
        one = unit_of(wanted)
        for kind in KINDS:
            if one in kind and self.unit in kind:
                factor = kind[self.unit] / kind[one]
                if not Fraction(1, FARTHEST) <= factor <= FARTHEST:
                    return None
                return _times(self.low, factor), _times(self.high, factor), wanted
        return None


def unit_of(word: str) -> str:
    """A unit of measure in its one form: "weeks", "wks" and "week" are "week"."""
    word = " ".join(word.casefold().split())
    for form in (word, word.removesuffix("s")):
        if form in SHORT:
            return SHORT[form]
        if any(form in kind for kind in KINDS):
            return form
    return ""


def figures(words: str) -> Iterator[Figure]:
    """Every amount in the words, in order of their kind; an article counts as one only before a unit."""
    taken: list[tuple[int, int]] = []
    for made in (
        *map(_often, OFTEN.finditer(words)),
        *map(_of_people, (*OF_PEOPLE.finditer(words), *OUT_OF.finditer(words))),
        *map(_hours_and_minutes, HOURS_AND_MINUTES.finditer(words)),
        *map(_counted_from_the_start, COUNTED_FROM_THE_START.finditer(words)),
    ):
        if made is not None:
            taken.append((made.start, made.end))
            yield made
    for next_day in NEXT_DAY.finditer(words):
        yield Figure(next_day.start(), next_day.end(), Fraction(1), Fraction(1), "day")
    reached = 0
    while found := FIGURE.search(words, reached):
        is_pair = found["joint"] != "and" or (found["before"] or "").casefold() == "between"
        end = found.end() if is_pair or not found["high"] else len(words[: found.start("joint")].rstrip())
        reached = max(end, found.start() + 1)
        if any(start <= found.start("low") < last for start, last in taken):
            continue
        yield from _figures(found, words, is_pair, end)


def _figures(found: re.Match[str], words: str, is_pair: bool, end: int) -> Iterator[Figure]:
    high_word = found["high"] if is_pair else None
    unit = _unit(found, is_pair)
    article = found["low"].casefold() in ("a", "an", "single")
    follows = NEXT_WORDS.match(words, end)
    of = SERIES.search(words, max(0, found.start("low") - LONGEST_SERIES), found.start("low"))
    of = of or FOR_MONEY.match(words, end)
    nouns = (*(("sessions",) if of else ()), *(follows[1].casefold().split() if follows else ())) if not unit else ()
    if words.startswith("-use", end):
        return
    if (article and not unit and found["low"].casefold() != "single") or (high_word in ("a", "an") and not unit):
        return
    low = _number(found["low"])
    low += PARTS[re.split(r"[\s-]", found["part"].casefold())[-1]] if found["part"] and not high_word else 0
    high = _number(high_word) if high_word else low
    if is_pair and found["unit_low"] and found["unit"] and high_word:
        low = _in(low, unit_of(found["unit_low"]), unit)
    if low > high:
        low, high = high, low
    before, more = found["before"] or "", bool(found["more"])
    is_open = more or (not high_word and OPEN_ABOVE.match(before) is not None)
    is_under = not high_word and (OPEN_BELOW.match(before) is not None or bool(found["fewer"]))
    yield Figure(
        found.start(),
        end,
        None if is_under else low,
        None if is_open and not high_word else high,
        unit,
        is_open,
        is_interval(words, found.start(), end),
        nouns,
    )


def is_interval(words: str, start: int, end: int) -> bool:
    """Whether what stands there says how often: "every four weeks", "four weeks apart"."""
    return EVERY.search(words, max(0, start - LONGEST_SERIES), start) is not None or APART.match(words, end) is not None


def _unit(found: re.Match[str], is_pair: bool) -> str:
    money = found["money"] or (found["money_high"] if is_pair else "") or (found["money_after"] if is_pair else "")
    if money:
        return MONEY[money if money in MONEY else money.casefold() if money.casefold() in MONEY else money.upper()]
    return unit_of((found["unit"] if is_pair else "") or found["unit_low"] or "")


def _often(found: re.Match[str]) -> Figure | None:
    unit = found["per"] or found["second"] or found["each"] or found["adverb"]
    longest = shortest = {"": Fraction(1), "half": Fraction(1, 2)}.get((found["other"] or "").casefold(), Fraction(2))
    if found["times"]:
        if not _times_in(found["times"]) * _times_in(found["fewer"] or found["times"]):
            return None
        shortest = 1 / _times_in(found["times"])
        longest = 1 / _times_in(found["fewer"] or found["times"])
    return Figure(found.start(), found.end(), shortest, longest, unit_of(unit), is_interval=True)


def _times_in(written: str) -> Fraction:
    named = written.casefold()
    return {"once": Fraction(1), "twice": Fraction(2)}.get(named) or _number(named.removesuffix("times"))


def _of_people(found: re.Match[str]) -> Figure | None:
    part, whole = _number(found["part"]), _number(found["whole"])
    if part > whole or whole < 2:
        return None
    share = part / whole * 100
    return Figure(found.start(), found.end(), share, share, "in 100 people")


def _hours_and_minutes(found: re.Match[str]) -> Figure:
    minutes = _number(found["hours"]) * 60 + _number(found["minutes"])
    return Figure(found.start(), found.end(), minutes, minutes, "minute")


def _counted_from_the_start(found: re.Match[str]) -> Figure:
    nth = (found["nth"] or "").casefold()
    number = ORDINALS.split().index(nth) + 1 if nth in ORDINALS.split() else _number(found["number"] or nth[:-2])
    return Figure(found.start(), found.end(), Fraction(number), Fraction(number), unit_of(found["unit"] or found["of"]))


def _number(written: str) -> Fraction:
    written = written.casefold().replace(",", "").strip()
    if written in NUMBERS:
        return Fraction(NUMBERS[written])
    fraction = FRACTIONS.get(written[-1], Fraction(0))
    whole = written.rstrip("".join(FRACTIONS)).strip()
    return Fraction(whole or "0") + fraction


def _in(number: Fraction, unit: str, other: str) -> Fraction:
    return next((number * kind[unit] / kind[other] for kind in KINDS if unit in kind and other in kind), number)


def _times(number: Fraction | None, factor: Fraction) -> Fraction | None:
    return None if number is None else number * factor
