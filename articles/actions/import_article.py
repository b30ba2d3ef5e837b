"""Import an article: one file becomes a source with its passages, in one transaction."""

import hashlib
from collections import Counter
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from enum import StrEnum
from typing import Any

from django.core.exceptions import ValidationError
from django.utils import timezone
from django.utils.text import slugify

from articles.importing import Article, Block, Refused, Vocabulary, without_bullet
from articles.language import reading as reading_level
from articles.models import (
    DELETED,
    ContentRevision,
    NewText,
    Original,
    RemovedSeed,
    Source,
    Statement,
    Topic,
    former_slugs,
    letter_at,
    next_letter,
)
from articles.models.passage import READABLE
from articles.quoting import stands_in
from articles.seeding import NEVER

from .field_by_field import field_by_field
from .flag_leaning import flag_leaning
from .index_entries import index_passages
from .keep_proposals import keep_proposals
from .link_copies import Copied, link_copies
from .log_changes import log_changes
from .of_itself import copied_at, disagreements, of_itself
from .reading import SETTLED, note_settled, reading
from .rename import rename
from .store_passages import passage_texts, relocate_statements, store_passages

FEWEST_TO_TELL = 2
MOST_SOURCES = 20_000
# What the seeds tell of a source that is new; of one that is stored, editors decide it.
ONCE = ("read", "published_on", "withdrawn_on", SETTLED)


class Outcome(StrEnum):
    ADDED = "added"
    UPDATED = "updated"
    UNCHANGED = "unchanged"
    REMOVED = "left out: an editor removed it"
    WAITING = "waiting for an editor"
    THROWN_AWAY = "left out: an editor threw this text away"


@dataclass(frozen=True, slots=True)
class ImportReport:
    """What an import did. `set_aside` counts furniture by rule; `lost` are statements not found any more.

    `moved` are the keys of statements that stand in other words, `kept` the attributes that stay as edited, `copied`
    what it shares with other sources.
    """

    source: Source
    outcome: Outcome
    article: Article
    lost: tuple[Statement, ...] = ()
    kept: tuple[str, ...] = ()
    moved: frozenset[int] = frozenset()
    copied: tuple[Copied, ...] = ()

    @property
    def warnings(self) -> list[str]:
        """What an editor should look at."""
        return [*self.article.warnings, *disagreements(self.article), *map(str, self.copied)]

    @property
    def set_aside(self) -> Counter[str]:
        return Counter(block.rule for block in self.article.blocks if block.rule)


def import_article(
    raw: bytes, *, file: str, vocabulary: Vocabulary, facts: Mapping[str, Any] | None = None
) -> ImportReport:
    """Store one article, or bring a stored one up to date; the file name tells which.

    `facts` are attributes of `Source` from `seeds/sources.toml`. Raises `Refused`, storing nothing, for
    bytes that are no article, for a duplicate of another source, and for facts that the text does not show.
    """
    with reading(raw, file, vocabulary, facts) as article:
        return store_article(article, file, vocabulary, facts)


