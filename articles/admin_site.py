"""The admin's own page and names: the editor's desk first, then content, and accounts after it."""

from typing import Any

from django.contrib.admin import AdminSite
from django.http import HttpRequest
from django.template.response import TemplateResponse


class EditingSite(AdminSite):
    site_header = "Microneedling: who says what"
    site_title = "Editing"
    index_title = "What waits for you"
    index_template = "admin/articles/desk.html"

    def get_app_list(self, request: HttpRequest, app_label: str | None = None) -> list[Any]:
        return sorted(super().get_app_list(request, app_label), key=lambda app: app["app_label"] != "articles")

    def index(self, request: HttpRequest, extra_context: dict[str, Any] | None = None) -> TemplateResponse:
        from .admin.desk import desk  # it needs the models, which are not there yet when the site is made

        return super().index(request, {**(extra_context or {}), "desk": desk(request)})
