"""Before a source counts: an editor sees what that would change, and lets it count."""

from collections.abc import Iterable
from functools import partial

from django.contrib import admin, messages
from django.core.exceptions import PermissionDenied
from django.http import HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, redirect
from django.urls import reverse
from django.utils.formats import date_format
from django.utils.http import urlencode
from django.utils.translation import ngettext

from articles.actions import (
    Consequences,
    Decided,
    NotCounted,
    OnClaim,
    SeenOtherwise,
    let_count,
    others_who_may,
    take_back,
    what_is_missing,
    would_do,
    wrote_all,
)
from articles.admin.base.pages import change_page, show_page
from articles.admin.base.public import writing
from articles.admin.publishing.releasing import editor_of, may_publish
from articles.admin.recording.allowed import may_record
from articles.admin.recording.given import worklist_page
from articles.comparing import listed
from articles.models import Source, Written, records_of
from articles.models.figure_names import called

from .new_texts import CHANGED_SINCE
from .reading import moving, place_of, to_mend, to_read

NOT_DECIDED = "Nothing was done: press one of the buttons."
LET, BACK = "_let_count", "_take_back"


def consequences(request: HttpRequest, pk: int) -> HttpResponse:
    """The page of what letting the source count would do, or taking it back."""
    source = get_object_or_404(Source.objects.defer("text"), pk=pk)
    if not admin.site.get_model_admin(Source).has_view_permission(request, source):
        raise PermissionDenied
    if source.withdrawn_on is not None:
        messages.info(request, f"Source {source.letter} is withdrawn: it counts for nothing until it is back.")
        return redirect(change_page(source))
    if request.method != "POST":
        return _shown(request, source)
    with writing(request):
        if {LET, BACK} & request.POST.keys():
            return _decided(request, source, counts=LET in request.POST)
        messages.error(request, NOT_DECIDED)
        return redirect(request.path)


def may_let_count(request: HttpRequest, source: Source) -> bool:
    """Whether this editor may decide that readers see the source."""
    may_change: bool = admin.site.get_model_admin(Source).has_change_permission(request, source)
    return may_change and may_publish(request)


def consequences_page(source: Source) -> str:
    return reverse("admin:articles_source_consequences", args=[source.pk])


def with_it_page(source: Source, page: str) -> str:
    """Where a public page is shown as it would be if the source counted."""
    return f"{reverse('admin:articles_source_with_it', args=[source.pk])}?{urlencode({'page': page})}"


def counts_since(source: Source) -> str:
    """The day on which a source that counts began to, as readers of the admin write it."""
    records = records_of(source)
    unread = records.filter(is_read=False).first()
    let = records.filter(is_read=True, history_id__gt=unread.history_id).last() if unread else None
    return date_format(let.history_date if let else source.imported_at, "j F Y")


def _decided(request: HttpRequest, source: Source, *, counts: bool) -> HttpResponse:
    """Let it count or take it back, as the page said; or show why not, with the reason as it was typed."""
    if not may_let_count(request, source):
        raise PermissionDenied
    reason, seen = request.POST.get("reason", ""), request.POST.get("seen", "")
    verb = let_count if counts else take_back
    try:
        done = verb(source, by=editor_of(request), reason=reason, seen=seen, read=request.POST.getlist("read"))
    except SeenOtherwise:
        messages.error(request, CHANGED_SINCE)
        return _shown(request, source, reason)
    except NotCounted as refused:
        messages.error(request, f"{'Not let count' if counts else 'Not taken back'}: {refused}.")
        return _shown(request, source, reason)
    _tell(request, source, done, counts=counts)
    return redirect(change_page(source))