def store_article(article: Article, file: str, vocabulary: Vocabulary, facts: Mapping[str, Any] | None) -> ImportReport:
    """What `import_article` does, by the one writer, with an article that was read."""
    if twin := Source.objects.filter(sha256=article.sha256).exclude(file=file).first():
        raise Refused(f"it is a duplicate of source {twin.letter} ({twin.file})")
    source = Source.objects.filter(file=file).first() or _new_source(file, article, facts)
    if facts is not None and source.pk is None and _was_removed(facts):
        return ImportReport(source, Outcome.REMOVED, article)
    if facts is not None and _brought_up_to_date(source, article):
        return ImportReport(source, Outcome.UNCHANGED, article, kept=("text",))
    _check_same_article(source, article)
    before = _attributes(source)
    facts = _as_named_here(source, facts) if facts is not None else None
    fitting = _fitting(source, facts) if facts is not None else {}
    is_noted = source.says_the_same(fitting) and source.sha256 == article.sha256
    kept = [*([] if is_noted else source.merge_seed(fitting)), *note_settled(source, facts)]
    for name, fault in not_shown(source, article.text):
        raise Refused(f"{name}: {fault}")
    _check_facts(source)
    outlined = _outline_digest(article.blocks)
    added, changed = source.pk is None, not holds_text(source, article)
    if facts is not None and not is_noted:
        source.seeded["sha256"] = article.sha256
    if facts is not None and added:
        source.is_read = facts.get("read", True)  # Its statements come with the seeds.
        source.published_on, source.withdrawn_on = _days(facts)
    read = reading_level(without_bullet(one.text) for one in article.blocks if one.kind in READABLE)
    grade = read.flesch_kincaid if read else None
    recognised = source.outline_sha256 == outlined and source.reading_grade == grade
    if not added and before == _attributes(source) and recognised and not changed:
        keep_proposals(source, article)  # A better vocabulary may propose more of the same passages.
        return ImportReport(source, Outcome.UNCHANGED, article, kept=tuple(kept))
    _take_over(source, article)
    source.outline_sha256, source.reading_grade = outlined, grade
    if changed and not added:
        source.changed_at = timezone.now()
    source.save()
    Original.objects.update_or_create(source=source, defaults={"raw": article.raw})
    former = passage_texts(source)
    store_passages(source, article.blocks, _topics(vocabulary))
    relocated = relocate_statements(source, former)
    copied = link_copies(source)
    keep_proposals(source, article)
    if changed and not added:
        NewText.objects.filter(source=source, sha256=article.sha256).delete()  # It is what is stored now.
        flag_leaning(source, moved=relocated.moved)
    index_passages(source)
    speaks_on = set(source.statements.values_list("claim", flat=True))
    log_changes(f"Source {source.letter} was {'added' if added else 'imported again'}.", of=speaks_on)
    ContentRevision.raise_number()
    outcome = Outcome.ADDED if added else Outcome.UPDATED
    return ImportReport(source, outcome, article, relocated.lost, tuple(kept), relocated.moved, tuple(copied))


def _take_over(source: Source, article: Article) -> None:
    """The words of the article, and how they were read; where it was silent is to be looked for in other words anew."""
    if source.pk is not None and source.text.split() != article.text.split():
        source.silences.all().delete()
    source.text, source.sha256 = article.text, article.sha256
    source.encoding, source.repairs = article.reading.encoding, list(article.reading.repairs)
    source.copied_at = copied_at(article)


def holds_text(source: Source, article: Article) -> bool:
    """Whether the article is stored as it is read today: a format that is new may read the same bytes otherwise."""
    return (source.sha256, source.text) == (article.sha256, article.text)


def _was_removed(facts: Mapping[str, Any]) -> bool:
    """Whether an editor deleted the source of this seed: loading does not bring it back."""
    slugs = {facts["slug"], former_slugs(Source).get(facts["slug"])}
    return RemovedSeed.objects.filter(model="source", key__in=slugs - {None}).exists()


def _as_named_here(source: Source, facts: Mapping[str, Any]) -> Mapping[str, Any]:
    """The facts with the slug that the source has now; a slug that only the seeds changed becomes its own."""
    slug, now = facts["slug"], source.slug
    if source.pk is None or slug == now:
        return facts
    if former_slugs(Source).get(slug) != now and source.seeded.get("slug") == now:
        try:
            rename(source, slug)
        except ValidationError as error:
            raise Refused(f"its slug cannot become {slug}: {' '.join(error.messages)}") from error
        return facts
    return {**facts, "slug": now} if former_slugs(Source).get(slug) == now else facts


def _brought_up_to_date(source: Source, article: Article) -> bool:
    """Whether an editor has uploaded a newer text since this very seed was loaded."""
    loaded: str | None = source.seeded.get("sha256")
    return loaded == article.sha256 != source.sha256


def _fitting(source: Source, facts: Mapping[str, Any]) -> dict[str, Any]:
    """The facts to merge. A letter does not change once it is stored, nor does the slug that an editor's source has."""
    for name in ("letter", "slug"):
        if source.pk is not None and facts[name] != getattr(source, name):
            raise Refused(f"its {name} is {getattr(source, name)} already and cannot become {facts[name]}")
        holder = Source.objects.filter(**{name: facts[name]}).exclude(pk=source.pk).first()
        if holder is not None:
            raise Refused(f"the {name} {facts[name]} is that of another source already ({holder.file})")
    return {name: value for name, value in facts.items() if name not in ("file", *ONCE)}


