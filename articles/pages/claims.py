"""The pages of the comparison: the claims by source, one claim, what to ask, and what changed."""

from itertools import groupby

from django.core.paginator import Paginator
from django.http import HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, render
from django.views.decorators.http import require_safe

from articles.comparing import LEGEND
from articles.machines import structured
from articles.models import AgreementChange, Claim, Link, Question, Reference, Source, leading_here
from articles.models.source import split_withdrawn
from articles.shown import chart_of, compare_claims, sheet, told
from microneedle_site.exported.as_files import AS_FILES

from .around import around
from .windows import window

CHANGES_ON_A_PAGE = 50
COLUMNS = 6
SPEAKING_ON_A_PAGE = 10


@require_safe
def claims(request: HttpRequest, number: int | None = None) -> HttpResponse:
    all_sources = list(Source.objects.for_display())
    columns = window(all_sources, number, COLUMNS)
    compared = told(all_sources)
    topic_slug, agreement = request.GET.get("topic", ""), request.GET.get("agreement", "")
    shown = [
        one for one in compared if topic_slug in ("", one.claim.topic.slug) and agreement in ("", one.agreement.value)
    ]
    context = {
        "groups": [(one, list(rows)) for one, rows in groupby(shown, key=lambda row: row.claim.topic)],
        "sources": all_sources,
        "columns": columns,
        "cells": f"{columns.start_index() - 1 if all_sources else 0}:{columns.end_index()}",
        "query": f"?{request.GET.urlencode()}" if request.GET else "",
        "count": len(shown),
        "every": len(compared),
        "topics": list(dict.fromkeys(one.claim.topic for one in compared)),
        "legend": LEGEND,
        "chosen": {"topic": topic_slug, "agreement": agreement},
    }
    return render(request, "articles/claims.html", context)


@require_safe
def claim(request: HttpRequest, slug: str, number: int | None = None) -> HttpResponse:
    shown = get_object_or_404(Claim.objects.published().with_statements().select_related("topic"), slug=slug)
    all_sources, withdrawn = split_withdrawn(Source.objects.ever_shown())
    (compared,) = compare_claims([shown], all_sources)
    references = Reference.objects.cited(shown.live)
    context = {
        "structured": structured.claim(around(request).definitions.site, compared, references),
        "compared": compared,
        "claim": shown,
        "chart": chart_of(compared),
        "spoken": window([one for one in compared.said if one.statements], number, SPEAKING_ON_A_PAGE),
        "last_change": AgreementChange.objects.filter(claim=shown).first(),
        "sources": all_sources,
        "withdrawn": withdrawn,
        "questions": Question.objects.published().filter(claims=shown),
        "leading_here": leading_here(Link.objects.leading_to(shown.get_absolute_url())),
        "references": references,
    }
    return render(request, "articles/claim.html", context)


@require_safe
def questions_to_ask(request: HttpRequest) -> HttpResponse:
    all_sources = list(Source.objects.for_display())
    context = {"groups": sheet(told(all_sources)), "sources": all_sources}
    return render(request, "articles/questions_to_ask.html", context)


@require_safe
def changes(request: HttpRequest) -> HttpResponse:
    changes = AgreementChange.objects.select_related("claim")
    # A file has no pages to turn.
    pages = Paginator(changes, max(1, changes.count()) if request.META.get(AS_FILES) else CHANGES_ON_A_PAGE)
    return render(request, "articles/changes.html", {"changes": pages.get_page(request.GET.get("page"))})
