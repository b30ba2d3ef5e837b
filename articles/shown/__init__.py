"""What pages compose from what is stored: compared claims, charts, figures, scorecards, sheets, passages in groups."""

from .charts import Chart, chart_of
from .compared import ComparedClaim, Said, SeenClaim, compare_claim, compare_claims, compare_published, tally
from .figures import Figure, figures_of
from .scorecard import Scorecard, scorecard
from .sheet import SheetGroup, sheet, to_ask
from .told import told

__all__ = [
    "Chart",
    "ComparedClaim",
    "Figure",
    "Said",
    "Scorecard",
    "SeenClaim",
    "SheetGroup",
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
]
