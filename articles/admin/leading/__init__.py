"""What leads to an object of the admin: what links to it, cites it, rests on it or names it."""

from collections.abc import Iterable
from dataclasses import dataclass
from typing import Any

from django.db.models import Model

from articles.admin.base.pages import change_page
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


def leading_here(thing: Model | None, user: Any) -> LeadingHere | None:
    """None for what nothing can lead to. What neither readers nor `user` may see is left out."""
    if thing is None or thing.pk is None or type(thing) not in FINDING:
        return None
    groups = (_group(heading, found, user) for heading, found in FINDING[type(thing)](thing))
    return LeadingHere(tuple(group for group in groups if group.first), ADVICE[type(thing)].format(thing=thing))


def _group(heading: str, found: Iterable[Any], user: Any) -> Group:
    seen = [thing for thing in map(_found, found) if thing[0] is not None and _is_for(user, *thing)]
    return Group(heading, tuple(_leading(*thing, user) for thing in seen[:MOST]), len(seen[MOST:]))


def _is_for(user: Any, thing: Model, why: str, is_draft: bool) -> bool:
    return _may_see(thing, user) or (not is_draft and bool(_read_at(thing)))


def _found(found: Any) -> tuple[Any, str, bool]:
    """The object, why it leads here, and whether it does so in a draft alone."""
    if isinstance(found, Cited):
        return found.owner, "", found.is_draft
    return (*found, False) if isinstance(found, tuple) else (found, "", False)


def _may_see(thing: Model, user: Any) -> bool:
    return any(user.has_perm(f"articles.{verb}_{thing._meta.model_name}") for verb in ("view", "change"))


def _leading(thing: Model, why: str, is_draft: bool, user: Any) -> Leading:
    address = change_page(thing) if _may_see(thing, user) else ""
    read_at = "" if is_draft else _read_at(thing)
    return Leading(str(thing), str(thing._meta.verbose_name), address, read_at, is_draft, why)


def _read_at(thing: Model) -> str:
    """Where readers see it; empty while they do not."""
    match thing:
        case Statement():
            is_shown, thing = thing.claim.is_published and thing.start is not None, thing.claim
        case Claim():
            is_shown = thing.is_published
        case Source():
            is_shown = thing.is_read
        case Question() | Term():
            is_shown = thing.text is not None and thing.text.live_id is not None
        case _:
            is_shown = True
    return str(thing.get_absolute_url()) if is_shown else ""  # type: ignore[attr-defined]
