"""The stored content: sources with their passages, topics, claims with statements, questions, terms, texts."""

from .ancestry import Ancestry, ancestors
from .archived import Archived
from .change import AgreementChange
from .charts import Chart, chart_of
from .claim import Claim, ClaimKind, Research
from .compared import LEGEND, ComparedClaim, Said, Shown, compare_claim, compare_claims, compare_published, tally
from .content import ContentRevision
from .feedback import Feedback
from .figure_names import drawn_claims
from .figures import Figure, figures_of
from .flag import Flag
from .link import Link, leading_here
from .moved import Moved, former_slugs, slug_at
from .new_text import NewText
from .original import Original
from .page import DISCLAIMER, THE_RULE, Page
from .proposal import Proposal, ProposalState
from .question import Question
from .record import DELETED, FIRST_SEEN, MADE, Record, is_recorded, newest_key, newest_records, records_of, values_of
from .recorded import as_loaded
from .reference import Reference
from .revision import Origin, Revision, Stage, State, Text, Written
from .scorecard import Scorecard, scorecard
from .search_entry import EntryKind, SearchEntry
from .seeded import RemovedSeed, Seeded
from .sheet import SheetGroup, sheet, to_ask
from .source import (
    Interest,
    Passage,
    PassageAlias,
    PassagesShown,
    Source,
    SourceKind,
    Studies,
    letter_at,
    next_letter,
)
from .statement import Statement
from .step import Step, StepKind
from .term import Term
from .topic import Topic

__all__ = [
    "DELETED",
    "DISCLAIMER",
    "FIRST_SEEN",
    "LEGEND",
    "MADE",
    "THE_RULE",
    "AgreementChange",
    "Ancestry",
    "Archived",
    "Chart",
    "Claim",
    "ClaimKind",
    "ComparedClaim",
    "ContentRevision",
    "EntryKind",
    "Feedback",
    "Figure",
    "Flag",
    "Interest",
    "Link",
    "Moved",
    "NewText",
    "Origin",
    "Original",
    "Page",
    "Passage",
    "PassageAlias",
    "PassagesShown",
    "Proposal",
    "ProposalState",
    "Question",
    "Record",
    "Reference",
    "RemovedSeed",
    "Research",
    "Revision",
    "Said",
    "Scorecard",
    "SearchEntry",
    "Seeded",
    "SheetGroup",
    "Shown",
    "Source",
    "SourceKind",
    "Stage",
    "State",
    "Statement",
    "Step",
    "StepKind",
    "Studies",
    "Term",
    "Text",
    "Topic",
    "Written",
    "ancestors",
    "as_loaded",
    "chart_of",
    "compare_claim",
    "compare_claims",
    "compare_published",
    "drawn_claims",
    "figures_of",
    "former_slugs",
    "is_recorded",
    "leading_here",
    "letter_at",
    "newest_key",
    "newest_records",
    "next_letter",
    "records_of",
    "scorecard",
    "sheet",
    "slug_at",
    "tally",
    "to_ask",
    "values_of",
]
