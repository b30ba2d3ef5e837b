"""The writing room: the text on the page of its object, how it stands, its preview, what its marks may point at."""

from collections.abc import Mapping
from functools import partial
from typing import Any

from csp.decorators import csp_replace
from django.core.exceptions import PermissionDenied
from django.http import HttpRequest, HttpResponse
from django.http.response import HttpResponseBase
from django.shortcuts import render
from django.urls import reverse
from django.views.decorators.clickjacking import xframe_options_sameorigin

from articles import rendering
from articles.actions import StoredContent, cut_citations, what_would_go
from articles.admin.base.pages import View
from articles.admin.base.tasks import Task
from articles.admin.conflicts.present import noted, present
from articles.admin.publishing.releasing import on_its_way, tell_shown_at_once, writes_only_text
from articles.language import reading
from articles.models import Origin, Revision, comments_on

from .completing import complete
from .saving import save_text

NEW = "new"


class Writing(Task):
    def views(self, site: Any) -> Mapping[str, View]:
        framed = csp_replace({"frame-ancestors": ["'self'"]})(xframe_options_sameorigin(partial(preview, site)))
        return {"preview": framed, "complete": partial(_complete, site), "present": partial(present, site)}

    def shown(self, site: Any, request: HttpRequest, stored: Any) -> Mapping[str, Any]:
        text = stored.text if stored else None
        working = text.working if text else None
        kept = f"{request.user.pk}/{site.opts.model_name}"
        return {
            "kept_as": f"{kept}/{stored.pk if stored else NEW}",
            "kept_new": f"{kept}/{NEW}",
            "working": working,
            "live": text.live if text else None,
            "would_go": what_would_go(working) if working else None,
            "beside": _seed_beside(working, text.revisions.newest_first().first()) if text else None,
            "others_present": noted(request, stored) if text and site.has_change_permission(request, stored) else "",
            "present_address": reverse(f"admin:articles_{site.opts.model_name}_present") if text else "",
            "text_of_object": text,
            "open_comments": comments_on(text).open().count() if text else 0,
            "flags": list(stored.flags.all()) if stored else [],
            "way": on_its_way(request, stored),
            "only_text": stored is not None and writes_only_text(request, stored),
        }

    def saved(self, site: Any, request: HttpRequest, form: Any, change: bool) -> None:
        if change:
            tell_shown_at_once(request, form, site.own_fields)
        save_text(request, form)


def preview(site: Any, request: HttpRequest) -> HttpResponse:
    """The Markdown that was posted as readers would see it, and what is wrong with it; stores nothing."""
    _refuse_without_writing(site, request)
    markdown = request.POST.get("markdown", "")
    rendered = rendering.render(markdown, StoredContent(), site.model.sourcing) if markdown.strip() else None
    context = {
        "rendered": rendered,
        "doubts": rendering.otherwise(markdown),
        "reading": reading(rendered.prose) if rendered else None,
        "cut": cut_citations(rendered.citations) if rendered else [],
    }
    return render(request, "admin/articles/preview.html", context)


def _complete(site: Any, request: HttpRequest) -> HttpResponseBase:
    _refuse_without_writing(site, request)
    return complete(request)


def _refuse_without_writing(site: Any, request: HttpRequest) -> None:
    if not writes_here(site, request):
        raise PermissionDenied


def writes_here(site: Any, request: HttpRequest) -> bool:
    return bool(site.has_change_permission(request) or site.has_add_permission(request))


def _seed_beside(working: Revision | None, newest: Revision | None) -> Revision | None:
    """A seed that arrived after the editor's words, waiting beside them."""
    return newest if newest is not None and newest != working and newest.origin == Origin.SEED else None
