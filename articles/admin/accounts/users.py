"""Accounts: Django's own, with what a colleague's second factor is and a way to take it away."""

from typing import Any

from django import forms
from django.conf import settings
from django.contrib import admin, messages
from django.contrib.auth.admin import GroupAdmin, UserAdmin
from django.contrib.auth.models import Group, Permission, User
from django.contrib.contenttypes.models import ContentType
from django.core.exceptions import PermissionDenied
from django.db.models import Exists, OuterRef, Q, QuerySet
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
from articles.admin.base.chosen import WithChoices
from articles.admin.base.going import NamingWhatGoes
from articles.admin.base.pages import show_page

# Their own pages show the secrets of everybody.
admin.site.unregister([User, Group, TOTPDevice, StaticDevice])


ROLES = (
    "An author writes and records, a reviewer approves, a publisher shows to readers. What each role may do stands "
    "under Groups."
)
FIELDSETS: Any = (
    (None, {"fields": ["username", "password", ("first_name", "last_name"), "email"]}),
    ("What this account may do", {"fields": ["is_active", "is_staff", "groups"]}),
    ("When it was used", {"fields": ["last_login", "date_joined"], "classes": ["collapse"]}),
)
EVERYTHING: Any = ("Everything, and accounts too", {"fields": ["is_superuser"], "classes": ["collapse"]})
SINGLE: Any = ("Permissions beside its roles", {"fields": ["user_permissions"], "classes": ["collapse"]})


@admin.register(Group)
class RoleAdmin(NamingWhatGoes, WithChoices, GroupAdmin):
    def formfield_for_manytomany(self, db_field: Any, request: Any = None, **kwargs: Any) -> Any:
        """Permissions for what can be opened here; and what a role has already stays to be seen."""
        here = [kind.pk for kind in ContentType.objects.get_for_models(*self.admin_site._registry).values()]
        useful = Q(content_type__in=here) | Q(pk__in=Group.permissions.through._default_manager.values("permission"))
        kwargs["queryset"] = Permission.objects.filter(useful).select_related("content_type")
        return super().formfield_for_manytomany(db_field, request, **kwargs)


@admin.register(User)
class EditorAdmin(NamingWhatGoes, WithChoices, UserAdmin[User]):
    list_display = ("username", "full_name", "email", "roles", "is_active", "has_two_factor")
    filter_horizontal = ("user_permissions",)
    readonly_fields = ("second_factor", "reset")

    def get_queryset(self, request: HttpRequest) -> QuerySet[User]:
        apps = TOTPDevice.objects.filter(user=OuterRef("pk"), confirmed=True)
        found: QuerySet[User] = super().get_queryset(request).annotate(has_app=Exists(apps)).prefetch_related("groups")
        return found

    def get_fieldsets(self, request: HttpRequest, obj: User | None = None) -> Any:
        if obj is None:
            return super().get_fieldsets(request, obj)
        fieldsets = list(FIELDSETS)
        if request.user.is_superuser:
            fieldsets[-1:-1] = [EVERYTHING]
        if obj.user_permissions.exists():
            fieldsets[-1:-1] = [SINGLE]
        can_reset = self.has_change_permission(request, obj) and two_factor.is_enrolled(obj)
        fields = ["second_factor", "reset"] if can_reset else ["second_factor"]
        return [*fieldsets, ("Two-factor login", {"fields": fields})]

    def formfield_for_manytomany(self, db_field: Any, request: HttpRequest, **kwargs: Any) -> Any:
        if db_field.name == "groups":
            kwargs["widget"] = forms.CheckboxSelectMultiple()
            return super().formfield_for_manytomany(db_field, request, label="Roles", help_text=ROLES, **kwargs)
        return super().formfield_for_manytomany(db_field, request, **kwargs)

    @admin.display(description="name", ordering="last_name")
    def full_name(self, user: User) -> str:
        return user.get_full_name()

    @admin.display(description="roles")
    def roles(self, user: User) -> str:
        names = [group.name for group in user.groups.all()]
        return ", ".join(["everything", *names] if user.is_superuser else names)

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
