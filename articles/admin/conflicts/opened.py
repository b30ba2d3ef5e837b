"""What a form shows and what is sent with it, in one form in which the two can be compared.

A page carries what it was opened on as a signed token, so that it is known even where nothing was recorded.
"""

from collections import Counter
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from decimal import Decimal
from typing import Any

from django import forms
from django.contrib import admin
from django.contrib.admin.utils import flatten_fieldsets
from django.core.exceptions import ValidationError
from django.core.signing import BadSignature, dumps, loads
from django.db import models
from django.http import HttpRequest, QueryDict

from articles.models import Text, is_recorded, newest_key

from .meanwhile import Happening, HowItStood, meanwhile, stands, stood, text_of

OPENED_ON = "opened_on"
TEXT, BASED_ON = "markdown", "based_on"
SALT = "articles.admin.opened"

Value = str | bool | list[str]
Values = dict[str, Value]


class OpenedOn(forms.CharField):
    """Carries the token in a form. It belongs to no object, and so never counts as changed."""

    def __init__(self) -> None:
        super().__init__(required=False, widget=forms.HiddenInput)

    def clean(self, value: Any) -> str:
        """Whatever was sent is looked at before the form is (see `opened`)."""
        return ""

    def has_changed(self, initial: Any, data: Any) -> bool:
        return False


@dataclass(frozen=True, slots=True)
class EditPage:
    """The form of an object, and those of what is edited on its page, as an editor would see them now."""

    form: Any
    formsets: tuple[Any, ...]

    def rows(self) -> Iterator[tuple[Any, str]]:
        """Each form with the prefix under which it is sent; the object's own first."""
        yield self.form, ""
        for formset in self.formsets:
            yield from ((row, row.prefix) for row in formset.initial_forms)

    def values(self) -> dict[str, Values]:
        """What each of them shows, by its key; with the revision that a text goes on from."""
        values = {key_of(form.instance): shown_in(form) for form, _ in self.rows()}
        if BASED_ON in self.form.fields:
            values[key_of(self.form.instance)][BASED_ON] = str(self.form.initial.get(BASED_ON) or "")
        return values

    @property
    def token(self) -> str:
        kinds = {type(form.instance) for form, _ in self.rows()} | {formset.model for formset in self.formsets}
        newest = {kind._meta.model_name: newest_key(kind) for kind in kinds if is_recorded(kind)}
        text = stands(text_of(self.form.instance))
        return dumps({"values": self.values(), "newest": newest, "text": text}, salt=SALT, compress=True)


@dataclass(frozen=True, slots=True)
class Opened:
    """What a page was opened on: the values by key, the newest record of each kind, and how its text stood."""

    values: Mapping[str, Values]
    newest: Mapping[str, int]
    text: Sequence[int] = ()

    @property
    def stood(self) -> HowItStood:
        return HowItStood(*self.text)


def opened(token: str) -> Opened | None:
    """What the token says; None without one that this site made."""
    try:
        return Opened(**loads(token, salt=SALT))
    except BadSignature:
        return None


def since_opened(request: HttpRequest, text: Text | None) -> list[Happening]:
    """What was done with the text since the page was opened on which a button was pressed."""
    return meanwhile(stood(request.POST.get(OPENED_ON, "")), text)


def asked_again(request: HttpRequest, text: Text | None, happened: Sequence[Happening]) -> dict[str, Any]:
    """For a page that shows what happened, and on which the button is pressed again."""
    is_known = stood(request.POST.get(OPENED_ON, "")) is not None
    return {"happened": happened, "is_known": is_known, OPENED_ON: stands(text).token}


def shown_now(site: admin.ModelAdmin[Any], request: HttpRequest, instance: models.Model) -> EditPage:
    """The page of the stored object, as it would be opened now."""
    fields = flatten_fieldsets(site.get_fieldsets(request, instance))
    form = site.get_form(request, instance, change=True, fields=fields)(instance=instance)
    formsets, prefixes = [], Counter[str]()
    for formset, inline in site.get_formsets_with_inlines(request, instance):
        if not inline.has_change_permission(request, instance):
            continue  # Its rows are shown without fields.
        prefix = formset.get_default_prefix()
        prefixes[prefix] += 1
        prefix += f"-{prefixes[prefix]}" if prefixes[prefix] > 1 else ""
        formsets.append(formset(instance=instance, prefix=prefix, queryset=inline.get_queryset(request)))
    return EditPage(form, tuple(formsets))


def key_of(instance: models.Model) -> str:
    return f"{instance._meta.model_name}-{instance.pk}"


def compared_fields(form: Any) -> dict[str, forms.Field]:
    """The fields of the form that belong to its object; not what goes with a text or is said on saving."""
    opts = form._meta.model._meta
    own = {field.name for field in (*opts.fields, *opts.many_to_many) if not field.primary_key}
    return {
        name: field
        for name, field in form.fields.items()
        if name in own and not isinstance(field, forms.models.InlineForeignKeyField)
    }


def shown_in(form: Any) -> Values:
    return {
        name: plain(field, form.get_initial_for_field(field, name)) for name, field in compared_fields(form).items()
    }


def sent_in(form: Any, sent: QueryDict) -> Values:
    """What was sent for the fields of the form, under their own names."""
    return {
        name: plain(field, field.widget.value_from_datadict(sent, {}, name))
        for name, field in compared_fields(form).items()
    }


def plain(field: forms.Field, value: Any) -> Value:
    """A value in the one form in which what is stored and what is sent are the same if they mean the same."""
    prepared = field.prepare_value(value)
    if is_choice_of_many(field):
        return sorted(str(chosen) for chosen in prepared or ())
    cleaned = prepared if isinstance(field, forms.ModelChoiceField) else _cleaned(field, prepared)
    if isinstance(field, forms.BooleanField):
        return bool(cleaned)
    if isinstance(cleaned, list):
        return [str(part) for part in cleaned]
    if isinstance(cleaned, Decimal) and cleaned.is_finite():
        return f"{cleaned.normalize():f}"
    return "" if cleaned is None else str(cleaned).replace("\r\n", "\n")


def _cleaned(field: forms.Field, value: Any) -> Any:
    try:
        return field.to_python(value)
    except ValidationError:
        return value


def is_choice_of_many(field: forms.Field) -> bool:
    return isinstance(field, forms.MultipleChoiceField | forms.ModelMultipleChoiceField)


def as_sent(field: forms.Field, value: Value) -> list[str]:
    """The value as a browser would send it: nothing for a box that is not ticked."""
    if isinstance(value, bool):
        return ["on"] if value else []
    if isinstance(value, list) and not is_choice_of_many(field):
        return [str(field.prepare_value(value))]
    return value if isinstance(value, list) else [value]


def write(form: Any, sent: QueryDict, values: Values) -> None:
    """Put these values of the form's object into what was sent."""
    for name, field in compared_fields(form).items():
        if name in values:
            sent.setlist(name, as_sent(field, values[name]))
