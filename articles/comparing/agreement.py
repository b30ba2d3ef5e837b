"""The agreement rule: do the sources that speak on a claim say the same?

The rule compares statement with statement. When two values are the same and when they are opposed is
said in `values.py`, once for each kind; the verdict follows from those two alone. The order of sources
and statements never matters, and nothing that is added ever ends a conflict.
"""

from collections import Counter
from collections.abc import Hashable, Iterable, Mapping, Sequence, Set
from dataclasses import dataclass, field
from enum import StrEnum
from itertools import combinations

from .values import Quantity, Value

MOST_BESIDE = 12


class Agreement(StrEnum):
    """How far the sources agree, from no one speaking to an open contradiction."""

    SILENT = "silent"
    SINGLE = "single"
    AGREE = "agree"
    VARY = "vary"
    CONFLICT = "conflict"


@dataclass(frozen=True, slots=True)
class Statement:
    """What one source says on the claim. `value` is None for a mention; `study` marks what a trial did or found.

    `wording` is the same number for statements of several sources that rest on the same words, None for words that no
    other source has.
    """

    source: str
    value: Value | None = None
    study: bool = False
    wording: int | None = None

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
    `hedging` is that of each source that speaks. `alike` are groups of sources that count as one, since all that the
    others say stands, in the same words, in what one of them says: which of them wrote the words is not known.
    `same_words` are for each source the others that have some of its words. `apart`: they differ in nothing but the
    currency in which they name an amount, and what stands in two currencies is not compared.
    """

    agreement: Agreement
    voices: tuple[Voice, ...]
    speaking: tuple[str, ...]
    silent: tuple[str, ...]
    touching: tuple[str, ...] = ()
    hedging: Mapping[str, Hedging] = field(default_factory=dict)
    alike: tuple[tuple[str, ...], ...] = ()
    same_words: Mapping[str, tuple[str, ...]] = field(default_factory=dict)
    apart: bool = False

    @property
    def echoes(self) -> int:
        """How many sources that speak are not counted a second time."""
        return sum(len(group) - 1 for group in self.alike)

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
    wordings: dict[str, set[Hashable]] = {source: set() for source in sources}
    heard = set()
    for place, one in enumerate(statements):
        heard.add(one.source)
        if one.counts and one.value is not None and one.source in said:
            said[one.source].append(one.value)
            wordings[one.source].add(("own", place) if one.wording is None else one.wording)
    counted = Counter(value for values in said.values() for value in values)
    opposed = {pair for a, b in combinations(counted, 2) if a.opposed_to(b) for pair in ((a, b), (b, a))}
    voices = _voices(said, opposed)
    speaking = tuple(source for source in sources if said[source])
    holders = _holders({source: wordings[source] for source in speaking})
    alike = _alike(wordings, holders)
    independent = len(speaking) - sum(len(group) - 1 for group in alike)
    return Comparison(
        agreement=_agreement(counted, voices, len(speaking), independent),
        voices=voices,
        speaking=speaking,
        silent=tuple(source for source in sources if source not in heard),
        touching=tuple(source for source in sources if source in heard and not said[source]),
        hedging={source: Hedging.of(said[source]) for source in speaking},
        alike=alike,
        same_words=_same_words(holders),
        apart=_stand_apart(counted),
    )


def _stand_apart(counted: Mapping[Value, int]) -> bool:
    """Whether amounts stand in several units, and those in one unit are the same."""
    by_unit: dict[str, list[Quantity]] = {}
    for value, count in counted.items():
        if isinstance(value, Quantity):
            by_unit.setdefault(value.unit, []).extend([value] * min(count, 2))
    return len(by_unit) > 1 and all(a.same_as(b) for some in by_unit.values() for a, b in combinations(some, 2))


def _holders(wordings: Mapping[str, Set[Hashable]]) -> dict[Hashable, list[str]]:
    """The wordings that several sources have, and who has them."""
    holders: dict[Hashable, list[str]] = {}
    for source, own in wordings.items():
        for wording in own:
            holders.setdefault(wording, []).append(source)
    return {wording: sources for wording, sources in holders.items() if len(sources) > 1}


def _alike(wordings: Mapping[str, Set[Hashable]], holders: Mapping[Hashable, list[str]]) -> tuple[tuple[str, ...], ...]:
    """Each source all of whose wordings are those of another one stands with the one that has the most beside them."""
    owns = {source: frozenset(wordings[source]) for sources in holders.values() for source in sources}
    wholes: dict[frozenset[Hashable], frozenset[Hashable]] = {}
    for own in owns.values():
        if own not in wholes:
            others = (owns[one] for one in holders.get(next(iter(own)), ()))
            wholes[own] = max((one for one in others if one >= own), key=len, default=own)
    groups: dict[frozenset[Hashable], list[str]] = {}
    for source, own in owns.items():
        groups.setdefault(wholes[own], []).append(source)
    places = {source: place for place, source in enumerate(wordings)}
    found = (tuple(sorted(group, key=places.__getitem__)) for group in groups.values() if len(group) > 1)
    return tuple(sorted(found, key=lambda group: places[group[0]]))


def _same_words(holders: Mapping[Hashable, list[str]]) -> dict[str, tuple[str, ...]]:
    """Of those that have a wording too the first few: nobody reads a hundred letters."""
    beside: dict[str, dict[str, None]] = {}
    for sources in holders.values():
        first = sources[: MOST_BESIDE + 1]
        for source in sources:
            beside.setdefault(source, {}).update(dict.fromkeys(one for one in first if one != source))
    return {source: tuple(others)[:MOST_BESIDE] for source, others in beside.items()}


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


def _agreement(counted: Mapping[Value, int], voices: Sequence[Voice], speaking: int, independent: int) -> Agreement:
    """What a voice rules out of its own counts between two sources of that voice, and not within one.

    Two sources that say it in the same words make no agreement: they are one voice.
    """
    if speaking < 2:
        return Agreement.SINGLE if speaking else Agreement.SILENT
    if any(voice.against - {place} or (voice.against and len(voice.sources) > 1) for place, voice in enumerate(voices)):
        return Agreement.CONFLICT
    if independent < 2:
        return Agreement.SINGLE
    alike = all(value.same_as(value) for value, count in counted.items() if count > 1)
    return Agreement.AGREE if alike and all(a.same_as(b) for a, b in combinations(counted, 2)) else Agreement.VARY
