"""Pages of ours beside Django's: where each stands, and how it is shown."""

from collections.abc import Callable, Mapping
from typing import Any, TypeAlias

from django.contrib import admin
from django.db.models import Model
from django.http import HttpRequest, HttpResponse
from django.http.response import HttpResponseBase
from django.shortcuts import render
from django.urls import URLPattern, path, reverse

View: TypeAlias = Callable[..., HttpResponseBase]


def change_page(instance: Model) -> str:
    """Where an editor changes it."""
    return reverse(f"admin:articles_{instance._meta.model_name}_change", args=[instance.pk])


def own_urls(model_admin: "admin.ModelAdmin[Any]", views: Mapping[str, View]) -> list[URLPattern]:
    """Each at its address, for editors alone; its name ends in the last part of the address."""
    named = f"articles_{model_admin.opts.model_name}"
    return [
        path(f"{address}/", admin.site.admin_view(view), name=f"{named}_{address.split('/')[-1].replace('-', '_')}")
        for address, view in views.items()
    ]


def show_page(request: HttpRequest, template: str, title: str, *, status: int = 200, **shown: Any) -> HttpResponse:
    """A page of the admin made by this template of ours."""
    context = {**admin.site.each_context(request), "title": title, **shown}
    return render(request, f"admin/articles/{template}.html", context, status=status)
