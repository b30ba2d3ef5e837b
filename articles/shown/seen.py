"""A claim as readers see it: how far the sources agree, how many say what, and the answers that tell it."""

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import asdict, dataclass, fields
from enum import StrEnum
from functools import cached_property
from typing import Any, TypeVar

from articles.comparing import LEGEND, MOST_NAMED, SHARPEST_FIRST, Agreement, Hedging, Label, Outcome, in_short, verdict
from articles.models import Answer, Claim, Source
from articles.weighing import Certainty

from .sources import Sources

MOST_VOICES = 6
VARYING = (Agreement.CONFLICT, Agreement.VARY, Agreement.SINGLE)


class Voice(StrEnum):
    """What a source does on a claim; `LIMITS`: each statement of its that is compared hedges."""

    SAYS = "says"
    LIMITS = "limits"
    TOUCHES = "touches"
    SILENT = "silent"

    @property
    def words(self) -> str:
        return VOICES[self]

    @property
    def speaks(self) -> bool:
        return self in (Voice.SAYS, Voice.LIMITS)


VOICES = {
    Voice.SAYS: "says",
    Voice.LIMITS: "says, with limits",
    Voice.TOUCHES: "touches on it",
    Voice.SILENT: "does not say",
}


class Judged:
    """What the outcome of a comparison lets a page say of a claim."""

    claim: Claim

    @property
    def outcome(self) -> Outcome:
        raise NotImplementedError

    @property
    def counts(self) -> "Counts":
        raise NotImplementedError

    @property
    def agreement(self) -> Agreement:
        return self.outcome.agreement

    @property
    def sign(self) -> str:
        return self.label.sign

    @property
    def words(self) -> str:
        return self.label.words

    @property
    def label(self) -> Label:
        return Label(self.agreement)

    @property
    def side(self) -> str:
        """ "yes" or "no" where all that answer a yes-or-no question say so, else ""."""
        counts = self.counts
        return next((name for name in ("yes", "no") if 0 < counts.speaking == getattr(counts, name)), "")

    @property
    def in_short(self) -> str:
        """How many of how many answer, and whether they say the same."""
        return in_short(self.outcome, self.side)

    @property
    def certainty(self) -> Certainty | None:
        """How sure research is, whatever sources say; None while nobody has weighed it."""
        return Certainty(self.claim.certainty) if self.claim.certainty else None

    @property
    def varies(self) -> bool:
        """Whether readers must be told: sources differ, or a single one speaks."""
        return self.agreement in VARYING

    @property
    def verdict(self) -> str:
        return verdict(self.outcome)

    @property
    def sharpness(self) -> tuple[int, bool, int, int]:
        """Sorts the sharpest difference first.

        Conflict comes before vary, a source that contradicts itself before others, then the most speaking.
        """
        torn = bool(self.outcome.contradict_themselves)
        return SHARPEST_FIRST.index(self.agreement), not torn, -self.outcome.speaking, self.claim.position


Seen = TypeVar("Seen", bound=Judged)


@dataclass(frozen=True, slots=True)
class Counts:
    """How many sources do what on one claim, and how many of the compared statements hedge; stored with it.

    `by_interest`: the agreement and the number of the sources with a stated interest that speak, then of those
    without, each compared apart; empty unless both speak. `echoes` of those that speak are not counted a second time;
    `alike` are, while few speak, the letters of those that count as one. `apart`: they differ in their currency alone.
    """

    speaking: int = 0
    touching: int = 0
    hedged: int = 0
    compared: int = 0
    contradict_themselves: int = 0
    yes: int = 0
    no: int = 0
    by_interest: Sequence[Sequence[Any]] = ()
    echoes: int = 0
    alike: Sequence[Sequence[str]] = ()
    apart: bool = False

    @classmethod
    def stored(cls, counts: Mapping[str, Any]) -> "Counts":
        """As far as they were stored: an earlier version counted less, and other things."""
        return cls(**{one.name: counts[one.name] for one in fields(cls) if one.name in counts})

    def as_stored(self) -> dict[str, Any]:
        """Nothing of echoes and currencies where there are none: nearly everywhere."""
        told = asdict(self) | {name: [list(one) for one in getattr(self, name)] for name in ("by_interest", "alike")}
        left_out = {"echoes", "alike"} if not self.echoes else set[str]()
        left_out |= {"apart"} if not self.apart else set[str]()
        return {name: told[name] for name in told if name not in left_out}


