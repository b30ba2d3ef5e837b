"""What pages compose from what is stored: seen claims, charts, figures, scorecards, sheets, passages in groups."""

from .change_log import ChangeLog, newest_changes
from .charts import Chart, charts_of
from .compared import ComparedClaim, Said, compare_claim, compare_claims, compare_published
from .computed import Form, NotComputed, Unanswered, computed, figures_in, giving, nobody, reach, with_kind
from .days import Day, by_day, day_of
from .field import answer_sheet, field_of
from .figures import Figure, figures_of, not_drawn
from .portrait import Portrait, portraits
from .said_on import SaidOn
from .scorecard import Scorecard, scorecard
from .seen import Counts, SeenClaim, Voice, tally, voice_of
from .sheet import Sheet, sheet, to_ask
from .sources import Sources
from .told import answers_of, told, with_answers
from .weighed import Weighed
from .works import by_design, by_topic, listed_works

__all__ = [
    "ChangeLog",
    "Chart",
    "ComparedClaim",
    "Counts",
    "Day",
    "Figure",
    "Form",
    "NotComputed",
    "Portrait",
    "Said",
    "SaidOn",
    "Scorecard",
    "SeenClaim",
    "Sheet",
    "Sources",
    "Unanswered",
    "Voice",
    "Weighed",
    "answer_sheet",
    "answers_of",
    "by_day",
    "by_design",
    "by_topic",
    "charts_of",
    "compare_claim",
    "compare_claims",
    "compare_published",
    "computed",
    "day_of",
    "field_of",
    "figures_in",
    "figures_of",
    "giving",
    "listed_works",
    "newest_changes",
    "nobody",
    "not_drawn",
    "portraits",
    "reach",
    "scorecard",
    "sheet",
    "tally",
    "to_ask",
    "told",
    "voice_of",
    "with_answers",
    "with_kind",
]
