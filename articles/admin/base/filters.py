"""A list of the admin, narrowed to what is in one of several states."""

from collections.abc import Mapping
from typing import Any, ClassVar

from django.contrib import admin
from django.db.models import QuerySet
from django.http import HttpRequest


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