def _days(facts: Mapping[str, Any]) -> list[date | None]:
    """When it was published and when it was withdrawn; None where the seeds do not say."""
    return [None if facts.get(name, NEVER) == NEVER else facts[name] for name in ("published_on", "withdrawn_on")]


def _signs(block: Block) -> Iterator[str]:
    if block.settled:
        yield "settled"
    if block.is_unsure:
        yield "unsure"


def _outline_digest(blocks: Sequence[Block]) -> str:
    """What the importer recognised, as a digest: a better vocabulary reaches articles that did not change."""
    outlined = [(one.start, one.end, one.kind, one.topics, one.heading_path, one.rule, *_signs(one)) for one in blocks]
    return hashlib.sha256(repr(outlined).encode()).hexdigest()


def _attributes(source: Source) -> dict[str, Any]:
    return {name: getattr(source, name) for name in source.seeded if name != SETTLED}


def _new_source(file: str, article: Article, facts: Mapping[str, Any] | None) -> Source:
    letter = facts["letter"] if facts and not _is_taken(facts["letter"]) else None
    if letter is None:
        letter, position = next_letter(Source.objects.count(), _is_taken)
    else:
        position = next((place for place in range(1, MOST_SOURCES) if letter_at(place) == letter), 0)
        if not position:
            raise Refused(f"its letter {letter!r} is none: letters go from A to Z, then AA, AB")
    stem = file.rsplit("/", 1)[-1].rsplit(".", 1)[0]
    slug = f"{letter.lower()}-{slugify(article.title)[:40].strip('-') or slugify(stem)[:40] or 'untitled'}"
    stated = of_itself(article) if facts is None else {}
    return Source(
        file=file,
        letter=letter,
        position=position,
        slug=slug,
        title=article.title[:300],
        **stated,
    )


def _is_taken(letter: str) -> bool:
    """Whether a source has the letter, or had it when it was deleted: what cites it never comes to mean another."""
    deleted = Source.history.filter(letter=letter, history_type=DELETED)
    return Source.objects.filter(letter=letter).exists() or bool(deleted.exists())


def _check_same_article(source: Source, article: Article) -> None:
    """A file name stands for one article: a text that has nothing in common with the stored one is another."""
    if source.pk is None or source.sha256 == article.sha256:
        return
    stored = set(source.passages.readable().values_list("text", flat=True))
    if len(stored) >= FEWEST_TO_TELL and stored.isdisjoint(block.text for block in article.blocks):
        raise Refused(
            f"source {source.letter} has this file name already, and nothing in the two is the same: rename it"
        )


def _check_facts(source: Source) -> None:
    """The attributes must be ones that an editor could have entered."""
    try:
        source.clean_fields()
    except ValidationError as error:
        raise Refused(f"what is known about it is not well formed ({field_by_field(error)})") from error


def not_shown(source: Source, text: str) -> Iterator[tuple[str, str]]:
    """Byline and interest are only what the text shows: a field and what is wrong there, for each that is not."""
    for name, words in (("byline_words", [source.byline_words]), ("interest_words", source.interest_words)):
        for quoted in filter(None, words):
            if not stands_in(text, quoted):
                yield name, f"“{quoted}” is not in the text: copy the words exactly as they stand there"
    if source.has_interest and not source.interest_words:
        yield "interest_words", f"“{source.get_interest_display()}” needs the words of the article that show it"
    if source.byline and not source.byline_words:
        yield "byline_words", f"“{source.byline}” needs the words of the article that show it"


def _topics(vocabulary: Vocabulary) -> dict[str, Topic]:
    """The topics that blocks are sorted into, made where they are missing; their texts come from seeds."""
    topics = {topic.slug: topic for topic in Topic.objects.all()}
    topics |= {old: topics[new] for old, new in former_slugs(Topic).items() if new in topics}
    for position, words in enumerate(vocabulary.topics, start=1):
        if words.slug not in topics:
            name = words.slug.replace("-", " ").capitalize()
            made = {"slug": words.slug, "name": name, "question": name, "position": position}
            topics[words.slug] = Topic.objects.create(**made, seeded=made)
    return topics
