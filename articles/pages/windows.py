"""A long row of things in windows, each at an address of its own: the first at the page's, the others under it."""

from collections.abc import Sequence
from typing import TypeVar

from django.core.paginator import EmptyPage, Page, Paginator
from django.http import Http404

from articles.comparing import MOST_NAMED

Thing = TypeVar("Thing")


def window(things: Sequence[Thing], number: int | None, size: int) -> "Page[Thing]":
    """All of them while they are few, else `size` at a time; `number` is that of the address, None for the first.

    Raises `Http404` where there is no such window; the first has one address only.
    """
    try:
        if number is not None and number < 2:
            raise EmptyPage
        return Paginator(things, size if len(things) > MOST_NAMED else MOST_NAMED).page(number or 1)
    except EmptyPage as error:
        raise Http404(f"There is no page {number} here.") from error
