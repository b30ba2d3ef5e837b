"""The pages of the comparison: the claims by source, one claim, what to ask, and what changed."""

from collections.abc import Callable, Sequence
from itertools import groupby
from typing import Any

from django.core.paginator import Paginator
from django.http import HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, render
from django.views.decorators.http import require_safe

from articles.comparing import LEGEND, Agreement
from articles.machines import structured
from articles.models import Answer, Claim, Link, Question, Reference, Source, leading_here
from articles.shown import (
    ChangeLog,
    SaidOn,
    SeenClaim,
    Sources,
    Weighed,
    answers_of,
    by_day,
    charts_of,
    day_of,
    sheet,
    told,
    with_answers,
)
from articles.shown.change_log import Entry
from articles.weighing import RATED, Certainty
from microneedle_site.delivery import told_by_its_query
from microneedle_site.exported.as_files import AS_FILES

from .around import around
from .windows import window

CHANGES_ON_A_PAGE = 15
COLUMNS = 6
SPEAKING_ON_A_PAGE = 5

Row = tuple[SeenClaim, Sequence[tuple[Source, Answer | None]]]


def _by_interest(row: Row) -> tuple[float, int]:
    """Those first on which the sources that speak gain most: by their share, then by how many they are."""
    speaking = [source for source, answer in row[1] if answer and answer.speaks]
    gaining = sum(source.has_interest for source in speaking)
    return -gaining / max(len(speaking), 1), -gaining


def _by_research(row: Row) -> tuple[int, int]:
    """Those first that most sources answer and research knows least of."""
    seen = row[0]
    return LEAST_SURE_FIRST.index(seen.certainty or Certainty.NOT_STUDIED), -seen.speaking


LEAST_SURE_FIRST = (Certainty.NOT_STUDIED, *reversed(RATED))
ORDERS: dict[str, Callable[[Row], Any]] = {
    "dispute": lambda row: row[0].sharpness,
    "interest": _by_interest,
    "research": _by_research,
}
ORDERS_TOLD = {
    "": "Topic",
    "dispute": "Most disputed first",
    "interest": "Said by those who gain first",
    "research": "Least backed by research first",
}


@told_by_its_query
@require_safe
def claims(request: HttpRequest, number: int | None = None) -> HttpResponse:
    sources = Sources.now()
    columns = window(sources.first if sources.are_few else Source.objects.for_display(), number, COLUMNS)
    seen = told(Claim.objects.to_tell(), sources)
    topic_slug, agreement = request.GET.get("topic", ""), request.GET.get("agreement", "")
    shown = [one for one in seen if topic_slug in ("", one.claim.topic.slug) and agreement in ("", one.agreement.value)]
    said = answers_of(list(columns), [one.claim for one in shown])
    rows = [(one, [(source, said.get((one.claim.pk, source.pk))) for source in columns]) for one in shown]
    order = request.GET.get("order", "")
    if order in ORDERS:
        groups = [(None, sorted(rows, key=ORDERS[order]))]
    else:
        groups = [(topic, list(grouped)) for topic, grouped in groupby(rows, key=lambda row: row[0].claim.topic)]
    context = {
        "groups": groups if rows else [],
        "sources": sources,
        "columns": columns,
        "query": f"?{request.GET.urlencode()}" if request.GET else "",
        "count": len(shown),
        "every": len(seen),
        "topics": list(dict.fromkeys(one.claim.topic for one in seen)),
        "legend": LEGEND,
        "chosen": {"topic": topic_slug, "agreement": agreement, "order": order},
        "orders": ORDERS_TOLD,
    }
    return render(request, "articles/claims.html", context)


@require_safe
def claim(request: HttpRequest, slug: str, number: int | None = None) -> HttpResponse:
    published = Claim.objects.published().with_last_change().select_related("text__live", "topic")
    shown = get_object_or_404(published, slug=slug)
    sources = Sources.now(shown.live)
    (seen,) = with_answers(told([shown], sources))
    spoken = window(SaidOn(seen), number, SPEAKING_ON_A_PAGE)
    heard = [said.source for said in spoken]
    references = Reference.objects.cited(shown.live, weighed=shown.weighed if shown.live else ())
    context = {
        "structured": structured.claim(around(request).definitions.site, seen, references, heard),
        "seen": seen,
        "claim": shown,
        "charts": charts_of(seen),
        "spoken": spoken,
        "sources": sources,
        "questions": Question.objects.published().filter(claims=shown),
        "leading_here": leading_here(Link.objects.leading_to(shown.get_absolute_url())),
        "weighed": Weighed(shown, references),
    }
    return render(request, "articles/claim.html", context)


@require_safe
def questions_to_ask(request: HttpRequest) -> HttpResponse:
    sources = Sources.now()
    seen = told(Claim.objects.to_tell(), sources)
    alone = {one.claim.pk: one for one in with_answers(one for one in seen if one.agreement is Agreement.SINGLE)}
    asked = sheet((alone.get(one.claim.pk, one) for one in seen), around(request).definitions.site.must_ask)
    return render(request, "articles/questions_to_ask.html", {"sheet": asked, "sources": sources})


@told_by_its_query
@require_safe
def changes(request: HttpRequest) -> HttpResponse:
    """A page of the log, or with `to` the one on which an entry stands."""
    log = ChangeLog()
    entries: Sequence[Entry] = log
    # A file has no pages to turn.
    at_once = max(1, len(log)) if request.META.get(AS_FILES) else CHANGES_ON_A_PAGE
    sought = request.GET.get("to", "")
    number = str(log.place_of(sought) // at_once + 1) if sought else request.GET.get("page")
    page = Paginator(entries, at_once).get_page(number)
    shown = list(page)
    before = log.day_at(page.start_index() - 2) if page.has_previous() else None
    since = day_of(shown[-1]) if page.has_next() else None
    return render(request, "articles/changes.html", {"changes": page, "days": by_day(shown, before, since)})
