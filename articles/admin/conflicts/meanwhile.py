"""What was done with a text since a page was opened on it: who, what, when, and with which words."""

import datetime
from collections.abc import Iterator
from dataclasses import dataclass
from typing import Any, NamedTuple

from django.core.signing import BadSignature, dumps, loads
from django.db.models import Max

from articles.models import Archived, Origin, Revision, Step, StepKind, Text, Written

SALT = "articles.admin.stood"
MOST_TOLD = 20
SHOWS_OR_HIDES = {StepKind.PUBLISHED, StepKind.TAKEN_DOWN}


class HowItStood(NamedTuple):
    """How a text stood: the keys of its newest step and revision, of what readers see, and of its being archived."""

    step: int = 0
    revision: int = 0
    live: int = 0
    archived: int = 0

    @property
    def token(self) -> str:
        return dumps(list(self), salt=SALT)


@dataclass(frozen=True, slots=True)
class Happening:
    """One thing that was done. `revision` is what it was done with, where that is to be looked at."""

    what: str
    at: datetime.datetime | None = None
    by: Any = None
    who: str = ""
    words: str = ""
    revision: Revision | None = None


def stands(text: Text | None) -> HowItStood:
    """How it stands now; all zeros while nothing is written."""
    if text is None:
        return HowItStood()
    keys = {"step": Max("revisions__steps"), "revision": Max("revisions"), "archived": Max("archived")}
    newest = Text.objects.filter(pk=text.pk).aggregate(**keys, live=Max("live"))
    return HowItStood(**{name: key or 0 for name, key in newest.items()})


def text_of(instance: Any) -> Text | None:
    """The text of what has one; a source has its words in a field of that name."""
    return instance.text if isinstance(instance, Written) else None


def stood(token: str) -> HowItStood | None:
    """What the token of a page says; None without one that this site made."""
    try:
        return HowItStood(*loads(token, salt=SALT))
    except BadSignature:
        return None


def meanwhile(before: HowItStood | None, text: Text | None) -> list[Happening]:
    """What was done since the text stood so, the earliest first; all that was ever done if `before` is not known."""
    since = before or HowItStood()
    if text is None or since == stands(text):
        return []
    steps = list(Step.objects.filter(revision__text=text, pk__gt=since.step).select_related("account", "revision"))
    saved = text.revisions.filter(pk__gt=since.revision)
    happened = [*map(_step, steps), *map(_saved, saved.select_related("author", "text")[:MOST_TOLD])]
    happened += _without_a_step(since, text, {step.kind for step in steps})
    return sorted(happened, key=lambda done: done.at.timestamp() if done.at else 0)[-MOST_TOLD:]


def _step(step: Step) -> Happening:
    return Happening(
        step.get_kind_display().capitalize(), step.at, step.account, step.name, step.words, revision=step.revision
    )


def _saved(revision: Revision) -> Happening:
    is_seed = revision.origin == Origin.SEED
    what = "A changed seed was loaded" if is_seed else "A draft was saved"
    return Happening(what, revision.created_at, revision.author, "", revision.comment, revision)


def _without_a_step(since: HowItStood, text: Text, kinds: set[str]) -> Iterator[Happening]:
    """What the site does by itself, or with something that has no text yet, is in no log of publishing."""
    archived = Archived.objects.filter(text=text).select_related("archived_by").first()
    if since.live != (text.live_id or 0) and not SHOWS_OR_HIDES & kinds:
        live = text.live
        at = live.published_at if live else None
        yield Happening("Published" if live else "Taken away from readers", at, revision=live)
    if archived and archived.pk != since.archived and StepKind.TAKEN_DOWN not in kinds:
        words = archived.notice or f"It leads on to {archived.leads_to}"
        yield Happening("Archived", archived.archived_at, archived.archived_by, "", words)
    elif since.archived and not archived and StepKind.PUBLISHED not in kinds:
        yield Happening("Shown to readers again")
