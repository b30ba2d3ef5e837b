"""Terms of the glossary, and the references that notes may cite."""

from typing import Any, ClassVar

from django.contrib import admin
from django.db import models

from articles.admin.base.fields import LinesField
from articles.admin.base.public import PublicAdmin
from articles.models import Reference, Term

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


@admin.register(Reference)
class ReferenceAdmin(PublicAdmin):
    formfield_overrides: ClassVar[Any] = {models.URLField: {"assume_scheme": "https"}}
    list_display = ("key", "citation", "checked_on")
    list_filter = ("checked_on",)
    search_fields = ("key", "citation", "doi", "found")
    date_hierarchy = "checked_on"
