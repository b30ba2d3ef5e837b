"""The public pages: each view gets, filters and renders."""

from itertools import groupby
from typing import Any

from django.db import connection
from django.db.models import Exists, OuterRef, Prefetch, Q
from django.http import Http404, HttpRequest, HttpResponse, JsonResponse
from django.shortcuts import get_object_or_404, render
from django.views.decorators.http import require_safe

from . import structured
from .models import (
    LEGEND,
    THE_RULE,
    Archived,
    Claim,
    Link,
    Page,
    Passage,
    PassageAlias,
    Question,
    Reference,
    Source,
    Term,
    Topic,
    compare_claims,
    compare_published,
    drawn_claims,
    figures_of,
    former_slugs,
    leading_here,
    scorecard,
    tally,
    to_ask,
)
from .models.passages import by_source, by_topic
from .models.source import split_withdrawn

SHARPEST_SHOWN = 3
MOST_TO_ASK = 5
MOST_QUESTIONS = 10
LINKED_PAGES = ("about", THE_RULE)
"""Other pages lead to them whether they are written or not."""


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


@require_safe
def topics(request: HttpRequest) -> HttpResponse:
    context = {"topics": Topic.objects.shown().with_text().in_order(), "sources": Source.objects.for_display()}
    return render(request, "articles/topics.html", context)


@require_safe
def topic(request: HttpRequest, slug: str) -> HttpResponse:
    linking = Link.objects.filter(text=OuterRef("text"), path=request.path)
    listed = Topic.objects.shown().with_text().in_order().annotate(leads_here=Exists(linking))
    all_topics = {one.slug: one for one in listed}
    shown = all_topics.get(slug)
    if shown is None:
        raise Http404(f"There is no topic {slug}.")
    all_sources, withdrawn = split_withdrawn(Source.objects.ever_shown())
    drawn = Q(topic=shown) | Q(slug__in=drawn_claims(shown.figures))
    all_compared = compare_claims(Claim.objects.published().with_statements().filter(drawn), all_sources)
    compared = [one for one in all_compared if one.claim.topic_id == shown.pk]
    passages = Passage.objects.shown().on_topic(shown).order_by("source__position", "start")
    leading = Q(topic=shown) | Q(text__leads_to__path=shown.get_absolute_url())
    questions = list(Question.objects.published().filter(leading).distinct())
    said = by_source(passages, all_sources, compared)
    references = Reference.objects.cited(shown.live)
    context = {
        "structured": structured.topic(shown, references, all_sources),
        "topic": shown,
        "topics": all_topics.values(),
        "compared": sorted(compared, key=lambda one: one.sharpness),
        "said": [one for one in said if not one.is_silent],
        "unsaid": [one.source for one in said if one.is_silent],
        "sources": all_sources,
        "withdrawn": withdrawn,
        "questions": [one for one in questions if one.topic_id == shown.pk],
        "leading_here": [
            *(one for one in all_topics.values() if one != shown and one.leads_here),  # type: ignore[attr-defined]
            *(one for one in questions if one.topic_id != shown.pk),
        ],
        "tally": tally(compared),
        "figures": figures_of(shown.figures, all_compared),
        "to_ask": to_ask(compared, MOST_TO_ASK),
        "related": [all_topics[related] for related in shown.related if related in all_topics],
        "references": references,
    }
    return render(request, "articles/topic.html", context)


