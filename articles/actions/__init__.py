"""The verbs that change stored content: atomic, idempotent where they can be, each returning a small report."""

from .addresses import known_addresses, seen_addresses
from .archive import NotArchived, archive, check_instead, returned, under_archived, what_is_in_the_way, what_leads_to
from .beside_claims import Beside
from .bring_back import CAN_COME_BACK, NotBroughtBack, Returning, bring_back, returning
from .check_retractions import Checked, NotAList, check_retractions
from .comment import NotCommented, answer_comment, comment, reopen_comment, resolve_comment
from .compare_article import ComparedArticle, compare_article
from .compare_leaning import Fate
from .consequences import ANEW, STAYS, Consequences, LeaningText, OnClaim
from .content_report import ContentReport
from .cut_quotations import cut_citations, cut_quotations
from .dismiss_proposals import dismiss_proposals, reopen_proposals
from .export_content import ExportReport, NotExported, export_content
from .fault import Fault
from .fetch_article import fetch_article
from .flag_leaning import clear_flags, clear_withdrawal, flag_leaning, flag_withdrawal, withdrawal
from .follow_reference import follow_reference, live_citing_references
from .import_article import ImportReport, Outcome, import_article, not_shown
from .import_content import import_content
from .import_vocabulary import import_vocabulary, stored_vocabulary, vocabulary_to_try
from .index_entries import index_pages, index_passages
from .let_count import (
    Decided,
    NotCounted,
    as_if_it_counted,
    let_count,
    others_who_may,
    take_back,
    what_is_missing,
    would_do,
    wrote_all,
)
from .link_copies import Copied, copied, copied_in
from .log_changes import log_changes, one_writer
from .publish import NotPublishable, publish
from .rate_research import rate_research
from .reading import read_named, settled_in, settled_of
from .receive_article import Received, receive_article
from .receive_feedback import receive_feedback
from .record_silences import forget_silences, record_silences
from .record_statement import place, record_statement
from .release import Due, may_release, publish_due, release
from .rename import check_slug, rename
from .render_ahead import render_ahead, revision_ahead
from .render_anew import live_citing_by, live_writing
from .resolver import StoredContent
from .restore import restore
from .review import NotReviewable, approve, moment_in_words, reviewers, schedule, send_back, submit, who_may_approve
from .save_draft import save_draft
from .settle import NotSettled, settle, would_settle
from .stored_faults import StoredFault, stored_faults
from .take_down import take_down
from .take_over import SeenOtherwise, take_over, throw_away
from .tell import mail_is_on, send_digests, send_notices, tell, who_may
from .unarchive import unarchive
from .verify_content import count_sentences, verify_content, waiting_articles
from .what_would_go import WordsWouldGo, WouldGo, what_would_go

__all__ = [
    "ANEW",
    "CAN_COME_BACK",
    "STAYS",
    "Beside",
    "Checked",
    "ComparedArticle",
    "Consequences",
    "ContentReport",
    "Copied",
    "Decided",
    "Due",
    "ExportReport",
    "Fate",
    "Fault",
    "ImportReport",
    "LeaningText",
    "NotAList",
    "NotArchived",
    "NotBroughtBack",
    "NotCommented",
    "NotCounted",
    "NotExported",
    "NotPublishable",
    "NotReviewable",
    "NotSettled",
    "OnClaim",
    "Outcome",
    "Received",
    "Returning",
    "SeenOtherwise",
    "StoredContent",
    "StoredFault",
    "WordsWouldGo",
    "WouldGo",
    "answer_comment",
    "approve",
    "archive",
    "as_if_it_counted",
    "bring_back",
    "check_instead",
    "check_retractions",
    "check_slug",
    "clear_flags",
    "clear_withdrawal",
    "comment",
    "compare_article",
    "copied",
    "copied_in",
    "count_sentences",
    "cut_citations",
    "cut_quotations",
    "dismiss_proposals",
    "export_content",
    "fetch_article",
    "flag_leaning",
    "flag_withdrawal",
    "follow_reference",
    "forget_silences",
    "import_article",
    "import_content",
    "import_vocabulary",
    "index_pages",
    "index_passages",
    "known_addresses",
    "let_count",
    "live_citing_by",
    "live_citing_references",
    "live_writing",
    "log_changes",
    "mail_is_on",
    "may_release",
    "moment_in_words",
    "not_shown",
    "one_writer",
    "others_who_may",
    "place",
    "publish",
    "publish_due",
    "rate_research",
    "read_named",
    "receive_article",
    "receive_feedback",
    "record_silences",
    "record_statement",
    "release",
    "rename",
    "render_ahead",
    "reopen_comment",
    "reopen_proposals",
    "resolve_comment",
    "restore",
    "returned",
    "returning",
    "reviewers",
    "revision_ahead",
    "save_draft",
    "schedule",
    "seen_addresses",
    "send_back",
    "send_digests",
    "send_notices",
    "settle",
    "settled_in",
    "settled_of",
    "stored_faults",
    "stored_vocabulary",
    "submit",
    "take_back",
    "take_down",
    "take_over",
    "tell",
    "throw_away",
    "unarchive",
    "under_archived",
    "verify_content",
    "vocabulary_to_try",
    "waiting_articles",
    "what_is_in_the_way",
    "what_is_missing",
    "what_leads_to",
    "what_would_go",
    "who_may",
    "who_may_approve",
    "withdrawal",
    "would_do",
    "would_settle",
    "wrote_all",
]
