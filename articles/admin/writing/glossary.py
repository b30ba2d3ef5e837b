"""Terms of the glossary, and the references that notes may cite."""

from collections.abc import Sequence
from typing import Any, ClassVar

from django.contrib import admin
from django.db import models
from django.http import HttpRequest

from articles.actions import follow_reference
from articles.admin.base.fields import LinesField
from articles.admin.base.public import PublicAdmin
from articles.admin.base.tasks import Task
from articles.models import Claim, Reference, Term

from .archiving import Archiving
from .text_form import WrittenForm
from .texts import WrittenAdmin


class TermForm(WrittenForm):
    spellings = LinesField(help_text="Other spellings and names, one to a line.")


@admin.register(Term)
class TermAdmin(WrittenAdmin):
    form = TermForm
    tasks = (*WrittenAdmin.tasks, Archiving())
    list_display = ("name", "also", "state")
    search_fields = ("name", "slug", "spellings", "text__revisions__markdown")
    prepopulated_fields: ClassVar[Any] = {"slug": ["name"]}
    fieldsets = ((None, {"fields": [("name", "slug"), "spellings"]}), WrittenAdmin.writing)

    @admin.display(description="other spellings")
    def also(self, term: Term) -> str:
        return ", ".join(term.spellings)


class Followed(Task):
    """What cites a reference names it as it is now; where it is deleted, it shows nothing on any claim."""

    def saved(self, site: Any, request: HttpRequest, form: Any, change: bool) -> None:
        if change and not {"short", "citation", "retracted"}.isdisjoint(form.changed_data):
            follow_reference(form.instance, is_news="retracted" in form.changed_data)

    def deleted(self, site: Any, request: HttpRequest, gone: Sequence[Any]) -> None:
        keys = {reference.key for reference in gone}
        for claim in Claim.objects.weighing(*keys):
            claim.research = [one for one in claim.research if one.get("reference") not in keys]
            claim.save(update_fields=["research"])


@admin.register(Reference)
class ReferenceAdmin(PublicAdmin):
    tasks = (Followed(),)
    formfield_overrides: ClassVar[Any] = {models.URLField: {"assume_scheme": "https"}}
    list_display = ("key", "citation", "design", "people", "checked_on", "retracted")
    list_filter = ("checked_on", "design", "retracted")
    search_fields = ("key", "citation", "doi", "found")
    fieldsets = (
        (None, {"fields": ["key", "short", "citation", "doi", "address", ("checked_on", "read_in"), "found"]}),
        (
            "What it is, by which the rule weighs it",
            {
                "fields": [
                    ("design", "people"),
                    "who",
                    "compared",
                    "outcome",
                    ("length", "follow_up"),
                    "funding",
                    "weak",
                ]
            },
        ),
        ("Retraction", {"fields": ["retracted", "retraction_checked_on"]}),
    )
    date_hierarchy = "checked_on"

    def get_readonly_fields(self, request: HttpRequest, obj: Reference | None = None) -> tuple[str, ...]:
        """Texts and claims name it by its key, which therefore stays."""
        return ("key",) if obj else ()
