"""What waits on the desk among our own texts."""

from collections.abc import Callable
from dataclasses import replace

from django.db.models import Count, Q, QuerySet
from django.http import HttpRequest
from django.urls import reverse
from django.utils import timezone
from django.utils.text import Truncator
from django.utils.translation import ngettext

from articles.actions import StoredFault, moment_in_words, stored_faults, who_may_approve
from articles.admin.base.pages import change_page
from articles.admin.publishing.releasing import editor_of
from articles.models import Comment, Revision, Stage, State, Step, StepKind, Text
from articles.models.waiting import texts_due, working_drafts

from .section import DeskEntry, Listing, Section, all_of, for_who_may, joined, may, section_of
from .standing import standing

LONGEST = 90
"""How many characters of what is wrong are shown."""


def drafts_of_mine(request: HttpRequest, most: int) -> Section | None:
    drafts = _with_owners(standing("mine", request).filter(_belongs(request, "text__"))).prefetch_related("steps")
    names = ("Your drafts", "no drafts of yours")
    return section_of(request, names, drafts, _mine, most, "revision?stands=mine") if _kinds(request) else None


def drafts_to_mend(request: HttpRequest, most: int) -> Section | None:
    drafts = _with_owners(standing("mend", request).filter(_belongs(request, "text__")))
    names = ("Drafts of others with something to mend", "no drafts to mend")
    return section_of(request, names, drafts, _draft, most, "revision?stands=mend") if _kinds(request) else None


def due_for_rereading(request: HttpRequest, most: int) -> Section | None:
    """All of them are listed by kind, for that is where many can be marked as read again."""
    if not _kinds(request):
        return None
    due = texts_due().filter(_belongs(request)).select_related(*Text.OWNERS)
    kinds = due.order_by().aggregate(**{name: Count(name) for name in Text.OWNERS})
    listings = [
        listing
        for name, count in kinds.items()
        for listing in all_of(request, f"{name}?reread=due", count, f"{count} {ngettext(name, name + 's', count)}")
    ]
    section = section_of(request, ("Due to be read again", "no text to read again"), due, _due, most)
    return replace(section, listings=tuple(listings))


def live_faults(request: HttpRequest, most: int) -> Section | None:
    """What readers meet; there is no list of it but this one."""
    every = list(stored_faults())
    faults = [fault for fault in every if may(request, "view", str(fault.about._meta.model_name))]
    if every and not faults:
        return None  # It would not be true that there is nothing.
    address = f"{reverse('admin:index')}?all=live_faults#live_faults"
    listings = (Listing(f"all {len(faults)}", address),) if len(faults) > most else ()
    entries = tuple(map(_fault, faults[:most]))
    return Section("To mend on the site", "nothing to mend on the site", len(faults), entries, listings)


@for_who_may("approve", "revision")
def in_review(request: HttpRequest, most: int) -> Section:
    """What this reviewer may approve; whoever wrote it finds it among their drafts."""
    by, waiting = editor_of(request), _with_owners(Revision.objects.in_review())
    theirs = [revision for revision in waiting if by.pk in who_may_approve(revision)]
    return section_of(request, ("To review", "nothing to review"), theirs, _step(StepKind.SUBMITTED, "sent by"), most)


@for_who_may("publish", "revision")
def to_publish(request: HttpRequest, most: int) -> Section:
    """What was approved and has no time of its own."""
    approved = _with_owners(working_drafts().filter(stage=Stage.APPROVED, publish_at=None))
    return section_of(
        request, ("To publish", "nothing to publish"), approved, _step(StepKind.APPROVED, "approved by"), most
    )


@for_who_may("publish", "revision")
def at_a_time(request: HttpRequest, most: int) -> Section:
    """What goes to readers by itself; one that should have gone shows that no timer does it."""
    due = _with_owners(Revision.objects.exclude(publish_at=None)).order_by("publish_at")
    return section_of(request, ("To be published at a set time", "nothing with a set time"), due, _at_a_time, most)


@for_who_may("view", "revision")
def open_comments(request: HttpRequest, most: int) -> Section:
    """Each leads to the newest revision of its text, where its words are looked for."""
    owners = [f"revision__text__{name}" for name in Text.OWNERS]
    comments = Comment.objects.open().select_related("revision__text", *owners)
    comments = comments.defer("revision__markdown", "revision__body_html", "revision__lead_html")
    return section_of(request, ("Open comments", "no open comment"), comments, _comment, most)


