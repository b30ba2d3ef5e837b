"""Questions with their answers: all of them, and one."""

from itertools import groupby

from django.http import HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, render
from django.views.decorators.http import require_safe

from articles.machines import structured
from articles.models import Claim, Correction, Link, Question, Reference, leading_here
from articles.shown import Sources, to_ask, told, with_answers

from .around import around

MOST_TO_ASK = 5


@require_safe
def faq(request: HttpRequest) -> HttpResponse:
    questions = list(Question.objects.published().select_related("topic").prefetch_related("claims"))
    sources = Sources.now()
    seen = {one.claim.pk: one for one in told(Claim.objects.to_tell(), sources)}
    answers = [(one, [seen[claim.pk] for claim in one.claims.all() if claim.pk in seen]) for one in questions]
    groups = [(topic, list(entries)) for topic, entries in groupby(answers, key=lambda answer: answer[0].topic)]
    context = {
        "structured": structured.faq(around(request).definitions.site, questions),
        "groups": groups,
        "sources": sources,
        "references": Reference.objects.cited(*(one.live for one in questions)),
    }
    return render(request, "articles/faq.html", context)


@require_safe
def question(request: HttpRequest, slug: str) -> HttpResponse:
    corrected = Correction.objects.newest_of(Question(slug=slug).get_absolute_url())
    shown = get_object_or_404(Question.objects.published().select_related("topic").annotate(**corrected), slug=slug)
    sources = Sources.now(shown.live)
    seen = with_answers(told(Claim.objects.to_tell().filter(asked_by=shown).order_by("position"), sources))
    references = Reference.objects.cited(shown.live)
    context = {
        "structured": structured.question(around(request).definitions.site, shown, references, sources.cited),
        "question": shown,
        "claims": seen,
        "to_ask": to_ask(seen, around(request).definitions.site.must_ask, MOST_TO_ASK),
        "leading_here": leading_here(Link.objects.leading_to(shown.get_absolute_url())),
        "sources": sources,
        "related": Question.objects.published().filter(slug__in=shown.related),
        "references": references,
    }
    return render(request, "articles/question.html", context)
