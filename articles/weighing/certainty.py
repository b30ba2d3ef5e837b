"""How sure research lets one be of a claim, by a published rule after the reasons that GRADE gives.

GRADE (https://www.gradeworkinggroup.org) starts from the design and goes down for the risk of bias, for results that
differ, for few people and for what was studied only indirectly. So does this rule, by what is stored of each work.
It never goes up, and does not judge whether works were left unpublished. What research says never depends on how many
sources say the same.
"""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from enum import StrEnum

FEW, VERY_FEW = 400, 100
"""Fewer people than these in the largest work: one step down, and two. 400 is GRADE's rule of thumb for an average
(Guyatt et al., Journal of Clinical Epidemiology 2011;64:1283-1293); the other is our own."""


class Design(StrEnum):
    """How a work found out what it says, what can tell most first."""

    POOLED = "pooled"
    RANDOMISED = "randomised"
    REVIEW = "review"
    COMPARED = "compared"
    UNCOMPARED = "uncompared"
    OVERVIEW = "overview"
    ADVICE = "advice"


class Shows(StrEnum):
    """What a work shows on a claim: of a yes, or of what sources say where it asks for something else."""

    SUPPORTS = "supports"
    IN_PART = "supports in part"
    MIXED = "mixed"
    AGAINST = "does not support"
    NOT_STUDIED = "not studied"


class Certainty(StrEnum):
    """How sure one can be, the surest first."""

    HIGH = "high"
    MODERATE = "moderate"
    LOW = "low"
    VERY_LOW = "very low"
    NOT_STUDIED = "not studied"


RATED = (Certainty.HIGH, Certainty.MODERATE, Certainty.LOW, Certainty.VERY_LOW)
STARTS = {
    Design.POOLED: Certainty.HIGH,
    Design.RANDOMISED: Certainty.HIGH,
    Design.REVIEW: Certainty.LOW,
    Design.COMPARED: Certainty.LOW,
    Design.UNCOMPARED: Certainty.VERY_LOW,
}
"""Where each design starts. An overview or advice tells what others found or think: it is not rated."""


class Reason(StrEnum):
    """Why certainty goes down."""

    BIAS = "bias"
    CONSISTENCY = "consistency"
    SIZE = "size"
    DIRECTNESS = "directness"


@dataclass(frozen=True, slots=True)
class Work:
    """What is stored of a published work and counts for the rule.

    `weak`: why little can be relied on, as it or a review of it says, in an editor's words; empty where none says so.
    """

    key: str
    design: Design
    people: int | None = None
    in_full: bool = False
    weak: str = ""
    retracted: bool = False


@dataclass(frozen=True, slots=True)
class Finding:
    """What one work shows on one claim, in an editor's words where it must be told.

    `indirect`: what it studied instead. `differs`: how far its own studies differ on this. `people`: how many of its
    people this rests on, where that is not all; 0 where it does not say.
    """

    work: Work
    shows: Shows
    indirect: str = ""
    differs: str = ""
    people: int | None = None

    @property
    def counts(self) -> bool:
        return self.shows is not Shows.NOT_STUDIED and not self.work.retracted and self.work.design in STARTS

    @property
    def size(self) -> int | None:
        """On how many people this rests; None where nobody knows."""
        return self.work.people if self.people is None else self.people or None


@dataclass(frozen=True, slots=True)
class Step:
    """By how many steps certainty goes down, and why; `words` are those that editors gave."""

    reason: Reason
    down: int
    words: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class Rating:
    """What research shows on a claim and how sure it is, with the works that decide it and each step down."""

    certainty: Certainty
    shows: Shows
    decided_by: tuple[Finding, ...] = ()
    steps: tuple[Step, ...] = ()

    @property
    def start(self) -> Certainty:
        return STARTS[self.decided_by[0].work.design] if self.decided_by else Certainty.NOT_STUDIED


def is_trial(design: Design) -> bool:
    """Whether chance put its people into groups."""
    return STARTS.get(design) is Certainty.HIGH


def rate(findings: Iterable[Finding]) -> Rating:
    """Works that start alike are rated together; what makes one surest decides, the stronger design where two do."""
    counting = [one for one in findings if one.counts]
    starts = sorted({STARTS[one.work.design] for one in counting}, key=RATED.index)
    rated = [_rate([one for one in counting if STARTS[one.work.design] is start], start) for start in starts]
    return min(rated, key=lambda rating: RATED.index(rating.certainty), default=NOTHING)


NOTHING = Rating(Certainty.NOT_STUDIED, Shows.NOT_STUDIED)


def _rate(body: Sequence[Finding], start: Certainty) -> Rating:
    """`body`: works that start alike."""
    ordered = tuple(sorted(body, key=lambda one: (list(Design).index(one.work.design), one.work.key)))
    steps = tuple(step for step in (_bias(ordered), _consistency(ordered), _size(ordered), _direct(ordered)) if step)
    lowest = len(RATED) - 1
    place = min(lowest, RATED.index(start) + sum(step.down for step in steps))
    return Rating(RATED[place], _shown(ordered), ordered, steps)


def _bias(body: Sequence[Finding]) -> Step | None:
    """One step where each is called weak, or is a trial of which only a summary was read."""
    judged = [one.work for one in body if not one.work.weak and (one.work.in_full or not is_trial(one.work.design))]
    return None if judged else Step(Reason.BIAS, 1, _given(one.work.weak for one in body))


def _consistency(body: Sequence[Finding]) -> Step | None:
    """One step where they do not all point one way, or the studies in one of them differ."""
    sides = {_side(one.shows) for one in body}
    differing = _given(one.differs for one in body)
    return Step(Reason.CONSISTENCY, 1, differing) if differing or len(sides) > 1 or Shows.MIXED in sides else None


def _size(body: Sequence[Finding]) -> Step | None:
    """By the largest: a review pools trials that are listed beside it, and nobody is counted twice.

    One of which nobody knows the size may be larger than all others, and is no reason for more than one step.
    """
    sizes = [one.size for one in body]
    most = max((size for size in sizes if size), default=0)
    if most >= FEW:
        return None
    if None in sizes:
        return Step(Reason.SIZE, 1)
    return Step(Reason.SIZE, 2 if most < VERY_FEW else 1, (f"{most:,}",))


def _direct(body: Sequence[Finding]) -> Step | None:
    """One step where each studied something else than the claim asks."""
    indirect = [one.indirect for one in body]
    return Step(Reason.DIRECTNESS, 1, _given(indirect)) if all(indirect) else None


def _shown(body: Sequence[Finding]) -> Shows:
    shown = {one.shows for one in body}
    if len(shown) == 1:
        return shown.pop()
    return Shows.IN_PART if {_side(one) for one in shown} == {Shows.SUPPORTS} else Shows.MIXED


def _side(shows: Shows) -> Shows:
    return Shows.SUPPORTS if shows is Shows.IN_PART else shows


def _given(words: Iterable[str]) -> tuple[str, ...]:
    """Each once, without the empty ones."""
    return tuple(dict.fromkeys(word for word in words if word))
