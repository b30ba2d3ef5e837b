"""The agreement rule: do the sources that speak on a claim say the same?

The rule compares statement with statement. When two values are the same and when they are opposed is
said in `values.py`, once for each kind; the verdict follows from those two alone. The order of sources
and statements never matters, and nothing that is added ever ends a conflict.
"""

from collections import Counter
from collections.abc import Iterable, Mapping, Sequence, Set
from dataclasses import dataclass, field
from enum import StrEnum
from itertools import combinations

from .values import Value


class Agreement(StrEnum):
    """How far the sources agree, from no one speaking to an open contradiction."""

    SILENT = "silent"
    SINGLE = "single"
    AGREE = "agree"
    VARY = "vary"
    CONFLICT = "conflict"


@dataclass(frozen=True, slots=True)
class Statement:
    """What one source says on the claim. `value` is None for a mention; `study` marks what a trial did or found."""

    source: str
    value: Value | None = None
    study: bool = False

    @property
    def counts(self) -> bool:
        return self.value is not None and not self.study


@dataclass(frozen=True, slots=True)
class Voice:
    """Sources whose statements carry the same values.

    `against` holds the places, among the voices, of those that rule this one out: its own, where it contradicts itself.
    """

    sources: tuple[str, ...]
    against: frozenset[int] = frozenset()


@dataclass(frozen=True, slots=True)
class Hedging:
    """How many of the compared statements hedge, of how many."""

    hedged: int = 0
    compared: int = 0

    @classmethod
    def of(cls, values: Sequence[Value]) -> "Hedging":
        return cls(sum(value.hedged for value in values), len(values))


@dataclass(frozen=True, slots=True)
class Comparison:
    """The verdict on one claim. Sources are in the order in which they were given, voices in that of their first.

    A source speaks by a statement that counts, touches on the claim by others alone, and is silent without any.
    `hedging` is that of each source that speaks.
    """

    agreement: Agreement
    voices: tuple[Voice, ...]
    speaking: tuple[str, ...]
    silent: tuple[str, ...]
    touching: tuple[str, ...] = ()
    hedging: Mapping[str, Hedging] = field(default_factory=dict)

    @property
    def hedged(self) -> Hedging:
        """Over all sources."""
        each = self.hedging.values()
        return Hedging(sum(one.hedged for one in each), sum(one.compared for one in each))

    @property
    def contradict_themselves(self) -> tuple[str, ...]:
        found = {source for place, one in enumerate(self.voices) if place in one.against for source in one.sources}
        return tuple(source for source in self.speaking if source in found)

    @property
    def opposed(self) -> frozenset[frozenset[str]]:
        """Every pair of sources of which one rules out what the other says; many where many speak."""
        return frozenset(
            frozenset((one, other))
            for voice in self.voices
            for place in voice.against
            for one in voice.sources
            for other in self.voices[place].sources
            if one != other
        )


def compare(sources: Sequence[str], statements: Iterable[Statement]) -> Comparison:
    """Compare the statements on one claim; `sources` are all that could have spoken, others are left out.

    Values that are equal are compared once, so that the time it takes grows with what is said, not with who says it.
    """
    said: dict[str, list[Value]] = {source: [] for source in sources}
    heard = set()
    for one in statements:
        heard.add(one.source)
        if one.counts and one.value is not None and one.source in said:
            said[one.source].append(one.value)
    counted = Counter(value for values in said.values() for value in values)
    opposed = {pair for a, b in combinations(counted, 2) if a.opposed_to(b) for pair in ((a, b), (b, a))}
    voices = _voices(said, opposed)
    speaking = tuple(source for source in sources if said[source])
    return Comparison(
        agreement=_agreement(counted, voices, len(speaking)),
        voices=voices,
        speaking=speaking,
        silent=tuple(source for source in sources if source not in heard),
        touching=tuple(source for source in sources if source in heard and not said[source]),
        hedging={source: Hedging.of(said[source]) for source in speaking},
    )


def _voices(said: Mapping[str, Sequence[Value]], opposed: Set[tuple[Value, Value]]) -> tuple[Voice, ...]:
    grouped: dict[frozenset[Value], list[str]] = {}
    for source, values in said.items():
        if values:
            grouped.setdefault(frozenset(values), []).append(source)
    return tuple(
        Voice(
            tuple(sources),
            frozenset(
                place
                for place, others in enumerate(grouped)
                if any((value, other) in opposed for value in values for other in others)
            ),
        )
        for values, sources in grouped.items()
    )


def _agreement(counted: Mapping[Value, int], voices: Sequence[Voice], speaking: int) -> Agreement:
    """What a voice rules out of its own counts between two sources of that voice, and not within one."""
    if speaking < 2:
        return Agreement.SINGLE if speaking else Agreement.SILENT
    if any(voice.against - {place} or (voice.against and len(voice.sources) > 1) for place, voice in enumerate(voices)):
        return Agreement.CONFLICT
    alike = all(value.same_as(value) for value, count in counted.items() if count > 1)
    return Agreement.AGREE if alike and all(a.same_as(b) for a, b in combinations(counted, 2)) else Agreement.VARY
