"""The verbs that change stored content: atomic, idempotent where they can be, each returning a small report."""

from .content_report import ContentReport
from .import_article import ImportReport, Outcome, check_shown, import_article
from .import_content import import_content
from .publish import NotPublishable, publish
from .record_statement import at_same_place, place, record_statement
from .resolver import StoredContent
from .restore import restore
from .save_draft import save_draft
from .verify_content import Fault, verify_content

__all__ = [
    "ContentReport",
    "Fault",
    "ImportReport",
    "NotPublishable",
    "Outcome",
    "StoredContent",
    "at_same_place",
    "check_shown",
    "import_article",
    "import_content",
    "place",
    "publish",
    "record_statement",
    "restore",
    "save_draft",
    "verify_content",
]
