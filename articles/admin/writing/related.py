"""What others name as one to read next: when it is deleted, they name it no more."""

from collections.abc import Collection
from typing import Any

from django.db import models
from django.db.models import QuerySet
from django.http import HttpRequest

from articles.admin.base.public import PublicAdmin


class RelatedAdmin(PublicAdmin):
    """Of what has `related`, the slugs of others of its kind."""

    def delete_model(self, request: HttpRequest, obj: Any) -> None:
        slugs = {obj.slug}
        super().delete_model(request, obj)
        name_no_more(self.model, slugs)

    def delete_queryset(self, request: HttpRequest, queryset: QuerySet[Any]) -> None:
        slugs = set(queryset.values_list("slug", flat=True))
        super().delete_queryset(request, queryset)
        name_no_more(self.model, slugs)


def name_no_more(kind: type[models.Model], slugs: Collection[str]) -> None:
    """Each is saved, so that it is recorded; its seed, which may still name them, is remembered as it was."""
    for one in kind._default_manager.all():
        related: list[str] = one.related  # type: ignore[attr-defined]
        kept = [slug for slug in related if slug not in slugs]
        if kept != related:
            one.related = kept  # type: ignore[attr-defined]
            one.save(update_fields=["related"])
