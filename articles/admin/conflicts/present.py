"""Who else has a text open now: told on its form, and asked again once a minute while the form is looked at."""

from typing import Any

from django.core.exceptions import PermissionDenied
from django.http import HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404
from django.utils import timezone
from django.utils.formats import date_format

from articles.admin.base.chosen import is_key
from articles.models import Presence, Text, Written

from .meanwhile import text_of


def others_present(text: Text, account: Any) -> str:
    """A sentence for each other account that has it open; empty if nobody has."""
    others = Presence.objects.now().filter(text=text).exclude(account=account).select_related("account")
    return " ".join(f"{one.account} has had this open since {_time(one)}." for one in others)


def present(site: Any, request: HttpRequest) -> HttpResponse:
    """What the form sends each minute, and what it is answered."""
    key = request.POST.get("of", "")
    written = get_object_or_404(site.model, pk=key if is_key(key) else 0)
    if request.method != "POST" or not site.has_change_permission(request, written):
        raise PermissionDenied
    return HttpResponse(noted(request, written), content_type="text/plain; charset=utf-8")


def noted(request: HttpRequest, written: Written) -> str:
    """Note that this editor has it open, and tell who else has."""
    if (text := text_of(written)) is None or request.user.pk is None:
        return ""
    Presence.note(text, request.user.pk)
    return others_present(text, request.user.pk)


def _time(one: Presence) -> str:
    local = timezone.localtime(one.since)
    return f"{date_format(local, 'H:i')} {local.tzname()}"
