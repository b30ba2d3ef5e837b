"""The pages of two-factor login: setting it up, giving the code, keeping the one-time codes, changing one's mind."""

from collections.abc import Callable
from functools import partial
from typing import Any
from urllib.parse import urlencode

from django.conf import settings
from django.contrib import admin, messages
from django.contrib.auth import REDIRECT_FIELD_NAME, logout
from django.contrib.auth.signals import user_logged_in
from django.contrib.auth.views import redirect_to_login
from django.dispatch import receiver
from django.http import HttpRequest, HttpResponse, HttpResponseRedirect
from django.shortcuts import redirect
from django.urls import URLPattern, path, reverse
from django.utils.http import url_has_allowed_host_and_scheme
from django.utils.translation import ngettext
from django.views.decorators.cache import never_cache
from django.views.decorators.csrf import csrf_protect
from django_otp.models import Device
from django_otp.plugins.otp_static.models import StaticDevice

from articles.accounts import two_factor
from articles.admin.base.pages import show_page

from .two_factor_forms import CodeForm

SECRET = "two_factor_secret"  # noqa: S105 (a name)
"""Where a session keeps the secret of an app that is being set up: another session never sees it."""
NEW_CODES = "two_factor_new_codes"
FEW = 3
Page = Callable[[HttpRequest], HttpResponse]


def urls(site: Any) -> list[URLPattern]:
    return [
        path("two-factor/", site.admin_view(overview), name="two_factor"),
        path("two-factor/codes/", site.admin_view(codes), name="two_factor_codes"),
        path("two-factor/code/", with_password(code), name="two_factor_code"),
        path("two-factor/set-up/", with_password(set_up), name="two_factor_set_up"),
    ]


@receiver(user_logged_in)
def forget_secret(request: HttpRequest, **_: Any) -> None:
    """What a session held before someone gave a password in it may be known to another."""
    for name in (SECRET, NEW_CODES):
        request.session.pop(name, None)


def with_password(view: Page) -> Page:
    """For pages that an editor sees who has given no more than the password, and who may leave again."""

    def guarded(request: HttpRequest) -> HttpResponse:
        if not admin.site.has_password(request):  # type: ignore[attr-defined]
            return redirect_to_login(request.get_full_path(), reverse("admin:login"))
        if "leave" in request.POST:
            logout(request)
            return redirect("admin:login")
        return view(request)

    return csrf_protect(never_cache(guarded))


def lead_on(request: HttpRequest) -> HttpResponseRedirect:
    """To what is missing beside the password."""
    name = "two_factor_code" if two_factor.is_enrolled(request.user) else "two_factor_set_up"
    return _to(name, request)


def code(request: HttpRequest) -> HttpResponse:
    """Ask for the code. A wrong one costs a wait, told with 429 (RFC 6585)."""
    if admin.site.has_permission(request):
        return HttpResponseRedirect(_next(request))
    if not two_factor.is_enrolled(request.user):
        return lead_on(request)
    form = _asked(request, request.POST or None)
    if form.is_valid():
        two_factor.let_in(request, form.device)
        _warn_of_few_codes(request, form.device)
        return HttpResponseRedirect(_next(request))
    return _page(request, "code", "Your code", form=form)


def set_up(request: HttpRequest) -> HttpResponse:
    """Show the secret of a new app, and take it once a code of the app is right."""
    if two_factor.is_enrolled(request.user) and not (request.user.is_verified() and SECRET in request.session):  # type: ignore[union-attr]
        return _to("two_factor" if admin.site.has_permission(request) else "two_factor_code", request)
    secret = request.session.setdefault(SECRET, two_factor.new_secret())
    form = CodeForm(partial(two_factor.enrol, request.user, secret), request.POST or None)
    if form.is_valid():
        del request.session[SECRET]
        two_factor.let_in(request, form.device)
        return _show_codes(request)
    address = two_factor.address(request.user, secret)
    shown = {"address": address, "picture": two_factor.qr_code(address), "letters": two_factor.as_letters(secret)}
    return _page(request, "set_up", "Two-factor login", form=form, **shown)


def codes(request: HttpRequest) -> HttpResponse:
    """Show the one-time codes, until the editor has kept them."""
    if NEW_CODES not in request.session:
        return _to("two_factor", request)
    if request.method == "POST":
        del request.session[NEW_CODES]
        return HttpResponseRedirect(_next(request))
    shown = two_factor.codes_left(request.user)
    return _page(request, "codes", "Your one-time codes", codes=shown)


def overview(request: HttpRequest) -> HttpResponse:
    """What the editor has; to change it, a code is asked for again."""
    enrolled = two_factor.is_enrolled(request.user)
    change = CHANGES.get(request.POST.get("does", "")) if enrolled else None
    form = _asked(request, request.POST if change else None)
    if change and form.is_valid():
        two_factor.let_in(request, form.device)
        return change(request)
    shown = {"app": two_factor.app_of(request.user), "left": len(two_factor.codes_left(request.user))}
    return _page(request, "overview", "Two-factor login", form=form, enrolled=enrolled, **shown)


def _show_codes(request: HttpRequest) -> HttpResponse:
    request.session[NEW_CODES] = True
    return _to("two_factor_codes", request)


def _renew_codes(request: HttpRequest) -> HttpResponse:
    two_factor.renew_codes(request.user)
    return _show_codes(request)


def _begin_again(request: HttpRequest) -> HttpResponse:
    request.session[SECRET] = two_factor.new_secret()
    return _to("two_factor_set_up", request)


def _turn_off(request: HttpRequest) -> HttpResponse:
    """With the setting on, it is asked for again at once."""
    two_factor.reset(request.user)
    messages.success(request, "Two-factor login is off: your password alone lets you in.")
    return redirect("admin:two_factor")


CHANGES = {"codes": _renew_codes, "again": _begin_again, "off": _turn_off}


def _warn_of_few_codes(request: HttpRequest, used: Device) -> None:
    left = len(two_factor.codes_left(request.user))
    if isinstance(used, StaticDevice) or left <= FEW:
        are_left = ngettext("{} of your one-time codes is left.", "{} of your one-time codes are left.", left)
        messages.warning(request, f"{are_left.format(left)} Under Two-factor, at the top, you can make new ones.")


def _asked(request: HttpRequest, sent: Any) -> CodeForm:
    return CodeForm(partial(two_factor.check, request.user), sent, one_time="one_time" in request.GET)


def _page(request: HttpRequest, name: str, title: str, **shown: Any) -> HttpResponse:
    seconds = getattr(shown.get("form"), "seconds_to_wait", 0)
    status = 429 if seconds else 200
    answer = show_page(request, f"two_factor_{name}", title, status=status, required=settings.TWO_FACTOR, **shown)
    if seconds:
        answer["Retry-After"] = str(seconds)
    return answer


def _to(name: str, request: HttpRequest) -> HttpResponseRedirect:
    """To another of these pages, which knows where the editor wanted to go."""
    wanted = _next(request)
    query = "" if wanted == reverse("admin:index") else f"?{urlencode({REDIRECT_FIELD_NAME: wanted}, safe='/')}"
    return HttpResponseRedirect(reverse(f"admin:{name}") + query)


def _next(request: HttpRequest) -> str:
    """Where the editor wanted to go, if that is on this site; else the first page."""
    wanted = request.GET.get(REDIRECT_FIELD_NAME, "")
    hosts, https = {request.get_host()}, request.is_secure()
    safe = url_has_allowed_host_and_scheme(wanted, allowed_hosts=hosts, require_https=https)
    return wanted if safe else reverse("admin:index")
