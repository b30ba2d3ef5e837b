"""What was deleted: a list of it, and the way back, which says first what will come back."""

from collections.abc import Iterator
from dataclasses import dataclass
from typing import Any

from django.contrib import messages
from django.contrib.admin import AdminSite
from django.contrib.admin.utils import model_ngettext
from django.core.exceptions import PermissionDenied
from django.core.paginator import Paginator
from django.db import models
from django.db.models import Exists, OuterRef
from django.http import Http404, HttpRequest, HttpResponse, HttpResponseRedirect
from django.shortcuts import get_object_or_404, render
from django.urls import URLPattern, path, reverse
from django.utils.text import capfirst

from articles.actions import CAN_COME_BACK, NotBroughtBack, Returning, bring_back, returning
from articles.admin.base.public import writing
from articles.admin.recording.compared import BeforeAndAfter, before_and_after, log_agreement
from articles.models import DELETED, Claim, Passage, Proposal, Record, Silence, Source, Statement, Written

from .recorded import changes_between
from .words import Words

ON_A_PAGE = 50
KINDS = {str(model._meta.model_name): model for model in CAN_COME_BACK}


@dataclass(frozen=True, slots=True)
class Gone:
    """One deletion, as the list shows it."""

    record: Any

    @property
    def kind(self) -> str:
        return str(capfirst(self.record.instance_type._meta.verbose_name))

    @property
    def model_name(self) -> str:
        return str(self.record.instance_type._meta.model_name)

    @property
    def name(self) -> str:
        """What it was called; a statement by its words, since what it hung on may be gone too."""
        return str(getattr(self.record, "exact", None) or self._as_it_was())

    def _as_it_was(self) -> models.Model:
        known = {one.attname: getattr(self.record, one.attname) for one in self.record.tracked_fields}
        made: models.Model = self.record.instance_type(**known)
        return made


def urls(site: AdminSite) -> list[URLPattern]:
    def listed(request: HttpRequest) -> HttpResponse:
        return _list(request, site)

    def one(request: HttpRequest, kind: str, key: int) -> HttpResponse:
        with writing(request):
            return _one(request, site, kind, key)

    return [
        path("articles/deleted/", site.admin_view(listed), name="deleted"),
        path("articles/deleted/<str:kind>/<int:key>/", site.admin_view(one), name="bring_back"),
    ]


def may_see(request: HttpRequest, site: AdminSite) -> list[str]:
    """The kinds of which this editor may see what was deleted: those that they may see at all."""
    return [name for name, model in KINDS.items() if site.get_model_admin(model).has_view_or_change_permission(request)]


def _list(request: HttpRequest, site: AdminSite) -> HttpResponse:
    if not (kinds := may_see(request, site)):
        raise PermissionDenied
    chosen = request.GET.get("kind")
    keys = [key for kind in kinds if chosen not in kinds or kind == chosen for key in _keys(kind)]
    page = Paginator(sorted(keys, reverse=True), ON_A_PAGE).get_page(request.GET.get("p"))
    context = {
        **site.each_context(request),
        "title": "Deleted",
        "page": page,
        "gone": list(_gone(page.object_list)),
        "kinds": [(kind, capfirst(KINDS[kind]._meta.verbose_name_plural)) for kind in kinds],
        "chosen": chosen,
    }
    return render(request, "admin/articles/deleted.html", context)


def _deletions(model: Any) -> "models.QuerySet[Any]":
    """The records of what is deleted now. A statement that went with its claim or source comes back with it."""
    later = model.history.filter(id=OuterRef("id"), history_id__gt=OuterRef("history_id"))
    there = model._base_manager.filter(pk=OuterRef("id"))
    found: models.QuerySet[Any] = model.history.filter(~Exists(later), ~Exists(there), history_type=DELETED)
    if model is not Statement:
        return found
    claim, source = Claim.objects.filter(pk=OuterRef("claim_id")), Source.objects.filter(pk=OuterRef("source_id"))
    return found.filter(Exists(claim), Exists(source))


