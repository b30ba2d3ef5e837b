"""Archive: take something away from readers, with a notice or with an address that leads on, and bring it back."""

from collections.abc import Iterator
from dataclasses import dataclass
from typing import Any

from django.contrib.auth.models import User
from django.core.exceptions import ValidationError
from django.db import transaction

from articles.models import Archived, Claim, ContentRevision, Text, Topic, slug_at
from articles.models.archived import LONGEST_NOTICE
from articles.rendering import Cause, Problem

from .addresses import is_seen
from .render_anew import live_linking, render_anew
from .resolver import Linked
from .save_draft import text_of
from .take_down import take_down


@dataclass(frozen=True, slots=True)
class InTheWay:
    """Why something cannot be archived yet: `thing` must be changed first."""

    thing: Any
    why: str

    @property
    def kind(self) -> str:
        return str(self.thing._meta.verbose_name)

    def __str__(self) -> str:
        return f"The {self.kind} “{self.thing}” {self.why}."


class NotArchived(ValueError):
    """Nothing was archived; `in_the_way` lists what must be changed first."""

    def __init__(self, in_the_way: list[InTheWay]) -> None:
        self.in_the_way = in_the_way
        super().__init__("; ".join(map(str, in_the_way)))


@transaction.atomic
def archive(written: Linked, *, notice: str = "", leads_to: str = "", editor: User | None = None) -> Archived:
    """Take it away from readers; nothing of it is lost. Its address shows the notice, or leads on.

    Raises `ValidationError` unless exactly one of the two is given and fits, and `NotArchived` while
    something that readers see hangs on it.
    """
    ContentRevision.lock()
    check_instead(written, notice, leads_to)
    if in_the_way := list(what_is_in_the_way(written, leads_to)):
        raise NotArchived(in_the_way)
    text, linking = text_of(written), live_linking(written.get_absolute_url())
    archived = Archived.objects.create(text=text, notice=notice, leads_to=leads_to, archived_by=editor)
    if leads_to:
        Archived.objects.filter(leads_to=written.get_absolute_url()).update(leads_to=leads_to)
    if isinstance(written, Claim):
        # When it is published again it is noted as it is then, as a new claim is: see `log_changes`.
        written.is_published, written.logged_agreement, written.counts = False, "", {}
        written.save(update_fields=["is_published", "logged_agreement", "counts"])
        written.answers.all().delete()
    take_down(text, by=editor, words=notice or f"It leads on to {leads_to}")
    render_anew(linking)  # A term is explained there no more.
    return archived


def check_instead(written: Linked, notice: str, leads_to: str) -> None:
    """Raises `ValidationError` unless readers get either a notice or an address that they can see."""
    if written.archived:
        raise ValidationError(f"“{written}” is archived already.")
    if bool(notice.strip()) == bool(leads_to):
        raise ValidationError("Give readers either a notice or an address that leads on: one of the two, not both.")
    if len(notice) > LONGEST_NOTICE:
        raise ValidationError({"notice": f"It has {len(notice)} characters; at most {LONGEST_NOTICE} are shown."})
    if leads_to and (leads_to == written.get_absolute_url() or not is_seen(leads_to)):
        raise ValidationError(
            {"leads_to": f"“{leads_to}” is no other page that readers see: give the address of one, as /topics/cost/."}
        )


def what_is_in_the_way(written: Linked, leads_to: str = "") -> Iterator[InTheWay]:
    """What readers see and would miss it. Texts that lead to it may go on doing so where its address leads on."""
    if isinstance(written, Topic):
        for one in [*written.claims.published(), *written.questions.published()]:
            yield InTheWay(one, "is published on this topic: archive it, or give it another topic")
    traced = isinstance(written, Claim) and slug_at(Claim, leads_to) is None
    if leads_to and not traced:
        return
    why = (
        "leads here, to trace what it says: lead on to another claim, or change that text"
        if leads_to
        else ("leads here: change that text, or lead readers on to another address")
    )
    for owner in what_leads_to(written):
        yield InTheWay(owner, why)


def what_leads_to(written: Linked) -> list[Any]:
    """What has a live text with a link to it, and what was archived and leads on to it."""
    path = written.get_absolute_url()
    texts = [revision.text for revision in live_linking(path) if revision.text_id != written.text_id]
    texts += [archived.text for archived in Archived.objects.filter(leads_to=path).select_related("text")]
    return [text.owner for text in texts if text.owner is not None]


def under_archived(written: Any) -> tuple[Problem, ...]:
    """What stands in the way of publishing something whose topic is archived."""
    topic: Topic | None = getattr(written, "topic", None)
    if topic is None or topic.archived is None:
        return ()
    when = f"{topic.archived.archived_at:%-d %B %Y}"
    told = f"its topic “{topic}” was archived on {when}: publish that first, or choose another"
    return (Problem(1, told, Cause.ARCHIVED),)


def returned(text: Text) -> None:
    """Readers see it again, after its text was published or where it has none: it is archived no more."""
    if not Archived.objects.filter(text=text).delete()[0]:
        return
    owner = Text.objects.get(pk=text.pk).owner
    if isinstance(owner, Claim):
        owner.is_published = True
        owner.save(update_fields=["is_published"])
    if owner is not None:
        render_anew(live_linking(owner.get_absolute_url()))
    ContentRevision.raise_number()
