"""With its source: what went when a source was deleted comes back with it, as far as what it leans on is there."""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field
from datetime import datetime
from functools import cache
from typing import Any

from django.core.exceptions import ValidationError
from django.db import models

from articles.models import Claim, Flag, Silence, Source, Statement, records_of
from articles.models.whole import WHOLE, Kept, made_again

from .index_entries import index_passages
from .link_copies import link_copies
from .render_anew import live_citing, render_anew


@dataclass(slots=True)
class WithSource:
    """What comes back beside a source, in the order in which it is stored, and in sentences what stays deleted."""

    imported_at: datetime
    kept: list[Kept] = field(default_factory=list)
    staying: list[str] = field(default_factory=list)

    def count(self, kind: type[models.Model]) -> int:
        return sum(isinstance(one.instance, kind) for one in self.kept)


def kept_source(linked: Mapping[str, Any]) -> Source | None:
    """The source of such a record, as it was but for readers, who do not see it; None where its text was not kept."""
    rows = linked.get(WHOLE)
    if not rows:
        return None
    source: Source = next(made_again(rows[:1])).instance
    source.is_read = source.is_read and source.withdrawn_on is not None
    return source


def with_its_source(source: Source, linked: Mapping[str, Any]) -> WithSource:
    """What went with it, without what has nothing to lean on any more, or does not fit what it leans on."""
    rows, found = linked[WHOLE], WithSource(source.imported_at)
    own = {(row["model"], row["pk"]) for row in rows}

    @cache
    def is_there(model: Any, key: Any) -> bool:
        return (model._meta.label_lower, key) in own or model._base_manager.filter(pk=key).exists()

    for one in made_again(rows[1:]):
        instance = one.instance
        instance.source = source
        if isinstance(instance, Statement | Silence) and not is_there(Claim, instance.claim_id):
            why = _without_claim(instance.claim_id)
        else:
            why = _misfit(instance) if isinstance(instance, Statement) else ""
        if why:
            found.staying.append(why)
            own.discard((instance._meta.label_lower, instance.pk))
        elif _leans_on_what_is_there(instance, is_there):
            found.kept.append(Kept(instance, dict(_there(one))))
    found.staying = list(dict.fromkeys(found.staying))
    return found


def store_with(source: Source, beside: WithSource, reason: str) -> None:
    """Store what came with a source that has just been stored, and let what is made of sources follow."""
    for instance, lists in beside.kept:
        instance._change_reason = reason
        instance.save(force_insert=True)
        for name, keys in lists.items():
            getattr(instance, name).set(keys)
    Source.objects.filter(pk=source.pk).update(imported_at=beside.imported_at)
    link_copies(source)
    index_passages(source)
    render_anew(live_citing(source))


def _leans_on_what_is_there(instance: models.Model, is_there: Any) -> bool:
    """Whether it has all that it goes with; what is only named with it is left out where that is gone."""
    if isinstance(instance, Flag) and not is_there(instance.content_type.model_class(), instance.object_id):
        return False
    for one in instance._meta.concrete_fields:
        if isinstance(one, models.ForeignKey) and not _is_there(instance, one, is_there):
            if one.remote_field.on_delete is not models.SET_NULL:
                return False
            setattr(instance, one.attname, None)
    return True


def _is_there(instance: models.Model, one: "models.ForeignKey[Any, Any]", is_there: Any) -> bool:
    key = getattr(instance, one.attname)
    return key is None or is_there(one.related_model, key)


def _there(one: Kept) -> Iterator[tuple[str, list[Any]]]:
    """Of each of its lists what is there now; what is the same in other sources is looked for anew."""
    for name, keys in one.lists.items():
        related = one.instance._meta.get_field(name).related_model
        if related is not type(one.instance):
            yield name, list(related._base_manager.filter(pk__in=keys))


def _misfit(statement: Statement) -> str:
    """Why it does not fit its claim any more, for an editor."""
    try:
        statement.clean()
    except ValidationError as error:
        why = " ".join(error.messages)
        return f"“{statement.exact[:60]}” on “{statement.claim}” stays deleted, for it does not fit the claim: {why}"
    return ""


def _without_claim(key: int) -> str:
    claim = records_of(Claim(pk=key)).first()
    named = f"“{claim.question}”" if claim else "a claim"
    return (
        f"What was recorded of it on {named} stays deleted, as the claim is: bring that claim back first to have both."
    )
