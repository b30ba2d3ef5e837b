"""Marking: an editor reads a source's text, marks words in it, and records what they say on a claim."""

from typing import Any

from django.contrib import admin, messages
from django.core.exceptions import PermissionDenied
from django.http import HttpRequest, HttpResponse, QueryDict
from django.shortcuts import get_object_or_404, redirect
from django.utils.html import format_html
from django.utils.http import urlencode

from articles.actions import record_silences
from articles.admin.base.pages import show_page
from articles.admin.base.public import writing
from articles.admin.publishing.releasing import editor_of
from articles.models import Claim, Source, Statement
from articles.proposing import Asked
from articles.shown.worklist import Look, looks_at

from .allowed import may_record
from .choosing_claims import LIKELY, ClaimChoice, likely_claims
from .compared import once_it_counts
from .given import VALUE_NAMES, marking_page, read_from, worklist_page
from .marking_form import MarkingForm
from .shading import shaded
from .statements import CONTEXT, what_it_is
from .taking_back import DONE, UNDO, name_of, take_back, undo

PART = "X-Part"
"""Asked with this header, a page answers with what is its own, without the admin around it."""
SAVE, SILENT, CHOOSE = "_save", "_silent", "_choose"
THEN, WORKLIST = "then", "worklist"
OTHER_CLAIM = (
    "Nothing is recorded: another question was chosen in the list, and the form is still on “{}”. "
    "Choose the question once more, and wait for its form."
)


def mark(request: HttpRequest, pk: int) -> HttpResponse:
    """The page: the source's text, the words marked in it, what they do to the agreement; then it is saved."""
    with writing(request):
        source = get_object_or_404(Source, pk=pk)
        if not may_record(request, source):
            raise PermissionDenied
        return _mark(request, source)


def show_part(request: HttpRequest, name: str, title: str, source: Source, **shown: Any) -> HttpResponse:
    """A page on one source, or its part alone, with what was just done and the way back from it."""
    template = f"{name}_part" if PART in request.headers else name
    own: dict[str, Any] = {
        "opts": Source._meta,
        "source": source,
        "undo": undo(request, source),
        "worklist": worklist_page(source),
        "mark_at": marking_page(source),
    }
    return show_page(request, template, title, **{**own, **shown})


def _mark(request: HttpRequest, source: Source) -> HttpResponse:
    if UNDO in request.POST:
        return redirect(_next(request, source, take_back(request, source)))
    if CHOOSE in request.POST:
        return redirect(_chosen(request, source))
    likely = likely_claims(source, request.GET) if request.method == "GET" and "exact" in request.GET else []
    named = request.GET.get("claim", "") or (likely[0].slug if likely else "")
    choice = ClaimChoice({"claim": named} if named else None, source, [one.slug for one in likely[:LIKELY]])
    claim = choice.chosen
    if claim and request.POST.get("claim", claim.slug) != claim.slug:
        messages.error(request, OTHER_CLAIM.format(claim))
        return _shown(request, source, choice, MarkingForm(claim, source, request.POST))
    if claim and SILENT in request.POST:
        return _say_silent(request, source, claim)
    form = MarkingForm(claim, source, _given(request, claim, likely)) if claim else None
    if form and form.is_bound and form.is_valid() and SAVE in request.POST:
        return record(request, form)
    return _shown(request, source, choice, form)


def _shown(request: HttpRequest, source: Source, choice: ClaimChoice, form: MarkingForm | None) -> HttpResponse:
    claim = form.instance.claim if form else None
    is_found = form is not None and form.is_bound and form.instance.start is not None
    looks = looks_at(source)
    return show_part(
        request,
        "mark",
        f"Mark statements in source {source.letter}",
        source,
        choice=choice,
        claim=claim,
        form=form,
        worklist=worklist_page(source, claim, look=look_in(request)),
        then=request.POST.get(THEN, request.GET.get(THEN, "")),
        look=look_in(request),
        waiting=form is not None and SAVE not in request.POST and form.is_found_without_value(),
        compared=form.compared() if form and is_found else None,
        once=once_it_counts(form.instance) if form and is_found else None,
        may_be_silent=claim is not None and looks.get(claim.pk) is Look.OPEN,
        shaded=shaded(source),
        total=len(looks),
        looked_at=sum(look is not Look.OPEN for look in looks.values()),
    )


def _chosen(request: HttpRequest, source: Source) -> str:
    """The page for the claim that is chosen in the list, with the words that stand in the form."""
    kept = {name: request.POST.get(name, "") for name in ("claim", "exact", *CONTEXT, THEN, "look")}
    return f"{marking_page(source)}?{urlencode({name: one for name, one in kept.items() if one})}"


def record(request: HttpRequest, form: MarkingForm) -> HttpResponse:
    """What a valid form holds, and back to where the editor came from."""
    statement = form.record(request)
    source, claim = statement.source, statement.claim
    admin.site.get_model_admin(Statement).log_addition(request, statement, [{"added": {}}])
    recorded = 'Recorded: {} on <a href="{}">{}</a> <strong>{}</strong>, “{}”.'
    told = (source.letter, claim.get_absolute_url(), claim, what_it_is(statement), statement.exact)
    messages.success(request, format_html(recorded, *told))
    return redirect(_next(request, source, claim, statement))


def _say_silent(request: HttpRequest, source: Source, claim: Claim) -> HttpResponse:
    """Of a claim on which somebody recorded something meanwhile, nothing is done."""
    if not source.is_read and record_silences(source, [claim.pk], by=editor_of(request)):
        messages.success(request, f"Recorded: {source.letter} says nothing on “{claim}”.")
        return redirect(_next(request, source, claim, claim))
    messages.error(request, f"Nothing was done: “{claim}” has been looked at already.")
    return redirect(_next(request, source, claim))


def look_in(request: HttpRequest) -> str:
    """Which claims the editor sees on the worklist: as it was sent, or as the address says."""
    return str(request.POST.get("look", request.GET.get("look", "")))


def _next(request: HttpRequest, source: Source, claim: Claim | None, done: Statement | Claim | None = None) -> str:
    """Where the editor came from, told what was done."""
    told = {DONE: name_of(done)} if done else {}
    if request.POST.get(THEN) == WORKLIST:
        return worklist_page(source, claim, look=look_in(request), **told)
    place = f"#statement-{done.pk}" if isinstance(done, Statement) else ""
    return f"{marking_page(source)}{f'?{urlencode(told)}' if told else ''}{place}"


def _given(request: HttpRequest, claim: Claim, likely: list[Asked]) -> QueryDict | None:
    """What was sent, or what a link brings along: checked at once, recorded by the editor alone."""
    if "exact" in request.POST or (request.POST and "exact" not in request.GET):
        return request.POST
    if "exact" not in request.GET:
        return None
    given = request.GET.copy()
    if request.method == "GET" and not VALUE_NAMES & given.keys():
        asked = next((one for one in likely if one.slug == claim.slug), None)
        given.update(read_from(str(given["exact"]), asked) if asked else {})
    given.setdefault("unit", claim.unit)
    return given
