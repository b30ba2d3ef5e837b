"""Compare an article: all that importing it does to a stored source, told before it is done."""

import hashlib
from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any

from django.db import transaction

from articles.importing import Article, Vocabulary
from articles.models import Source

from .compare_leaning import ComparedStatement, ComparedText, Fate, compare_statements, compare_texts, leaning
from .compare_passages import ComparedPassages, compare_passages
from .import_article import ImportReport, store_article
from .reading import reading


@dataclass(frozen=True)
class ComparedArticle:
    """What an import did, or would do. `former` is the SHA-256 of the text that was stored before."""

    report: ImportReport
    former: str
    passages: ComparedPassages
    statements: tuple[ComparedStatement, ...]
    texts: tuple[ComparedText, ...]

    @property
    def lost(self) -> list[ComparedStatement]:
        return [one for one in self.statements if one.standing is Fate.LOST]

    @property
    def broken(self) -> list[ComparedText]:
        return [one for one in self.texts if one.problems]

    @property
    def resaid(self) -> bool:
        """Whether the sentence around a quotation is another: what is quoted may say something else there."""
        return any(one.standing is Fate.RESAID for one in self.statements) or any(one.resaid for one in self.texts)

    @property
    def loses_nothing(self) -> bool:
        """Whether every statement and citation is found again, and nothing that an editor chose or settled vanishes."""
        return not (self.lost or self.broken or self.passages.topics_lost or self.report.article.unsettled)

    @property
    def touches_nothing(self) -> bool:
        """Whether only what no one reads is another: white space between passages, line ends, the encoding."""
        stands = all(one.standing in (Fate.AS_BEFORE, Fate.STILL_LOST) for one in self.statements)
        return self.loses_nothing and stands and not self.passages.changes

    @property
    def digest(self) -> str:
        """One short name for all that is told, so that it can be seen whether it is still so."""
        told = (
            (self.former, self.report.article.sha256, self.passages.stay, self.passages.set_aside),
            [one.words for one in self.report.article.unsettled],
            [(one.passage.pk if one.before else 0, one.passage.text, one.facts) for one in self.passages.changes],
            [one.pk for one in self.passages.topics_kept + self.passages.topics_lost],
            [(one.statement.pk, one.standing, one.before.verdict, one.after.verdict) for one in self.statements],
            [(one.owner._meta.label, one.owner.pk, one.problems, one.resaid) for one in self.texts],
        )
        return hashlib.sha256(repr(told).encode()).hexdigest()


def compare_article(
    raw: bytes, *, source: Source, vocabulary: Vocabulary, facts: Mapping[str, Any] | None = None
) -> ComparedArticle:
    """Import the article as a new text of the source, tell what that does, and undo it. Raises `Refused`."""
    with reading(raw, source.file, vocabulary, facts) as article:
        compared = store_and_compare(article, source, vocabulary, facts)
        transaction.set_rollback(True)
    return compared


def store_and_compare(
    article: Article, source: Source, vocabulary: Vocabulary, facts: Mapping[str, Any] | None
) -> ComparedArticle:
    """Store the article, by the one writer, and tell what that did."""
    source.refresh_from_db()
    former, leaned, passages = source.sha256, leaning(source), list(source.passages.order_by("start"))
    report = store_article(article, source.file, vocabulary, facts)
    stored = report.source
    leans = leaning(stored)
    return ComparedArticle(
        report,
        former,
        compare_passages(passages, list(stored.passages.order_by("start"))),
        compare_statements(leaned, leans, report.moved),
        compare_texts(leaned, leans),
    )
