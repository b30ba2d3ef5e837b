"""What is wrong on the site now, as far as what is stored shows it: nothing is rendered or compared for it.

`verify_content` finds all of it and more; this is cheap enough for every visit to the editor's desk.
"""

from collections.abc import Iterator
from dataclasses import dataclass
from typing import Any

from django.db.models import Model

from articles.models import Archived, Claim, Flag, Link, Moved, Question, Statement, Text, Topic
from articles.models.figure_names import called
from articles.models.flag import Standing
from articles.shown.sheet import LEFT_OPEN

from .addresses import seen_addresses
from .unseen_figures import unseen_figures


@dataclass(frozen=True, slots=True)
class StoredFault:
    """`message` says what is wrong with `about`, and what to do."""

    about: Model
    message: str


def stored_faults() -> Iterator[StoredFault]:
    """In as many queries whatever is stored."""
    yield from _leading_nowhere()
    yield from _related()
    yield from _lost()
    yield from _quoting_lost_words()
    yield from _claims()
    for topic, figures in unseen_figures().items():
        for name, why in figures.items():
            yield StoredFault(topic, f"readers do not see its {called(name)}: {why}")


def _leading_nowhere() -> Iterator[StoredFault]:
    """Links of live texts to what readers cannot open."""
    gone = set(Link.objects.order_by().values_list("path", flat=True).distinct()) - _addresses()
    for link in Link.objects.filter(path__in=gone).with_owners():
        owner = link.text.owner
        if owner is not None:
            yield StoredFault(owner, f"it links to {link.path}, which readers cannot open")


def _addresses() -> set[str]:
    """Every address at which readers find something, or from which they are led on."""
    archived = Archived.objects.exclude(leads_to="").select_related(*(f"text__{name}" for name in Text.OWNERS))
    led_on = {one.text.owner.get_absolute_url() for one in archived if one.text.owner is not None}
    return {*seen_addresses(), *Moved.objects.values_list("old", flat=True), *led_on}


def _related() -> Iterator[StoredFault]:
    kinds: tuple[list[Topic] | list[Question], ...] = (list(Topic.objects.all()), list(Question.objects.all()))
    for every in kinds:
        slugs = {one.slug for one in every}
        for one in every:
            for slug in set(one.related) - slugs:
                yield StoredFault(one, f"{slug!r} is named as one to read next and does not exist")


def _lost() -> Iterator[StoredFault]:
    lost = Statement.objects.filter(start=None, source__withdrawn_on=None).select_related("source", "claim")
    for statement in lost.defer("source__text"):
        yield StoredFault(statement, "its words are not in the source any more: readers do not see it")


def _quoting_lost_words() -> Iterator[StoredFault]:
    """Live texts as the import that took their quoted words away flagged them; what was published since is mended."""
    lost = Flag.objects.filter(standing=Standing.LOST, source__withdrawn_on=None).exclude(
        content_type__model="statement"
    )
    for flag in lost.prefetch_related("flagged__text__live"):
        owner: Any = flag.flagged
        live = owner.text.live if owner and owner.text else None
        if live is not None and live.published_at < flag.raised_at:
            yield StoredFault(owner, flag.reason.rstrip("."))


def _claims() -> Iterator[StoredFault]:
    claims = Claim.objects.published()
    for claim in claims.exclude(research=[]).filter(text__live=None):
        yield StoredFault(claim, "it says what research shows, but has no note that tells it")
    for claim in claims.filter(logged_agreement__in=[one.value for one in LEFT_OPEN], ask=""):
        yield StoredFault(claim, "the sources leave it open, and it does not say what to ask a clinic")
