"""Renaming: an editor changes the slug of a topic, question, claim, term or source; its old address leads on."""

from typing import Any

from django import forms
from django.contrib import admin, messages
from django.http import HttpRequest
from django.utils.html import format_html

from articles.actions import check_slug, live_citing_by, live_writing, rename
from articles.admin.base.pages import change_page
from articles.admin.base.public import PublicAdmin
from articles.models import Moved, Revision, Source, Written, slug_at


class SlugForm(forms.ModelForm[Any]):
    """A form with a slug, which is stored under its former one until it is renamed."""

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        if slug := self.fields.get("slug"):
            # What the editor saw, so that one whose form is older does not rename it back.
            slug.show_hidden_initial = True

    def clean_slug(self) -> str:
        named: Any = self.instance
        slug: str = self.cleaned_data["slug"]
        if "slug" not in self.changed_data:
            return str(named.slug or slug)
        check_slug(named, slug)
        return slug


def keep_slug(written: Any, form: Any, change: bool) -> str:
    """The slug that was typed; until it is renamed, what is stored already goes on under its former one."""
    typed: str = written.slug
    if change:
        written.slug = form.initial.get("slug", typed)
    return typed


def rename_or_tell(request: HttpRequest, written: Any, slug: str, change: bool) -> None:
    """Give it the slug that was typed; one that is new takes the address of something that is gone."""
    former = written.slug
    if not change:
        Moved.objects.filter(old=written.get_absolute_url()).delete()
    elif rename(written, slug):
        renamed = "It has another slug now. Its old address, and {} in texts, lead to it."
        mark = f"[@{former}]" if isinstance(written, Source) else f"[[{former}]]"
        messages.success(request, format_html(renamed, mark))


@admin.register(Moved)
class MovedAdmin(PublicAdmin):
    """Old addresses. One that is deleted leads nowhere any more, and its slug is free for something else."""

    list_display = ("old", "new", "moved_at")
    search_fields = ("old", "new")
    date_hierarchy = "moved_at"
    closed = ("add", "change")

    def get_deleted_objects(self, objs: Any, request: HttpRequest) -> Any:
        """An old slug that a published text still writes is not given up: the text would lead nowhere."""
        deleted, counted, needed, protected = super().get_deleted_objects(objs, request)
        owners = {revision.text.owner for moved in objs for revision in _writing(moved)}
        return deleted, counted, needed, [*protected, *(_named(owner) for owner in owners if owner is not None)]


def _writing(moved: Moved) -> list[Revision]:
    """The live texts in which the old slug stands."""
    source = slug_at(Source, moved.old)
    return live_citing_by(source) if source else live_writing(_slug_of(moved.old))


def _slug_of(address: str) -> str:
    """As it stands in texts: "cost" of "/topics/cost/" and of "/glossary/#cost"."""
    return address.rstrip("/").replace("#", "").rpartition("/")[2]


def _named(owner: Written) -> str:
    kind = owner._meta.verbose_name
    return format_html('{}: <a href="{}">{}</a>, whose text links by this slug', kind, change_page(owner), owner)
