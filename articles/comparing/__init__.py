"""The comparison: who says the same, who differs, who contradicts whom."""

from .agreement import Agreement, Comparison, Statement, compare
from .scale import Axis, Strip, Tick, axis_for
from .values import STANCES, Degree, Level, Named, Quantity, Stance, Step, Value
from .wording import CURRENCIES, DEGREES, in_words, listed, number, verdict

__all__ = [
    "CURRENCIES",
    "DEGREES",
    "STANCES",
    "Agreement",
    "Axis",
    "Comparison",
    "Degree",
    "Level",
    "Named",
    "Quantity",
    "Stance",
    "Statement",
    "Step",
    "Strip",
    "Tick",
    "Value",
    "axis_for",
    "compare",
    "in_words",
    "listed",
    "number",
    "verdict",
]
