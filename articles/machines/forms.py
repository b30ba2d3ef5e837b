"""Each public page in other forms, made of what the page itself says: Markdown to read, RIS to cite."""

from copy import copy

from django.http import Http404, HttpRequest, HttpResponse
from django.urls import ResolverMatch, resolve
from django.views.decorators.http import require_safe

from articles.rendering import as_markdown

from .content import absolute
from .ris import ris_of_page

HOME = "/index"
PAGES = (
    *("home", "topics", "topic", "topic-passages", "faq", "question", "claims", "claim", "sources", "source"),
    *("glossary", "questions-to-ask", "changes", "references", "data", "page"),
    *("topic-passages-further", "claims-further", "claim-further", "sources-further"),
)
"""The pages that have them, by the names of their addresses."""
MARKDOWN, RIS = ".md", ".ris"


def in_form(path: str, form: str) -> str:
    """Where a page has this form: "/topics/cost/" has ".md" at "/topics/cost.md", the home page at "/index.md"."""
    return f"{path.rstrip('/') or HOME}{form}"


def page_of(address: str) -> tuple[str, str]:
    """The page whose form stands at this address, and the form; the address itself if it is that of no form."""
    for form in (MARKDOWN, RIS):
        if address.endswith(form):
            path = address.removesuffix(form)
            return ("/" if path == HOME else f"{path}/"), form
    return address, ""


def has_forms(match: ResolverMatch | None) -> bool:
    return match is not None and match.url_name in PAGES


@require_safe
def markdown(request: HttpRequest) -> HttpResponse:
    """What the page shows, as Markdown."""
    path, page = _page(request)
    text = as_markdown(page.content.decode(), absolute(path))
    return _in_form(page, text, "text/markdown", path)


@require_safe
def ris(request: HttpRequest) -> HttpResponse:
    """The page as a record for a reference manager."""
    path, page = _page(request)
    return _in_form(page, ris_of_page(page.content.decode()), "application/x-research-info-systems", path)


def _page(request: HttpRequest) -> tuple[str, HttpResponse]:
    """The page itself, as its own view answers; where it has none, what has moved or gone is told of the page."""
    path, _ = page_of(request.path_info)
    match = resolve(path)
    if not has_forms(match):
        raise Http404(f"{path} has no other form.")
    asked = copy(request)
    asked.path = asked.path_info = path
    asked.resolver_match = request.resolver_match = match
    return path, match.func(asked, *match.args, **match.kwargs)


def _in_form(page: HttpResponse, text: str, kind: str, path: str) -> HttpResponse:
    """As public as the page; a search engine is told that it is the same."""
    answer = HttpResponse(text, status=page.status_code, content_type=f"{kind}; charset=utf-8")
    answer["Link"] = f'<{absolute(path)}>; rel="canonical"'
    answer["Access-Control-Allow-Origin"] = "*"
    return answer
