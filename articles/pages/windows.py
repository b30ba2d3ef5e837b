"""A long row of things in windows, each at an address of its own: the first at the page's, the others under it."""

from collections.abc import Sequence
from typing import Any

from django.core.paginator import EmptyPage, Page, Paginator
from django.db.models import QuerySet
from django.http import Http404

from articles.comparing import MOST_NAMED


def window(things: Sequence[Any] | QuerySet[Any], number: int | None, size: int) -> "Page[Any]":
    """All of them while they are few, else `size` at a time; `number` is that of the address, None for the first.

    Of stored things only those of the window are read. Raises `Http404` where there is no such window; the first has
    one address only.
    """
    pages = Paginator(things, MOST_NAMED)
    if pages.count > MOST_NAMED:
        pages.per_page = size
    try:
        if number is not None and number < 2:
            raise EmptyPage
        return pages.page(number or 1)
    except EmptyPage as error:
        raise Http404(f"There is no page {number} here.") from error
