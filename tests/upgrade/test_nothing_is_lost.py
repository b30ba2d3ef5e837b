"""What people wrote, decided and sent before an upgrade is stored after it as it was."""

from collections import defaultdict
from typing import Any

import pytest
from django.apps import apps
from django.contrib.admin.models import LogEntry
from django.contrib.auth.models import Group, User
from django.db.models import Model
from django_otp.plugins.otp_static.models import StaticDevice, StaticToken
from django_otp.plugins.otp_totp.models import TOTPDevice

from articles.models import (
    DELETED,
    AgreementChange,
    Archived,
    Claim,
    Correction,
    Definition,
    Feedback,
    Flag,
    Moved,
    NewText,
    Origin,
    PassageAlias,
    Proposal,
    Record,
    RemovedSeed,
    Revision,
    Source,
    Step,
    Text,
    values_of,
)

from .earlier import Rows, rows

pytestmark = pytest.mark.usefixtures("after")

# What that commit did not know yet has no history there.
NEWER = {Definition.history.model, Correction.history.model}  # type: ignore[attr-defined]
HISTORIES = [
    one
    for one in apps.get_models(include_auto_created=True)
    if one.__name__.startswith("Historical") and one not in NEWER
]
ACCOUNTS = [User, Group, User.groups.through, Group.permissions.through, TOTPDevice, StaticDevice, StaticToken]
DONE = [Archived, Moved, RemovedSeed, Step, AgreementChange, LogEntry, Feedback, Flag, NewText, Proposal, PassageAlias]
# What the site works out by itself, or learns from newer seeds, or writes in another way (migrations 0016 and 0018),
# or knows no more: how a claim stands to research was a label once, and follows from what works show (0026).
OURS: dict[type[Model], set[str]] = {
    Revision: {"lead_html", "body_html", "problems", "citations", "references", "links"},
    Text: {"live_id", "seed_sha256", "reread_on"},
    Source: {"seeded", "outline_sha256", "reading_grade"},
    Proposal: {"value"},
    Claim.history.model: {"seeded", "research"},  # type: ignore[attr-defined]
}


@pytest.mark.parametrize(
    "model", list(dict.fromkeys([*ACCOUNTS, *DONE, *HISTORIES, *OURS])), ids=lambda model: model.__name__
)
def test_every_row_is_there_as_it_was(then: dict[type[Model], Rows], model: type[Model]) -> None:
    stored, now = then[model], rows(model)
    assert stored
    assert stored.keys() - now.keys() == set()
    names = next(iter(stored.values())).keys() - OURS.get(model, set())
    assert [(key, name) for key in stored for name in names if stored[key][name] != now[key][name]] == []


def test_readers_see_the_same_revision_of_each_text_that_an_editor_wrote(then: dict[type[Model], Rows]) -> None:
    written = {key for key, revision in then[Revision].items() if revision["origin"] == Origin.EDITOR}
    live = {key: text["live_id"] for key, text in then[Text].items() if text["live_id"] in written}
    assert len(live) > 5
    assert {key: Text.objects.get(pk=key).live_id for key in live} == live


@pytest.mark.parametrize("kind", [one for one in HISTORIES if issubclass(one, Record)], ids=lambda kind: kind.__name__)
def test_what_editors_changed_in_a_record_or_deleted_is_as_they_left_it(
    then: dict[type[Model], Rows], kind: type[Any]
) -> None:
    """Field by field, for newer seeds may bring others; a rename had rewritten the figures of a topic."""
    left = as_left(kind, list(then[kind]))
    for values in left.values():
        values.pop("figures", None)
    objects = kind.instance_type._base_manager.in_bulk(list(left))
    assert {key: {name: value_of(objects[key], name) for name in left[key]} for key in objects} == {
        key: values for key, values in left.items() if values
    }


def as_left(kind: type[Any], keys: list[int]) -> dict[int, dict[str, Any]]:
    """By key of the object: of the fields that an editor ever changed, the value that is recorded last.

    Nothing of what was deleted.
    """
    now: dict[int, dict[str, Any]] = defaultdict(dict)
    edited: dict[int, set[str]] = defaultdict(set)
    records = list(kind.objects.filter(pk__in=keys).order_by("pk"))
    for record, values in zip(records, values_of(records), strict=True):
        if record.history_user_id:
            edited[record.id] |= {name for name in values if now[record.id].get(name, ...) != values[name]}
        now[record.id] = {} if record.history_type == DELETED else values
    return {key: {name: now[key][name] for name in edited[key] & now[key].keys()} for key in edited}


def value_of(instance: Any, name: str) -> Any:
    field = instance._meta.get_field(name)
    if field.many_to_many:
        return sorted(getattr(instance, name).values_list("pk", flat=True))
    return getattr(instance, field.attname)
