"""What waits on the desk because of sources and readers, and what was done last."""

from dataclasses import replace

from django.contrib.admin.models import LogEntry
from django.db.models import Count, OuterRef, Subquery, Value
from django.db.models.functions import Coalesce
from django.http import HttpRequest
from django.urls import reverse
from django.utils.text import Truncator, capfirst
from django.utils.translation import ngettext

from articles.admin.answering.feedback import first_words
from articles.admin.answering.flagged import with_flagged
from articles.admin.base.pages import change_page
from articles.models import Claim, Feedback, Flag, NewText, Proposal, Source, not_looked_at
from articles.models.feedback import FeedbackState
from articles.models.flag import WORST_FIRST, Standing
from articles.shown.sources import COUNTED

from .section import DeskEntry, Section, all_of, for_who_may, joined, may, section_of

LONGEST = 90
"""How many characters of a quotation are shown."""


@for_who_may("view", "flag")
def flagged(request: HttpRequest, most: int) -> Section:
    """Each text once, by the worst of its flags: what is lost comes first, what stands as before last."""
    names = ("Flagged, because what it leans on changed", "nothing flagged")
    of_the_same = Flag.objects.filter(content_type=OuterRef("content_type"), object_id=OuterRef("object_id"))
    worst = of_the_same.order_by(*WORST_FIRST).values("pk")[:1]
    flags = Flag.objects.filter(pk=Subquery(worst)).order_by(*WORST_FIRST)
    flags = flags.annotate(flag_count=Subquery(of_the_same.order_by().values(count=COUNTED)))
    section, every = section_of(request, names, with_flagged(flags), _flag, most, "flag"), Flag.objects.count()
    if every == section.count:
        return section
    return replace(section, listings=all_of(request, "flag", every, f"all {every} flags"))


def sources_to_read(request: HttpRequest, most: int) -> Section | None:
    """For who lets sources count, and for who writes: they may record what one says before it counts."""
    if not (may(request, "change", "source") or (may(request, "view", "source") and may(request, "add", "revision"))):
        return None
    unread = Source.objects.filter(is_read=False, withdrawn_on=None).defer("text", "seeded").order_by("position")
    waiting = not_looked_at(OuterRef(OuterRef("pk"))).order_by().values(count=COUNTED)
    unread = unread.annotate(to_look_at=Subquery(waiting), claim_count=Value(Claim.objects.published().count()))
    names = ("Sources to read", "no source to read")
    return section_of(request, names, unread, _unread, most, "source?is_read__exact=0")


@for_who_may("change", "source")
def new_texts(request: HttpRequest, most: int) -> Section:
    waiting = NewText.objects.waiting().select_related("source").order_by("brought_at")
    names = ("Changed articles to decide on", "no changed article")
    return section_of(request, names, waiting, _new_text, most, "newtext")


@for_who_may("change", "proposal")
def proposals(request: HttpRequest, most: int) -> Section:
    waiting = Proposal.objects.open().select_related("source", "claim").order_by("source__position", "start", "pk")
    return section_of(request, ("Proposals", "no proposal"), waiting, _proposal, most, "proposal?state=open")


@for_who_may("view", "feedback")
def feedback(request: HttpRequest, most: int) -> Section:
    waiting, listed = Feedback.objects.exclude(state=FeedbackState.DONE), f"feedback?state__exact={FeedbackState.NEW}"
    return section_of(request, ("What readers sent", "no feedback"), waiting, _sent, most, listed)


@for_who_may("view", "source")
def imported_lately(request: HttpRequest, most: int) -> Section:
    sources = Source.objects.defer("text", "seeded").alias(last=Coalesce("changed_at", "imported_at"))
    newest = sources.annotate(flag_count=Count("flags")).order_by("-last", "-position")
    return section_of(request, ("Imported last", "nothing imported"), newest, _imported, most, "source")


def done_by_me(request: HttpRequest, most: int) -> Section:
    mine = LogEntry.objects.filter(user=request.user.pk).select_related("content_type", "user")
    return section_of(request, ("Done by you last", "nothing done by you"), list(mine[:most]), _done, most)


def _unread(source: Source) -> DeskEntry:
    count = source.to_look_at  # type: ignore[attr-defined]
    total = source.claim_count  # type: ignore[attr-defined]
    waits = f"{total - count} of {total} claims looked at: go on" if count else ""
    address = reverse(f"admin:articles_source_{'worklist' if count else 'consequences'}", args=[source.pk])
    return DeskEntry(str(source), address, joined(["readers do not see it yet", waits]), source.imported_at)


def _new_text(waiting: NewText) -> DeskEntry:
    address = reverse("admin:articles_source_new_text", args=[waiting.source_id])
    return DeskEntry(str(waiting.source), address, "", waiting.brought_at)


def _proposal(waiting: Proposal) -> DeskEntry:
    words = f"“{Truncator(waiting.exact).chars(LONGEST)}”"
    return DeskEntry(words, change_page(waiting), f"{waiting.source.letter} on “{waiting.claim}”")


def _flag(flag: Flag) -> DeskEntry:
    is_lost = flag.standing == Standing.LOST
    reason = f"lost: {flag.reason}" if is_lost else flag.reason
    count = flag.flag_count  # type: ignore[attr-defined]
    also = f"{count} flags: " if count > 1 else ""
    words = str(flag.flagged or "What is gone meanwhile")
    address = change_page(flag.flagged) if flag.flagged else ""
    return DeskEntry(words, address, f"{also}{reason.rstrip('.')}", flag.raised_at, is_urgent=is_lost)


def _sent(sent: Feedback) -> DeskEntry:
    helped = {None: "", True: "it helped", False: "it did not help"}[sent.helpful]
    return DeskEntry(
        first_words(sent), change_page(sent), joined([sent.page or "page not said", helped]), sent.created_at
    )


def _imported(source: Source) -> DeskEntry:
    """What an import changed shows in what it flagged."""
    count = source.flag_count  # type: ignore[attr-defined]
    flags = ngettext("{} thing to look at", "{} things to look at", count).format(count) if count else ""
    what = "its text changed" if source.changed_at else "new"
    state = "withdrawn" if source.withdrawn_on else "" if source.is_read else "not read yet"
    since = source.changed_at or source.imported_at
    return DeskEntry(str(source), change_page(source), joined([what, state, flags]), since)


def _done(entry: LogEntry) -> DeskEntry:
    verb = "added" if entry.is_addition() else "deleted" if entry.is_deletion() else "changed"
    address = "" if entry.is_deletion() else entry.get_admin_url() or ""
    kind = capfirst(str(entry.content_type.name)) if entry.content_type else ""
    return DeskEntry(entry.object_repr, address, joined([kind, verb]), entry.action_time)
