"""Fields in which another object is chosen by its name: what was sent and can be no key is not looked up."""

from typing import Any

from django import forms
from django.contrib import admin
from django.contrib.admin.widgets import AutocompleteSelect, AutocompleteSelectMultiple
from django.http import HttpRequest

LARGEST_KEY = 2**63 - 1


class ChosenByKey:
    """Of a choice, the options that are shown as chosen: Django looks up whatever was sent, and fails."""

    def optgroups(self, name: Any, value: Any, attr: Any = None) -> Any:
        return super().optgroups(name, [one for one in value if is_key(str(one))], attr)  # type: ignore[misc]


class OneByKey(ChosenByKey, AutocompleteSelect): ...


class ManyByKey(ChosenByKey, AutocompleteSelectMultiple): ...


class ManyKeys(forms.ModelMultipleChoiceField[Any]):
    """Refuses as no choice what can be no key, which Django would look up among all that were sent, and fail."""

    def clean(self, value: Any) -> Any:
        for one in value if isinstance(value, (list, tuple)) else ():
            if not is_key(str(one)):
                raise forms.ValidationError(
                    self.error_messages["invalid_choice"], code="invalid_choice", params={"value": one}
                )
        return super().clean(value)


class WithChoices(admin.options.BaseModelAdmin[Any]):
    """Base of the admins, and of what is edited on their pages, in which others are chosen."""

    def formfield_for_foreignkey(self, db_field: Any, request: HttpRequest, **kwargs: Any) -> Any:
        if db_field.name in self.get_autocomplete_fields(request):
            kwargs.setdefault("widget", OneByKey(db_field, self.admin_site))
        return super().formfield_for_foreignkey(db_field, request, **kwargs)

    def formfield_for_manytomany(self, db_field: Any, request: HttpRequest, **kwargs: Any) -> Any:
        if db_field.name in self.get_autocomplete_fields(request):
            kwargs.setdefault("widget", ManyByKey(db_field, self.admin_site))
        kwargs.setdefault("form_class", ManyKeys)
        return super().formfield_for_manytomany(db_field, request, **kwargs)


def is_key(sent: str) -> bool:
    """Whether it can be a key at all: no database could look up another."""
    return sent.isascii() and sent.isdigit() and len(sent) < 20 and int(sent) <= LARGEST_KEY
