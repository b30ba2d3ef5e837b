"""Words to an amount: the figure among them that answers the claim, in its unit, or words such as "several weeks"."""

import re
from decimal import ROUND_HALF_UP, Decimal
from fractions import Fraction
from functools import lru_cache
from typing import Any

from articles.comparing import CURRENCIES
from articles.language import token

from .clauses import is_instruction
from .figures import COUNTED, LENGTH, SHARE, TIME, Figure, figures, is_interval, unit_of
from .hedges import is_approximate
from .query import asked_for, terms
from .shapes import Asked
from .stages import KEEPS, stage_at, stage_of

VAGUE = re.compile(
    r"\b(?:several|multiple|a few|few|a couple of|a number of|a handful of|many)\s+(?:[\w-]+\s+)??(?P<unit>[a-z]+)"
    r"(?:\s(?:or|to)\s(?:a\s|several\s|a\sfew\s)?(?P<other>minutes?|hours?|days?|weeks?|months?|years?)\b)?",
    re.IGNORECASE,
)
SESSIONS = frozenset(map(token, ("session", "treatment", "visit", "appointment", "procedure", "sitting")))
HOW_OFTEN = re.compile(r"\bhow (?:often|far apart)\b|\bbetween (?:two|the)\b", re.IGNORECASE)
# "1 mm at the temples and 1.5 mm on the crown": both, by the place.
AT_A_PLACE = re.compile(
    r"\b(?:at|on|over|in|for|around|across|along|near|round)\s(?:the|your|his|her|my|top)\b", re.IGNORECASE
)
# "5% minoxidil" tells of a lotion, "5% of men" and "5% had" of people.
STRENGTH = re.compile(
    r"(?<=%)\s(?!of|had|has|have|saw|see|said|say|were|was|are|did|do|would|people|patients|men|women|participants|clients"
    r"|users|success|respon|chance|felt|got|grew|more|less|who|and|or|to|in|after|within|by|\w+ed\b)[a-z]",
    re.IGNORECASE,
)
PART = re.compile(r"[;:.,](?:\s|$)|\s(?:or|and)\s")
# "£480 for all four", "when you pay for six at once": of a whole course, and of no one session.
WHOLE = re.compile(
    rf"\b(?:courses?|pack(?:age)?s?|series|bundles?|blocks?|whole|total|at once|in advance|upfront|together"
    rf"|(?:\d+|{'|'.join(COUNTED.split()[1:12])}) (?:sessions|treatments|visits|appointments)"
    rf"|(?:for|all) (?:all )?(?:the )?(?:\d+|{'|'.join(COUNTED.split()[1:12])}))\b",
    re.IGNORECASE,
)
ONE = re.compile(
    r"\b(?:an?|one|single|each|per|every) (?:session|treatment|visit|appointment|sitting|time|go)s?\b", re.IGNORECASE
)
# What is paid for something else than is asked: "Consultation: £40", "with ABC £90", "a mask brings it to £70".
SOMETHING_ELSE = re.compile(
    r"\b(?:consultations?|assessments?|deposits?|booking|vouchers?|gift cards?|patch tests?|extra|surcharge"
    r"|another|additional|add(?:s|ing|ed)?|on top|with (?-i:(?!VAT|GST)[A-Z]{2,})"
    r"|(?:brings?|takes?) (?:\w+ ){1,3}to|saves?|saving|discounts?|payments? of)\b",
    re.IGNORECASE,
)
LABEL = re.compile(r"[^:;.]*:\s*$")
# "An hour, of which ten minutes are rest."
PART_OF = re.compile(r"\bof (?:which|that|them)\b[^,;.]{0,20}$", re.IGNORECASE)
# "Most give it three out of ten" tells how it feels, and of no share of them.
SCORED = re.compile(r"\b(?:gives?|gave|scores?|scored|rates?|rated|puts?)\b[^,;.]{0,40}$", re.IGNORECASE)
HOW_LONG_IT_LASTS = re.compile(r"\bhow long\b.*\blast\b", re.IGNORECASE)
RESULTS_LAST = re.compile(r"\bresults? last\b", re.IGNORECASE)
STAYS = re.compile(
    r"\b(?:lasts?|lasting|stay\w*|ke(?:ep\w*|pt)|holds?|held|wear\w*|fad(?:e|es|ing)|gone|goes|los(?:e|es|t)|falls?|drops?"
    r"|back|again|permanent\w*|returns?|stop\w*|reverts?|without)\b",
    re.IGNORECASE,
)
FIRST = re.compile(r"\bwhen\b.*\bfirst\b", re.IGNORECASE)
AT_LAST = re.compile(r"\b(?:final|full|fullest|best|peak|complete|until|till|keeps?|go(?:es)? on)\b", re.IGNORECASE)
NEAR = 60
# "In the first few weeks" tells of no interval.
ONE_SPAN = re.compile(r"\b(?:first|last|next|past) $", re.IGNORECASE)
SMALLEST = Fraction(1, 2)
"""Of the claim's unit of time: a week is no answer in months."""


