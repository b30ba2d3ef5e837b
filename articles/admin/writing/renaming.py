"""Renaming: an editor changes the slug of a topic, question, claim or term; its old address leads on."""

from typing import Any

from django import forms
from django.contrib import admin, messages
from django.core.exceptions import ValidationError
from django.http import HttpRequest
from django.urls import reverse
from django.utils.html import format_html

from articles.actions import check_slug, live_writing, rename
from articles.admin.base.public import PublicAdmin
from articles.models import Moved, Written


class RenamingForm(forms.ModelForm[Any]):
    """Checks a slug before it is taken."""

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        if slug := self.fields.get("slug"):
            # What the editor saw, so that one whose form is older does not rename it back.
            slug.show_hidden_initial = True

    def clean_slug(self) -> str:
        slug: str = self.cleaned_data["slug"]
        if "slug" not in self.changed_data:
            return str(self.instance.slug or slug)
        try:
            check_slug(self.instance, slug)
        except ValidationError as error:
            raise forms.ValidationError(error.messages) from error
        return slug


class RenamingAdmin(PublicAdmin):
    """Of what has a slug that may change."""

    def save_model(self, request: HttpRequest, obj: Any, form: Any, change: bool) -> None:
        slug, former = obj.slug, form.initial.get("slug", obj.slug)
        if change:
            obj.slug = former
        super().save_model(request, obj, form, change)
        if not change:
            Moved.objects.filter(old=obj.get_absolute_url()).delete()  # Of something that is gone.
        elif rename(obj, slug):
            told = "It has another slug now. Its old address, and [[{}]] in texts, lead to it."
            self.message_user(request, format_html(told, former), messages.SUCCESS)


@admin.register(Moved)
class MovedAdmin(PublicAdmin):
    """Old addresses. One that is deleted leads nowhere any more, and its slug is free for something else."""

    list_display = ("old", "new", "moved_at")
    search_fields = ("old", "new")
    date_hierarchy = "moved_at"

    def has_add_permission(self, request: HttpRequest) -> bool:
        return False

    def has_change_permission(self, request: HttpRequest, obj: Moved | None = None) -> bool:
        return False

    def get_deleted_objects(self, objs: Any, request: HttpRequest) -> Any:
        """An old slug that a published text still writes is not given up: the text would lead nowhere."""
        deleted, counted, needed, protected = super().get_deleted_objects(objs, request)
        owners = {revision.text.owner for moved in objs for revision in live_writing(_slug_of(moved.old))}
        return deleted, counted, needed, [*protected, *(_named(owner) for owner in owners if owner is not None)]


def _slug_of(address: str) -> str:
    """As it stands in texts: "cost" of "/topics/cost/" and of "/glossary/#cost"."""
    return address.rstrip("/").replace("#", "").rpartition("/")[2]


def _named(owner: Written) -> str:
    kind = owner._meta
    edit = reverse(f"admin:articles_{kind.model_name}_change", args=[owner.pk])
    return format_html('{}: <a href="{}">{}</a>, whose text links by this slug', kind.verbose_name, edit, owner)
