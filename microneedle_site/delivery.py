"""How a public page is delivered: kept by nobody without asking, and as small as it can be made."""

import re
from collections.abc import Callable
from functools import lru_cache, wraps
from typing import Any, TypeGuard, TypeVar, cast

import brotli
from django.http import HttpRequest, HttpResponse, QueryDict
from django.http.response import HttpResponseBase
from django.templatetags.static import static
from django.utils.cache import patch_cache_control, patch_vary_headers

Answer = Callable[[HttpRequest], HttpResponseBase]
View = TypeVar("View", bound=Callable[..., HttpResponseBase])
NUL = "%00"
RULES = "articles/prefetch.speculationrules"
KEPT = 500  # pages, of about 60 kB with their compressed form
SMALLEST = 200  # bytes: below this, compressing makes more
LARGEST = 300_000  # bytes: above this, the best compression takes a second or more
INDENTATION = re.compile(rb"\n\s+")
BEFORE_A_BLOCK = re.compile(
    rb"\n(?=</?(?:html|head|title|meta|link|script|body|main|section|article|aside|nav|header|footer|div|p|ul|ol|li|dl"
    rb"|blockquote|figure|figcaption|table|caption|thead|tbody|tr|th|td|details|summary)\b)"
)
"""A line break that shows nothing: none of these stands in a line with others, whatever their style."""
WHERE_IT_IS_TEXT = re.compile(rb"<(?:pre|textarea)\b")


def told_by_its_query(view: View) -> View:
    """Mark a view that reads what stands behind a question mark: for all others that is left out.

    A NUL in it is left out, as from what is typed: PostgreSQL could not look it up.
    """

    @wraps(view)
    def asked(request: HttpRequest, *args: Any, **kwargs: Any) -> HttpResponseBase:
        if NUL in (query := request.META.get("QUERY_STRING", "")):
            request.GET = QueryDict(query.replace(NUL, ""))
        return view(request, *args, **kwargs)

    asked.told_by_its_query = True  # type: ignore[attr-defined]
    return cast(View, asked)


def is_told_by_its_query(view: Callable[..., object]) -> bool:
    return getattr(view, "told_by_its_query", False)


def public_cache(answer: Answer) -> Answer:
    """Say that anyone may keep what is not about one person, and must ask each time whether it still holds.

    What an editor publishes or withdraws is so for every reader at once; with Django's `ConditionalGetMiddleware`
    outside this, asking costs a line. What is about one person nobody may keep. A view that says otherwise is left
    alone.
    """

    def middleware(request: HttpRequest) -> HttpResponseBase:
        response = answer(request)
        if request.method in ("GET", "HEAD") and "Cache-Control" not in response:
            if response.cookies or "cookie" in response.get("Vary", "").lower():
                patch_cache_control(response, no_store=True, private=True)
            else:
                patch_cache_control(response, public=True, max_age=0, must_revalidate=True)
        return response

    return middleware


def fetched_ahead(answer: Answer) -> Answer:
    """Let a browser fetch the page behind a link while the pointer rests on it: https://wicg.github.io/nav-speculation/."""

    def middleware(request: HttpRequest) -> HttpResponseBase:
        response = answer(request)
        if response.status_code == 200 and _is_public(response) and _is_page(response):
            response["Speculation-Rules"] = f'"{static(RULES)}"'
        return response

    return middleware


def unindented(answer: Answer) -> Answer:
    """Take the templates' indentation out of a page, some 3 % of what it weighs; a line break stays before words."""

    def middleware(request: HttpRequest) -> HttpResponseBase:
        response = answer(request)
        if _is_public(response) and _is_page(response) and not WHERE_IT_IS_TEXT.search(response.content):
            response.content = BEFORE_A_BLOCK.sub(b"", INDENTATION.sub(b"\n", response.content))
            response["Content-Length"] = str(len(response.content))
        return response

    return middleware


def brotli_for_public(answer: Answer) -> Answer:
    """Compress with Brotli, at its best, what everyone gets alike; the rest is left to Django's gzip outside this.

    The best takes some 40 ms for a page, so each is compressed once in each process for as long as its
    bytes are the same. An answer to what a reader typed is theirs alone, and not worth that.
    """

    def middleware(request: HttpRequest) -> HttpResponseBase:
        response = answer(request)
        if _is_public(response) and response.status_code == 304:
            patch_vary_headers(response, ("Accept-Encoding",))
            _weaken(response)
        elif _is_public(response) and _is_worth_it(request, response):
            patch_vary_headers(response, ("Accept-Encoding",))
            if "br" in accepted(request.headers.get("Accept-Encoding", "")):
                _compress(response)
        return response

    return middleware


def _is_public(response: HttpResponseBase) -> TypeGuard[HttpResponse]:
    return isinstance(response, HttpResponse) and "public" in response.get("Cache-Control", "")


def _is_page(response: HttpResponse) -> bool:
    return response.get("Content-Type", "").startswith("text/html")


def _is_worth_it(request: HttpRequest, response: HttpResponse) -> bool:
    return response.status_code == 200 and not request.GET and SMALLEST <= len(response.content) <= LARGEST


def accepted(encodings: str) -> set[str]:
    """The encodings that a browser's `Accept-Encoding` names, without those of no weight (RFC 9110, 12.4.2)."""
    named = (one.strip().partition(";") for one in encodings.split(","))
    return {name for name, _, weight in named if weight.replace(" ", "") not in ("q=0", "q=0.0", "q=0.00", "q=0.000")}


def _compress(response: HttpResponse) -> None:
    response.content = compressed(response.content)
    response["Content-Encoding"] = "br"
    response["Content-Length"] = str(len(response.content))
    _weaken(response)


def _weaken(response: HttpResponse) -> None:
    """The same page, other bytes: RFC 9110, section 8.8.1."""
    if response.has_header("ETag") and not response["ETag"].startswith("W/"):
        response["ETag"] = "W/" + response["ETag"]


@lru_cache(maxsize=KEPT)
def compressed(content: bytes) -> bytes:
    small: bytes = brotli.compress(content, mode=brotli.MODE_TEXT, quality=11)
    return small
