"""What a section of the editor's desk is made of."""

import datetime
from collections.abc import Callable, Iterable
from dataclasses import dataclass
from functools import wraps
from typing import TypeAlias, TypeVar

from django.db.models import Model, QuerySet
from django.http import HttpRequest
from django.urls import reverse

M = TypeVar("M", bound=Model)


@dataclass(frozen=True, slots=True)
class DeskEntry:
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
    entries: tuple[DeskEntry, ...]
    listings: tuple[Listing, ...] = ()
    key: str = ""


Found: TypeAlias = list[M] | QuerySet[M]
MakeEntry: TypeAlias = Callable[[M], DeskEntry]
MakeSection: TypeAlias = Callable[[HttpRequest, int], Section | None]
"""Makes a section with at most so many entries; None for who may not see what is in it."""


def may(request: HttpRequest, verb: str, model: str) -> bool:
    """Whether the user has the right to do so; who may change something may look at it too."""
    verbs = (verb, "change") if verb == "view" else (verb,)
    return any(request.user.has_perm(f"articles.{allowed}_{model}") for allowed in verbs)


def for_who_may(verb: str, model: str) -> Callable[[MakeSection], MakeSection]:
    """There is no such section for who does not have this right."""

    def guarded(make: MakeSection) -> MakeSection:
        @wraps(make)
        def made(request: HttpRequest, most: int) -> Section | None:
            return make(request, most) if may(request, verb, model) else None

        return made

    return guarded


def section_of(
    request: HttpRequest, names: tuple[str, str], found: Found[M], entry: MakeEntry[M], most: int, listed: str = ""
) -> Section:
    """What was found, under these names (see `Section`); `listed` is the list of all of it, as “source?is_read=0”."""
    count = len(found) if isinstance(found, list) else found.count()
    return Section(*names, count, tuple(map(entry, found[:most])), all_of(request, listed, count))


def all_of(request: HttpRequest, listed: str, count: int, words: str = "") -> tuple[Listing, ...]:
    """Where all of it is listed; nowhere for one thing that stands here already, or who may not see the list."""
    model, _, wanted = listed.partition("?")
    if not model or count < (1 if words else 2) or not may(request, "view", model):
        return ()
    address = reverse(f"admin:articles_{model}_changelist")
    return (Listing(words or f"all {count}", f"{address}?{wanted}" if wanted else address),)


def joined(parts: Iterable[str]) -> str:
    """What there is to know, with what is empty left out."""
    return ", ".join(part for part in parts if part)
