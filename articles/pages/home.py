"""The home page: where the sources differ most, the topics, and the first questions."""

from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.views.decorators.http import require_safe

from articles.machines import structured
from articles.models import Question, Source, Topic
from articles.shown import compare_published

SHARPEST_SHOWN = 3
MOST_QUESTIONS = 10


@require_safe
def home(request: HttpRequest) -> HttpResponse:
    all_sources = list(Source.objects.for_display())
    compared = compare_published(all_sources)
    sharpest = sorted((one for one in compared if one.varies), key=lambda one: one.sharpness)
    context = {
        "structured": structured.website(),
        "topics": Topic.objects.shown().with_text().in_order(),
        "sources": all_sources,
        "claim_count": len(compared),
        "sharpest": sharpest[:SHARPEST_SHOWN],
        "questions": Question.objects.published().filter(position=1).select_related("topic")[:MOST_QUESTIONS],
    }
    return render(request, "articles/home.html", context)
