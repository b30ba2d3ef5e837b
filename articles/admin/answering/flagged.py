"""Flags with what is flagged, read at once."""

from django.contrib.contenttypes.prefetch import GenericPrefetch
from django.db.models import QuerySet

from articles.models import Flag, Statement


def with_flagged(flags: QuerySet[Flag]) -> QuerySet[Flag]:
    """As many queries as there are kinds of things flagged, however many flags there are."""
    statements = Statement.objects.select_related("source", "claim").defer("source__text")
    return flags.select_related("content_type").prefetch_related(GenericPrefetch("flagged", [statements]))
