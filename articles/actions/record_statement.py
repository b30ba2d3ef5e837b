"""Record a statement: what a source says on a claim, its quotation found again before anything is stored."""

from collections.abc import Mapping
from decimal import Decimal
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
    value = {name: Decimal(str(one)) if isinstance(one, float) else one for name, one in value.items()}
    statement = Statement(claim=claim, source=source, exact=exact, **value)
    place(statement, content or StoredContent())
    if stored := at_same_place(statement):
        statement = _changed(stored, statement, value)
    statement.full_clean(exclude=["passage"])
    statement.save()
    ContentRevision.raise_number()
    return statement


def at_same_place(statement: Statement) -> Statement | None:
    """The stored statement on the same claim that quotes the same place."""
    placed = {"claim": statement.claim, "source": statement.source, "start": statement.start}
    return Statement.objects.filter(**placed).first() if statement.start is not None else None


def _changed(stored: Statement, statement: Statement, value: Mapping[str, Any]) -> Statement:
    for name in ("exact", "start", "end", "passage", *value):
        setattr(stored, name, getattr(statement, name))
    return stored


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