@dataclass(frozen=True)
class Apart:
    """The sources of one kind that speak, compared without the others: named while few speak at all."""

    label: Label
    count: int
    sources: Sequence[Source]


@dataclass(frozen=True)
class SeenClaim(Judged):
    """One claim set beside the sources that readers see.

    `answers` are what tells it: each source's own while few speak, else what is said most, first. `touching` are
    those of sources that touch on it, while all sources are few. Both are left out where a page shows no more than
    the agreement.
    """

    claim: Claim
    sources: Sources
    answers: Sequence[Answer] = ()
    touching: Sequence[Answer] = ()

    @cached_property
    def counts(self) -> Counts:
        return Counts.stored(self.claim.counts)

    @cached_property
    def outcome(self) -> Outcome:
        named = self.answers if self.names_all else ()
        letters = {one.source_id: one.source.letter for one in named}
        return Outcome(
            Agreement(self.claim.logged_agreement),
            self.sources.count,
            self.counts.speaking,
            self.counts.touching,
            Hedging(self.counts.hedged, self.counts.compared),
            self.counts.contradict_themselves,
            tuple(letters.values()),
            tuple(one.source.letter for one in named if one.contradicts_itself),
            frozenset(
                frozenset((letters[one.source_id], letters[key]))
                for one in named
                for key in one.opposes
                if key in letters
            ),
            tuple(one.source.letter for one in self.touching),
            tuple(source.letter for source in self.silent_sources),
            self.counts.echoes,
            tuple(map(tuple, self.counts.alike)),
            self.counts.apart,
        )

    @property
    def names_all(self) -> bool:
        """Whether each source that speaks is named."""
        return self.counts.speaking <= MOST_NAMED

    @property
    def speaking(self) -> int:
        return self.counts.speaking

    @property
    def silent(self) -> int:
        """How many do not even touch on it."""
        return self.outcome.silent

    @cached_property
    def silent_sources(self) -> list[Source]:
        """Those that are silent, while all sources are few and their answers were read."""
        silent = [source for source, answer in self.cells if answer is None]
        return silent if len(self.cells) - len(silent) == self.counts.speaking + self.counts.touching else []

    @cached_property
    def cells(self) -> list[tuple[Source, Answer | None]]:
        """Each source with what it says, while all sources are few; without a value where it touches on it."""
        said = {one.source_id: one for one in (*self.answers, *self.touching)}
        return [(source, said.get(source.pk)) for source in self.sources.first] if self.sources.are_few else []

    @property
    def voices(self) -> list[tuple[Source, Voice]]:
        """Each source with what it does, while all are few."""
        return [(source, voice_of(answer)) for source, answer in self.cells]

    @property
    def by_side(self) -> Sequence[int]:
        """How many sources say yes, no, how much, touch on it, and say nothing."""
        counts = self.counts
        return counts.yes, counts.no, counts.speaking - counts.yes - counts.no, counts.touching, self.silent

    @property
    def telling(self) -> Sequence[Answer]:
        """What a list of claims shows of the answers."""
        return self.answers if self.names_all else self.answers[:MOST_VOICES]

    @property
    def further(self) -> int:
        """How many sources say something that a list of claims leaves out."""
        return self.speaking - sum(one.stands_for for one in self.telling)

    @cached_property
    def by_interest(self) -> tuple[Apart, ...]:
        """The sources with a stated interest, then those without, each compared apart; empty unless both speak."""
        speaking = [one.source for one in self.answers] if self.names_all else []
        return tuple(
            Apart(Label(Agreement(agreement)), count, [one for one in speaking if one.has_interest is stated])
            for stated, (agreement, count) in zip((True, False), self.counts.by_interest, strict=False)
        )

    @property
    def tells_by_interest(self) -> bool:
        """Whether comparing them apart tells anything: not where each side has one voice."""
        return any(apart.count > 1 for apart in self.by_interest)


def voice_of(answer: Answer | None) -> Voice:
    if answer is None:
        return Voice.SILENT
    if not answer.speaks:
        return Voice.TOUCHES
    return Voice.LIMITS if 0 < answer.hedged == answer.compared else Voice.SAYS


def tally(seen: Iterable[Seen]) -> list[tuple[Label, list[Seen]]]:
    """The claims under each agreement that occurs among them, the sharpest agreement first."""
    listed = list(seen)
    grouped = ((label, [one for one in listed if one.agreement is label.agreement]) for label in LEGEND)
    return [(label, group) for label, group in grouped if group]
