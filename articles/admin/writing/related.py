"""What others name as one to read next: when it is deleted, they name it no more."""

from collections.abc import Sequence
from typing import Any

from django.http import HttpRequest

from articles.admin.base.tasks import Task


class NamedByOthers(Task):
    """Of what has `related`, the slugs of others of its kind.

    Each is saved, so that it is recorded; its seed, which may still name them, is remembered as it was.
    """

    def deleted(self, site: Any, request: HttpRequest, gone: Sequence[Any]) -> None:
        slugs = {deleted.slug for deleted in gone}
        for other in site.model._default_manager.all():
            kept = [slug for slug in other.related if slug not in slugs]
            if kept != other.related:
                other.related = kept
                other.save(update_fields=["related"])
