"""What every admin of public content does: a change raises the content revision."""

from typing import Any

from django.contrib import admin
from django.db import models
from django.db.models import QuerySet
from django.http import HttpRequest

from articles.models import ContentRevision


class PublicAdmin(admin.ModelAdmin[Any]):
    """Base of the admins whose objects stand on public pages."""

    def save_related(self, request: HttpRequest, form: Any, formsets: Any, change: bool) -> None:
        super().save_related(request, form, formsets, change)
        ContentRevision.raise_number()

    def delete_model(self, request: HttpRequest, obj: models.Model) -> None:
        super().delete_model(request, obj)
        ContentRevision.raise_number()

    def delete_queryset(self, request: HttpRequest, queryset: QuerySet[Any]) -> None:
        super().delete_queryset(request, queryset)
        ContentRevision.raise_number()
