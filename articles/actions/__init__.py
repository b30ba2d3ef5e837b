"""The verbs that change stored content: atomic, idempotent where they can be, each returning a small report."""

from .compare_article import ComparedArticle, compare_article
from .compare_leaning import Standing
from .content_report import ContentReport
from .dismiss_proposals import dismiss_proposals, reopen_proposals
from .export_content import ExportReport, NotExported, export_content
from .fault import Fault
from .flag_leaning import clear_flags, clear_withdrawal, flag_leaning, withdrawal
from .import_article import ImportReport, Outcome, check_shown, import_article
from .import_content import import_content
from .index_entries import index_pages, index_passages
from .log_changes import log_changes, one_writer
from .publish import NotPublishable, publish
from .receive_article import Received, receive_article
from .receive_feedback import receive_feedback
from .record_statement import at_same_place, place, record_statement
from .resolver import StoredContent
from .restore import restore
from .save_draft import save_draft
from .take_down import take_down
from .take_over import SeenOtherwise, take_over, throw_away
from .verify_content import count_sentences, verify_content

__all__ = [
    "ComparedArticle",
    "ContentReport",
    "ExportReport",
    "Fault",
    "ImportReport",
    "NotExported",
    "NotPublishable",
    "Outcome",
    "Received",
    "SeenOtherwise",
    "Standing",
    "StoredContent",
    "at_same_place",
    "check_shown",
    "clear_flags",
    "clear_withdrawal",
    "compare_article",
    "count_sentences",
    "dismiss_proposals",
    "export_content",
    "flag_leaning",
    "import_article",
    "import_content",
    "index_pages",
    "index_passages",
    "log_changes",
    "one_writer",
    "place",
    "publish",
    "receive_article",
    "receive_feedback",
    "record_statement",
    "reopen_proposals",
    "restore",
    "save_draft",
    "take_down",
    "take_over",
    "throw_away",
    "verify_content",
    "withdrawal",
]
