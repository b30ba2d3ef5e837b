"""What machines ask a site for beside its pages: the picture of a shared link, icons, manifest, robots.txt."""

import hashlib
from collections.abc import Callable
from threading import Lock

from django.core.cache import cache
from django.http import HttpRequest, HttpResponse, HttpResponseBase, JsonResponse
from django.templatetags.static import static
from django.urls import reverse
from django.utils.cache import get_conditional_response
from django.utils.http import quote_etag
from django.views.decorators.http import require_safe
from redis.exceptions import RedisError

from articles.models import Claim, ContentRevision, Definition, Source
from articles.shown import Sources, told, with_answers

from .content import LANGUAGE, absolute
from .picture import MOST_BADGES, PAPER, icon, picture

A_DAY = 24 * 3600
# One drawing at a time: each takes some memory, and the others then find it in the cache.
DRAWING = Lock()
CLOSED = ("admin", "search")
ICON_SIDES = (192, 512)
"""In pixels, as https://web.dev/articles/add-manifest asks for."""


@require_safe
def share_picture(request: HttpRequest) -> HttpResponseBase:
    """The picture that goes with a shared link, drawn once for each state of the content."""
    with DRAWING:
        return _png(request, _kept(f"picture-{ContentRevision.current()}", _draw))


@require_safe
def square_icon(request: HttpRequest, side: int) -> HttpResponseBase:
    return _png(request, _kept(f"icon-{side}", lambda: icon(side)))


@require_safe
def manifest(request: HttpRequest) -> HttpResponse:
    """What a browser needs to put the site on a home screen: https://www.w3.org/TR/appmanifest/."""
    icons = [
        {"src": static("articles/icon.svg"), "sizes": "any", "type": "image/svg+xml"},
        *({"src": reverse(f"icon-{side}"), "sizes": f"{side}x{side}", "type": "image/png"} for side in ICON_SIDES),
    ]
    site = Definition.objects.now().site
    described = {
        "name": site.name,
        "short_name": site.short_name,
        "lang": LANGUAGE,
        "start_url": reverse("home"),
        "display": "minimal-ui",
        "background_color": PAPER,
        "theme_color": PAPER,
        "icons": icons,
    }
    return JsonResponse(described, content_type="application/manifest+json")


@require_safe
def robots(request: HttpRequest) -> HttpResponse:
    """What crawlers may read: https://www.rfc-editor.org/rfc/rfc9309."""
    lines = ["User-agent: *", *(f"Disallow: /{name}/" for name in CLOSED), "", f"Sitemap: {absolute('/sitemap.xml')}"]
    return HttpResponse("\n".join(lines) + "\n", content_type="text/plain; charset=utf-8")


def _kept(name: str, draw: Callable[[], bytes]) -> bytes:
    """From the cache, or drawn; where the cache cannot be reached, drawn each time."""
    try:
        return cache.get_or_set(name, draw, A_DAY) or draw()
    except RedisError:
        return draw()


def _draw() -> bytes:
    """With the whole field, while sources are few."""
    sources = Sources.now()
    shown = list(Source.objects.for_display()[:MOST_BADGES])
    seen = with_answers(told(Claim.objects.to_tell(), sources)) if sources.count <= MOST_BADGES else []
    field = list(zip(*([voice for _, voice in one.voices] for one in seen), strict=True))
    badges = [(one.letter, one.tone) for one in shown]
    return picture(Definition.objects.now().site.name, badges, sources.count, field)


def _png(request: HttpRequest, content: bytes) -> HttpResponseBase:
    """The picture, or that the one which the browser has is still right."""
    etag = quote_etag(hashlib.sha256(content).hexdigest()[:32])
    anywhere = {"Cross-Origin-Resource-Policy": "cross-origin"}  # Who shares a link shows it.
    headers = {"Cache-Control": "public, max-age=3600", "ETag": etag, **anywhere}
    response = HttpResponse(content, content_type="image/png", headers=headers)
    return get_conditional_response(request, etag=etag, response=response) or response
