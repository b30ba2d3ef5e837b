"""The home page: where the sources differ most, the topics, and the first questions."""

from collections.abc import Sequence

from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.views.decorators.http import require_safe

from articles.machines import structured
from articles.models import Claim, Question, Topic
from articles.shown import Sources, told, with_answers

from .around import around

SHARPEST_SHOWN = 3
MOST_QUESTIONS = 10


@require_safe
def home(request: HttpRequest) -> HttpResponse:
    sources = Sources.now()
    claims = told(Claim.objects.to_tell(), sources)
    sharpest = sorted((one for one in claims if one.varies), key=lambda one: one.sharpness)
    context = {
        "structured": structured.website(around(request).definitions.site),
        "topics": Topic.objects.shown().with_text().in_order(),
        "sources": sources,
        "claim_count": len(claims),
        "sharpest": with_answers(sharpest[:SHARPEST_SHOWN]),
        "questions": _questions(around(request).definitions.site.home_questions),
    }
    return render(request, "articles/home.html", context)


def _questions(slugs: Sequence[str]) -> list[Question]:
    """Those that the site names, in that order; where it names none, the first of each topic."""
    published = Question.objects.published()
    if not slugs:
        return list(published.filter(position=1)[:MOST_QUESTIONS])
    found = {question.slug: question for question in published.filter(slug__in=slugs)}
    return [found[slug] for slug in slugs if slug in found]
