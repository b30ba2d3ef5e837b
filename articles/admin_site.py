"""The admin's own page and names: content comes first, accounts after it."""

from typing import Any

from django.contrib.admin import AdminSite
from django.http import HttpRequest
from django.urls import reverse


class EditingSite(AdminSite):
    site_header = "Microneedling: who says what"
    site_title = "Editing"
    index_title = "What would you like to edit?"

    def get_app_list(self, request: HttpRequest, app_label: str | None = None) -> list[Any]:
        apps = sorted(super().get_app_list(request, app_label), key=lambda app: app["app_label"] != "articles")
        for app in apps:
            app["models"] += _deleted(request, self) if app["app_label"] == "articles" else []
        return apps

    def get_urls(self) -> list[Any]:
        from articles.admin import deleted  # the models that it lists are not there yet when the site is made

        return [*deleted.urls(self), *super().get_urls()]


def _deleted(request: HttpRequest, site: AdminSite) -> list[dict[str, Any]]:
    """What was deleted, among the lists of what there is."""
    from articles.admin import deleted

    entry = {"name": "Deleted", "object_name": "Deleted", "admin_url": reverse("admin:deleted"), "view_only": True}
    return [entry] if deleted.may_see(request, site) else []
