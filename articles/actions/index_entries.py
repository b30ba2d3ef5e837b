"""Index entries: what readers can find follows what they can read."""

from collections.abc import Iterable, Iterator

from django.db import transaction
from django.db.models import Q

from articles.models import (
    Claim,
    EntryKind,
    Passage,
    PassagesShown,
    Question,
    SearchEntry,
    Source,
    Term,
    Topic,
    Written,
)
from articles.rendering import plain

LONGEST_TITLE = 300
AT_ONCE = 500


@transaction.atomic
def index_pages() -> int:
    """Bring the entries of topics, questions, claims and terms up to date. Returns how many were not.

    A source that shows only what is quoted goes with them: what is quoted follows the statements.
    """
    quoted = Source.objects.filter(passages_shown=PassagesShown.QUOTED_ONLY).defer("text")
    return _bring_up_to_date(_pages(), ~Q(kind=EntryKind.PASSAGE)) + sum(map(index_passages, quoted))


@transaction.atomic
def index_passages(source: Source | None = None) -> int:
    """Bring the entries of the passages up to date: of one source, or of all. Returns how many were not."""
    passages, stored = Passage.objects.shown().select_related("source"), Q(kind=EntryKind.PASSAGE)
    if source is not None:
        passages, stored = passages.filter(source=source), stored & Q(source=source)
    return _bring_up_to_date(map(_passage_entry, passages.iterator(AT_ONCE)), stored)


def unindexed() -> Iterator[str]:
    """The addresses whose entry is missing, wrong or left over."""
    wanted = {one.path: _state(one) for one in _everything()}
    stored = {one.path: _state(one) for one in SearchEntry.objects.iterator(AT_ONCE)}
    yield from sorted(path for path in wanted.keys() | stored.keys() if wanted.get(path) != stored.get(path))


def _everything() -> Iterator[SearchEntry]:
    yield from _pages()
    yield from map(_passage_entry, Passage.objects.shown().select_related("source").iterator(AT_ONCE))


def _bring_up_to_date(wanted: Iterable[SearchEntry], among: Q) -> int:
    """Add, change and remove only what differs: an index is dearer to write than to compare."""
    stored = {one.path: one for one in SearchEntry.objects.filter(among)}
    new = []
    changed = 0
    for entry in wanted:
        held = stored.pop(entry.path, None)
        if held is None:
            new.append(entry)
        elif _state(held) != _state(entry):
            entry.pk = held.pk
            entry.save(force_update=True)
            changed += 1
    SearchEntry.objects.bulk_create(new, batch_size=AT_ONCE)
    left_over = [one.pk for one in stored.values()]
    for start in range(0, len(left_over), AT_ONCE):
        SearchEntry.objects.filter(pk__in=left_over[start : start + AT_ONCE]).delete()
    return len(new) + changed + len(left_over)


def _state(entry: SearchEntry) -> tuple[object, ...]:
    return entry.kind, entry.path, entry.title, entry.names, entry.body, entry.source_id


def _pages() -> Iterator[SearchEntry]:
    for topic in Topic.objects.shown().with_text():
        yield _entry(EntryKind.TOPIC, topic, topic.question, [topic.name])
    for question in Question.objects.published().select_related("text__live"):
        yield _entry(EntryKind.QUESTION, question, question.wording)
    for claim in Claim.objects.published().select_related("text__live"):
        yield _entry(EntryKind.CLAIM, claim, claim.question, (), claim.ask)
    for term in Term.objects.published():
        yield _entry(EntryKind.TERM, term, term.name, term.spellings)


def _entry(kind: EntryKind, owner: Written, title: str, names: Iterable[str] = (), more: str = "") -> SearchEntry:
    text = plain(f"{owner.live.lead_html} {owner.live.body_html}") if owner.live else ""
    body = " ".join(part for part in (text, more) if part)
    path = owner.get_absolute_url()
    return SearchEntry(kind=kind, path=path, title=title[:LONGEST_TITLE], names="\n".join(names), body=body)


def _passage_entry(passage: Passage) -> SearchEntry:
    return SearchEntry(
        kind=EntryKind.PASSAGE,
        path=passage.get_absolute_url(),
        title=(passage.label or passage.source.name)[:LONGEST_TITLE],
        body=passage.words,
        source=passage.source,
    )
