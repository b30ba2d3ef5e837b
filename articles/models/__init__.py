"""The stored content: sources with their passages, topics, claims with statements, questions, terms, texts."""

from .ancestry import Ancestry, ancestors
from .answer import Answer
from .archived import Archived
from .change import AgreementChange
from .claim import Claim, ClaimKind
from .comment import Comment, comments_on
from .content import ContentRevision
from .correction import Correction
from .definition import Definition, Definitions
from .feedback import Feedback
from .figure_names import drawn_claims
from .fingerprint import Fingerprint
from .flag import Flag
from .link import Link, leading_here
from .moved import Moved, former_slugs, slug_at
from .new_text import NewText
from .notice import MailChoice, MailWish, Notice
from .original import Original
from .page import DISCLAIMER, THE_RULE, Page
from .passage import Passage, PassageAlias
from .presence import Presence
from .proposal import Proposal, ProposalState
from .question import Question
from .record import DELETED, FIRST_SEEN, MADE, Record, is_recorded, newest_key, newest_records, records_of, values_of
from .recorded import as_loaded
from .reference import Reference
from .revision import Origin, Revision, Stage, State, Text, Written
from .search_entry import EntryKind, SearchEntry
from .seeded import RemovedSeed, Seeded
from .silence import Silence, not_looked_at, said_to_be_silent
from .source import Interest, PassagesShown, Source, SourceKind, Studies, letter_at, next_letter
from .statement import Statement
from .step import Step, StepKind
from .term import Term
from .topic import Topic

__all__ = [
    "DELETED",
    "DISCLAIMER",
    "FIRST_SEEN",
    "MADE",
    "THE_RULE",
    "AgreementChange",
    "Ancestry",
    "Answer",
    "Archived",
    "Claim",
    "ClaimKind",
    "Comment",
    "ContentRevision",
    "Correction",
    "Definition",
    "Definitions",
    "EntryKind",
    "Feedback",
    "Fingerprint",
    "Flag",
    "Interest",
    "Link",
    "MailChoice",
    "MailWish",
    "Moved",
    "NewText",
    "Notice",
    "Origin",
    "Original",
    "Page",
    "Passage",
    "PassageAlias",
    "PassagesShown",
    "Presence",
    "Proposal",
    "ProposalState",
    "Question",
    "Record",
    "Reference",
    "RemovedSeed",
    "Revision",
    "SearchEntry",
    "Seeded",
    "Silence",
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
    "comments_on",
    "drawn_claims",
    "former_slugs",
    "is_recorded",
    "leading_here",
    "letter_at",
    "newest_key",
    "newest_records",
    "next_letter",
    "not_looked_at",
    "records_of",
    "said_to_be_silent",
    "slug_at",
    "values_of",
]
