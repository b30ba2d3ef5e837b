"""Accounts: Django's own, with what a colleague's second factor is and a way to take it away."""

from typing import Any

from django.conf import settings
from django.contrib import admin, messages
from django.contrib.auth.admin import UserAdmin
from django.contrib.auth.models import User
from django.core.exceptions import PermissionDenied
from django.db.models import Exists, OuterRef, QuerySet
from django.http import HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, redirect
from django.urls import URLPattern, path, reverse
from django.utils.formats import date_format
from django.utils.html import format_html
from django.utils.translation import ngettext
from django_otp.plugins.otp_static import admin as _register_codes  # noqa: F401 (so that we come after it)
from django_otp.plugins.otp_static.models import StaticDevice
from django_otp.plugins.otp_totp import admin as _register_apps  # noqa: F401
from django_otp.plugins.otp_totp.models import TOTPDevice

from articles.accounts import two_factor
from articles.admin.base.pages import show_page

# Their own pages show the secrets of everybody.
admin.site.unregister([User, TOTPDevice, StaticDevice])


@admin.register(User)
class EditorAdmin(UserAdmin[User]):
    list_display = ("username", "email", "first_name", "last_name", "is_staff", "has_two_factor")
    readonly_fields = ("second_factor", "reset")

    def get_queryset(self, request: HttpRequest) -> QuerySet[User]:
        apps = TOTPDevice.objects.filter(user=OuterRef("pk"), confirmed=True)
        found: QuerySet[User] = super().get_queryset(request).annotate(has_app=Exists(apps))
        return found

    def get_fieldsets(self, request: HttpRequest, obj: User | None = None) -> Any:
        fieldsets = super().get_fieldsets(request, obj)
        if obj is None:
            return fieldsets
        can_reset = self.has_change_permission(request, obj) and two_factor.is_enrolled(obj)
        fields = ["second_factor", "reset"] if can_reset else ["second_factor"]
        return [*fieldsets, ("Two-factor login", {"fields": fields})]

    def get_urls(self) -> list[URLPattern]:
        view = self.admin_site.admin_view(self.reset_two_factor)
        return [path("<int:pk>/reset-two-factor/", view, name="reset_two_factor"), *super().get_urls()]

    @admin.display(description="two-factor", boolean=True, ordering="has_app")
    def has_two_factor(self, user: User) -> bool:
        return user.has_app  # type: ignore[attr-defined, no-any-return]

    @admin.display(description="second factor")
    def second_factor(self, user: User) -> str:
        app = two_factor.app_of(user)
        if app is None:
            return "Not set up."
        used = date_format(app.last_used_at, "j F Y, H:i") if app.last_used_at else "never"
        count = len(two_factor.codes_left(user))
        left = ngettext("{} one-time code is", "{} one-time codes are", count).format(count)
        return f"Set up on {date_format(app.created_at, 'j F Y')}, last used {used}. {left} left."

    @admin.display(description="phone lost?")
    def reset(self, user: User) -> str:
        return format_html('<a href="{}">Reset it</a>', reverse("admin:reset_two_factor", args=[user.pk]))

    def reset_two_factor(self, request: HttpRequest, pk: int) -> HttpResponse:
        """Say first what it does; then take the colleague's second factor away."""
        user = get_object_or_404(User, pk=pk)
        if not self.has_change_permission(request, user):
            raise PermissionDenied
        if request.method != "POST":
            return show_page(
                request,
                "reset_two_factor",
                f"Reset the second factor of {user}",
                opts=self.opts,
                original=user,
                enrolled=two_factor.is_enrolled(user),
                required=settings.TWO_FACTOR,
            )
        if two_factor.reset(user):
            self.log_change(request, user, "Reset the second factor.")
            messages.success(request, f"{user} has no second factor any more.")
        return redirect("admin:auth_user_change", pk)
