"""What pages compose from what is stored: seen claims, charts, figures, scorecards, sheets, passages in groups."""

from .charts import Chart, chart_of
from .compared import ComparedClaim, Said, compare_claim, compare_claims, compare_published
from .figures import Figure, figures_of
from .said_on import SaidOn
from .scorecard import Scorecard, scorecard
from .seen import Counts, SeenClaim, tally
from .sheet import SheetGroup, sheet, to_ask
from .sources import Sources
from .told import answers_of, told, with_answers

__all__ = [
    "Chart",
    "ComparedClaim",
    "Counts",
    "Figure",
    "Said",
    "SaidOn",
    "Scorecard",
    "SeenClaim",
    "SheetGroup",
    "Sources",
    "answers_of",
    "chart_of",
    "compare_claim",
    "compare_claims",
    "compare_published",
    "figures_of",
    "scorecard",
    "sheet",
    "tally",
    "to_ask",
    "told",
    "with_answers",
]
