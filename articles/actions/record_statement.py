"""Record a statement: what a source says on a claim, its quotation found again before anything is stored."""

from collections.abc import Iterator, Mapping
from contextlib import contextmanager
from decimal import Decimal
from typing import Any

from django.core.exceptions import ValidationError
from django.db import transaction

from articles.models import Claim, ContentRevision, Source, Statement
from articles.quoting import Quotation, QuotationError, find
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
    ContentRevision.lock()
    statement = quoting(claim, source, exact, value, content or StoredContent())
    stored = Statement.objects.filter(claim=claim, source=source, start=statement.start).first()
    statement = fit_to_store(statement, stored, value)
    statement.save()
    ContentRevision.raise_number()
    return statement


def quoting(claim: Claim, source: Source, exact: str, value: Mapping[str, Any], content: StoredContent) -> Statement:
    """A statement with its place in the source's text, not stored. Raises `ValidationError` (see `place`)."""
    statement = Statement(claim=claim, source=source, exact=exact, **_as_stored(value))
    with _naming(f"claim {claim.slug}, source {source.letter}"):
        place(statement, content)
    return statement


def fit_to_store(statement: Statement, stored: Statement | None, value: Mapping[str, Any]) -> Statement:
    """The statement to save: the stored one of its place, changed, or else this one. Raises `ValidationError`."""
    if stored is not None:
        for name in ("exact", "start", "end", "passage", *value):
            setattr(stored, name, getattr(statement, name))
        statement = stored
    # Its claim and source are stored, and `clean` holds what the constraints do: none need be asked of the database.
    with _naming(statement.place):
        statement.full_clean(exclude=["claim", "source", "passage"], validate_constraints=False)
    return statement


@contextmanager
def _naming(where: str) -> Iterator[None]:
    """Each fault with the statement that it is of, for who does not see it in a form."""
    try:
        yield
    except ValidationError as error:
        faults = error.update_error_dict({})
        raise ValidationError(
            {name: [f"{where}: {said}" for one in found for said in one.messages] for name, found in faults.items()}
        ) from error


def _as_stored(value: Mapping[str, Any]) -> dict[str, Any]:
    return {name: Decimal(str(one)) if isinstance(one, float) else one for name, one in value.items()}


def place(statement: Statement, content: StoredContent) -> None:
    """Set the span and passage of a statement that an editor records or changes.

    Raises `ValidationError` when the quotation is not there, is there more than once, or its source is withdrawn.
    """
    source = statement.source
    if source.withdrawn_on is not None:
        raise ValidationError(
            f"the source was withdrawn on {source.withdrawn_on:%-d %B %Y}, so nothing of it can be recorded: quote "
            "another source, or take the withdrawal back first"
        )
    locate(statement, content)


def locate(statement: Statement, content: StoredContent) -> None:
    """Find the quotation in the stored text, and take over the source's own characters.

    Raises `ValidationError` when it is not there, or is there more than once.
    """
    quotation = Quotation(statement.exact, statement.prefix, statement.suffix)
    source = statement.source
    try:
        start, end = find(source.text, quotation)
        passage = content.passage_with(source, quotation)
    except (QuotationError, Unresolved) as error:
        raise ValidationError({"exact": str(error)}) from error
    statement.start, statement.end, statement.passage = start, end, passage
    statement.exact = source.text[start:end]