@require_safe
def faq(request: HttpRequest) -> HttpResponse:
    questions = list(Question.objects.published().select_related("topic").prefetch_related("claims"))
    all_sources = list(Source.objects.for_display())
    compared = {one.claim.pk: one for one in compare_published(all_sources)}
    answers = [(one, [compared[claim.pk] for claim in one.claims.all() if claim.pk in compared]) for one in questions]
    groups = [(topic, list(entries)) for topic, entries in groupby(answers, key=lambda answer: answer[0].topic)]
    context = {
        "structured": structured.faq(questions),
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
        "structured": structured.question(shown, references, all_sources),
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


@require_safe
def sources(request: HttpRequest) -> HttpResponse:
    shown, withdrawn = split_withdrawn(Source.objects.ever_shown())
    return render(request, "articles/sources.html", {"sources": shown, "withdrawn": withdrawn})


@require_safe
def source(request: HttpRequest, slug: str) -> HttpResponse:
    all_sources = list(Source.objects.for_display())
    shown = next((one for one in all_sources if one.slug == slug), None)
    if shown is None:
        return _withdrawn(request, slug)
    on_topics = Prefetch("topics", Topic.objects.shown())
    passages = list(
        Passage.objects.shown().filter(source=shown).prefetch_related(on_topics, "aliases").order_by("start")
    )
    context = {
        "source": shown,
        "sources": all_sources,
        "card": scorecard(shown, compare_published(all_sources)),
        "groups": by_topic(passages, shown),
        "anchors": _anchors(shown, passages),
    }
    return render(request, "articles/source.html", context)


@require_safe
def glossary(request: HttpRequest) -> HttpResponse:
    terms = list(Term.objects.published())
    links = list(Link.objects.filter(path__startswith=f"{request.path}#").with_owners())
    former = former_slugs(Term)
    used = [(term, leading_here(one for one in links if one.path == term.get_absolute_url())) for term in terms]
    context = {
        "structured": structured.glossary(terms),
        "terms": [(term, used_in, _former_anchors(term, former)) for term, used_in in used],
        "archived": Archived.objects.filter(text__term__isnull=False)
        .select_related("text__term")
        .order_by("text__term__name"),
    }
    return render(request, "articles/glossary.html", context)


@require_safe
def page(request: HttpRequest, slug: str) -> HttpResponse:
    """A page that stands alone; before one that others link to is written, its address says so."""
    shown = Page.objects.published().filter(slug=slug).first()
    if shown is None and slug not in LINKED_PAGES:
        raise Http404(f"There is no page {slug}.")
    all_sources = list(Source.objects.for_display())
    context = {
        "page": shown or Page(slug=slug, name=slug.replace("-", " ").capitalize()),
        "sources": all_sources,
        **(_the_rule(all_sources) if slug == THE_RULE else {}),
    }
    return render(request, "articles/page.html", context)


@require_safe
def references(request: HttpRequest) -> HttpResponse:
    return render(request, "articles/references.html", {"references": Reference.objects.all()})


@require_safe
def data(request: HttpRequest) -> HttpResponse:
    return render(request, "articles/data.html", {"topics": Topic.objects.shown().in_order()})


@require_safe
def healthz(request: HttpRequest) -> HttpResponse:
    """Whether the site can answer: 200 when the database does."""
    with connection.cursor() as cursor:
        cursor.execute("SELECT 1")
    return JsonResponse({"status": "ok"})


def _the_rule(all_sources: list[Source]) -> dict[str, Any]:
    """Each word of the rule with the sharpest claim that it holds for now."""
    sharpest = sorted(compare_published(all_sources), key=lambda one: one.sharpness)
    torn = next((one for one in sharpest if one.comparison.contradict_themselves), None)
    ordered = sorted(sharpest, key=lambda one: one is torn)  # It has its own place on the page.
    examples = [(shown, next((one for one in ordered if one.agreement is shown.agreement), None)) for shown in LEGEND]
    return {"examples": examples, "torn": torn}


def _withdrawn(request: HttpRequest, slug: str) -> HttpResponse:
    """An address that had a source once says so, with the status for what is gone; any other leads nowhere."""
    gone = Source.objects.filter(slug=slug, withdrawn_on__isnull=False).defer("text").first()
    if gone is None:
        raise Http404(f"There is no source {slug}.")
    return render(request, "articles/withdrawn.html", {"source": gone}, status=410)


def _former_anchors(term: Term, former: dict[str, str]) -> list[str]:
    """IDs that links may still lead to: the slugs that the term had before."""
    return [old for old, new in former.items() if new == term.slug]


def _anchors(source: Source, shown: list[Passage]) -> list[str]:
    """IDs that links may lead to though no passage is shown there: it is withheld, or gone from the article."""
    on_page = {passage.public_id for passage in shown}
    readable = Passage.objects.readable().filter(source=source).values_list("public_id", flat=True)
    withheld = readable if source.withholds else ()
    return [
        *(public_id for public_id in withheld if public_id not in on_page),
        *PassageAlias.objects.filter(source=source, passage=None).values_list("public_id", flat=True),
    ]
