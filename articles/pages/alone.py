"""Pages that stand alone: those that editors write, the published research, the data."""

import json
from typing import Any

from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import render
from django.views.decorators.http import require_safe

from articles.comparing import LEGEND
from articles.machines import structured
from articles.machines.content import statement_data
from articles.models import THE_RULE, Claim, Correction, Page, Question, Source, Statement, Topic
from articles.shown import Sources, by_design, by_topic, listed_works, told, with_answers

from .around import around

LINKED_PAGES = ("about", THE_RULE)
"""Other pages lead to them whether they are written or not."""


@require_safe
def page(request: HttpRequest, slug: str) -> HttpResponse:
    """A page that stands alone; before one that others link to is written, its address says so."""
    corrected = Correction.objects.newest_of(Page(slug=slug).get_absolute_url())
    shown = Page.objects.published().annotate(**corrected).filter(slug=slug).first()
    if shown is None and slug not in LINKED_PAGES:
        raise Http404(f"There is no page {slug}.")
    sources = Sources.now(shown.live if shown else None)
    context = {
        "page": shown or Page(slug=slug, name=slug.replace("-", " ").capitalize()),
        "sources": sources,
        **(_the_rule(sources) if slug == THE_RULE else {}),
    }
    return render(request, "articles/page.html", context)


@require_safe
def references(request: HttpRequest) -> HttpResponse:
    works = listed_works()
    days = list(Topic.objects.shown().values_list("searched_on", flat=True))
    searched = min((day for day in days if day), default=None) if None not in days else None
    cited = [work.reference for work in works]
    context = {
        "structured": structured.references(around(request).definitions.site, cited),
        "works": works,
        "kinds": by_design(works),
        "searched": searched,
        "measured": by_topic(works),
    }
    return render(request, "articles/references.html", context)


@require_safe
def data(request: HttpRequest) -> HttpResponse:
    """What the files hold now, and one statement as it stands in them."""
    answers = Statement.objects.shown().filter(mention=False, study=False).select_related("source", "passage", "claim")
    example = answers.first()
    context = {
        "topics": list(Topic.objects.shown().in_order()),
        "claims": Claim.objects.published().count(),
        "sources": Source.objects.for_display().count(),
        "answers": Question.objects.published().count(),
        "example": example,
        "as_data": json.dumps(statement_data(example), ensure_ascii=False, indent=1) if example else "",
    }
    return render(request, "articles/data.html", context)


def _the_rule(sources: Sources) -> dict[str, Any]:
    """Each word of the rule with the sharpest claim that it holds for now."""
    sharpest = sorted(told(Claim.objects.to_tell(), sources), key=lambda one: one.sharpness)
    torn = next((one for one in sharpest if one.outcome.contradict_themselves), None)
    ordered = sorted(sharpest, key=lambda one: one is torn)  # It has its own place on the page.
    first = [next((one for one in ordered if one.agreement is shown.agreement), None) for shown in LEGEND]
    shown = {one.claim.pk: one for one in with_answers(one for one in (*first, torn) if one)}
    examples = [(label, shown[one.claim.pk] if one else None) for label, one in zip(LEGEND, first, strict=True)]
    return {"examples": examples, "torn": shown[torn.claim.pk] if torn else None}
