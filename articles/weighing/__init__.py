"""The weighing of research: what published works show on a claim, and how sure they let one be of it."""

from .certainty import (
    FEW,
    RATED,
    STARTS,
    VERY_FEW,
    Certainty,
    Design,
    Finding,
    Rating,
    Reason,
    Shows,
    Step,
    Work,
    is_trial,
    rate,
)
from .wording import DESIGNS, SIGNS, because, beside, in_a_text, in_short, in_words

__all__ = [
    "DESIGNS",
    "FEW",
    "RATED",
    "SIGNS",
    "STARTS",
    "VERY_FEW",
    "Certainty",
    "Design",
    "Finding",
    "Rating",
    "Reason",
    "Shows",
    "Step",
    "Work",
    "because",
    "beside",
    "in_a_text",
    "in_short",
    "in_words",
    "is_trial",
    "rate",
]
