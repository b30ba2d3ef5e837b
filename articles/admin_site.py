"""The admin's own page and names: content comes first, accounts after it."""

from typing import Any

from django.contrib.admin import AdminSite
from django.http import HttpRequest


class EditingSite(AdminSite):
    site_header = "Microneedling: who says what"
    site_title = "Editing"
    index_title = "What would you like to edit?"

    def get_app_list(self, request: HttpRequest, app_label: str | None = None) -> list[Any]:
        return sorted(super().get_app_list(request, app_label), key=lambda app: app["app_label"] != "articles")
