"""Publish: what an editor saved becomes what readers see, if nothing is wrong with it."""

import datetime
from collections.abc import Sequence

from django.contrib.auth.models import User
from django.db import transaction
from django.utils import timezone

from articles.models import ContentRevision, Link, Origin, Revision, Step, StepKind, Text, Written
from articles.rendering import Problem, Rendered

from .archive import returned, under_archived
from .resolver import StoredContent
from .save_draft import as_stored
from .what_would_go import go_over

SAVED = ("lead_html", "body_html", "problems", "citations", "published_at", "published_over", "publish_at")


class NotPublishable(ValueError):
    """The revision has problems; `problems` lists them with their lines."""

    def __init__(self, problems: tuple[Problem, ...]) -> None:
        self.problems = problems
        super().__init__("; ".join(f"line {problem.line}: {problem.message}" for problem in problems))


@transaction.atomic
def publish(revision: Revision, *, by: User | None = None, words: str = "", over: int | None = None) -> Revision:
    """Make the revision the live one of its text. Whether `by` may do so is for `release` to ask.

    It is rendered once more, since what it cites may have changed since it was saved. `over` is the key of the
    revision whose words the publisher has seen go. Changes nothing, and raises `NotPublishable` while anything
    in it is wrong, `WordsWouldGo` where readers would lose words that nobody has said may go.
    """
    ContentRevision.lock()
    rendered = revision.text.render(revision.markdown, StoredContent())
    if show(revision, rendered, by=by, words=words, over=over, updated=_updated(revision)):
        ContentRevision.raise_number()
    return revision


def show(
    revision: Revision,
    rendered: Rendered,
    *,
    by: User | None = None,
    words: str = "",
    over: int | None = None,
    updated: datetime.date | None = None,
) -> bool:
    """What `publish` does, by the one writer, with a revision that was rendered: whether readers see a change.

    `updated` is the day on which its words were changed, None where they were not or nobody knows.
    """
    if problems := rendered.problems or under_archived(_on_topic(revision.text)):
        raise NotPublishable(problems)
    text = Text.objects.select_for_update().get(pk=revision.text_id)
    if text.live_id == revision.pk and revision.body_html == rendered.body and revision.lead_html == rendered.lead:
        return False
    revision.text = text
    go_over(revision, over)
    revision.lead_html, revision.body_html, revision.problems = rendered.lead, rendered.body, []
    revision.citations = list(rendered.citations)
    if text.live_id != revision.pk:
        revision.published_at, revision.publish_at = timezone.now(), None
    revision.save(update_fields=SAVED)
    if text.live_id != revision.pk:
        text.revisions.filter(pk__lt=revision.pk).lose_time()
        if by or words:  # A seed tells in its own revision where it came from.
            Step.note(revision, StepKind.PUBLISHED, by, words)
    text.live, text.updated_on = revision, updated or text.updated_on
    text.save(update_fields=["live", "updated_on"])
    _keep_links(text, rendered.leads_to)
    returned(text)
    return True


def show_first(
    text: Text, markdown: str, rendered: Rendered, comment: str, updated: datetime.date | None = None
) -> None:
    """Publish a seed as the first words of a text that was begun just now, and that nothing stands in the way of.

    What `save_draft` and `show` ask of other texts need not be asked of it: none of it can be stored yet.
    """
    text.live = Revision.objects.create(
        text=text,
        markdown=markdown.replace("\0", ""),
        origin=Origin.SEED,
        comment=comment,
        published_at=timezone.now(),
        **as_stored(rendered),
    )
    text.updated_on = updated
    text.save(update_fields=["live", "updated_on"])
    _note_links(text, rendered.leads_to)


def _updated(revision: Revision) -> datetime.date | None:
    """Today, if readers find other words than they found last; None if they find the same."""
    seen_last = Revision.objects.filter(pk=revision.text.last_live_id or 0).only("markdown").first()
    return None if seen_last and seen_last.words == revision.words else timezone.localdate()


def _on_topic(text: Text) -> Written | None:
    """The claim or question that the text belongs to."""
    return getattr(text, "claim", None) or getattr(text, "question", None)


def _keep_links(text: Text, paths: Sequence[str]) -> None:
    """What the live text leads to, for the pages that show what leads to them."""
    text.leads_to.all().delete()
    _note_links(text, paths)


def _note_links(text: Text, paths: Sequence[str]) -> None:
    Link.objects.bulk_create(Link(text=text, path=path) for path in paths)
