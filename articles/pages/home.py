"""The home page: the answers that people come for, the whole field at a glance, the topics, and what changed."""

from collections.abc import Sequence

from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.views.decorators.http import require_safe

from articles.comparing import LEGEND
from articles.machines import structured
from articles.models import Claim, Question, Topic
from articles.shown import Sources, answer_sheet, field_of, newest_changes, told, with_answers

from .around import around

MOST_QUESTIONS = 10
CHANGES_SHOWN = 3


@require_safe
def home(request: HttpRequest) -> HttpResponse:
    sources = Sources.now()
    claims = with_answers(told(Claim.objects.to_tell(), sources))
    questions = _questions(around(request).definitions.site.home_questions)
    context = {
        "structured": structured.website(around(request).definitions.site),
        "topics": Topic.objects.shown().with_text().in_order(),
        "sources": sources,
        "claim_count": len(claims),
        "answers": answer_sheet(questions, claims),
        "field": field_of(claims),
        "legend": LEGEND,
        "changes": newest_changes(CHANGES_SHOWN),
    }
    return render(request, "articles/home.html", context)


def _questions(slugs: Sequence[str]) -> list[Question]:
    """Those that the site names, in that order; where it names none, the first of each topic."""
    published = Question.objects.published()
    if not slugs:
        return list(published.filter(position=1)[:MOST_QUESTIONS])
    found = {question.slug: question for question in published.filter(slug__in=slugs)}
    return [found[slug] for slug in slugs if slug in found]
