"""What waits on the desk among our own texts."""

from dataclasses import replace

from django.db.models import Count, Q, QuerySet
from django.http import HttpRequest
from django.urls import reverse
from django.utils import timezone
from django.utils.text import Truncator

from articles.actions import stored_faults, told, who_may_approve
from articles.admin.publishing.releasing import editor_of, may_approve, may_publish
from articles.models import Revision, Stage, State, Step, StepKind, Text
from articles.models.waiting import texts_due, working_drafts

from .section import Entry, Listing, Section, all_of, change_page, joined, may
from .standing import standing

LONGEST = 90
"""How many characters of what is wrong are shown."""


def drafts_of_mine(request: HttpRequest, most: int) -> Section | None:
    if not _kinds(request, "change"):
        return None
    drafts = standing("mine", request).filter(_belongs(request, "change", "text__"))
    entries = tuple(_mine(one) for one in _with_owners(drafts).prefetch_related("steps")[:most])
    count = drafts.count()
    return Section(
        "Your drafts", "no drafts of yours", count, entries, all_of(request, "revision", count, "stands=mine")
    )


def drafts_to_mend(request: HttpRequest, most: int) -> Section | None:
    if not _kinds(request, "change"):
        return None
    drafts = standing("mend", request).filter(_belongs(request, "change", "text__"))
    entries = tuple(_draft(one) for one in _with_owners(drafts)[:most])
    count = drafts.count()
    listings = all_of(request, "revision", count, "stands=mend")
    return Section("Drafts of others with something to mend", "no drafts to mend", count, entries, listings)


def due_for_rereading(request: HttpRequest, most: int) -> Section | None:
    """All of them are listed by kind, for that is where many can be marked as read again."""
    if not _kinds(request, "change"):
        return None
    due = texts_due().filter(_belongs(request, "change"))
    kinds = due.order_by().aggregate(**{name: Count(name) for name in Text.OWNERS})
    listings = [
        listing
        for name in Text.OWNERS
        for listing in all_of(
            request, name, kinds[name], "reread=due", f"{kinds[name]} {name}{'s' * (kinds[name] != 1)}"
        )
    ]
    entries = tuple(_due(text) for text in due.select_related(*Text.OWNERS)[:most])
    return Section("Due to be read again", "no text to read again", sum(kinds.values()), entries, tuple(listings))


def live_faults(request: HttpRequest, most: int) -> Section | None:
    """What readers meet; there is no list of it but this one."""
    every = list(stored_faults())
    faults = [one for one in every if may(request, "view", str(one.about._meta.model_name))]
    if every and not faults:
        return None  # It would not be true that there is nothing.
    entries = tuple(Entry(str(one.about), change_page(one.about), one.message, is_urgent=True) for one in faults[:most])
    address = f"{reverse('admin:index')}?all=live_faults#live_faults"
    listings = (Listing(f"all {len(faults)}", address),) if len(faults) > most else ()
    return Section("To mend on the site", "nothing to mend on the site", len(faults), entries, listings)


def in_review(request: HttpRequest, most: int) -> Section | None:
    """What this reviewer may approve; whoever wrote it finds it among their drafts."""
    if not may_approve(request):
        return None
    by = editor_of(request)
    waiting = [one for one in _with_owners(Revision.objects.in_review()) if by.pk in who_may_approve(one)]
    entries = tuple(_step_of(one, StepKind.SUBMITTED, "sent by") for one in waiting[:most])
    return Section("To review", "nothing to review", len(waiting), entries)


def to_publish(request: HttpRequest, most: int) -> Section | None:
    """What was approved and has no time of its own."""
    if not may_publish(request):
        return None
    approved = _with_owners(working_drafts().filter(stage=Stage.APPROVED, publish_at=None))
    entries = tuple(_step_of(one, StepKind.APPROVED, "approved by") for one in approved[:most])
    return Section("To publish", "nothing to publish", approved.count(), entries)


