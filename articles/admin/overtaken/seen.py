"""No change over what was not seen: a form or a deletion that another editor overtook is shown again, not saved."""

from collections.abc import Iterator
from typing import Any

from django import forms
from django.contrib import admin
from django.contrib.admin.utils import unquote
from django.core.exceptions import ValidationError
from django.http import HttpRequest, QueryDict
from django.urls import reverse

from articles.actions import CAN_COME_BACK, what_leads_to
from articles.models import Claim, Question, Term, Topic

from .opened import OPENED_ON, OpenedOn, Shown, key_of, opened, shown_now
from .stale import Stale, changed_since
from .stale_rows import merge_rows, tell_ticked

NOT_SAVED = "Nothing was saved: see above what was changed since you opened this page, then save again."


def brought_up_to_date(sent: QueryDict, shown: Shown) -> Stale:
    """What was sent, set beside what is stored now and what the page was opened on."""
    stale, now = Stale(sent.copy(), shown, opened(sent.get(OPENED_ON, ""))), shown.values()
    stale.merge(shown.form, "", now[key_of(shown.form.instance)])
    for formset in shown.formsets:
        merge_rows(stale, formset, now)
    stale.merge_text()
    stale.look_at_text()
    if stale.must_be_seen:
        for formset in shown.formsets:
            tell_ticked(stale, formset, now)
        stale.sent[OPENED_ON] = shown.token
    return stale


class SeenAdmin(admin.ModelAdmin[Any]):
    """Base of the admins in which an editor changes only what they have seen.

    A request that comes too late carries `stale`: what the page then shows instead of saving. It is looked at
    under the writers' lock (see `PublicAdmin`), so that of many who come at once one is first.
    """

    change_form_template = "admin/articles/object_form.html"
    delete_confirmation_template = "admin/articles/delete.html"

    def get_form(self, request: HttpRequest, obj: Any = None, change: bool = False, **kwargs: Any) -> Any:
        form = super().get_form(request, obj, change=change, **kwargs)
        if obj is not None and kwargs.get("fields") is not None:
            form.base_fields[OPENED_ON] = OpenedOn()
        if stale_of(request):
            form.clean = _refuse  # type: ignore[method-assign, assignment]
        return form

    def changeform_view(
        self,
        request: HttpRequest,
        object_id: str | None = None,
        form_url: str = "",
        extra_context: dict[str, Any] | None = None,
    ) -> Any:
        stored = self.get_object(request, unquote(object_id)) if request.method == "POST" and object_id else None
        if stored is not None and self.has_change_permission(request, stored):
            stale = brought_up_to_date(request.POST, shown_now(self, request, stored))
            request.POST = stale.sent  # type: ignore[assignment]
            request.stale = stale if stale.must_be_seen else None  # type: ignore[attr-defined]
        return super().changeform_view(request, object_id, form_url, extra_context)

    def render_change_form(self, request: HttpRequest, context: dict[str, Any], *args: Any, **kwargs: Any) -> Any:
        form = context["adminform"].form
        if OPENED_ON in form.fields and not form.is_bound:
            formsets = tuple(one.formset for one in context["inline_admin_formsets"] if one.has_change_permission)
            form.initial[OPENED_ON] = Shown(form, formsets).token
        context["stale"] = stale_of(request)
        return super().render_change_form(request, context, *args, **kwargs)

    def delete_view(self, request: HttpRequest, object_id: str, extra_context: dict[str, Any] | None = None) -> Any:
        """What is to be deleted is shown again if it is not what it was when the confirmation was asked for."""
        stored = self.get_object(request, unquote(object_id))
        if stored is None or not self.has_delete_permission(request, stored):
            return super().delete_view(request, object_id, extra_context)
        shown = shown_now(self, request, stored)
        stale = changed_since(request.POST.get(OPENED_ON, ""), shown)
        is_stale = bool(stale.differences or stale.happened)
        if is_stale:
            request.POST = QueryDict()  # Asked again, not deleted.
        context = {
            **(extra_context or {}),
            OPENED_ON: shown.token,
            "stale": stale if is_stale else None,
            "comes_back": self.model in CAN_COME_BACK,
            "leading_nowhere": list(_leading_nowhere(stored)),
        }
        return super().delete_view(request, object_id, context)


def _leading_nowhere(going: Any) -> Iterator[tuple[Any, str]]:
    """What would lead nowhere without it, each with the address at which it is edited."""
    for one in what_leads_to(going) if isinstance(going, Topic | Question | Claim | Term) else ():
        yield one, reverse(f"admin:articles_{one._meta.model_name}_change", args=[one.pk])


def stale_of(request: HttpRequest) -> Stale | None:
    """What this request did not know of, once that was looked at."""
    return getattr(request, "stale", None)


def _refuse(form: forms.BaseForm) -> None:
    raise ValidationError(NOT_SAVED)
