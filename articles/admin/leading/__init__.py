"""What leads to an object of the admin: what links to it, cites it, rests on it or names it."""

from collections.abc import Iterable
from dataclasses import dataclass
from typing import Any

from django.db.models import Model
from django.urls import reverse

from articles.models import Claim, Question, Source, Statement, Term

from .citing import Cited
from .kinds import ADVICE, FINDING

MOST = 20


@dataclass(frozen=True, slots=True)
class Leading:
    """One thing that leads here: where it is edited and where readers see it, each empty if it is not for this user."""

    words: str
    kind: str
    edited_at: str
    read_at: str
    is_draft: bool = False
    why: str = ""


@dataclass(frozen=True, slots=True)
class Group:
    heading: str
    first: tuple[Leading, ...]
    more: int


@dataclass(frozen=True, slots=True)
class LeadingHere:
    """Everything that leads to one object; `advice` says what to do where nothing does."""

    groups: tuple[Group, ...]
    advice: str


def leading_here(one: Model | None, user: Any) -> LeadingHere | None:
    """None for what nothing can lead to. What neither readers nor `user` may see is left out."""
    if one is None or one.pk is None or type(one) not in FINDING:
        return None
    groups = (_group(heading, found, user) for heading, found in FINDING[type(one)](one))
    return LeadingHere(tuple(group for group in groups if group.first), ADVICE[type(one)].format(one=one))


def _group(heading: str, found: Iterable[Any], user: Any) -> Group:
    seen = [one for one in map(_found, found) if one[0] is not None and _is_for(user, *one)]
    return Group(heading, tuple(_leading(*one, user) for one in seen[:MOST]), len(seen[MOST:]))


def _is_for(user: Any, one: Model, why: str, is_draft: bool) -> bool:
    return _may_see(one, user) or (not is_draft and bool(_read_at(one)))


def _found(found: Any) -> tuple[Any, str, bool]:
    """The object, why it leads here, and whether it does so in a draft alone."""
    if isinstance(found, Cited):
        return found.owner, "", found.is_draft
    return (*found, False) if isinstance(found, tuple) else (found, "", False)


def _may_see(one: Model, user: Any) -> bool:
    return any(user.has_perm(f"articles.{verb}_{one._meta.model_name}") for verb in ("view", "change"))


def _leading(one: Model, why: str, is_draft: bool, user: Any) -> Leading:
    address = reverse(f"admin:articles_{one._meta.model_name}_change", args=[one.pk]) if _may_see(one, user) else ""
    return Leading(str(one), str(one._meta.verbose_name), address, "" if is_draft else _read_at(one), is_draft, why)


def _read_at(one: Model) -> str:
    """Where readers see it; empty while they do not."""
    match one:
        case Statement():
            is_shown, one = one.claim.is_published and one.start is not None, one.claim
        case Claim():
            is_shown = one.is_published
        case Source():
            is_shown = one.is_read
        case Question() | Term():
            is_shown = one.text is not None and one.text.live_id is not None
        case _:
            is_shown = True
    return str(one.get_absolute_url()) if is_shown else ""  # type: ignore[attr-defined]
