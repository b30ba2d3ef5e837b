"""Load the text of one seed: it becomes live unless an editor's words are, or are in draft."""

import hashlib

from articles.comparing import listed
from articles.models import Archived, NewText, Origin, Revision, Text, Written
from articles.rendering import Cause, Problem, Rendered, Resolver
from articles.seeding import NEVER, Entry, SeedError

from .archive import under_archived
from .content_report import ContentReport
from .publish import NotPublishable, show, show_first
from .save_draft import save_draft, text_of
from .take_down import take_down

COMMENT = "Loaded from seeds"


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
        noted, anew = _note_reading(text, entry), _rendered_anew(text, content)
        report.outcomes["updated" if noted or anew else "unchanged"] += 1
        return
    _note_reading(text, entry, is_begun)
    if is_begun or not _is_edited(text):
        published = _publish(written, entry, content, report, is_begun)
        report.outcomes["published" if published else "drafted"] += 1
        if not published:
            return  # It is tried again with the next load, when the withdrawal may have been taken back.
    elif _stands_there(text, entry.text):
        report.outcomes["unchanged"] += 1
        return
    else:
        _save(written, entry, text.render(entry.text, content))
        did = "archived" if written.archived else "changed"
        report.keep(f"{text}: an editor {did} it; the seed arrived as a draft beside it")
        report.outcomes["drafted"] += 1
    Text.objects.filter(pk=text.pk).update(seed_sha256=digest)


def _save(written: Written, entry: Entry, rendered: Rendered) -> Revision:
    """Keep the seed's words; they follow the seed that was loaded last."""
    last = text_of(written).revisions.filter(origin=Origin.SEED).newest_first().first()
    return save_draft(written, entry.text, comment=COMMENT, begun_from=last, origin=Origin.SEED, rendered=rendered)


def _note_reading(text: Text, entry: Entry, is_begun: bool = False) -> bool:
    """When it was written, and last read again as a whole, unless an editor has noted a later day here."""
    read, written = (entry.attributes.get(name, NEVER) for name in ("reread", "written"))
    if written != NEVER and written < text.written_on:
        Text.objects.filter(pk=text.pk).update(written_on=written)
    is_later = read != NEVER and (text.reread_on is None or text.reread_on < read)
    is_news = is_later and (is_begun or not _is_edited(text))
    if is_news:
        Text.objects.filter(pk=text.pk).update(reread_on=read)
    return is_news


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
    stored = (one.markdown.replace("\r\n", "\n").strip() for one in (text.live, text.working) if one is not None)
    return words.strip() in stored


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
    if is_begun and not (rendered.problems or under_archived(written)):
        show_first(text, entry.text, rendered, COMMENT)
        return True
    revision = _save(written, entry, rendered)
    try:
        show(revision, rendered, over=text.last_live_id)
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


def _what_editors_decided(problem: Problem) -> str:
    """What the problem comes from where it is a decision of editors, not a fault of the seed; else nothing."""
    if problem.cause is Cause.NOT_FOUND:
        waits = NewText.objects.holding().filter(source__slug=problem.source).exists()
        return "a new text that no editor has taken over" if waits else ""
    return {Cause.WITHDRAWN: "a withdrawn source", Cause.ARCHIVED: "what was archived"}.get(problem.cause, "")
