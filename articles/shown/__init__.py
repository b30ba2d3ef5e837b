"""What pages compose from what is stored: seen claims, charts, figures, scorecards, sheets, passages in groups."""

from .change_log import ChangeLog
from .charts import Chart, charts_of
from .compared import ComparedClaim, Said, compare_claim, compare_claims, compare_published
from .computed import Form, NotComputed, Unanswered, computed, figures_in, giving, nobody, reach, with_kind
from .figures import Figure, figures_of
from .said_on import SaidOn
from .scorecard import Scorecard, scorecard
from .seen import Counts, SeenClaim, tally
from .sheet import SheetGroup, sheet, to_ask, why_open
from .sources import Sources
from .told import answers_of, told, with_answers
from .weighed import Weighed
from .works import by_design, listed_works

__all__ = [
    "ChangeLog",
    "Chart",
    "ComparedClaim",
    "Counts",
    "Figure",
    "Form",
    "NotComputed",
    "Said",
    "SaidOn",
    "Scorecard",
    "SeenClaim",
    "SheetGroup",
    "Sources",
    "Unanswered",
    "Weighed",
    "answers_of",
    "by_design",
    "charts_of",
    "compare_claim",
    "compare_claims",
    "compare_published",
    "computed",
    "figures_in",
    "figures_of",
    "giving",
    "listed_works",
    "nobody",
    "reach",
    "scorecard",
    "sheet",
    "tally",
    "to_ask",
    "told",
    "why_open",
    "with_answers",
    "with_kind",
]
