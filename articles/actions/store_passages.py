"""Store passages: bring a source's passages and statements in line with the blocks of its text.

A passage that moved or was slightly changed keeps its row, so that its topics and what quotes it stay
with it; its old public ID stays as an alias, so that no link breaks.
"""

import hashlib
from collections import Counter
from collections.abc import Mapping, Sequence
from dataclasses import dataclass

from django.core.exceptions import ValidationError
from django.db.models import F
from rapidfuzz.fuzz import ratio
from rapidfuzz.process import extractOne

from articles.importing import Block
from articles.models import Passage, PassageAlias, Source, Statement, Topic, as_loaded

from .record_statement import locate
from .resolver import StoredContent

LIKENESS = 60  # of 100
OUT_OF_THE_WAY = 1_000_000_000


def passage_ids(slug: str, blocks: Sequence[Block | Passage]) -> list[str]:
    """The public ID of each block: ten hex digits over slug and text; a repeat gets -2, -3."""
    seen: Counter[str] = Counter()
    ids = []
    for block in blocks:
        digest = hashlib.sha256(f"{slug}\0{block.text}".encode()).hexdigest()[:10]
        seen[digest] += 1
        ids.append(digest if seen[digest] == 1 else f"{digest}-{seen[digest]}")
    return ids


def store_passages(source: Source, blocks: Sequence[Block], topics: Mapping[str, Topic]) -> None:
    """Bring the stored passages in line with the blocks; a passage that moved or changed keeps its old ID as alias."""
    ids = passage_ids(source.slug, blocks)
    old = {passage.public_id: as_loaded(passage) for passage in source.passages.all()}
    matches = _matched(old, dict(zip(ids, blocks, strict=True)))
    for gone in set(old) - {passage.public_id for passage in matches.values()}:
        PassageAlias.objects.create(source=source, public_id=gone, passage=None)
        old[gone].delete()
    # Out of the way of the new spans while they are written one by one: a span's start is unique in its source.
    source.passages.update(start=F("start") + OUT_OF_THE_WAY, end=F("end") + OUT_OF_THE_WAY)
    PassageAlias.objects.filter(source=source, public_id__in=ids).delete()
    new = {public_id: Passage(source=source) for public_id in ids if public_id not in matches}
    for public_id, block in zip(ids, blocks, strict=True):
        passage = matches.get(public_id) or new[public_id]
        former = passage.public_id
        _fill(passage, public_id, block)
        if public_id in new:
            continue
        passage.save()
        if former != public_id:
            PassageAlias.objects.create(source=source, public_id=former, passage=passage)
        if not passage.topics_edited:
            passage.topics.set([topics[slug] for slug in block.topics])
    Passage.objects.bulk_create(new.values())
    on, named = Passage.topics.through, zip(ids, blocks, strict=True)
    on.objects.bulk_create(
        on(passage=new[public_id], topic=topic)
        for public_id, block in named
        if public_id in new
        for topic in dict.fromkeys(topics[slug] for slug in block.topics)
    )


def _fill(passage: Passage, public_id: str, block: Block) -> None:
    passage.public_id, passage.kind = public_id, block.kind.value
    passage.start, passage.end, passage.text = block.start, block.end, block.text
    passage.heading_path, passage.rule = list(block.heading_path), block.rule or ""
    passage.settled, passage.is_unsure = block.settled, block.is_unsure


def _matched(old: Mapping[str, Passage], new: Mapping[str, Block]) -> dict[str, Passage]:
    """Which stored passage each new block continues: the same text, or else the likest of those left over."""
    matches = {public_id: old[public_id] for public_id in new if public_id in old}
    left = [passage for public_id, passage in old.items() if public_id not in matches]
    for public_id, block in new.items():
        if public_id in matches or not left:
            continue
        texts = [passage.text for passage in left]
        if found := extractOne(block.text, texts, scorer=ratio, score_cutoff=LIKENESS):
            matches[public_id] = left.pop(found[2])
    return matches


@dataclass(frozen=True, slots=True)
class Relocated:
    """What became of a source's statements: `lost` are not in its text any more, `moved` stand in other words."""

    lost: tuple[Statement, ...]
    moved: frozenset[int]


def relocate_statements(source: Source, former: Mapping[int, str]) -> Relocated:
    """Find every statement's quotation again; one that is gone is kept, without a place, and reported.

    `former` holds the text that each statement's passage had before (see `passage_texts`).
    """
    content = StoredContent()
    lost, moved, placed = [], set(), []
    # A statement may move to where another one stood: clear every place before any is set.
    source.statements.update(start=None, end=None)
    for statement in source.statements.select_related("claim"):
        statement.source, words = source, statement.exact
        try:
            locate(statement, content)
        except ValidationError:
            statement.start = statement.end = statement.passage = None
            lost.append(statement)
        if statement.exact == words:
            placed.append(statement)
        else:
            statement.save()  # The words are the source's own, and what was recorded keeps the others.
        if statement.passage is not None and statement.passage.text != former.get(statement.pk):
            moved.add(statement.pk)
    Statement.objects.bulk_update(placed, ["start", "end", "passage"])
    return Relocated(tuple(lost), frozenset(moved))


def passage_texts(source: Source) -> dict[int, str]:
    """The text of each statement's passage, by the statement's key."""
    return dict(source.statements.filter(passage__isnull=False).values_list("pk", "passage__text"))
