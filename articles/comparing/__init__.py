"""The comparison: who says the same, who differs, who contradicts whom."""

from .agreement import Agreement, Comparison, Hedging, Statement, Voice, compare
from .labels import LEGEND, SHARPEST_FIRST, Label
from .scale import Axis, Strip, Tick, axis_for
from .together import in_one_phrase, together
from .values import STANCES, Degree, Level, Named, Quantity, Rung, Stance, Value
from .wording import (
    ABOUT,
    CURRENCIES,
    DEGREES,
    LIMITS,
    MOST_NAMED,
    Outcome,
    hedging_in_words,
    in_short,
    in_words,
    listed,
    number,
    outcome_of,
    verdict,
    without_limits,
)

__all__ = [
    "ABOUT",
    "CURRENCIES",
    "DEGREES",
    "LEGEND",
    "LIMITS",
    "MOST_NAMED",
    "SHARPEST_FIRST",
    "STANCES",
    "Agreement",
    "Axis",
    "Comparison",
    "Degree",
    "Hedging",
    "Label",
    "Level",
    "Named",
    "Outcome",
    "Quantity",
    "Rung",
    "Stance",
    "Statement",
    "Strip",
    "Tick",
    "Value",
    "Voice",
    "axis_for",
    "compare",
    "hedging_in_words",
    "in_one_phrase",
    "in_short",
    "in_words",
    "listed",
    "number",
    "outcome_of",
    "together",
    "verdict",
    "without_limits",
]