def _tell(request: HttpRequest, source: Source, done: Decided, *, counts: bool) -> None:
    if counts:
        messages.success(request, f"Source {source.letter} counts now, and readers see it.")
    else:
        messages.success(request, f"Source {source.letter} is taken back for another reading: readers see it no more.")
    for topic, name, why in done.told.lost_figures:
        messages.warning(request, f"Readers of “{topic}” see its {called(name)} no more: {why}.")
    for topic, name in done.told.gained_figures:
        messages.success(request, f"Readers of “{topic}” see its {called(name)} again.")
    if untrue := [one for one in done.told.to_read if one.untrue]:
        what = f"What {len(untrue)} {ngettext('text types', 'texts type', len(untrue))} is not so any more"
        messages.warning(request, f"{what}, see Flags: {listed([f'“{one.owner}”' for one in untrue])}.")
    for change in done.changes:
        before, after = (step.words for step in change.steps)
        moved = f"“{change.question}” went from “{before}” to “{after}”. Readers find this under Changes."
        messages.warning(request, moved)
    logged = "Let it count." if counts else "Took it back for another reading."
    admin.site.get_model_admin(Source).log_change(request, source, logged)


def _shown(request: HttpRequest, source: Source, reason: str = "") -> HttpResponse:
    told, by = would_do(source), editor_of(request)
    may_decide = may_let_count(request, source)
    with_it = partial(_with_it, told)
    mend, read = to_mend(told, with_it), to_read(told, with_it)
    title = f"Take back source {source.letter}?" if told.counted else f"Let source {source.letter} count?"
    return show_page(
        request,
        "consequences",
        title,
        opts=Source._meta,
        source=source,
        told=told,
        reason=reason,
        may_decide=may_decide,
        may_record=may_record(request, source) and not told.counted,
        missing=list(what_is_missing(told, by)) if may_decide else [],
        is_only_reader=may_decide and wrote_all(told, by) and not others_who_may(by),
        moves=_moves(told),
        changed=told.changed,
        read=request.POST.getlist("read"),
        lost_figures=[(topic, called(name), why, change_page(topic)) for topic, name, why in told.lost_figures],
        gained_figures=[(topic, called(name), change_page(topic)) for topic, name in told.gained_figures],
        to_mend=mend,
        groups_to_read=[
            (name, [one for one in rows if one.is_urgent], [one for one in rows if not one.is_urgent])
            for name, rows in read.items()
            if rows
        ],
        needed=len(mend) + sum(one.is_urgent for rows in read.values() for one in rows),
        groups=[
            (
                "claims that it answers, where the agreement stays",
                _rows(told, [one for one in told.answers if not one.changes_agreement]),
            ),
            ("claims that it only touches on", _rows(told, told.touches)),
        ],
        moving=moving(told, with_it),
        following=[(one, place_of(one, with_it)) for one in told.following if not one.rewritten],
        since=counts_since(source) if told.counted else "",
        worklist=worklist_page(source),
        proposals=f"{reverse('admin:articles_proposal_changelist')}?state=open&source__id__exact={source.pk}",
        also_in=f"{reverse('admin:articles_passage_changelist')}?also_in=yes&source__id__exact={source.pk}",
        lost=[(one, change_page(one)) for one in told.lost],
        own_page=with_it_page(source, source.get_absolute_url()),
    )


def _rows(told: Consequences, claims: Iterable[OnClaim]) -> list[tuple[OnClaim, str, str]]:
    """What becomes of each claim, where it is edited, and where it is shown with a source that does not count yet."""
    return [(one, change_page(one.claim), _with_it(told, one.claim)) for one in claims]


def _moves(told: Consequences) -> list[tuple[str, str, bool, list[tuple[OnClaim, str, str]]]]:
    """From which agreement to which, whether sources contradict each other then, and on which claims."""
    found: dict[tuple[str, str, bool], list[OnClaim]] = {}
    for one in told.changed:
        found.setdefault((one.before.words, one.after.words, one.becomes_conflict), []).append(one)
    return [(*move, _rows(told, found[move])) for move in sorted(found, key=lambda move: not move[2])]


def _with_it(told: Consequences, written: Written) -> str:
    """Nothing for a source that counts already."""
    return "" if told.counted else with_it_page(told.source, written.get_absolute_url())
