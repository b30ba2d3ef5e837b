"""What every public page shows beside its own content."""

from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any

from django.conf import settings
from django.http import HttpRequest
from django.utils.functional import SimpleLazyObject

from articles.models import DISCLAIMER, Definition, Definitions, Page
from microneedle_site.exported.as_files import AS_FILES


@dataclass(frozen=True)
class Around:
    """What the site is called and about, and the pages that stand alone, by slug."""

    definitions: Definitions
    pages: Mapping[str, Page]

    @property
    def written_pages(self) -> list[Page]:
        """Those with an address of their own."""
        return [page for slug, page in self.pages.items() if slug != DISCLAIMER]


def around(request: HttpRequest) -> Around:
    """Read once for a request, with one query while no definition changes."""
    kept: dict[str, Around] = request.__dict__.setdefault("kept", {})
    if "around" not in kept:
        kept["around"] = _around()
    return kept["around"]


def bare(request: HttpRequest) -> None:
    """Show the page of this request without anything stored around it: the database cannot be asked."""
    request.__dict__["kept"] = {"around": Around(Definitions(), {})}


def site(request: HttpRequest) -> dict[str, Any]:
    """What is shown around every page, read when it is shown.

    `site`: what it is called and about; `written_pages`: those with an address of their own; `disclaimer`: the one
    without. `as_files`: what a page knows that becomes a file (see `AsFiles`), None for one that a server sends.
    `site_url`: no slash at its end; `contact_email`: empty if none is set.
    """
    return {
        "site": SimpleLazyObject(lambda: around(request).definitions.site),
        "written_pages": SimpleLazyObject(lambda: around(request).written_pages),
        "disclaimer": SimpleLazyObject(lambda: around(request).pages.get(DISCLAIMER)),
        "as_files": request.META.get(AS_FILES),
        "site_url": settings.SITE_URL,
        "contact_email": settings.CONTACT_EMAIL,
    }


def _around() -> Around:
    stored = list(Page.objects.with_text().with_version())
    version = (stored[0].last, stored[0].count) if stored else None  # type: ignore[attr-defined]
    return Around(Definition.objects.now(version), {one.slug: one for one in stored if one.live})