def _keys(kind: str) -> Iterator[tuple[Any, str, int]]:
    for at, key in _deletions(KINDS[kind]).values_list("history_date", "history_id"):
        yield at, kind, key


def _gone(keys: Any) -> Iterator[Gone]:
    """The deletions of these keys, in their order; a query for each kind."""
    by_kind: dict[str, list[int]] = {}
    for _, kind, key in keys:
        by_kind.setdefault(kind, []).append(key)
    found = {
        (kind, record.pk): record
        for kind, listed in by_kind.items()
        for record in KINDS[kind].history.filter(pk__in=listed).select_related("history_user")  # type: ignore[attr-defined]
    }
    yield from (Gone(found[kind, key]) for _, kind, key in keys if (kind, key) in found)


def _one(request: HttpRequest, site: AdminSite, kind: str, key: int) -> HttpResponse:
    if kind not in KINDS:
        raise Http404
    if kind not in may_see(request, site):
        raise PermissionDenied
    record = get_object_or_404(KINDS[kind].history.filter(history_type=DELETED), pk=key)  # type: ignore[attr-defined]
    admin_of_kind = site.get_model_admin(KINDS[kind])
    may_bring_back = admin_of_kind.has_add_permission(request) and admin_of_kind.has_delete_permission(request)
    if request.method == "POST" and not may_bring_back:
        raise PermissionDenied
    back, refused = _returning(record)
    compared = _compared(back) if back else None
    reason = request.POST.get("reason", "").strip()
    if request.method == "POST" and back and not (compared and compared.changes and not reason):
        return _bring_back(request, site, record, reason)
    context = {
        **site.each_context(request),
        "title": "Bring it back",
        "one": Gone(record),
        "changes": changes_between(record, {}, _values(record), Words()),
        "back": back,
        "is_text": back is not None and isinstance(back.instance, Written),
        "with_source": list(_with_source(back)) if back else [],
        "refused": refused,
        "compared": compared,
        "reason_missing": request.method == "POST" and not refused,
        "may_bring_back": may_bring_back,
    }
    return render(request, "admin/articles/bring_back.html", context)


def _values(record: Any) -> dict[str, Any]:
    """What it was; the lists that it held are among what hung on it."""
    return {
        field.name: record.linked.get(field.name, []) if field.many_to_many else getattr(record, field.attname)
        for field in record.decided()
    }


def _returning(record: Record) -> tuple[Returning | None, str]:
    try:
        return returning(record), ""
    except NotBroughtBack as error:
        return None, str(error)


def _with_source(back: Returning) -> Iterator[str]:
    """“212 passages”, “45 statements”: what comes back beside a source, by what an editor knows it for."""
    for kind in (Passage, Statement, Silence, Proposal):
        if back.beside and (count := back.beside.count(kind)):
            yield f"{count} {model_ngettext(kind._meta, count)}"


def _compared(back: Returning) -> BeforeAndAfter | None:
    """What a statement that comes back does to the agreement on its claim."""
    if not isinstance(back.instance, Statement):
        return None
    claim = back.instance.claim
    return before_and_after(claim, [*claim.statements.compared(), back.instance])


def _bring_back(request: HttpRequest, site: AdminSite, record: Any, reason: str) -> HttpResponse:
    instance: Any = bring_back(record).instance
    in_admin: Any = site.get_model_admin(type(instance))
    in_admin.log_addition(request, instance, "Brought back.")
    if isinstance(instance, Statement):
        log_agreement(request, reason or "What a source says was recorded again.", [instance.claim_id])
    told = f"“{Gone(record).name}” is back."
    if isinstance(instance, Written):
        told += " Readers see it once you publish it."
    if isinstance(instance, Source) and instance.withdrawn_on is None:
        told += " Readers see it once you let it count."
    messages.success(request, told)
    return HttpResponseRedirect(reverse(f"admin:articles_{instance._meta.model_name}_change", args=[instance.pk]))
