"""What is chosen in a list of the admin, for an action on all of it."""

from typing import Any, ClassVar

from django.contrib import admin, messages
from django.contrib.admin.helpers import ACTION_CHECKBOX_NAME
from django.db.models import QuerySet
from django.http import HttpRequest, HttpResponse

LARGEST_KEY = 2**63 - 1


class ChoosingAdmin(admin.ModelAdmin[Any]):
    """Base of all our admins."""

    class Media:
        css: ClassVar[Any] = {"all": ["articles/admin.css"]}

    def response_action(self, request: HttpRequest, queryset: QuerySet[Any], *place: Any) -> HttpResponse | None:
        """What was sent as a key and can be none is refused: no database could look it up."""
        if all(map(_is_key, request.POST.getlist(ACTION_CHECKBOX_NAME))):
            return super().response_action(request, queryset, *place)
        told = "Nothing was done: what you chose is not in this list. Choose again."
        self.message_user(request, told, messages.ERROR)
        return None


def _is_key(sent: str) -> bool:
    return sent.isascii() and sent.isdigit() and len(sent) < 20 and int(sent) <= LARGEST_KEY
