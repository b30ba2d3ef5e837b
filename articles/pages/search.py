"""The search page, and the titles that it suggests while a reader types."""

from collections.abc import Mapping, Sequence
from typing import Any

from django.http import HttpRequest, HttpResponse, JsonResponse
from django.shortcuts import render
from django.views.decorators.http import require_safe

from articles.models import EntryKind, Source, Topic
from articles.search import LONGEST, ON_A_PAGE, RANKED, Found, Hit, search, suggest
from microneedle_site.delivery import told_by_its_query

from .around import around

Section = tuple[str, str, list[tuple[Hit, Source | None]]]
MOST_PAGES = RANKED // ON_A_PAGE
LONGEST_NUMBER = 4


@told_by_its_query
@require_safe
def results(request: HttpRequest) -> HttpResponse:
    """What was typed is never refused: what cannot be looked for finds nothing, and the page says how to go on."""
    typed = _typed(request)
    kind = EntryKind(asked) if (asked := request.GET.get("kind", "")) in EntryKind.values else None
    page = _page(request)
    found = search(typed, kind, page, around(request).definitions)
    context: dict[str, Any] = {
        "typed": typed,
        "kind": kind,
        "found": found,
        "kinds": [(one, count, one is kind) for one, count in found.counts.items()],
        "sections": _sections(found, kind),
        "page": page,
        "has_more": kind is not None and min(found.counts.get(kind, 0), RANKED) > page * ON_A_PAGE,
        "topics": () if found.total else Topic.objects.shown().in_order(),
        "longest": LONGEST,
    }
    return render(request, "articles/search.html", context)


def _sections(found: Found, kind: EntryKind | None) -> list[Section]:
    """Of each group of hits its heading, its name and the hits, those of a source with it."""
    of_sources = {hit.source_id for hit in (*found.sources, *found.passages)}
    stored = Source.objects.for_display().in_bulk(of_sources) if of_sources else {}
    pages: Section = ("Our pages" if kind is None else kind.label, "pages", [(hit, None) for hit in found.pages])
    sources = _of_sources(EntryKind.SOURCE.label, "sources", found.sources, stored)
    passages = _of_sources(EntryKind.PASSAGE.label, "passages", found.passages, stored)
    every = [sources, pages, passages] if found.sources_lead else [pages, sources, passages]
    return [section for section in every if section[2]]


def _of_sources(heading: str, name: str, hits: Sequence[Hit], stored: Mapping[Any, Source]) -> Section:
    return heading, name, [(hit, stored[hit.source_id]) for hit in hits if hit.source_id in stored]


@told_by_its_query
@require_safe
def suggestions(request: HttpRequest) -> JsonResponse:
    """`{"titles": [text]}`: titles of pages that hold what was typed so far."""
    titles = dict.fromkeys(hit.plain_title for hit in suggest(_typed(request)))
    return JsonResponse({"titles": list(titles)})


def _typed(request: HttpRequest) -> str:
    """The words on one line, without what no one types."""
    letters = (letter if letter.isprintable() else " " for letter in request.GET.get("q", "")[:LONGEST])
    return " ".join("".join(letters).split())


def _page(request: HttpRequest) -> int:
    asked = request.GET.get("page", "1")[:LONGEST_NUMBER]
    return min(max(int(asked), 1), MOST_PAGES) if asked.isascii() and asked.isdigit() else 1
