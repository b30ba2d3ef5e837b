"""The list of topics, and one topic."""

from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import render
from django.views.decorators.http import require_safe

from articles.machines import structured
from articles.models import Source, Topic
from articles.shown.topic_page import topic_page

from .around import around


@require_safe
def topics(request: HttpRequest) -> HttpResponse:
    context = {"topics": Topic.objects.shown().with_text().in_order(), "sources": Source.objects.for_display()}
    return render(request, "articles/topics.html", context)


@require_safe
def topic(request: HttpRequest, slug: str) -> HttpResponse:
    shown = topic_page(slug, around(request).definitions.drawings)
    if shown is None:
        raise Http404(f"There is no topic {slug}.")
    context = {
        "page": shown,
        "structured": structured.topic(around(request).definitions.site, shown.topic, shown.references, shown.sources),
    }
    return render(request, "articles/topic.html", context)
