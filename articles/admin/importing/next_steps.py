"""What to do next with a source: it stands on its page for as long as it is so, and not in a message alone."""

from collections.abc import Iterator
from dataclasses import dataclass

from django.urls import reverse
from django.utils.translation import ngettext

from articles.admin.recording.given import worklist_page
from articles.models import NewText, Passage, Proposal, Source, SourceKind
from articles.models.silence import not_looked_at

from .counting import consequences_page


@dataclass(frozen=True, slots=True)
class NextStep:
    """What waits, in words, and what to do about it, with its address."""

    waits: str
    does: str
    address: str


def next_steps(source: Source) -> Iterator[NextStep]:
    """In the order in which they are best done; none of a source that is withdrawn.

    While claims are still to be looked at, the worklist is the one way in: its offers come before older proposals.
    """
    if source.withdrawn_on is not None:
        return
    if NewText.objects.waiting().filter(source=source).exists():
        address = reverse("admin:articles_source_new_text", args=[source.pk])
        yield NextStep("A new text of this article waits.", "See what it would change, and decide", address)
    if count := Passage.objects.unsure().filter(source=source).count():
        waits = ngettext("The topic of {} passage is not clear.", "The topics of {} passages are not clear.", count)
        yield NextStep(waits.format(count), "Sort them", f"{_listed('passage', source)}&unsure=yes")
    if not source.is_read and source.kind == SourceKind.UNKNOWN:
        waits = "It is not said what kind of source this is, nor what who wrote it gains."
        yield NextStep(waits, "Say both", f"{reverse('admin:articles_source_change', args=[source.pk])}#id_kind")
    if not source.is_read and (count := not_looked_at(source).count()):
        waits = ngettext("{} claim has not been looked at.", "{} claims have not been looked at.", count)
        yield NextStep(waits.format(count), "Go through its worklist", worklist_page(source))
    elif count := Proposal.objects.open().filter(source=source).count():
        waits = ngettext("{} proposal is open.", "{} proposals are open.", count)
        yield NextStep(waits.format(count), "Record them, or dismiss them", f"{_listed('proposal', source)}&state=open")
    if not source.is_read:
        does = "Look at what it would change, and let it count"
        yield NextStep("Readers do not see it yet.", does, consequences_page(source))


def _listed(kind: str, source: Source) -> str:
    return f"{reverse(f'admin:articles_{kind}_changelist')}?source__id__exact={source.pk}"
