"""What every admin of public content does: a change raises the content revision."""

from contextlib import AbstractContextManager, nullcontext
from typing import Any

from django.contrib import admin
from django.db import models
from django.db.models import QuerySet
from django.http import HttpRequest

from articles.actions import one_writer
from articles.models import ContentRevision


class PublicAdmin(admin.ModelAdmin[Any]):
    """Base of the admins whose objects stand on public pages.

    What an editor sends is handled by one writer at a time, from the reading of what it changes on: the
    database lock is taken first, in the same order everywhere.
    """

    def changeform_view(self, request: HttpRequest, *args: Any, **kwargs: Any) -> Any:
        with _writing(request):
            return super().changeform_view(request, *args, **kwargs)

    def delete_view(self, request: HttpRequest, *args: Any, **kwargs: Any) -> Any:
        with _writing(request):
            return super().delete_view(request, *args, **kwargs)

    def changelist_view(self, request: HttpRequest, *args: Any, **kwargs: Any) -> Any:
        with _writing(request):
            return super().changelist_view(request, *args, **kwargs)

    def save_related(self, request: HttpRequest, form: Any, formsets: Any, change: bool) -> None:
        super().save_related(request, form, formsets, change)
        ContentRevision.raise_number()

    def delete_model(self, request: HttpRequest, obj: models.Model) -> None:
        super().delete_model(request, obj)
        ContentRevision.raise_number()

    def delete_queryset(self, request: HttpRequest, queryset: QuerySet[Any]) -> None:
        super().delete_queryset(request, queryset)
        ContentRevision.raise_number()


def _writing(request: HttpRequest) -> AbstractContextManager[None]:
    return one_writer() if request.method == "POST" else nullcontext()
