"""One search over everything in the admin: each kind is looked through as its own list does it, by who may see it."""

from collections.abc import Iterator
from copy import copy
from dataclasses import dataclass
from typing import Any

from django.contrib.admin import AdminSite, ModelAdmin
from django.contrib.admin.views.main import SEARCH_VAR
from django.http import HttpRequest, HttpResponse, QueryDict
from django.shortcuts import render
from django.urls import URLPattern, path
from django.utils.http import urlencode
from django.utils.text import capfirst

MOST_OF_A_KIND = 5
LONGEST = 200


@dataclass(frozen=True, slots=True)
class FoundKind:
    """What was found of one kind: the first of it as a list of the admin, and where all of it is listed."""

    name: str
    key: str
    listed: Any
    address: str

    @property
    def count(self) -> int:
        found: int = self.listed.result_count
        return found


def urls(site: AdminSite) -> list[URLPattern]:
    def searched(request: HttpRequest) -> HttpResponse:
        words = request.GET.get(SEARCH_VAR, "").strip()[:LONGEST]
        found = list(found_kinds(request, site, words)) if words else []
        context = {**site.each_context(request), "title": "Search everything", "words": words, "found": found}
        return render(request, "admin/articles/search.html", context)

    return [path("search/", site.admin_view(searched), name="search")]


def found_kinds(request: HttpRequest, site: AdminSite, words: str) -> Iterator[FoundKind]:
    """Each kind of which something has these words, in the order of the menu."""
    asked = copy(request)
    asked.GET = QueryDict(urlencode({SEARCH_VAR: words}))
    for listed in (kind for app in site.get_app_list(request) for kind in app["models"]):
        in_admin = site._registry.get(listed.get("model"))
        if in_admin is None or not (in_admin.search_fields and in_admin.has_view_or_change_permission(request)):
            continue
        found = _first_of(in_admin).get_changelist_instance(asked)
        found.formset = None
        if found.result_count:
            named = in_admin.opts.verbose_name_plural
            address = f"{listed['admin_url']}?{urlencode({SEARCH_VAR: words})}"
            yield FoundKind(str(capfirst(named)), str(in_admin.opts.model_name), found, address)


def _first_of(in_admin: "ModelAdmin[Any]") -> "ModelAdmin[Any]":
    """The same list with its first few alone, and nothing on it that would change or order it."""
    shown = copy(in_admin)
    vars(shown).update(list_per_page=MOST_OF_A_KIND, list_max_show_all=0, show_full_result_count=False)
    vars(shown).update(list_filter=(), date_hierarchy=None, actions=None, sortable_by=(), list_editable=())
    return shown
