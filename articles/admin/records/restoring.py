"""Restoring many: earlier revisions come back as drafts, of each text one."""

from collections.abc import Sequence
from typing import cast

from django.contrib.auth.models import User

from articles.actions import restore
from articles.admin.bulk.confirming import Bulk, Consequence
from articles.admin.conflicts.meanwhile import stands
from articles.models import Revision


class Restoring(Bulk[Revision]):
    name = "restore_as_draft"
    description = "Restore as a new draft"
    permission = "restore"
    title = "Restore these as new drafts?"
    button = "Restore them"
    beside = ("Readers see no change until a draft is published. Nothing in the history is lost.",)

    def steps(self, chosen: Sequence[Revision]) -> list[Consequence[Revision]]:
        newest = _newest(chosen)
        taken: set[int] = set()
        steps = []
        for one in chosen:
            steps.append(_step(one, newest[one.text_id], is_second=one.text_id in taken))
            if not steps[-1].is_refused:
                taken.add(one.text_id)
        return steps

    def do(self, chosen: Sequence[Revision]) -> str:
        for revision in chosen:
            owner = revision.text.owner
            if owner is not None:
                restore(owner, revision, author=cast(User, self.request.user))
        return f"{self.counted(len(chosen))} restored: the newest draft of each text now."


def _newest(chosen: Sequence[Revision]) -> dict[int, Revision]:
    """Of each text, its newest revision."""
    of_the_texts = Revision.objects.filter(text__in=[one.text_id for one in chosen]).select_related("author")
    return {one.text_id: one for one in of_the_texts.defer("markdown", "lead_html", "body_html").order_by("pk")}


def _step(revision: Revision, newest: Revision, *, is_second: bool) -> Consequence[Revision]:
    owner = revision.text.owner
    if owner is None:
        return Consequence(revision, "belongs to nothing any more.", is_refused=True)
    if newest == revision:
        return Consequence(revision, "is the newest revision of its text already.", is_refused=True)
    if is_second:
        return Consequence(revision, "would come over another of the same text that you chose too.", is_refused=True)
    who = f" by {newest.author}" if newest.author else ""
    words = f"becomes the newest draft of “{owner}”, after revision {newest.pk}{who}."
    return Consequence(revision, words, state=str(stands(revision.text)))
