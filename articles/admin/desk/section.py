"""What a section of the editor's desk is made of."""

import datetime
from collections.abc import Callable, Iterable
from dataclasses import dataclass
from typing import TypeAlias

from django.db.models import Model
from django.http import HttpRequest
from django.urls import reverse


@dataclass(frozen=True, slots=True)
class Entry:
    """One thing: its words, where it is done (empty: nowhere), what is to know of it, since when."""

    words: str
    address: str
    beside: str = ""
    on: datetime.datetime | datetime.date | None = None
    is_urgent: bool = False


@dataclass(frozen=True, slots=True)
class Listing:
    """Where all of a section's things are listed: “all 12 drafts”."""

    words: str
    address: str


@dataclass(frozen=True, slots=True)
class Section:
    """`count` things, the first of them as `entries`; `nothing` names what there is none of, inside a sentence."""

    heading: str
    nothing: str
    count: int
    entries: tuple[Entry, ...]
    listings: tuple[Listing, ...] = ()
    key: str = ""


MakeSection: TypeAlias = Callable[[HttpRequest, int], Section | None]
"""Makes a section with at most so many entries; None for who may not see what is in it."""


def may(request: HttpRequest, verb: str, model: str) -> bool:
    """Whether the user has the right to do so; who may change something may look at it too."""
    verbs = (verb, "change") if verb == "view" else (verb,)
    return any(request.user.has_perm(f"articles.{one}_{model}") for one in verbs)


def change_page(one: Model) -> str:
    return reverse(f"admin:articles_{one._meta.model_name}_change", args=[one.pk])


def all_of(request: HttpRequest, model: str, count: int, wanted: str = "", words: str = "") -> tuple[Listing, ...]:
    """The list of the model with this filter; none for one thing that stands here already, or who may not see it."""
    if count < (1 if words else 2) or not may(request, "view", model):
        return ()
    address = reverse(f"admin:articles_{model}_changelist")
    return (Listing(words or f"all {count}", f"{address}?{wanted}" if wanted else address),)


def joined(parts: Iterable[str]) -> str:
    """What there is to know, with what is empty left out."""
    return ", ".join(part for part in parts if part)
