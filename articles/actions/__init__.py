"""The verbs that change stored content: atomic, idempotent where they can be, each returning a small report."""

from .content_report import ContentReport
from .export_content import ExportReport, NotExported, export_content
from .fault import Fault
from .flag_leaning import clear_flags, clear_withdrawal, flag_leaning, withdrawal
from .import_article import ImportReport, Outcome, check_shown, import_article
from .import_content import import_content
from .index_entries import index_pages, index_passages
from .log_changes import log_changes, one_writer
from .publish import NotPublishable, publish
from .receive_feedback import receive_feedback
from .record_statement import at_same_place, place, record_statement
from .resolver import StoredContent
from .restore import restore
from .save_draft import save_draft
from .stored_faults import StoredFault, stored_faults
from .take_down import take_down
from .verify_content import count_sentences, verify_content

__all__ = [
    "ContentReport",
    "ExportReport",
    "Fault",
    "ImportReport",
    "NotExported",
    "NotPublishable",
    "Outcome",
    "StoredContent",
    "StoredFault",
    "at_same_place",
    "check_shown",
    "clear_flags",
    "clear_withdrawal",
    "count_sentences",
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
    "receive_feedback",
    "record_statement",
    "restore",
    "save_draft",
    "stored_faults",
    "take_down",
    "verify_content",
    "withdrawal",
]
