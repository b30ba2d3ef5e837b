"""All that one source says on a claim, where it says several things, in one phrase."""

from collections.abc import Sequence

from .values import Level, Named, Quantity, Stance, Value
from .wording import DEGREES, LIMITS, in_words, listed


def together(values: Sequence[Value]) -> tuple[str, ...]:
    """What is told of these values in words, each once: lists as one, and no amount that lies within another."""
    things = [value for value in values if isinstance(value, Named)]
    if things:
        return (_list(things),)
    stances = [value for value in values if isinstance(value, Stance)]
    if stances and all(one.same_as(stances[0]) for one in stances):
        return (_one_side(stances),)
    widest = [one for one in values if not any(_lies_within(one, other) for other in values)]
    return tuple(dict.fromkeys(in_words(one) for one in widest))


def in_one_phrase(told: Sequence[str]) -> str:
    """ "4 weeks"; what differs is said in different places: "yes in one place and no in another"."""
    if len(told) != 2:
        return listed(told) + (" in different places" if told[1:] else "")
    first, second = (f"{words}," if ", " in words else words for words in told)
    return f"{first} in one place and {second} in another"


def _list(things: Sequence[Named]) -> str:
    """All the things; apart, those that are never named without a hedge."""
    sure = frozenset(thing for one in things if not one.hedged for thing in one.things)
    hedged = frozenset(thing for one in things for thing in one.things) - sure
    told = [in_words(Named(some, some is hedged)) for some in (sure, hedged) if some]
    return (
        "; ".join([told[0], *(words[:1].lower() + words[1:] for words in told[1:])]) if told else in_words(Named(sure))
    )


def _one_side(stances: Sequence[Stance]) -> str:
    """ "Yes", "Yes, with limits", or where it is told both ways "Yes, with limits in places"."""
    degrees = {one.degree for one in stances}
    strongest = max(degrees, key=abs)
    return f"{DEGREES[strongest]}{LIMITS} in places" if len(degrees) > 1 else DEGREES[strongest]


def _lies_within(one: Value, other: Value) -> bool:
    """Whether the other amount, or strength, is told to reach at least as far to both sides, and farther to one."""
    match one, other:
        case Quantity(unit, low, high, False), Quantity(its_unit, its_low, its_high, runs_on):
            if unit != its_unit or low is None or high is None or its_low is None or (low, high) == (its_low, its_high):
                return False
            return its_low <= low and (runs_on or (its_high is not None and high <= its_high))
        case Level(lowest, highest), Level(its_lowest, its_highest):
            reaches = its_lowest <= lowest and highest <= its_highest
            return reaches and (lowest, highest) != (its_lowest, its_highest)
    return False
