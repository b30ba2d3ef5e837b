"""No change over what was not seen: a form or a deletion that another editor overtook is shown again, not saved."""

from collections.abc import Iterator
from typing import Any

from django import forms
from django.contrib import admin
from django.contrib.admin.utils import unquote
from django.core.exceptions import ValidationError
from django.http import HttpRequest, QueryDict

from articles.actions import CAN_COME_BACK, what_leads_to
from articles.admin.base.pages import change_page
from articles.models import Claim, Question, Term, Topic

from .opened import BASED_ON, OPENED_ON, TEXT, EditPage, OpenedOn, key_of, opened, shown_now, write
from .rows import merge_rows, row_of, tell_ticked, write_rows
from .stale import Stale, markdown_of

NOT_SAVED = "Nothing was saved: see above what was changed since you opened this page, then save again."


def brought_up_to_date(sent: QueryDict, page: EditPage) -> Stale:
    """What was sent, set beside what is stored now and what the page was opened on."""
    stale, now = Stale(sent.copy(), page, opened(sent.get(OPENED_ON, ""))), page.values()
    stale.merge(page.form, stale.sent, now[key_of(page.form.instance)])
    for formset in page.formsets:
        merge_rows(stale, formset, now)
    stale.merge_text()
    stale.look_at_text()
    if stale.must_be_seen:
        for formset in page.formsets:
            tell_ticked(stale, formset, now)
        stale.sent[OPENED_ON] = page.token
    return stale


def changed_since(token: str, page: EditPage) -> Stale:
    """What is otherwise than on the page with this token, on which nothing was typed."""
    before = opened(token)
    if before is None:
        return Stale(QueryDict(), page, None)
    sent, own = QueryDict(mutable=True), before.values.get(key_of(page.form.instance), {})
    write(page.form, sent, own)
    based_on = str(own.get(BASED_ON, ""))
    sent[OPENED_ON], sent[BASED_ON], sent[TEXT] = token, based_on, markdown_of(based_on)
    for formset in page.formsets:
        kind = f"{formset.model._meta.model_name}-"
        keys = [key.removeprefix(kind) for key in before.values if key.startswith(kind)]
        rows = [row_of(formset.empty_form, before.values[f"{kind}{key}"], key) for key in keys]
        write_rows(sent, formset.prefix, rows, ())
    return brought_up_to_date(sent, page)


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
            inlines = context["inline_admin_formsets"]
            formsets = tuple(inline.formset for inline in inlines if inline.has_change_permission)
            form.initial[OPENED_ON] = EditPage(form, formsets).token
        context["stale"] = stale_of(request)
        return super().render_change_form(request, context, *args, **kwargs)

    def delete_view(self, request: HttpRequest, object_id: str, extra_context: dict[str, Any] | None = None) -> Any:
        """What is to be deleted is shown again if it is not what it was when the confirmation was asked for."""
        stored = self.get_object(request, unquote(object_id))
        if stored is None or not self.has_delete_permission(request, stored):
            return super().delete_view(request, object_id, extra_context)
        page = shown_now(self, request, stored)
        stale = changed_since(request.POST.get(OPENED_ON, ""), page)
        is_stale = bool(stale.differences or stale.happened)
        if is_stale:
            request.POST = QueryDict()  # Asked again, not deleted.
        context = {
            **(extra_context or {}),
            OPENED_ON: page.token,
            "stale": stale if is_stale else None,
            "comes_back": self.model in CAN_COME_BACK,
            "leading_nowhere": list(_leading_nowhere(stored)),
        }
        return super().delete_view(request, object_id, context)


def _leading_nowhere(going: Any) -> Iterator[tuple[Any, str]]:
    """What would lead nowhere without it, each with the address at which it is edited."""
    for leading in what_leads_to(going) if isinstance(going, Topic | Question | Claim | Term) else ():
        yield leading, change_page(leading)


def stale_of(request: HttpRequest) -> Stale | None:
    """What this request did not know of, once that was looked at."""
    return getattr(request, "stale", None)


def _refuse(form: forms.BaseForm) -> None:
    raise ValidationError(NOT_SAVED)
