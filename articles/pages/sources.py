"""The sources: all of them, one with its scorecard and passages, and one that was withdrawn."""

from django.db.models import Exists, OuterRef
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
    is_shown = Exists(Passage.objects.shown().filter(pk=OuterRef("pk")).order_by())
    written = list(Passage.objects.quotable().filter(source=shown).annotate(is_shown=is_shown).order_by("start"))
    passages = [one for one in written if one.is_shown]  # type: ignore[attr-defined]
    anchors = _anchors(shown, written, passages)
    context = {
        "structured": structured.source(around(request).definitions.site, shown),
        "source": shown,
        "card": scorecard(shown, told(Claim.objects.to_tell(), sources)),
        "groups": by_topic(passages, shown),
        "anchors": anchors,
    }
    return render(request, "articles/source.html", context)


def _withdrawn(request: HttpRequest, slug: str) -> HttpResponse:
    """An address that had a source once says so, with the status for what is gone; any other leads nowhere."""
    gone = Source.objects.filter(slug=slug, withdrawn_on__isnull=False).defer("text").first()
    if gone is None:
        raise Http404(f"There is no source {slug}.")
    return render(request, "articles/withdrawn.html", {"source": gone}, status=410)


def _anchors(source: Source, written: list[Passage], shown: list[Passage]) -> list[str]:
    """IDs that links may lead to though nothing is shown there: it is withheld, or gone from the article.

    A passage that is shown takes its former IDs, and those of the headings right above it, which it is shown under.
    """
    former: dict[int | None, list[str]] = {}
    for alias in PassageAlias.objects.filter(source=source).order_by("pk"):
        former.setdefault(alias.passage_id, []).append(alias.public_id)
    on_page = {passage.pk: passage for passage in shown}
    above, nowhere = list[str](), list[str]()
    for one in written:
        ids = former.get(one.pk, [])
        if one.pk in on_page:
            on_page[one.pk].former_ids, above = [*ids, *above], []
        elif source.withholds:
            nowhere += [one.public_id, *ids]
        else:
            above += [one.public_id, *ids]
    return [*nowhere, *above, *former.get(None, [])]
