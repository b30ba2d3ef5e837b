"""The admin: one file for each of an editor's tasks."""

from django.contrib import admin

from . import claims, glossary, pages, questions, sources, topics

__all__ = ["claims", "glossary", "pages", "questions", "sources", "topics"]

admin.site.site_header = "Microneedling: who says what"
admin.site.site_title = "Editing"
admin.site.index_title = "What would you like to edit?"
