"""Load the text of one seed: it becomes live unless an editor's words are, or are in draft."""

import datetime
import hashlib
from collections.abc import Iterator

from django.db.models import Q
from django.utils import timezone

from articles.comparing import listed
from articles.models import Archived, NewText, Origin, Revision, Source, Statement, Text, Written
from articles.rendering import Cause, Problem, Rendered, Resolver
from articles.seeding import NEVER, Entry, SeedError

from .archive import under_archived
from .content_report import ContentReport
from .publish import NotPublishable, show, show_first
from .save_draft import save_draft, text_of
from .take_down import take_down

COMMENT = "Loaded from seeds"
DECIDED = {
    Cause.WITHDRAWN: "a withdrawn source",
    Cause.UNREAD: "a source that does not count",
    Cause.ARCHIVED: "what was archived",
    Cause.DELETED: "what was deleted",
}
"""What editors did that keeps a seed’s text from readers."""


def import_text(written: Written | None, entry: Entry, content: Resolver, report: ContentReport) -> None:
    """Save the seed's text as a revision and publish it; beside an editor's words it stays a draft.

    `written` is None when an editor deleted it. A text that the seeds have no more is taken off the page.
    """
    if written is None:
        return
    if not entry.text:
        _withdraw(written, report)
        return
    digest = hashlib.sha256(entry.text.encode()).hexdigest()
    is_begun = written.text is None
    text = text_of(written)
    if text.seed_sha256 == digest:
        noted, dated, anew = _note_reading(text, entry), _note_update(text, entry), _rendered_anew(text, content)
        report.outcomes["updated" if noted or dated or anew else "unchanged"] += 1
        return
    _note_reading(text, entry, is_begun)
    if is_begun or not _is_edited(text):
        newest = None if is_begun else _newest(text)
        published = _publish(written, entry, content, report, is_begun)
        if not published:
            is_known = newest is not None and newest == _newest(text)
            report.outcomes["unchanged" if is_known else "drafted"] += 1
            return  # It is tried again with the next load, when the withdrawal may have been taken back.
        report.outcomes["published"] += 1
    elif _stands_there(text, entry.text):
        report.outcomes["unchanged"] += 1
        return
    else:
        _rendered_anew(text, content)
        _save(written, entry, text.render(entry.text, content))
        did = "archived" if written.archived else "changed"
        report.keep(f"{text}: an editor {did} it; the seed arrived as a draft beside it")
        report.outcomes["drafted"] += 1
    Text.objects.filter(pk=text.pk).update(seed_sha256=digest)


def _newest(text: Text) -> int | None:
    return text.revisions.newest_first().values_list("pk", flat=True).first()


def _save(written: Written, entry: Entry, rendered: Rendered) -> Revision:
    """Keep the seed's words; they follow the seed that was loaded last."""
    last = text_of(written).revisions.filter(origin=Origin.SEED).newest_first().first()
    return save_draft(written, entry.text, comment=COMMENT, begun_from=last, origin=Origin.SEED, rendered=rendered)


def _note_reading(text: Text, entry: Entry, is_begun: bool = False) -> bool:
    """When it was written, and last read again as a whole, unless an editor has noted a later day here."""
    read, written, updated = (entry.attributes.get(name, NEVER) for name in ("reread", "written", "updated"))
    begun = min(day for day in (written, updated, text.written_on) if day != NEVER)
    if begun < text.written_on:
        text.written_on = begun
        Text.objects.filter(pk=text.pk).update(written_on=begun)
    is_later = read != NEVER and (text.reread_on is None or text.reread_on < read)
    is_news = is_later and (is_begun or not _is_edited(text))
    if is_news:
        Text.objects.filter(pk=text.pk).update(reread_on=read)
    return is_news


def _updated(text: Text, entry: Entry) -> datetime.date | None:
    """When the seed's words were changed, by the seed, if that is later than what is known; never in the future."""
    told = entry.attributes.get("updated", NEVER)
    told = entry.attributes.get("written", NEVER) if told == NEVER else told
    return max(min(told, timezone.localdate()), text.updated_on or NEVER) if told != NEVER else text.updated_on


