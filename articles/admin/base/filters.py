"""A list of the admin, narrowed to what is in one of several states."""

from collections.abc import Mapping
from typing import Any, ClassVar

from django.contrib import admin
from django.db.models import QuerySet
from django.http import HttpRequest

from .chosen import is_key

MOST_CHOICES = 50


class FewFilter(admin.RelatedFieldListFilter):
    """Each related thing while they are few; of many, only the one that an address chooses."""

    def field_choices(self, field: Any, request: HttpRequest, model_admin: Any) -> Any:
        manager = field.remote_field.model._default_manager
        if manager.count() <= MOST_CHOICES:
            return super().field_choices(field, request, model_admin)
        chosen = self.lookup_val[-1] if self.lookup_val else ""
        return [(one.pk, str(one)) for one in manager.filter(pk=chosen)] if is_key(chosen) else []

    def has_output(self) -> bool:
        """Also where what was asked for is there no more: the list is narrowed to nothing, and never to all."""
        return bool(self.lookup_choices) or self.lookup_val is not None or self.lookup_val_isnull is not None


class StateListFilter(admin.SimpleListFilter):
    """Each of the `states` has its name in words; asked for another, the list is not narrowed."""

    states: ClassVar[Mapping[str, str]]

    def lookups(self, request: HttpRequest, model_admin: Any) -> list[tuple[str, str]]:
        return list(self.states.items())

    def queryset(self, request: HttpRequest, queryset: QuerySet[Any]) -> QuerySet[Any]:
        state = str(self.value())
        return self.narrowed(request, queryset, state) if state in self.states else queryset

    def narrowed(self, request: HttpRequest, queryset: QuerySet[Any], state: str) -> QuerySet[Any]:
        raise NotImplementedError
