"""The admin's own page and names: the editor's desk first, then content, and accounts after it.

Who may enter is decided here.
"""

from typing import Any

from django.contrib.admin import AdminSite
from django.contrib.admin.forms import AdminAuthenticationForm
from django.contrib.auth.forms import UsernameField
from django.forms import TextInput
from django.http import HttpRequest, HttpResponse
from django.template.response import TemplateResponse
from django.urls import URLPattern, URLResolver, reverse
from django.utils.decorators import method_decorator
from django.views.decorators.cache import never_cache

from articles.accounts import two_factor
from articles.accounts.at_once import TooMany, one_at_a_time
from microneedle_site.delivery import told_by_its_query

# What is written most comes first, then what the sources say, what waits, and what was.
IN_THE_MENU = (
    *("Topic", "Question", "Claim", "Term", "Page"),
    *("Source", "Statement", "Passage", "Reference", "Definition", "Correction"),
    *("NewText", "Proposal", "Flag", "Feedback"),
    *("Revision", "Step", "AgreementChange", "Deleted", "Moved", "RemovedSeed"),
)


class LoginForm(AdminAuthenticationForm):
    """Refuses a name that no account can have before it is looked up, or counted as a guess."""

    username = UsernameField(max_length=150, widget=TextInput(attrs={"autofocus": True}))


class EditingSite(AdminSite):
    site_title = "Editing"
    index_title = "What waits for you"
    login_form = LoginForm
    index_template = "admin/articles/desk.html"

    @property
    def site_header(self) -> str:  # type: ignore[override]
        from .models import Definition  # not there yet when the site is made

        return Definition.objects.now().site.name

    def get_app_list(self, request: HttpRequest, app_label: str | None = None) -> list[Any]:
        apps = sorted(super().get_app_list(request, app_label), key=lambda app: app["app_label"] != "articles")
        for app in apps:
            if app["app_label"] == "articles":
                app["models"] = sorted([*app["models"], *_deleted(request, self)], key=_place)
        return apps

    def index(self, request: HttpRequest, extra_context: dict[str, Any] | None = None) -> TemplateResponse:
        from .admin.desk import desk  # it needs the models, which are not there yet when the site is made

        return super().index(request, {**(extra_context or {}), "desk": desk(request)})

    def admin_view(self, view: Any, cacheable: bool = False) -> Any:
        return told_by_its_query(super().admin_view(view, cacheable))

    def has_permission(self, request: HttpRequest) -> bool:
        """The one gate of every page of the admin: an editor's password, and the second factor where it is needed."""
        return self.has_password(request) and two_factor.is_satisfied(request.user)

    def has_password(self, request: HttpRequest) -> bool:
        """Whether the session has given an editor's password."""
        return super().has_permission(request)

    @method_decorator(never_cache)
    def login(self, request: HttpRequest, extra_context: dict[str, Any] | None = None) -> HttpResponse:
        """Who has given the password is not asked for it again, but led to what is still missing."""
        if request.method == "GET" and self.has_password(request) and not self.has_permission(request):
            from .admin.accounts import two_factor_pages  # here, for it needs this site

            return two_factor_pages.lead_on(request)
        if request.method != "POST":
            return super().login(request, extra_context)
        try:
            with one_at_a_time(request):
                return super().login(request, extra_context)
        except TooMany as refusal:
            from .admin.accounts.locked_out import not_looked_at

            return not_looked_at(request, refusal)

    def logout(self, request: HttpRequest, extra_context: dict[str, Any] | None = None) -> TemplateResponse:
        """Nothing that the browser kept of the admin's pages stays, but unsaved words do."""
        answer = super().logout(request, extra_context)
        if request.method == "POST":
            answer["Clear-Site-Data"] = '"cache"'
        return answer

    def get_urls(self) -> list[URLResolver | URLPattern]:
        from .admin.accounts import mail, two_factor_pages  # here, for they need this site
        from .admin.desk import finding
        from .admin.records import deleted

        ours = (mail, two_factor_pages, deleted, finding)
        return [*(url for page in ours for url in page.urls(self)), *super().get_urls()]


def _place(listed: dict[str, Any]) -> int:
    name = listed["object_name"]
    return IN_THE_MENU.index(name) if name in IN_THE_MENU else len(IN_THE_MENU)


def _deleted(request: HttpRequest, site: AdminSite) -> list[dict[str, Any]]:
    """What was deleted, among the lists of what there is."""
    from .admin.records import deleted

    entry = {"name": "Deleted", "object_name": "Deleted", "admin_url": reverse("admin:deleted"), "view_only": True}
    return [entry] if deleted.may_see(request, site) else []
