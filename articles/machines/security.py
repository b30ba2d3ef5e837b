"""Whom to tell of a weakness: https://www.rfc-editor.org/rfc/rfc9116."""

from datetime import timedelta

from django.conf import settings
from django.http import Http404, HttpRequest, HttpResponse
from django.utils import timezone
from django.views.decorators.http import require_safe

from .content import LANGUAGE, absolute

ADDRESS = "/.well-known/security.txt"
HOLDS = timedelta(days=90)


@require_safe
def security_txt(request: HttpRequest) -> HttpResponse:
    """Where `CONTACT_EMAIL` is set. A copy holds for 90 days from the day on which it was taken.

    It is made for each who asks, so the address is what the operator has set now; it is not kept like a page, or the
    day would stand still.
    """
    if not settings.CONTACT_EMAIL:
        raise Http404
    until = timezone.now().replace(hour=0, minute=0, second=0, microsecond=0) + HOLDS
    lines = [
        f"Contact: mailto:{settings.CONTACT_EMAIL}",
        f"Expires: {until:%Y-%m-%dT%H:%M:%SZ}",
        f"Preferred-Languages: {LANGUAGE.partition('-')[0]}",
        f"Canonical: {absolute(ADDRESS)}",
    ]
    headers = {"Cache-Control": "max-age=86400"}
    return HttpResponse("\n".join(lines) + "\n", content_type="text/plain; charset=utf-8", headers=headers)
