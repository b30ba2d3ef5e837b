"""The sources: all of them, one with its scorecard and passages, and one that was withdrawn."""

from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import render
from django.views.decorators.http import require_safe

from articles.machines import structured
from articles.models import Claim, Passage, PassageAlias, Source
from articles.shown import Sources, field_of, portraits, scorecard, told, with_answers
from articles.shown.passages import by_topic

from .around import around
from .windows import window

SOURCES_ON_A_PAGE = 15


@require_safe
def sources(request: HttpRequest, number: int | None = None) -> HttpResponse:
    every = Sources.now()
    shown = window(every.first if every.are_few else Source.objects.for_display(), number, SOURCES_ON_A_PAGE)
    seen = with_answers(told(Claim.objects.to_tell(), every)) if every.are_few else []
    context = {
        "sources": shown,
        "portraits": portraits(field_of(seen), every.first),
        "withdrawn": () if number else Source.objects.ever_shown().filter(withdrawn_on__isnull=False),
    }
    return render(request, "articles/sources.html", context)


@require_safe
def source(request: HttpRequest, slug: str) -> HttpResponse:
    sources = Sources.now(slug=slug)
    shown = next(iter(sources.cited), None)
    if shown is None:
        return _withdrawn(request, slug)
    passages = list(Passage.objects.shown().filter(source=shown).order_by("start"))
    aliases = list(PassageAlias.objects.filter(source=shown).order_by("pk"))
    for passage in passages:
        passage.former_ids = [one.public_id for one in aliases if one.passage_id == passage.pk]
    context = {
        "structured": structured.source(around(request).definitions.site, shown),
        "source": shown,
        "card": scorecard(shown, told(Claim.objects.to_tell(), sources)),
        "groups": by_topic(passages, shown),
        "anchors": _anchors(shown, passages, aliases),
    }
    return render(request, "articles/source.html", context)


def _withdrawn(request: HttpRequest, slug: str) -> HttpResponse:
    """An address that had a source once says so, with the status for what is gone; any other leads nowhere."""
    gone = Source.objects.filter(slug=slug, withdrawn_on__isnull=False).defer("text").first()
    if gone is None:
        raise Http404(f"There is no source {slug}.")
    return render(request, "articles/withdrawn.html", {"source": gone}, status=410)


def _anchors(source: Source, shown: list[Passage], aliases: list[PassageAlias]) -> list[str]:
    """IDs that links may lead to though no passage is shown there: it is withheld, or gone from the article."""
    on_page = {passage.public_id for passage in shown}
    readable = Passage.objects.readable().filter(source=source).values_list("public_id", flat=True)
    withheld = readable if source.withholds else ()
    return [
        *(public_id for public_id in withheld if public_id not in on_page),
        *(one.public_id for one in aliases if one.passage_id is None),
    ]