def _note_update(text: Text, entry: Entry) -> bool:
    """The later day that a seed tells of the same words, unless an editor's are there; whether readers see it."""
    updated = _updated(text, entry)
    if updated == text.updated_on or _is_edited(text):
        return False
    Text.objects.filter(pk=text.pk).update(updated_on=updated)
    return True


def _withdraw(written: Written, report: ContentReport) -> None:
    text = written.text
    if text is None or not text.seed_sha256 or _is_edited(text):
        return
    take_down(text)
    Text.objects.filter(pk=text.pk).update(seed_sha256="")
    report.outcomes["removed"] += 1


def _is_edited(text: Text) -> bool:
    """Whether an editor wrote it, or took it from readers: archived it, or deleted what it belonged to."""
    working, is_taken_down = text.working, bool(text.seed_sha256) and text.live_id is None
    is_written = working is not None and working.origin == Origin.EDITOR
    return is_written or is_taken_down or Archived.objects.filter(text=text).exists()


def _stands_there(text: Text, words: str) -> bool:
    """Whether the words are what readers see, or what an editor goes on from."""
    return words.strip() in (one.words for one in (text.live, text.working) if one is not None)


def _rendered_anew(text: Text, content: Resolver) -> bool:
    """Whether the live words of a seed look otherwise now: what they point at, or how they are rendered, changed."""
    live = text.live
    if live is None or live.origin != Origin.SEED:
        return False
    rendered = text.render(live.markdown, content)
    try:
        return (live.lead_html, live.body_html) != (rendered.lead, rendered.body) and show(live, rendered)
    except NotPublishable:
        return False  # Readers keep what they have; verify_content tells what is wrong.


def _publish(written: Written, entry: Entry, content: Resolver, report: ContentReport, is_begun: bool) -> bool:
    """What takes its place is a seed too, for an editor's words never lose theirs to one."""
    text = text_of(written)
    rendered = text.render(entry.text, content)
    if is_begun and not (list(_in_the_way(rendered)) or under_archived(written)):
        show_first(text, entry.text, rendered, COMMENT, _updated(text, entry))
        return True
    revision = _save(written, entry, rendered)
    try:
        show(revision, rendered, over=text.last_live_id, updated=_updated(text, entry))
        written.flags.exclude(claim=None).delete()  # Its new words were written for the comparison as it is now.
    except NotPublishable as error:
        leans_on = {_what_editors_decided(problem) for problem in error.problems}
        if all(leans_on):
            report.keep(
                f"{revision.text}: it leans on {listed(sorted(leans_on))} ({error}); the seed arrived as a draft"
            )
            return False
        first = error.problems[0]
        raise SeedError(entry.path, entry.text_line + first.line - 1, first.message) from error
    return True


def _in_the_way(rendered: Rendered) -> Iterator[Problem]:
    """What keeps the first words of a text from readers: not that somebody answers by now what nobody did."""
    otherwise = any(problem.cause is Cause.UNNAMED for problem in rendered.problems) and _is_compared_otherwise()
    yield from (one for one in rendered.problems if not (otherwise and one.cause is Cause.UNNAMED))


def _what_editors_decided(problem: Problem) -> str:
    """What the problem comes from where it is a decision of editors, not a fault of the seed; else nothing."""
    if problem.cause is Cause.NOT_FOUND:
        waits = NewText.objects.holding().filter(source__slug=problem.source).exists()
        return "a new text that no editor has taken over" if waits else ""
    if problem.cause in (Cause.CONTRADICTED, Cause.UNNAMED, Cause.UNANSWERED):
        return "sources as they are not in the seeds" if _is_compared_otherwise() else ""
    return DECIDED.get(problem.cause, "")


def _is_compared_otherwise() -> bool:
    """Whether editors took a source away, brought one in, or recorded what one says."""
    other = Q(withdrawn_on__isnull=False) | Q(is_read=False) | Q(seeded={})
    changed = Source.objects.filter(other).exists() or NewText.objects.exists()
    return changed or Statement.history.filter(history_user__isnull=False).exists()