def amount(words: str, asked: Asked) -> dict[str, Any]:
    """`low`, `high` and `unit`, or `words` where they give no figure; nothing where there is no such amount."""
    if HOW_LONG_IT_LASTS.search(asked.question) and (
        is_instruction(words) or (RESULTS_LAST.search(asked.question) and not STAYS.search(words))
    ):
        return {}
    is_often = HOW_OFTEN.search(asked.question) is not None
    fitting = [
        (figure, bounds)
        for figure in _every(words)
        if (bounds := _fit(figure, asked.unit)) is not None
        and not PART_OF.search(words, 0, figure.start)
        and (
            figure.unit not in SHARE or not (STRENGTH.match(words, figure.end) or SCORED.search(words[: figure.start]))
        )
        and not (FIRST.search(asked.question) and AT_LAST.search(_around(figure, words)))
        and (figure.unit not in CURRENCIES or not _is_for_something_else(figure, words, asked))
        and (
            figure.unit not in TIME
            or unit_of(asked.unit) not in TIME
            or (figure.is_interval == is_often and not (is_often and _is_of_another_stage(figure.start, words, asked)))
        )
    ]
    vague = next((found for found in VAGUE.finditer(words) if _is_vague_answer(found, words, asked)), None)
    if vague is not None and not any(
        _nearness(one, words, asked) > _nearness(_as_figure(vague, words), words, asked) for one, _ in fitting
    ):
        return _vague(vague, asked, [figure for figure, _ in fitting])
    if not fitting:
        return {}
    figure, (low, high, unit) = max(fitting, key=lambda one: _nearness(one[0], words, asked))
    is_open = figure.open_high
    by_place = [bounds for one, bounds in fitting if one.unit in LENGTH]
    if len(by_place) > 1 and AT_A_PLACE.search(words):
        known = [bound for bounds in by_place for bound in bounds[:2] if bound is not None]
        low, high, is_open = min(known), max(known), False
    told = {"low": _decimal(low), "high": _decimal(high), "unit": unit, "open_high": is_open}
    value = {name: one for name, one in told.items() if one not in (None, False)}
    return value | ({"approximate": True} if is_approximate(_around(figure, words)) else {})


@lru_cache(maxsize=1_000)
def _every(words: str) -> tuple[Figure, ...]:
    """The figures of a sentence, once for all claims."""
    return tuple(figures(words))


def asks_how_long(asked: Asked) -> bool:
    """Whether a length of time is asked for, and not how often."""
    return unit_of(asked.unit) in TIME and not HOW_OFTEN.search(asked.question)


def _fit(figure: Figure, wanted: str) -> "tuple[Fraction | None, Fraction | None, str] | None":
    """Its bounds in the claim's unit, or None."""
    if (bounds := figure.in_unit(wanted)) is not None:
        return None if _is_far(bounds, wanted) else bounds
    counted = _counted(wanted)
    if (
        figure.unit == ""
        and not _is_measure(wanted)
        and any(token(noun) in counted for noun in figure.nouns if not noun.endswith("ing"))
    ):
        # "A single session" tells of no course.
        return None if figure.low == figure.high == 1 and counted == SESSIONS else (figure.low, figure.high, wanted)
    return None


def _is_for_something_else(figure: Figure, words: str, asked: Asked) -> bool:
    """Whether a price is of what is not asked, by its clause or the label before it."""
    label = LABEL.search(words, 0, figure.start)
    told = f"{label[0] if label else ''}{_around(figure, words)}"
    asks_whole = WHOLE.search(asked.question) is not None
    is_one, is_whole = ONE.search(told) is not None, WHOLE.search(told) is not None
    is_of_other = is_whole not in {is_one, asks_whole}
    is_of_upkeep = KEEPS.search(told) is not None and not KEEPS.search(asked.question)
    return is_of_other or is_of_upkeep or SOMETHING_ELSE.search(told) is not None


