"""What waits on the desk because of sources and readers, and what was done last."""

from django.contrib.admin.models import LogEntry
from django.db.models import Count
from django.db.models.functions import Coalesce
from django.http import HttpRequest
from django.urls import reverse
from django.utils.text import Truncator, capfirst

from articles.admin.answering.feedback import first_words
from articles.admin.answering.flagged import with_flagged
from articles.models import Feedback, Flag, NewText, Proposal, Source
from articles.models.feedback import FeedbackState
from articles.models.flag import WORST_FIRST, Standing

from .section import Entry, Section, all_of, change_page, joined, may

LONGEST = 90
"""How many characters of a quotation are shown."""


def flagged(request: HttpRequest, most: int) -> Section | None:
    """What is lost comes first, what stands as before last."""
    if not may(request, "view", "flag"):
        return None
    flags = Flag.objects.order_by(*WORST_FIRST)
    entries = tuple(_flag(one) for one in with_flagged(flags)[:most])
    count = flags.count()
    nothing = "nothing flagged by a changed source"
    return Section("Flagged, because a source changed", nothing, count, entries, all_of(request, "flag", count))


def sources_to_read(request: HttpRequest, most: int) -> Section | None:
    if not may(request, "change", "source"):
        return None
    unread = Source.objects.filter(is_read=False, withdrawn_on=None).defer("text", "seeded").order_by("position")
    entries = tuple(
        Entry(str(one), change_page(one), "readers do not see it yet", one.imported_at) for one in unread[:most]
    )
    count = unread.count()
    listings = all_of(request, "source", count, "is_read__exact=0")
    return Section("Sources to read", "no source to read", count, entries, listings)


def new_texts(request: HttpRequest, most: int) -> Section | None:
    if not may(request, "change", "source"):
        return None
    waiting = NewText.objects.waiting().select_related("source").order_by("brought_at")
    entries = tuple(
        Entry(str(one.source), reverse("admin:articles_source_new_text", args=[one.source_id]), "", one.brought_at)
        for one in waiting[:most]
    )
    listings = all_of(request, "newtext", waiting.count())
    return Section("Changed articles to decide on", "no changed article", waiting.count(), entries, listings)


def proposals(request: HttpRequest, most: int) -> Section | None:
    if not may(request, "change", "proposal"):
        return None
    waiting = Proposal.objects.open().select_related("source", "claim").order_by("source__position", "start", "pk")
    entries = tuple(
        Entry(f"“{Truncator(one.exact).chars(LONGEST)}”", change_page(one), f"{one.source.letter} on “{one.claim}”")
        for one in waiting[:most]
    )
    count = waiting.count()
    return Section("Proposals", "no proposal", count, entries, all_of(request, "proposal", count, "state=open"))


def feedback(request: HttpRequest, most: int) -> Section | None:
    if not may(request, "view", "feedback"):
        return None
    waiting = Feedback.objects.exclude(state=FeedbackState.DONE)
    entries = tuple(Entry(first_words(one), change_page(one), _page(one), one.created_at) for one in waiting[:most])
    count = waiting.count()
    listings = all_of(request, "feedback", count, f"state__exact={FeedbackState.NEW}")
    return Section("What readers sent", "no feedback", count, entries, listings)


def imported_lately(request: HttpRequest, most: int) -> Section | None:
    if not may(request, "view", "source"):
        return None
    sources = Source.objects.defer("text", "seeded").alias(last=Coalesce("changed_at", "imported_at"))
    newest = sources.annotate(flag_count=Count("flags")).order_by("-last", "-position")
    entries = tuple(_imported(one) for one in newest[:most])
    count = sources.count()
    return Section("Imported last", "nothing imported", count, entries, all_of(request, "source", count))


def done_by_me(request: HttpRequest, most: int) -> Section:
    mine = LogEntry.objects.filter(user=request.user.pk).select_related("content_type", "user")
    entries = tuple(_done(one) for one in mine[:most])
    return Section("Done by you last", "nothing done by you", len(entries), entries)


def _flag(flag: Flag) -> Entry:
    is_lost = flag.standing == Standing.LOST
    reason = f"lost: {flag.reason}" if is_lost else flag.reason
    words = str(flag.flagged or "What is gone meanwhile")
    address = change_page(flag.flagged) if flag.flagged else ""
    return Entry(words, address, reason.rstrip("."), flag.raised_at, is_urgent=is_lost)


def _page(sent: Feedback) -> str:
    return joined([sent.page or "page not said", "" if sent.helpful is None else _helped(sent.helpful)])


def _helped(helpful: bool) -> str:
    return "it helped" if helpful else "it did not help"


def _imported(source: Source) -> Entry:
    """What an import changed shows in what it flagged."""
    count = source.flag_count  # type: ignore[attr-defined]
    flags = f"{count} thing{'s' * (count != 1)} to look at" if count else ""
    what = "its text changed" if source.changed_at else "new"
    state = "withdrawn" if source.withdrawn_on else "" if source.is_read else "not read yet"
    return Entry(
        str(source), change_page(source), joined([what, state, flags]), source.changed_at or source.imported_at
    )


def _done(entry: LogEntry) -> Entry:
    verb = "added" if entry.is_addition() else "deleted" if entry.is_deletion() else "changed"
    address = "" if entry.is_deletion() else entry.get_admin_url() or ""
    kind = capfirst(str(entry.content_type.name)) if entry.content_type else ""
    return Entry(entry.object_repr, address, joined([kind, verb]), entry.action_time)
