"""The sources: all of them, one with its scorecard and passages, and one that was withdrawn."""

from django.db.models import Prefetch
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import render
from django.views.decorators.http import require_safe

from articles.models import Passage, PassageAlias, Source, Topic
from articles.models.source import split_withdrawn
from articles.shown import scorecard, told
from articles.shown.passages import by_topic

from .windows import window

SOURCES_ON_A_PAGE = 20


@require_safe
def sources(request: HttpRequest, number: int | None = None) -> HttpResponse:
    shown, withdrawn = split_withdrawn(Source.objects.ever_shown())
    context = {"sources": window(shown, number, SOURCES_ON_A_PAGE), "withdrawn": () if number else withdrawn}
    return render(request, "articles/sources.html", context)


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
        "card": scorecard(shown, told(all_sources)),
        "groups": by_topic(passages, shown),
        "anchors": _anchors(shown, passages),
    }
    return render(request, "articles/source.html", context)


def _withdrawn(request: HttpRequest, slug: str) -> HttpResponse:
    """An address that had a source once says so, with the status for what is gone; any other leads nowhere."""
    gone = Source.objects.filter(slug=slug, withdrawn_on__isnull=False).defer("text").first()
    if gone is None:
        raise Http404(f"There is no source {slug}.")
    return render(request, "articles/withdrawn.html", {"source": gone}, status=410)


def _anchors(source: Source, shown: list[Passage]) -> list[str]:
    """IDs that links may lead to though no passage is shown there: it is withheld, or gone from the article."""
    on_page = {passage.public_id for passage in shown}
    readable = Passage.objects.readable().filter(source=source).values_list("public_id", flat=True)
    withheld = readable if source.withholds else ()
    return [
        *(public_id for public_id in withheld if public_id not in on_page),
        *PassageAlias.objects.filter(source=source, passage=None).values_list("public_id", flat=True),
    ]
