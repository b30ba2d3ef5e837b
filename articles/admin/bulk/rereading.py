"""Re-reading: an editor has read live texts again today, and says so of many at once."""

from collections import Counter
from collections.abc import Iterable, Sequence
from typing import Any, ClassVar

from django.contrib.contenttypes.models import ContentType
from django.db.models import QuerySet
from django.http import HttpRequest
from django.utils import timezone
from django.utils.translation import ngettext

from articles.actions import clear_flags, moment_in_words
from articles.admin.base.filters import StateListFilter
from articles.models import ContentRevision, Flag, Revision, Text, Written
from articles.models.waiting import due_for_rereading, working_drafts

from .confirming import Bulk, Consequence


class RereadFilter(StateListFilter):
    title = "re-reading"
    parameter_name = "reread"
    states: ClassVar[Any] = {"due": "due"}

    def narrowed(self, request: HttpRequest, queryset: QuerySet[Any], state: str) -> QuerySet[Any]:
        return queryset.filter(due_for_rereading("text__"))


class Rereading(Bulk[Written]):
    """Readers see the day; flags on the texts are taken away, for whoever has read all has looked."""

    name = "reread_today"
    description = "I have re-read these today"
    permission = "confirm"
    title = "Have you read all of these again today?"
    button = "I have read them today"
    beside = ("Readers see the day. Go on only if you have read each from the first word to the last.",)

    def steps(self, chosen: Sequence[Written]) -> list[Consequence[Written]]:
        drafts = {one.text_id: one for one in _drafts(chosen)}
        flags = Counter(_flags(chosen).values_list("object_id", flat=True))
        return [_step(one, drafts.get(one.text_id or 0), flags[one.pk]) for one in chosen]

    def do(self, chosen: Sequence[Written]) -> str:
        Text.objects.filter(pk__in=[one.text_id for one in chosen]).update(reread_on=timezone.localdate())
        clear_flags(_flags(chosen))
        ContentRevision.raise_number()
        for one in chosen:
            self.admin.log_change(self.request, one, "Read again.")
        return f"{self.counted(len(chosen))} re-read today."


def _step(written: Written, draft: Revision | None, flags: int) -> Consequence[Written]:
    if written.text is None or written.live is None:
        return Consequence(written, "has no published text: publish it first.", is_refused=True)
    if draft is not None:
        who = f" by {draft.author}" if draft.author else ""
        words = f"has a newer draft{who}, which readers do not see: publish that first."
        return Consequence(written, words, is_refused=True)
    if written.text.reread_on == timezone.localdate() and not flags:
        return Consequence(written, "was read again today already.", is_refused=True)
    going = ngettext(", and {} flag on it taken away", ", and {} flags on it taken away", flags).format(flags)
    as_it_is = f"as published on {moment_in_words(written.live.published_at)}"
    return Consequence(
        written, f"is marked as read again today, {as_it_is}{going if flags else ''}.", state=written.live.pk
    )


def _drafts(chosen: Iterable[Written]) -> QuerySet[Revision]:
    return working_drafts().filter(text__in=[one.text_id for one in chosen]).select_related("author")


def _flags(chosen: Sequence[Written]) -> QuerySet[Flag]:
    kind = ContentType.objects.get_for_model(chosen[0])
    return Flag.objects.filter(content_type=kind, object_id__in=[one.pk for one in chosen])
