"""A source's scorecard: what it answers, where it stands alone, and whom it contradicts."""

from collections.abc import Sequence
from dataclasses import dataclass
from itertools import groupby
from typing import TypeAlias

from articles.comparing import MOST_NAMED, Agreement
from articles.models import Answer, Source, Topic

from .seen import SeenClaim, Voice, voice_of
from .told import answered_by

Row: TypeAlias = tuple[SeenClaim, Answer | None, Voice]


@dataclass(frozen=True)
class Contradiction:
    """A claim on which the source says what others rule out: these, or more than are named."""

    seen: SeenClaim
    others: tuple[Source, ...]


@dataclass(frozen=True)
class Scorecard:
    """One source set beside the others: what it answers among `every` published claims."""

    source: Source
    every: int
    answered: Sequence[SeenClaim]
    own: dict[int, Answer]
    others: dict[int, Source]

    @property
    def rows(self) -> list[Row]:
        """Each claim that it answers, its own answer where the row does not name all who speak, and its voice."""
        own = ((one, self.own[one.claim.pk]) for one in self.answered)
        return [(one, None if one.names_all else answer, voice_of(answer)) for one, answer in own]

    @property
    def by_topic(self) -> list[tuple[Topic, list[Row]]]:
        """The rows under their topics."""
        return [(topic, list(rows)) for topic, rows in groupby(self.rows, key=lambda row: row[0].claim.topic)]

    @property
    def alone(self) -> list[SeenClaim]:
        """Claims that no other source answers."""
        return [one for one in self.answered if one.agreement is Agreement.SINGLE]

    @property
    def contradicts(self) -> list[Contradiction]:
        """`others` is empty where they are too many to be named."""
        found = ((one, self.own[one.claim.pk].opposes) for one in self.answered)
        told = ((one, len(opposed) > MOST_NAMED, self._named(opposed)) for one, opposed in found)
        return [Contradiction(one, named) for one, are_many, named in told if are_many or named]

    @property
    def contradicts_itself(self) -> list[SeenClaim]:
        return [one for one in self.answered if self.own[one.claim.pk].contradicts_itself]

    def _named(self, keys: Sequence[int]) -> tuple[Source, ...]:
        return tuple(self.others[key] for key in keys if key in self.others) if len(keys) <= MOST_NAMED else ()


def scorecard(source: Source, seen: Sequence[SeenClaim]) -> Scorecard:
    """`seen` are all published claims, their answers not needed."""
    answered, own = answered_by(source, seen)
    keys = {key for one in own.values() if len(one.opposes) <= MOST_NAMED for key in one.opposes}
    known = {one.pk: one for one in (seen[0].sources.first if seen else ())}
    others = known | (Source.objects.for_display().in_bulk(keys - known.keys()) if keys - known.keys() else {})
    return Scorecard(source, len(seen), answered, own, others)
