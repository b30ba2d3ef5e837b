"""Back to where an editor came from, once what they went to change is saved or deleted."""

from typing import Any

from django.contrib import admin
from django.db.models import Model
from django.http import HttpRequest, HttpResponse, HttpResponseRedirect
from django.shortcuts import redirect
from django.urls import reverse
from django.utils.http import url_has_allowed_host_and_scheme, urlencode

BACK = "back"


def way_back(request: HttpRequest) -> str:
    """The page of the admin that the address names to go back to; empty where it names none, or another site's."""
    address = request.GET.get(BACK, "")
    is_ours = address.startswith(reverse("admin:index")) and url_has_allowed_host_and_scheme(address, None)
    return address if is_ours else ""


class ReturningAdmin(admin.ModelAdmin[Any]):
    """Base of the admins to which other pages lead for one change. The way back goes along from form to form."""

    def get_preserved_filters(self, request: HttpRequest) -> str:
        back = way_back(request)
        kept = (super().get_preserved_filters(request), urlencode({BACK: back}) if back else "")
        return "&".join(filter(None, kept))

    def render_change_form(self, request: HttpRequest, context: dict[str, Any], *args: Any, **kwargs: Any) -> Any:
        context["way_back"] = way_back(request)
        return super().render_change_form(request, context, *args, **kwargs)

    def response_post_save_change(self, request: HttpRequest, obj: Model) -> HttpResponseRedirect:
        back = way_back(request)
        return redirect(back) if back else super().response_post_save_change(request, obj)

    def response_delete(self, request: HttpRequest, obj_display: str, obj_id: int) -> HttpResponse:
        response, back = super().response_delete(request, obj_display, obj_id), way_back(request)
        return redirect(back) if back and response.status_code == 302 else response
