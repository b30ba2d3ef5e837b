"""Link copies: passages that stand in several sources, in the same words or nearly so, are found and told.

Which of two came first nobody can tell, so none is called the copy. What is found is as fast among five thousand
sources as among five: an article's fingerprints lead to the few passages that are compared with it word by word.
"""

from collections import Counter, defaultdict
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass

from django.db.models import Q

from articles.importing import Article
from articles.models import Fingerprint, Passage, Source
from articles.models.passage import READABLE
from articles.quoting import fingerprints, shared, words_of

NEARLY_ALL = 0.6
"""Where so much of its words stands in another source, an article is nearly that one."""
MOST_LIKE = 10
"""The passages that one is compared with: those with the most fingerprints in common."""
MOST_HELD = 8
"""The passages by which a fingerprint is known: what more of them share is a phrase, or was found already."""

Found = Mapping[int, Sequence[tuple[Passage, frozenset[int]]]]
"""By the key of each text the passages that share words with it, and the places of these words."""


@dataclass(frozen=True, slots=True)
class Copied:
    """What an article has in common with one source: the share of its words, and how many of its passages."""

    source: Source
    share: float
    passages: int

    @property
    def is_nearly_all(self) -> bool:
        return self.share >= NEARLY_ALL

    def __str__(self) -> str:
        source = f"source {self.source.letter} ({self.source.name})"
        if self.is_nearly_all:
            return f"it is nearly {source} under another name: {self.share:.0%} of its words stand there too"
        stand = "stands" if self.passages == 1 else "stand"
        return f"{self.passages} of its passages {stand} in {source} too, in the same words or nearly so"


def copied_in(article: Article, file: str) -> list[Copied]:
    """What an article that is not stored shares with sources of other file names, the most first."""
    words = {place: words_of(one.text) for place, one in enumerate(article.blocks) if one.kind in READABLE}
    return _told(words, _alike(words, _stored_prints(words), Q(source__file=file)))


def copied(source: Source) -> list[Copied]:
    """What a stored source shares with others, the most first; by the passages that are linked."""
    passages = list(source.passages.readable().prefetch_related("also_in__source"))
    words = {one.pk: words_of(one.text) for one in passages}
    found = {one.pk: list(_shared(words[one.pk], one.also_in.all())) for one in passages}
    return _told(words, found)


def link_copies(source: Source) -> list[Copied]:
    """Link the passages of a source to those of others that share words with them; what it shares, the most first."""
    words = {one.pk: words_of(one.text) for one in source.passages.readable()}
    stored = _stored_prints(words)
    found = _alike(words, stored, Q(source=source))
    links = Passage.also_in.through
    links._default_manager.filter(from_passage__source=source).delete()
    links._default_manager.filter(to_passage__source=source).delete()
    pairs = [(key, other.pk) for key, others in found.items() for other, _ in others]
    both = dict.fromkeys([*pairs, *((other, key) for key, other in pairs)])
    links._default_manager.bulk_create(links(from_passage_id=one, to_passage_id=other) for one, other in both)
    _store_prints(words, stored)
    return _told(words, found)


def _alike(words: Mapping[int, Sequence[str]], stored: Mapping[int, Fingerprint], besides: Q) -> Found:
    hits = {key: Counter(_holding(fingerprints(own), stored)).most_common() for key, own in words.items()}
    every = {passage for counted in hits.values() for passage, _ in counted}
    others = Passage.objects.readable().exclude(besides).select_related("source")
    known = others.defer("source__text", "source__seeded").in_bulk(every)
    return {
        key: list(_shared(words[key], [known[passage] for passage, _ in counted if passage in known][:MOST_LIKE]))
        for key, counted in hits.items()
    }


def _holding(digests: Iterable[int], stored: Mapping[int, Fingerprint]) -> Iterator[int]:
    for digest in digests:
        if digest in stored:
            yield from stored[digest].passages


def _shared(words: Sequence[str], passages: Iterable[Passage]) -> Iterator[tuple[Passage, frozenset[int]]]:
    for passage in passages:
        if places := shared(words, words_of(passage.text)):
            yield passage, places


def _told(words: Mapping[int, Sequence[str]], found: Found) -> list[Copied]:
    sources: dict[int, Source] = {}
    places: dict[int, set[tuple[int, int]]] = defaultdict(set)
    for key, others in found.items():
        for passage, shared_places in others:
            sources[passage.source_id] = passage.source
            places[passage.source_id] |= {(key, place) for place in shared_places}
    every = sum(map(len, words.values()))
    told = (Copied(sources[pk], len(own) / every, len({key for key, _ in own})) for pk, own in places.items())
    return sorted(told, key=lambda one: (-one.share, one.source.position))


def _stored_prints(words: Mapping[int, Sequence[str]]) -> dict[int, Fingerprint]:
    return Fingerprint.objects.in_bulk(
        {digest for own in words.values() for digest in fingerprints(own)}, field_name="digest"
    )


def _store_prints(words: Mapping[int, Sequence[str]], stored: Mapping[int, Fingerprint]) -> None:
    """Make the passages known by their fingerprints, as far as others are not already."""
    held: dict[int, list[int]] = {digest: list(one.passages) for digest, one in stored.items()}
    changed = set()
    for key, own in words.items():
        for digest in fingerprints(own):
            holders = held.setdefault(digest, [])
            if key not in holders and len(holders) < MOST_HELD:
                holders.append(key)
                changed.add(digest)
    made = [Fingerprint(digest=digest, passages=held[digest]) for digest in sorted(changed)]
    Fingerprint.objects.bulk_create(
        made, update_conflicts=True, unique_fields=["digest"], update_fields=["passages"], batch_size=500
    )
