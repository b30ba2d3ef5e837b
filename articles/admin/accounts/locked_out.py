"""The answer to someone who guessed a password too often."""

from datetime import datetime
from math import ceil
from typing import Any

from axes.models import AccessAttempt
from django.conf import settings
from django.db.models import Max
from django.http import HttpRequest, HttpResponse
from django.utils import timezone

from articles.accounts.at_once import MOST_WRONG, TooMany
from articles.admin.base.pages import show_page


def locked_out(request: HttpRequest, response: HttpResponse | None, credentials: dict[str, Any] | None) -> HttpResponse:
    """Say until when, and what the owner of the account can do (429, RFC 6585)."""
    username = (credentials or {}).get("username", "")
    tried = AccessAttempt.objects.filter(username=username, ip_address=request.axes_ip_address)  # type: ignore[attr-defined]
    last = tried.aggregate(last=Max("attempt_time"))["last"] or timezone.now()
    return _refused(request, "locked_out", last + settings.AXES_COOLOFF_TIME, tries=settings.AXES_FAILURE_LIMIT)


def not_looked_at(request: HttpRequest, refusal: TooMany) -> HttpResponse:
    """Say when a password will be looked at: 429 for who guessed, 503 where others are in the way."""
    if refusal.until is not None:
        return _refused(request, "locked_out", refusal.until, tries=MOST_WRONG, by_network=True)
    answer = show_page(request, "login_busy", "Too many log in at once", status=503)
    answer["Retry-After"] = "5"
    return answer


def _refused(request: HttpRequest, page: str, until: datetime, **shown: Any) -> HttpResponse:
    seconds = max(1, ceil((until - timezone.now()).total_seconds()))
    answer = show_page(
        request, page, "Too many wrong passwords", status=429, until=until, minutes=ceil(seconds / 60), **shown
    )
    answer["Retry-After"] = str(seconds)
    return answer
