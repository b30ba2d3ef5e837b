"""Bring back: what was deleted returns with its text and all its revisions, and no reader sees it yet."""

from collections.abc import Mapping
from dataclasses import dataclass, field
from typing import Any

from django.core.exceptions import ValidationError
from django.db import models, transaction

from articles.models import (
    Claim,
    ContentRevision,
    Correction,
    Definition,
    Question,
    Reference,
    RemovedSeed,
    Revision,
    Source,
    Statement,
    Term,
    Text,
    Topic,
    Written,
)
from articles.models.seeded import key_of

from .record_statement import locate, place
from .rename import check_slug
from .resolver import StoredContent
from .with_its_source import WithSource, kept_source, store_with, with_its_source

CAN_COME_BACK: tuple[type[models.Model], ...] = (
    *(Topic, Question, Claim, Source, Statement, Term, Reference),
    *(Definition, Correction),
)
BROUGHT_BACK = "Brought back."
NOT_ALONE = "statements"
"""What comes back as records of its own, not as a link to what is there."""


class NotBroughtBack(ValueError):
    """It cannot come back as things are; the message says why and what to do."""


@dataclass(frozen=True, slots=True)
class Returning:
    """What comes back of one record: the object, not stored yet, and what hung on it and is still there.

    Of a claim, its `statements`; those that are `lost` are not found in their source's text any more. Of a source,
    all that went with it stands `beside` it.
    """

    instance: models.Model
    statements: tuple[Statement, ...] = ()
    linked: Mapping[str, "models.QuerySet[Any]"] = field(default_factory=dict)
    revisions: int = 0
    beside: WithSource | None = None

    @property
    def lost(self) -> int:
        return sum(statement.start is None for statement in self.statements)


def returning(record: Any) -> Returning:
    """What `bring_back` would bring back of this record of a deletion. Raises `NotBroughtBack`."""
    instance = _made_again(record)
    _refuse_without_what_it_hung_on(record)
    _refuse_where_its_place_is_taken(instance)
    try:
        if isinstance(instance, Statement):
            place(instance, StoredContent())
        if isinstance(instance, Source):
            check_slug(instance, instance.slug)
        instance.full_clean(exclude=["text", "passage"])
    except ValidationError as error:
        where = f"{instance.place}: " if isinstance(instance, Statement) else ""
        raise NotBroughtBack(f"{where}{' '.join(error.messages)}") from error
    if isinstance(instance, Source):
        return Returning(instance, beside=with_its_source(instance, record.linked))
    statements = _statements(instance, record) if isinstance(instance, Claim) else ()
    revisions = Revision.objects.filter(text=getattr(instance, "text_id", None)).count()
    return Returning(instance, statements, _linked(instance, record), revisions)


@transaction.atomic
def bring_back(record: Any) -> Returning:
    """Store what `returning` tells, under the keys that it had. Raises `NotBroughtBack`, changing nothing.

    A claim is not published, a text has no live revision, a source does not count; the agreement is left to be logged.
    """
    ContentRevision.lock()
    back = returning(record)
    for one in (back.instance, *back.statements):
        one._change_reason = BROUGHT_BACK  # type: ignore[attr-defined]
        one.save(force_insert=True)
    for name, others in back.linked.items():
        getattr(back.instance, name).add(*others)
    if isinstance(back.instance, Source) and back.beside:
        store_with(back.instance, back.beside, BROUGHT_BACK)
    _forget_removal(record)
    ContentRevision.raise_number()
    return back


def _made_again(record: Any) -> Any:
    model = record.instance_type
    if issubclass(model, Source):
        if (source := kept_source(record.linked)) is None:
            raise NotBroughtBack("Its text was not kept when it was deleted: import its article again.")
        return source
    instance = model(**{one.attname: getattr(record, one.attname) for one in record.tracked_fields})
    if isinstance(instance, Claim):
        instance.is_published = False
    if isinstance(instance, Written) and not Text.objects.filter(pk=instance.text_id or 0).exists():
        instance.text = None
    return instance


def _refuse_without_what_it_hung_on(record: Any) -> None:
    for one in record.tracked_fields:
        key = getattr(record, one.attname)
        if not isinstance(one, models.ForeignKey) or one.name == "text" or key is None:
            continue
        kind = one.related_model._meta.verbose_name
        if not one.related_model._base_manager.filter(pk=key).exists():
            raise NotBroughtBack(f"The {kind} that it belonged to was deleted too: bring that back first.")


def _refuse_where_its_place_is_taken(instance: models.Model) -> None:
    kind = instance._meta.verbose_name
    if type(instance)._base_manager.filter(pk=instance.pk).exists():
        raise NotBroughtBack(f"This {kind} is there: it has been brought back already.")
    unique = [one for one in instance._meta.fields if one.unique and not one.primary_key and one.name != "text"]
    for one in unique:
        value = getattr(instance, one.attname)
        if type(instance)._base_manager.filter(**{one.attname: value}).exists():
            raise NotBroughtBack(
                f"Another {kind} has the {one.verbose_name} “{value}” now: delete that one first, or copy into it "
                "what you need of this one."
            )


def _statements(claim: Claim, record: Any) -> tuple[Statement, ...]:
    """Those that were deleted with the claim, each looked up again in its source."""
    deleted = Statement.history.filter(id__in=record.linked.get(NOT_ALONE, ()), claim_id=claim.pk)
    newest = {one.id: one for one in deleted.order_by("history_id")}
    sources = Source.objects.in_bulk({one.source_id for one in newest.values()})
    statements = [_made_again(one) for one in newest.values() if one.source_id in sources]
    content, taken = StoredContent(), set()
    for one in statements:
        one.claim, one.source = claim, sources[one.source_id]
        _find(one, content)
        if (one.source_id, one.start) in taken:
            one.start = one.end = one.passage = None
        taken.add((one.source_id, one.start))
    return tuple(statements)


def _find(statement: Statement, content: StoredContent) -> None:
    try:
        locate(statement, content)
    except ValidationError:
        statement.start = statement.end = statement.passage = None


def _linked(instance: models.Model, record: Any) -> dict[str, "models.QuerySet[Any]"]:
    """What was linked with it and still is there, and was not given to another since."""
    linked = {}
    for name, keys in record.linked.items():
        relation: Any = instance._meta.get_field(name)
        if name != NOT_ALONE:
            free = {relation.field.name: None} if relation.one_to_many else {}
            linked[name] = relation.related_model._base_manager.filter(pk__in=keys, **free)
    return linked


def _forget_removal(record: Any) -> None:
    key = key_of(getattr(record, "seeded", {}))
    RemovedSeed.objects.filter(model=record.instance_type._meta.model_name, key=key).delete()
