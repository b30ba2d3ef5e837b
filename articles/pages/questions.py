"""Questions with their answers: all of them, and one."""

from itertools import groupby

from django.http import HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, render
from django.views.decorators.http import require_safe

from articles.machines import structured
from articles.models import Claim, Link, Question, Reference, Source, leading_here
from articles.models.source import split_withdrawn
from articles.shown import compare_claims, to_ask, told

from .around import around

MOST_TO_ASK = 5


@require_safe
def faq(request: HttpRequest) -> HttpResponse:
    questions = list(Question.objects.published().select_related("topic").prefetch_related("claims"))
    all_sources = list(Source.objects.for_display())
    compared = {one.claim.pk: one for one in told(all_sources)}
    answers = [(one, [compared[claim.pk] for claim in one.claims.all() if claim.pk in compared]) for one in questions]
    groups = [(topic, list(entries)) for topic, entries in groupby(answers, key=lambda answer: answer[0].topic)]
    context = {
        "structured": structured.faq(around(request).definitions.site, questions),
        "groups": groups,
        "sources": all_sources,
        "references": Reference.objects.cited(*(one.live for one in questions)),
    }
    return render(request, "articles/faq.html", context)


@require_safe
def question(request: HttpRequest, slug: str) -> HttpResponse:
    shown = get_object_or_404(Question.objects.published().select_related("topic"), slug=slug)
    all_sources, withdrawn = split_withdrawn(Source.objects.ever_shown())
    compared = compare_claims(Claim.objects.published().with_statements().filter(asked_by=shown), all_sources)
    references = Reference.objects.cited(shown.live)
    context = {
        "structured": structured.question(around(request).definitions.site, shown, references, all_sources),
        "question": shown,
        "compared": compared,
        "to_ask": to_ask(compared, MOST_TO_ASK),
        "leading_here": leading_here(Link.objects.leading_to(shown.get_absolute_url())),
        "sources": all_sources,
        "withdrawn": withdrawn,
        "related": Question.objects.published().filter(slug__in=shown.related),
        "references": references,
    }
    return render(request, "articles/question.html", context)