@for_who_may("view", "step")
def published_lately(request: HttpRequest, most: int) -> Section:
    """Who showed what to readers; what came with the seeds is not in the log."""
    owners = [f"revision__text__{name}" for name in Text.OWNERS]
    published = Step.objects.filter(kind=StepKind.PUBLISHED).select_related("revision__text", *owners)
    steps = published.defer("revision__markdown", "revision__body_html")
    names, listed = ("Published last", "nothing published by an editor"), f"step?kind__exact={StepKind.PUBLISHED}"
    return section_of(request, names, steps, _published, most, listed)


def _comment(comment: Comment) -> DeskEntry:
    text = comment.revision.text
    address = change_page(text.working or comment.revision)
    beside = f"{comment.name}: {comment.words}"
    return DeskEntry(str(text.owner or text), f"{address}#comment-{comment.pk}", beside, comment.made_at)


def _fault(fault: StoredFault) -> DeskEntry:
    return DeskEntry(str(fault.about), change_page(fault.about), fault.message, is_urgent=True)


def _mine(revision: Revision) -> DeskEntry:
    """How far it has come; what was sent back comes with the words of who did."""
    steps = [step for step in revision.steps.all() if step.kind in (StepKind.SUBMITTED, StepKind.RETURNED)]
    state = "" if revision.state is State.DRAFT else revision.state.label
    if not state and steps and steps[0].kind == StepKind.RETURNED:
        returned = f"sent back by {steps[0].name}: “{steps[0].words}”"
        return replace(_entry(revision, joined([returned, _to_mend(revision)]), steps[0].at), is_urgent=True)
    return _entry(revision, joined([state, _to_mend(revision)]), revision.created_at)


def _at_a_time(revision: Revision) -> DeskEntry:
    when = moment_in_words(revision.publish_at)
    is_late = revision.publish_at is not None and revision.publish_at < timezone.now()
    beside = f"{when} has passed: does a timer call publish_due?" if is_late else when
    return DeskEntry(str(revision.text.owner), change_page(revision), beside, is_urgent=is_late)


def _draft(revision: Revision) -> DeskEntry:
    who = f"by {revision.author}" if revision.author else ""
    return _entry(revision, joined([who, _to_mend(revision)]), revision.created_at)


def _to_mend(revision: Revision) -> str:
    """How much, and the first of it."""
    if not revision.problems:
        return ""
    first = revision.problems[0]
    return f"{len(revision.problems)} to mend, line {first['line']}: {Truncator(first['message']).chars(LONGEST)}"


def _published(step: Step) -> DeskEntry:
    by = f"by {step.name}" if step.name else "at its time"
    return _entry(step.revision, by, step.at)


def _step(kind: StepKind, by: str) -> Callable[[Revision], DeskEntry]:
    """The page on which it is decided, with who took it so far."""

    def entry(revision: Revision) -> DeskEntry:
        step = revision.steps.filter(kind=kind).first()
        beside = joined([f"{by} {step.name}", f"“{step.words}”" if step.words else ""]) if step else ""
        since = step.at if step else revision.created_at
        return DeskEntry(str(revision.text.owner), change_page(revision), beside, since)

    return entry


def _entry(revision: Revision, beside: str, on: "object") -> DeskEntry:
    owner = revision.text.owner
    return DeskEntry(str(owner), change_page(owner) if owner else "", beside, on)  # type: ignore[arg-type]


def _due(text: Text) -> DeskEntry:
    owner = text.owner
    beside = "last read again" if text.reread_on else "never read again since it was written"
    return DeskEntry(str(owner), change_page(owner) if owner else "", beside, text.reread_on or text.written_on)


def _belongs(request: HttpRequest, text: str = "") -> Q:
    """The condition for texts of the kinds that the user may change; `text` leads to the text."""
    return Q(*((f"{text}{name}__isnull", False) for name in _kinds(request)), _connector=Q.OR)


def _kinds(request: HttpRequest) -> list[str]:
    return [name for name in Text.OWNERS if may(request, "change", name)]


def _with_owners(revisions: QuerySet[Revision]) -> QuerySet[Revision]:
    owned = revisions.select_related("text", "author", *(f"text__{name}" for name in Text.OWNERS))
    return owned.defer("markdown", "lead_html", "body_html").order_by("-pk")
