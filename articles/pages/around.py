"""What every public page shows beside its own content."""

from typing import Any

from django.conf import settings
from django.http import HttpRequest
from django.utils.functional import SimpleLazyObject

from articles.models import DISCLAIMER, Page


def site(request: HttpRequest) -> dict[str, Any]:
    """What is shown around every page.

    `written_pages`: those with an address of their own; `disclaimer`: the one without. Both are read at once, when
    they are shown. `site_url`: no slash at its end; `contact_email`: empty if none is set.
    """
    every: dict[str, Page] = SimpleLazyObject(_published)  # type: ignore[assignment]
    return {
        "written_pages": SimpleLazyObject(lambda: [one for one in every.values() if one.slug != DISCLAIMER]),
        "disclaimer": SimpleLazyObject(lambda: every.get(DISCLAIMER)),
        "site_url": settings.SITE_URL,
        "contact_email": settings.CONTACT_EMAIL,
    }


def _published() -> dict[str, Page]:
    return {one.slug: one for one in Page.objects.with_text() if one.live}
