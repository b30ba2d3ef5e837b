"""A source's scorecard: what it answers, where it stands alone, and whom it contradicts."""

from collections.abc import Iterable
from dataclasses import dataclass

from articles.comparing import Agreement
from articles.models.source import Source

from .compared import SeenClaim


@dataclass(frozen=True)
class Contradiction:
    """A claim on which the source says what others rule out."""

    compared: SeenClaim
    others: tuple[Source, ...]


@dataclass(frozen=True)
class Scorecard:
    """One source set beside the others, over every published claim."""

    source: Source
    every: tuple[SeenClaim, ...]

    @property
    def answered(self) -> list[SeenClaim]:
        return [one for one in self.every if any(said.source == self.source for said in one.speaking)]

    @property
    def alone(self) -> list[SeenClaim]:
        """Claims that no other source answers."""
        return [one for one in self.answered if one.agreement is Agreement.SINGLE]

    @property
    def contradicts(self) -> list[Contradiction]:
        found = ((one, self._opponents(one)) for one in self.answered)
        return [Contradiction(one, others) for one, others in found if others]

    @property
    def contradicts_itself(self) -> list[SeenClaim]:
        return [one for one in self.answered if self.source.letter in one.comparison.contradict_themselves]

    def _opponents(self, compared: SeenClaim) -> tuple[Source, ...]:
        letter = self.source.letter
        letters = {other for pair in compared.comparison.opposed if letter in pair for other in pair - {letter}}
        return tuple(said.source for said in compared.said if said.source.letter in letters)


def scorecard(source: Source, compared: Iterable[SeenClaim]) -> Scorecard:
    return Scorecard(source, tuple(compared))
