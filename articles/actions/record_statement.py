"""Record a statement: what a source says on a claim, its quotation found again before anything is stored."""

from collections.abc import Mapping
from typing import Any

from django.core.exceptions import ValidationError
from django.db import transaction

from articles.importing import Quotation, QuotationError, find
from articles.models import Claim, ContentRevision, Source, Statement
from articles.rendering import Unresolved

from .resolver import StoredContent


@transaction.atomic
def record_statement(
    claim: Claim, source: Source, exact: str, value: Mapping[str, Any], *, content: StoredContent | None = None
) -> Statement:
    """Store a statement, or change the one that quotes the same place.

    `value` holds fields of `Statement`: prefix, suffix, mention, study, and the value of the claim's kind.
    Raises `ValidationError` naming claim, source and quotation when the words cannot be placed.
    """
    statement = Statement(claim=claim, source=source, exact=exact, **value)
    place(statement, content or StoredContent())
    existing = Statement.objects.filter(claim=claim, source=source, start=statement.start).first()
    if existing is not None:
        statement.pk = existing.pk
    statement.full_clean(exclude=["passage"], validate_unique=False)
    statement.save()
    ContentRevision.raise_number()
    return statement


def place(statement: Statement, content: StoredContent) -> None:
    """Set the statement's span and passage, and take over the source's own characters.

    Raises `ValidationError` when the quotation is not there, or is there more than once.
    """
    quotation = Quotation(statement.exact, statement.prefix, statement.suffix)
    source = statement.source
    try:
        start, end = find(source.text, quotation)
        passage = content.passage_with(source, quotation)
    except (QuotationError, Unresolved) as error:
        raise ValidationError({"exact": f"claim {statement.claim.slug}, source {source.letter}: {error}"}) from error
    statement.start, statement.end, statement.passage = start, end, passage
    statement.exact = source.text[start:end]
