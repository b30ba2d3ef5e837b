"""What tells a reader's form from a robot's, without a cookie: where it came from, a trap, and a time stamp."""

from urllib.parse import urlsplit

from django.conf import settings
from django.http import HttpRequest

from .refusals import FOREIGN, FORGED, TOO_NEW, TOO_OLD, TRAPPED, Refused
from .stamp import Age, age_of

TRAP = "website"
"""The name of the field that people do not see."""
AGES = {Age.FORGED: FORGED, Age.TOO_OLD: TOO_OLD, Age.TOO_NEW: TOO_NEW}


def refusal(request: HttpRequest) -> Refused | None:
    """Why the form is not taken, whatever its words are; None if nothing speaks against it."""
    if not _is_from_here(request):
        return FOREIGN
    if request.POST.get(TRAP):
        return TRAPPED
    return AGES.get(age_of(request.POST.get("stamp", "")))


def _is_from_here(request: HttpRequest) -> bool:
    """Whether the browser says that the form stood on this site: by `Origin`, by `Referer` where that is missing.

    A script cannot set either for a page of another site (https://fetch.spec.whatwg.org/#forbidden-request-header).
    """
    here = {_origin(settings.SITE_URL), f"{request.scheme}://{request.get_host()}"}
    sent_from = request.headers.get("Origin") or _origin(request.headers.get("Referer", ""))
    return sent_from in here


def _origin(address: str) -> str:
    try:
        parts = urlsplit(address)
    except ValueError:  # Not an address.
        return ""
    return f"{parts.scheme}://{parts.netloc}"
