"""What is chosen in a list of the admin, for an action on all of it."""

from collections.abc import Collection
from typing import Any, ClassVar

from django.contrib import admin, messages
from django.contrib.admin.helpers import ACTION_CHECKBOX_NAME
from django.contrib.admin.options import IncorrectLookupParameters
from django.db.models import QuerySet
from django.http import HttpRequest, HttpResponse

from .chosen import WithChoices, is_key
from .going import NamingWhatGoes


class ChoosingAdmin(WithChoices, NamingWhatGoes, admin.ModelAdmin[Any]):
    """Base of all our admins. What is `closed` of adding, changing and deleting is so for everybody."""

    closed: ClassVar[Collection[str]] = ()

    class Media:
        css: ClassVar[Any] = {"all": ["articles/admin.css"]}

    def has_add_permission(self, request: HttpRequest) -> bool:
        return "add" not in self.closed and super().has_add_permission(request)

    def has_change_permission(self, request: HttpRequest, obj: Any = None) -> bool:
        return "change" not in self.closed and super().has_change_permission(request, obj)

    def has_delete_permission(self, request: HttpRequest, obj: Any = None) -> bool:
        return "delete" not in self.closed and super().has_delete_permission(request, obj)

    def get_changelist_instance(self, request: HttpRequest) -> Any:
        """What was asked for as a number and is beyond all numbers is refused like any other that cannot be meant."""
        try:
            return super().get_changelist_instance(request)
        except OverflowError as error:
            raise IncorrectLookupParameters from error

    def get_search_fields(self, request: HttpRequest) -> Any:
        """A list is searched through all that was written; a choice by the two names that stand first."""
        fields = super().get_search_fields(request)
        return fields[:2] if request.path.endswith("/autocomplete/") else fields

    def response_action(self, request: HttpRequest, queryset: QuerySet[Any], *place: Any) -> HttpResponse | None:
        """What was sent as a key and can be none is refused: no database could look it up."""
        if all(map(is_key, request.POST.getlist(ACTION_CHECKBOX_NAME))):
            return super().response_action(request, queryset, *place)
        refusal = "Nothing was done: what you chose is not in this list. Choose again."
        self.message_user(request, refusal, messages.ERROR)
        return None
