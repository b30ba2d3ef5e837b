"""Who may record what a source says: of one that does not count yet, everybody who writes."""

from django.http import HttpRequest

from articles.models import Source

WRITES = "articles.add_revision"


def may_record(request: HttpRequest, source: Source, verb: str = "add") -> bool:
    """Whether this editor may add, change or delete statements of the source.

    Readers see none of it before the source counts, and letting it count needs the right to publish.
    """
    return _may(request, verb) or (not source.is_read and request.user.has_perm(WRITES))


def records_only_unread(request: HttpRequest) -> bool:
    """Whether this editor may record what sources say that do not count yet, and nothing of the others."""
    return not (_may(request, "add") or _may(request, "change")) and request.user.has_perm(WRITES)


def _may(request: HttpRequest, verb: str) -> bool:
    return request.user.has_perm(f"articles.{verb}_statement")