def _is_far(bounds: "tuple[Fraction | None, Fraction | None, str]", wanted: str) -> bool:
    """Whether the words count in so small a unit that they speak of something else: days, where months are asked."""
    largest = max((bound for bound in bounds[:2] if bound is not None), default=Fraction(0))
    return unit_of(wanted) in TIME and largest < SMALLEST


def _is_measure(unit: str) -> bool:
    return bool(unit_of(unit)) or unit.isupper()


def _counted(unit: str) -> frozenset[str]:
    stem = token(unit.casefold().split()[0]) if unit else ""
    return SESSIONS if stem in SESSIONS else frozenset({stem})


def _is_of(noun: str, wanted: str) -> bool:
    """Whether what is counted vaguely is of the claim's kind: hours and months are both time."""
    if unit_of(wanted) in TIME:
        return unit_of(noun) in TIME
    return not _is_measure(wanted) and token(noun.casefold()) in _counted(wanted)


def _is_of_another_stage(place: int, words: str, asked: Asked) -> bool:
    """Whether what stands there is of a course where its upkeep is asked, or the other way round."""
    return stage_at(words, place) not in (None, stage_of(asked.question))


def _is_vague_answer(found: re.Match[str], words: str, asked: Asked) -> bool:
    """Whether words such as "several weeks" are what is asked: how often, or how long."""
    if not _is_of(found["unit"], asked.unit):
        return False
    if unit_of(asked.unit) not in TIME:
        return True
    if not HOW_OFTEN.search(asked.question):
        return not is_interval(words, found.start(), found.end())
    return not ONE_SPAN.search(words[: found.start()]) and not _is_of_another_stage(found.start(), words, asked)


def _as_figure(found: re.Match[str], words: str) -> Figure:
    """Words such as "several weeks", to tell whether they stand nearer than a figure."""
    often = is_interval(words, found.start(), found.end())
    return Figure(found.start(), found.end(), None, None, unit_of(found["unit"]), is_interval=often)


def _vague(found: re.Match[str], asked: Asked, known: list[Figure]) -> dict[str, Any]:
    value: dict[str, Any] = {"words": found[0], "approximate": True}
    after = next((figure for figure in known if figure.start >= found.end("unit") and figure.end <= found.end()), None)
    bounds = after.in_unit(asked.unit) if after else None
    if bounds is not None:
        value |= {"high": _decimal(bounds[1]), "unit": asked.unit}
    return value


def _nearness(figure: Figure, words: str, asked: Asked) -> float:
    """How many of the claim's words stand near it; an interval answers how often, and only that."""
    wanted, ask = asked_for(asked), terms(asked.ask)
    said = terms(*(one.exact for one in asked.said))
    near = terms(_around(figure, words))
    shared = sum(1.0 if term in wanted else 0.5 if term in ask else 0.3 if term in said else 0.0 for term in near)
    is_often = HOW_OFTEN.search(asked.question) is not None
    is_whole = figure.unit in CURRENCIES and bool(WHOLE.search(_around(figure, words))) == bool(
        WHOLE.search(asked.question)
    )
    return (
        shared
        + 3.0 * (is_often == figure.is_interval)
        + 3.0 * is_whole
        - 3.0 * (figure.unit in CURRENCIES and _is_of_another_stage(figure.start, words, asked))
        + (0.5 if figure.unit == unit_of(asked.unit) else 0)
    )


def _around(figure: Figure, words: str) -> str:
    """The figure with its clause, as far as that is near."""
    before = PART.split(words[max(0, figure.start - NEAR) : figure.start])[-1]
    after = PART.split(words[figure.end : figure.end + NEAR])[0]
    return f"{before}{words[figure.start : figure.end]}{after}"


def _decimal(number: Fraction | None) -> Decimal | None:
    if number is None:
        return None
    exact = Decimal(number.numerator) / Decimal(number.denominator)
    rounded = exact.quantize(Decimal("0.001"))
    kept = rounded if rounded == exact else exact.quantize(Decimal("0.1"), ROUND_HALF_UP)
    return Decimal(f"{kept.normalize():f}")
