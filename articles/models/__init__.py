"""The stored content: sources with their passages, topics, claims with statements, questions, terms, texts."""

from .charts import Chart, chart_of
from .claim import Claim, ClaimKind, Statement
from .compared import ComparedClaim, Said, compare_claims
from .content import ContentRevision
from .page import DISCLAIMER, Page
from .question import Question
from .reference import Reference
from .revision import Origin, Revision, State, Text, Written
from .seeded import RemovedSeed, Seeded
from .source import (
    Interest,
    Passage,
    PassageAlias,
    PassagesShown,
    Source,
    SourceKind,
    letter_at,
    next_letter,
)
from .term import Term
from .topic import Topic

__all__ = [
    "DISCLAIMER",
    "Chart",
    "Claim",
    "ClaimKind",
    "ComparedClaim",
    "ContentRevision",
    "Interest",
    "Origin",
    "Page",
    "Passage",
    "PassageAlias",
    "PassagesShown",
    "Question",
    "Reference",
    "RemovedSeed",
    "Revision",
    "Said",
    "Seeded",
    "Source",
    "SourceKind",
    "State",
    "Statement",
    "Term",
    "Text",
    "Topic",
    "Written",
    "chart_of",
    "compare_claims",
    "letter_at",
    "next_letter",
]
