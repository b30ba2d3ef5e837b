"""Index entries: what readers can find follows what they can read."""

from collections.abc import Iterable, Iterator

from django.db import transaction
from django.db.models import Q

from articles.language import tokens
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
from articles.models.passage import PassageQuerySet
from articles.models.source import SourceQuerySet
from articles.rendering import plain

LONGEST_TITLE = 300
AT_ONCE = 500
OF_SOURCES = (EntryKind.SOURCE, EntryKind.PASSAGE)
# What readers ask to learn who is behind a source.
ASKED = ("who wrote it", "author", "writer", "who published it", "publisher")
ASKED_OF_INTEREST = ("who sells it", "seller")
NOT_STATED = "not stated in the copy we hold"


@transaction.atomic
def index_pages() -> int:
    """Bring the entries of topics, questions, claims and terms up to date. Returns how many were not.

    A source that shows only what is quoted goes with them: what is quoted follows the statements.
    """
    quoted = Source.objects.filter(passages_shown=PassagesShown.QUOTED_ONLY).defer("text")
    return _bring_up_to_date(_pages(), ~Q(kind__in=OF_SOURCES)) + sum(map(index_passages, quoted))


@transaction.atomic
def index_passages(source: Source | None = None) -> int:
    """Bring the entries of a source and its passages up to date, or of all. Returns how many were not."""
    sources, passages, stored = Source.objects.all(), Passage.objects.all(), Q(kind__in=OF_SOURCES)
    if source is not None:
        sources, passages, stored = sources.filter(pk=source.pk), passages.filter(source=source), Q(source=source)
    return _bring_up_to_date(_of_sources(sources, passages), stored)


def unindexed() -> Iterator[str]:
    """The addresses whose entry is missing, wrong or left over."""
    wanted = {one.path: _state(one) for one in _everything()}
    stored = {one.path: _state(one) for one in SearchEntry.objects.iterator(AT_ONCE)}
    yield from sorted(path for path in wanted.keys() | stored.keys() if wanted.get(path) != stored.get(path))


def _everything() -> Iterator[SearchEntry]:
    yield from _pages()
    yield from _of_sources(Source.objects.all(), Passage.objects.all())


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
    words = entry.title_words, entry.names_words, entry.body_words
    return entry.kind, entry.path, entry.title, entry.names, entry.body, entry.source_id, words


def _pages() -> Iterator[SearchEntry]:
    for topic in Topic.objects.shown().with_text():
        yield _written(EntryKind.TOPIC, topic, topic.question, [topic.name])
    for question in Question.objects.published().select_related("text__live"):
        yield _written(EntryKind.QUESTION, question, question.wording)
    for claim in Claim.objects.published().select_related("text__live"):
        yield _written(EntryKind.CLAIM, claim, claim.question, (), claim.ask)
    for term in Term.objects.published():
        yield _written(EntryKind.TERM, term, term.name, term.spellings)


def _written(kind: EntryKind, owner: Written, title: str, names: Iterable[str] = (), more: str = "") -> SearchEntry:
    text = plain(f"{owner.live.lead_html} {owner.live.body_html}") if owner.live else ""
    body = " ".join(part for part in (text, more) if part)
    return _entry(kind, owner.get_absolute_url(), title, names, body)


def _of_sources(sources: SourceQuerySet, passages: PassageQuerySet) -> Iterator[SearchEntry]:
    for source in sources.for_display().iterator(AT_ONCE):
        told = (source.byline, source.publisher, *ASKED, *(ASKED_OF_INTEREST if source.has_interest else ()))
        names = [name for name in told if name]
        yield _entry(EntryKind.SOURCE, source.get_absolute_url(), source.name, names, _facts(source), source)
    for passage in passages.shown().select_related("source").iterator(AT_ONCE):
        title = passage.label or passage.source.name
        yield _entry(EntryKind.PASSAGE, passage.get_absolute_url(), title, (), passage.words, passage.source)


def _facts(source: Source) -> str:
    """Who is behind a source, as its page tells it."""
    shown_by = "".join(f" “{words}”" for words in source.interest_words)
    return (
        f"{source.get_kind_display().capitalize()}, {source.get_interest_display()}.{shown_by} "
        f"Written by: {source.byline or NOT_STATED}. Publisher: {source.publisher or NOT_STATED}. {source.address}"
    ).strip()


def _entry(
    kind: EntryKind, path: str, title: str, names: Iterable[str], body: str, source: Source | None = None
) -> SearchEntry:
    title, lines = title[:LONGEST_TITLE], list(names)
    return SearchEntry(
        kind=kind,
        path=path,
        title=title,
        title_words=tokens(title),
        names="\n".join(lines),
        names_words="\n".join(map(tokens, lines)),
        body=body,
        body_words=tokens(body),
        source=source,
    )
