"""Receive an article: a new one is imported; another text of a stored source waits for an editor."""

from collections.abc import Mapping
from dataclasses import dataclass, replace
from typing import Any

from django.contrib.auth.models import User
from django.db import transaction
from django.urls import reverse
from django.utils import timezone

from articles.importing import Article, Vocabulary
from articles.models import NewText, Source
from articles.seeding import NEVER

from .compare_article import ComparedArticle, store_and_compare
from .import_article import ONCE, ImportReport, Outcome, holds_text, store_article
from .reading import reading
from .tell import tell, who_may


@dataclass(frozen=True, slots=True)
class Received:
    """What was done; `compared` is what taking the text over does or would do, where another one is stored."""

    report: ImportReport
    compared: ComparedArticle | None = None


def receive_article(
    raw: bytes,
    *,
    file: str,
    vocabulary: Vocabulary,
    facts: Mapping[str, Any] | None = None,
    by: User | None = None,
    lossless: bool = False,
) -> Received:
    """Import the article; if it is another text of a stored source, let it wait as that source's new text.

    With `lossless`, a text in which every statement and citation is found again, in the same sentence, is taken over
    at once. A text that was thrown away waits again only when a person, `by`, brings it. Raises `Refused` as
    `import_article` does.
    """
    with reading(raw, file, vocabulary, facts) as article:
        source = Source.objects.filter(file=file).first()
        if source is None or holds_text(source, article):
            _forget_thrown_away(source, facts)
            return Received(store_article(article, file, vocabulary, facts))
        with transaction.atomic():
            compared = store_and_compare(article, source, vocabulary, facts)
            is_taken = compared.report.outcome is not Outcome.UPDATED or (
                lossless and compared.loses_nothing and not compared.resaid
            )
            transaction.set_rollback(not is_taken)
        outcome = compared.report.outcome if is_taken else _keep(source, raw, article, facts, by)
    return Received(replace(compared.report, outcome=outcome), compared)


def _keep(source: Source, raw: bytes, article: Article, facts: Mapping[str, Any] | None, by: User | None) -> Outcome:
    """Keep the bytes until an editor has decided; the same bytes again change nothing."""
    stored = NewText.objects.filter(source=source).defer("raw").first()
    seed = None if facts is None else _as_json(facts)
    if stored is not None and stored.waits and stored.brought_by_id is not None and by is None:
        return Outcome.WAITING  # What a load brings, it brings again; what a person brought may be nowhere else.
    if stored is not None and stored.sha256 == article.sha256:
        if not stored.waits and by is None:
            return Outcome.THROWN_AWAY
        if stored.waits and (by is not None or stored.facts == seed):
            return Outcome.WAITING
    made = {"raw": raw, "sha256": article.sha256, "facts": seed, "brought_by": by, "brought_at": timezone.now()}
    NewText.objects.update_or_create(source=source, defaults={**made, "thrown_away_by": None, "thrown_away_at": None})
    where = reverse("admin:articles_source_new_text", args=[source.pk])
    tell(who_may("articles.change_source"), f"A changed article of source {source.letter} waits", where, by=by)
    return Outcome.WAITING


def _forget_thrown_away(source: Source | None, facts: Mapping[str, Any] | None) -> None:
    """The seeds have the stored text again: what else they had does not hold back their statements any more."""
    if source is not None and facts is not None:
        NewText.objects.filter(source=source, thrown_away_at__isnull=False, facts__isnull=False).delete()


def _as_json(facts: Mapping[str, Any]) -> dict[str, Any]:
    """What is merged into a stored source; the rest, days among it, the seeds tell only of a new one."""
    return {name: value for name, value in facts.items() if name not in ONCE and value != NEVER}