def at_a_time(request: HttpRequest, most: int) -> Section | None:
    """What goes to readers by itself; one that should have gone shows that no timer does it."""
    if not may_publish(request):
        return None
    due = _with_owners(Revision.objects.exclude(publish_at=None)).order_by("publish_at")
    entries = tuple(_at_a_time(one) for one in due[:most])
    return Section("To be published at a set time", "nothing with a set time", due.count(), entries)


def published_lately(request: HttpRequest, most: int) -> Section | None:
    """Who showed what to readers; what came with the seeds is not in the log."""
    if not may(request, "view", "step"):
        return None
    published = Step.objects.filter(kind=StepKind.PUBLISHED)
    owners = [f"revision__text__{name}" for name in Text.OWNERS]
    steps = published.select_related("revision__text", *owners).defer("revision__markdown", "revision__body_html")
    entries = tuple(_published(one) for one in steps[:most])
    count = published.count()
    listings = all_of(request, "step", count, f"kind__exact={StepKind.PUBLISHED}")
    return Section("Published last", "nothing published by an editor", count, entries, listings)


def _mine(revision: Revision) -> Entry:
    """How far it has come; what was sent back comes with the words of who did."""
    steps = [one for one in revision.steps.all() if one.kind in (StepKind.SUBMITTED, StepKind.RETURNED)]
    state = "" if revision.state is State.DRAFT else revision.state.label
    if not state and steps and steps[0].kind == StepKind.RETURNED:
        told = f"sent back by {steps[0].name}: “{steps[0].words}”"
        return replace(_entry(revision, joined([told, _to_mend(revision)]), steps[0].at), is_urgent=True)
    return _entry(revision, joined([state, _to_mend(revision)]), revision.created_at)


def _at_a_time(revision: Revision) -> Entry:
    when = told(revision.publish_at)
    is_late = revision.publish_at is not None and revision.publish_at < timezone.now()
    beside = f"{when} has passed: does a timer call publish_due?" if is_late else when
    return Entry(str(revision.text.owner), change_page(revision), beside, is_urgent=is_late)


def _draft(revision: Revision) -> Entry:
    who = f"by {revision.author}" if revision.author else ""
    return _entry(revision, joined([who, _to_mend(revision)]), revision.created_at)


def _to_mend(revision: Revision) -> str:
    """How much, and the first of it."""
    if not revision.problems:
        return ""
    first = revision.problems[0]
    return f"{len(revision.problems)} to mend, line {first['line']}: {Truncator(first['message']).chars(LONGEST)}"


def _published(step: Step) -> Entry:
    by = f"by {step.name}" if step.name else "at its time"
    return _entry(step.revision, by, step.at)


def _step_of(revision: Revision, kind: StepKind, by: str) -> Entry:
    """The page on which it is decided, with who took it so far."""
    step = revision.steps.filter(kind=kind).first()
    beside = joined([f"{by} {step.name}", f"“{step.words}”" if step.words else ""]) if step else ""
    return Entry(str(revision.text.owner), change_page(revision), beside, step.at if step else revision.created_at)


def _entry(revision: Revision, beside: str, on: "object") -> Entry:
    owner = revision.text.owner
    return Entry(str(owner), change_page(owner) if owner else "", beside, on)  # type: ignore[arg-type]


def _due(text: Text) -> Entry:
    owner = text.owner
    told = "last read again" if text.reread_on else "never read again since it was written"
    return Entry(str(owner), change_page(owner) if owner else "", told, text.reread_on or text.written_on)


def _belongs(request: HttpRequest, verb: str, text: str = "") -> Q:
    """The condition for texts of the kinds that the user may view or change; `text` leads to the text."""
    return Q(*((f"{text}{name}__isnull", False) for name in _kinds(request, verb)), _connector=Q.OR)


def _kinds(request: HttpRequest, verb: str) -> list[str]:
    return [name for name in Text.OWNERS if may(request, verb, name)]


def _with_owners(revisions: QuerySet[Revision]) -> QuerySet[Revision]:
    owners = [f"text__{name}" for name in Text.OWNERS]
    return (
        revisions.select_related("text", "author", *owners).defer("markdown", "lead_html", "body_html").order_by("-pk")
    )
