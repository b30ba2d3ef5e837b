"""The comparison: who says the same, who differs, who contradicts whom."""

from .agreement import (
    Agreement,
    Comparison,
    Degree,
    Level,
    Named,
    Quantity,
    Stance,
    Statement,
    Step,
    Value,
    compare,
)
from .scale import Axis, Strip, Tick, axis_for
from .wording import CURRENCIES, DEGREES, in_words, number, verdict

__all__ = [
    "CURRENCIES",
    "DEGREES",
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
    "number",
    "verdict",
]
