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
from .wording import CURRENCIES, DEGREES, in_words, number, verdict

__all__ = [
    "CURRENCIES",
    "DEGREES",
    "Agreement",
    "Comparison",
    "Degree",
    "Level",
    "Named",
    "Quantity",
    "Stance",
    "Statement",
    "Step",
    "Value",
    "compare",
    "in_words",
    "number",
    "verdict",
]
