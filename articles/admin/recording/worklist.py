"""The worklist: claim by claim, what an editor has still to look for in a source, and where it probably stands."""

from collections.abc import Sequence
from dataclasses import dataclass
from itertools import groupby
from typing import TypeAlias

from django.contrib import messages
from django.core.exceptions import PermissionDenied, ValidationError
from django.http import HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, redirect
from django.utils.translation import ngettext

from articles.actions import record_silences
from articles.admin.base.chosen import is_key
from articles.admin.base.public import writing
from articles.admin.publishing.releasing import editor_of
from articles.language import InContext, in_context
from articles.models import Claim, Source, Statement
from articles.proposing import Offer
from articles.shown.worklist import Look, WorkItem, looks_at, worklist

from .allowed import may_record
from .given import filled_in, marking_page, place_of
from .marking import PART, SILENT, show_part
from .taking_back import UNDO, take_back

ALL = "all"
ASK, CHOSEN = "ask", "chosen"
TOP = "top"
"""The part of the page that tells what was done and how far the work is."""
Passages: TypeAlias = Sequence[tuple[int, int]]


@dataclass(frozen=True, slots=True)
class Offered:
    """Words to look at: in their context, what they would say, and where they are recorded.

    `would_say` is empty where the value is not whole: an editor says it. A mention is nothing to compare.
    """

    context: InContext
    would_say: str
    is_mention: bool
    address: str


@dataclass(frozen=True, slots=True)
class Entry:
    """A claim as the page lists it."""

    item: WorkItem
    offers: tuple[Offered, ...]
    marked_at: str


def work(request: HttpRequest, pk: int) -> HttpResponse:
    """The page. What is recorded from it goes the way of marked words; silences on several are seen before."""
    with writing(request):
        source = get_object_or_404(Source, pk=pk)
        if not may_record(request, source):
            raise PermissionDenied
        if request.method == "POST":
            return _sent(request, source)
        return _shown(request, source)


def _sent(request: HttpRequest, source: Source) -> HttpResponse:
    if UNDO in request.POST:
        take_back(request, source)
    elif SILENT in request.POST and not source.is_read:
        count = record_silences(source, _chosen(request.POST.getlist(CHOSEN)), by=editor_of(request))
        said = ngettext("{} silence is recorded.", "{} silences are recorded.", count).format(count)
        messages.success(request, said)
    else:
        messages.error(request, "Nothing was done: press one of the buttons.")
    return redirect(request.get_full_path())


def _shown(request: HttpRequest, source: Source) -> HttpResponse:
    if request.headers.get(PART) == TOP:
        looks = looks_at(source)
        counts = {"total": len(looks), "looked_at": sum(look is not Look.OPEN for look in looks.values())}
        return show_part(request, "recording", "", source, **counts)
    done = worklist(source)
    look = request.GET.get("look", "")
    look = look if look in (*Look.values, ALL) else Look.OPEN.value if done.count(Look.OPEN) else ALL
    passages = list(source.passages.values_list("start", "end"))
    entries = [_entry(source, item, passages) for item in done.items if look in (item.look, ALL)]
    open_ones = [item.claim for item in done.items if item.look is Look.OPEN]
    chosen = {one.pk for one in open_ones} if request.GET.get(ASK) == ALL else _chosen(request.GET.getlist(CHOSEN))
    return show_part(
        request,
        "worklist",
        f"What source {source.letter} says",
        source,
        topics=[(topic, list(of)) for topic, of in groupby(entries, lambda one: one.item.claim.topic)],
        look=look,
        looks=[(ALL, "all", len(done.items)), *((one.value, one.label, done.count(one)) for one in Look)],
        total=len(done.items),
        looked_at=done.looked_at,
        asks_about=[claim for claim in open_ones if claim.pk in chosen],
        asks=bool({CHOSEN, ASK} & request.GET.keys()),
    )


def _entry(source: Source, item: WorkItem, passages: Passages) -> Entry:
    offers = (_offered(source, item.claim, offer, passages) for offer in item.offers)
    return Entry(item, tuple(offers), marking_page(source, item.claim))


def _offered(source: Source, claim: Claim, offer: Offer, passages: Passages) -> Offered:
    place = place_of(source, offer.start, offer.end)
    statement = Statement(claim=claim, source=source, exact=place["exact"], **{"unit": claim.unit, **offer.value})
    address = filled_in(source, claim, place, offer.value)
    return Offered(_context(source.text, offer, passages), _would_say(statement), statement.mention, address)


def _context(text: str, offer: Offer, passages: Passages) -> InContext:
    """The words in their passage."""
    first, last = next(one for one in passages if one[0] <= offer.start and offer.end <= one[1])
    return in_context(text[first:last], offer.start - first, offer.end - first)


def _would_say(statement: Statement) -> str:
    try:
        statement.clean()
    except ValidationError:
        return ""
    if statement.mention:
        return "a mention, not compared"
    return f"{statement.in_words}{' (what a study found)' if statement.study else ''}"


def _chosen(sent: list[str]) -> set[int]:
    return {int(key) for key in sent if is_key(key)}
