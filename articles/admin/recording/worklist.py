"""The worklist: claim by claim, what an editor has still to look for in a source, and where it probably stands."""

from collections import Counter
from itertools import groupby
from typing import Any

from django.contrib import messages
from django.core.exceptions import PermissionDenied
from django.http import HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, redirect
from django.utils.translation import ngettext

from articles.actions import record_silences
from articles.admin.base.chosen import is_key
from articles.admin.base.public import writing
from articles.admin.publishing.releasing import editor_of
from articles.models import Claim, Source
from articles.shown.worklist import OFFERED, Look, looks_at, work_item, worklist

from .allowed import may_record
from .given import AT, worklist_page
from .marking import PART, SAVE, SILENT, look_in, record, show_part
from .mending import SAY, mending
from .offered import entry
from .taking_back import UNDO, take_back

ALL = "all"
ASK, CHOSEN = "ask", "chosen"
MORE, MANY = "more", 10
ENTRY = "entry"
"""The part of the page that tells what was done, how far the work is, and of the claim at which the editor is."""


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
    claim = _claim_at(request)
    if UNDO in request.POST:
        claim = take_back(request, source)
    elif SILENT in request.POST and not source.is_read:
        count = record_silences(source, _chosen(request.POST.getlist(CHOSEN)), by=editor_of(request))
        said = ngettext("{} silence is recorded.", "{} silences are recorded.", count).format(count)
        messages.success(request, said)
    elif claim and (mended := mending(request, source, work_item(source, claim, looks_at(source)))):
        if {SAVE, SAY} & request.POST.keys() and mended.form.is_valid():
            return record(request, mended.form)
        return _shown(request, source)
    else:
        messages.error(request, "Nothing was done: press one of the buttons.")
    return redirect(worklist_page(source, claim, look=look_in(request)))


def _shown(request: HttpRequest, source: Source) -> HttpResponse:
    if request.headers.get(PART) == ENTRY:
        return _shown_entry(request, source)
    claim = _claim_at(request)
    done = worklist(source, claim.slug if claim else "", MANY if MORE in request.GET else OFFERED)
    look = look_in(request)
    look = look if look in (*Look.values, ALL) else Look.OPEN.value if done.count(Look.OPEN) else ALL
    passages = list(source.passages.values_list("start", "end", "heading_path"))
    shown = [item for item in done.items if look in (item.look, ALL) or item.claim == claim]
    mended = {item.claim.pk: mending(request, source, item) for item in shown if item.claim == claim}
    entries = [entry(source, item, look, passages, mended.get(item.claim.pk)) for item in shown]
    open_ones = [item for item in done.items if item.look is Look.OPEN]
    chosen = (
        {one.claim.pk for one in open_ones} if request.GET.get(ASK) == ALL else _chosen(request.GET.getlist(CHOSEN))
    )
    return show_part(
        request,
        "worklist",
        f"What source {source.letter} says",
        source,
        topics=[(topic, list(of)) for topic, of in groupby(entries, lambda one: one.item.claim.topic)],
        look=look,
        looks=_looks(Counter(item.look for item in done.items)),
        total=len(done.items),
        looked_at=done.looked_at,
        asks_about=[entry(source, item, look, passages) for item in open_ones if item.claim.pk in chosen],
        asks=bool({CHOSEN, ASK} & request.GET.keys()),
    )


def _shown_entry(request: HttpRequest, source: Source) -> HttpResponse:
    looks = looks_at(source)
    counts = Counter(looks.values())
    shown: dict[str, Any] = {"total": len(looks), "looked_at": len(looks) - counts[Look.OPEN], "looks": _looks(counts)}
    if claim := _claim_at(request):
        item = work_item(source, claim, looks, MANY if MORE in request.GET else OFFERED)
        passages = list(source.passages.values_list("start", "end", "heading_path"))
        shown["entry"] = entry(source, item, look_in(request), passages, mending(request, source, item))
    return show_part(request, "recording", "", source, look=look_in(request), **shown)


def _looks(counts: Counter[Look]) -> list[tuple[str, str, int]]:
    """What the tabs are called, and of how many claims each is."""
    return [(ALL, "all", counts.total()), *((one.value, one.label, counts[one]) for one in Look)]


def _claim_at(request: HttpRequest) -> Claim | None:
    """The claim at which the editor is, as the address says."""
    return Claim.objects.published().select_related("topic").filter(slug=request.GET.get(AT, "")).first()


def _chosen(sent: list[str]) -> set[int]:
    return {int(key) for key in sent if is_key(key)}
