"""What every public page shows beside its own content."""

from typing import Any

from django.conf import settings
from django.http import HttpRequest
from django.utils.functional import SimpleLazyObject

from .models import DISCLAIMER, Page


def site(request: HttpRequest) -> dict[str, Any]:
    """What is shown around every page.

    `disclaimer`: the page record of that name, read only when it is shown; `site_url`: no slash at its end;
    `contact_email`: empty if none is set.
    """
    return {
        "disclaimer": SimpleLazyObject(lambda: Page.objects.with_text().filter(slug=DISCLAIMER).first()),
        "site_url": settings.SITE_URL,
        "contact_email": settings.CONTACT_EMAIL,
    }
