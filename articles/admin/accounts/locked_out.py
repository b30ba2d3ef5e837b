"""The answer to someone who guessed a password too often."""

from math import ceil
from typing import Any

from axes.models import AccessAttempt
from django.conf import settings
from django.db.models import Max
from django.http import HttpRequest, HttpResponse
from django.utils import timezone

from articles.admin.base.pages import show_page


def locked_out(request: HttpRequest, response: HttpResponse | None, credentials: dict[str, Any] | None) -> HttpResponse:
    """Say until when, and what the owner of the account can do (429, RFC 6585)."""
    username = (credentials or {}).get("username", "")
    tried = AccessAttempt.objects.filter(username=username, ip_address=request.axes_ip_address)  # type: ignore[attr-defined]
    last = tried.aggregate(last=Max("attempt_time"))["last"] or timezone.now()
    until = last + settings.AXES_COOLOFF_TIME
    seconds = max(1, ceil((until - timezone.now()).total_seconds()))
    shown = {"until": until, "minutes": ceil(seconds / 60), "tries": settings.AXES_FAILURE_LIMIT}
    answer = show_page(request, "locked_out", "Too many wrong passwords", status=429, **shown)
    answer["Retry-After"] = str(seconds)
    return answer
