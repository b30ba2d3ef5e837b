"""Passages put together for a page: by source on a topic's page, by topic on a source's page."""

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass

from articles.models import Passage, Source
from articles.models.topic import Topic

FIRST = 4


@dataclass(frozen=True)
class SourcePassages:
    """What one source says on a topic, its most telling passages first."""

    source: Source
    every: tuple[Passage, ...]

    @property
    def is_silent(self) -> bool:
        """Whether it has nothing on the topic, and not only nothing that may be shown."""
        return not self.every and not self.source.withholds

    @property
    def first(self) -> tuple[Passage, ...]:
        """As many as stand on the topic's own page."""
        return self.every[:FIRST]

    @property
    def count(self) -> int:
        return len(self.every)


def by_source(passages: Iterable[Passage], sources: Sequence[Source], cited: Mapping[str, int]) -> list[SourcePassages]:
    """Group a topic's passages by source.

    What tells more is `cited` by the topic's text and `quoted` by its claims more often; among equals, the order of the
    source's text holds.
    """
    grouped: dict[int, list[Passage]] = {source.pk: [] for source in sources}
    letters = {source.pk: source for source in sources}
    for passage in passages:
        passage.source = letters[passage.source_id]
        grouped[passage.source_id].append(passage)

    def tells_less(one: Passage) -> int:
        return -cited.get(one.public_id, 0) - (getattr(one, "quoted", None) or 0)

    return [SourcePassages(source, tuple(sorted(grouped[source.pk], key=tells_less))) for source in sources]


def by_topic(passages: Iterable[Passage], source: Source) -> list[tuple[Topic | None, list[Passage]]]:
    """Group a source's passages by their first topic, in the topics' order; those on no topic come last."""
    sorted_into = Passage.topics.through._default_manager.filter(
        passage__source=source, topic__in=Topic.objects.shown()
    )
    first: dict[int, Topic] = {}
    for one in sorted_into.select_related("topic").order_by("-topic__position"):
        first[one.passage_id] = one.topic
    grouped: dict[Topic | None, list[Passage]] = {}
    for passage in passages:
        passage.source = source
        grouped.setdefault(first.get(passage.pk), []).append(passage)
    return sorted(grouped.items(), key=lambda pair: (pair[0] is None, pair[0].position if pair[0] else 0))
