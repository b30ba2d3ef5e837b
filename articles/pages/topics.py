"""The list of topics, and one topic."""

from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, render
from django.views.decorators.http import require_safe

from articles.machines import structured
from articles.models import Source, Topic
from articles.shown import Sources
from articles.shown.topic_page import passages_of, topic_page

from .around import around
from .windows import window

SOURCES_ON_A_PAGE = 8


@require_safe
def topics(request: HttpRequest) -> HttpResponse:
    context = {"topics": Topic.objects.shown().with_text().in_order(), "sources": Sources.now()}
    return render(request, "articles/topics.html", context)


@require_safe
def topic(request: HttpRequest, slug: str) -> HttpResponse:
    shown = topic_page(slug, around(request).definitions)
    if shown is None:
        raise Http404(f"There is no topic {slug}.")
    context = {
        "page": shown,
        "structured": structured.topic(around(request).definitions.site, shown.topic, shown.references, shown.telling),
    }
    return render(request, "articles/topic.html", context)


@require_safe
def passages(request: HttpRequest, slug: str, number: int | None = None) -> HttpResponse:
    """Every passage on the topic, some sources at a time."""
    shown = get_object_or_404(Topic.objects.shown().with_text(), slug=slug)
    sources = window(Source.objects.for_display(), number, SOURCES_ON_A_PAGE)
    found = passages_of(shown, list(sources))
    silent = [one for one in found if one.is_silent]
    context = {"topic": shown, "sources": sources, "passages": found, "silent": silent}
    return render(request, "articles/topic_passages.html", context)
