"""Now and with it: a public page as it would be once a source counts, for editors alone."""

from io import BytesIO
from urllib.parse import urlsplit

from django.contrib import admin
from django.core.exceptions import PermissionDenied
from django.core.handlers.wsgi import WSGIRequest
from django.http import Http404, HttpRequest, HttpResponse
from django.http.response import HttpResponseBase
from django.shortcuts import get_object_or_404
from django.urls import Resolver404, ResolverMatch, resolve
from django.utils.encoding import iri_to_uri
from django.views.decorators.http import require_GET

from articles.actions import as_if_it_counted
from articles.models import Source

READERS_PAGES = "articles.pages."
"""The modules whose views show pages to readers."""
OF_THE_READER = ("HTTP_COOKIE", "HTTP_AUTHORIZATION", "HTTP_IF_NONE_MATCH", "HTTP_IF_MODIFIED_SINCE")


@require_GET
def with_it(request: HttpRequest, pk: int) -> HttpResponseBase:
    """The page at the address `?page=`, as a reader would see it; nothing of it is stored or kept."""
    source = get_object_or_404(Source.objects.defer("text"), pk=pk)
    if not admin.site.get_model_admin(Source).has_view_permission(request, source):
        raise PermissionDenied
    address = _on_this_site(request.GET.get("page", ""))
    page = _readers_page(address)
    if source.withdrawn_on is not None:
        raise Http404(f"Source {source.letter} is withdrawn: it counts for nothing until it is back.")
    asked = _as_a_reader(request, address, page)
    asked.with_it = {"source": source, "now": address}  # type: ignore[attr-defined]
    with as_if_it_counted(source):
        answered: HttpResponseBase = page.func(asked, *page.args, **page.kwargs)
    if not _is_page(answered):
        raise Http404(f"There is no page at {address}, with the source or without it.")
    return answered


def _on_this_site(address: str) -> str:
    """The path and query alone: wherever the address leads, it stays here. Raises `Http404` for what is no address."""
    try:
        asked_for = urlsplit(address)
    except ValueError as error:
        raise Http404("This is no address of a page.") from error
    path = "/" + asked_for.path.lstrip("/")
    return f"{path}?{asked_for.query}" if asked_for.query else path


def _readers_page(address: str) -> ResolverMatch:
    """Raises `Http404` for what is no page that readers see."""
    try:
        page = resolve(urlsplit(address).path)
    except Resolver404 as error:
        raise Http404(f"There is no page at {address}.") from error
    if not page.func.__module__.startswith(READERS_PAGES) or page.route.startswith("admin/"):
        raise Http404(f"{address} is no page that readers see.")
    return page


def _as_a_reader(request: HttpRequest, address: str, page: ResolverMatch) -> HttpRequest:
    """A request for that address by somebody who is not logged in."""
    asked_for = urlsplit(address)
    environ = {name: value for name, value in request.META.items() if name not in OF_THE_READER}
    environ |= {"PATH_INFO": asked_for.path, "QUERY_STRING": iri_to_uri(asked_for.query), "wsgi.input": BytesIO()}
    asked = WSGIRequest(environ | {"CONTENT_LENGTH": "0"})
    asked.resolver_match = page
    return asked


def _is_page(answered: HttpResponseBase) -> bool:
    of_kind = isinstance(answered, HttpResponse) and answered.headers.get("Content-Type", "").startswith("text/html")
    return of_kind and answered.status_code == 200
