"""Values and verdicts in plain words, for pages and for the data files."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from decimal import Decimal

from .agreement import Agreement, Comparison, Hedging
from .values import STANCES, Level, Named, Quantity, Stance, Value

DEGREES = {degree: word.replace(" with", ", with").capitalize() for word, degree in STANCES.items()}
"""Every degree as a reader would say it: "Yes, with limits"."""
CURRENCIES = {"USD": "$", "EUR": "€", "GBP": "£"}
LIMITS = ", with limits"
"""After a value whose words are hedged."""
ABOUT = "about "
"""Before a figure whose words are hedged."""
MOST_NAMED = 12
"""More sources than these are counted and not listed: nobody reads a hundred letters."""
NUMBERS = ("no", "one", "two", "three", "four", "five", "six", "seven", "eight", "nine")


def without_limits(words: str) -> str:
    """A value as a reader would say it, but for ", with limits"."""
    return words.removesuffix(LIMITS)


def in_words(value: Value) -> str:
    """The value as a reader would say it: "4 to 6 sessions", "$100 to $700", "Yes, with limits"."""
    limits = LIMITS if getattr(value, "hedged", False) else ""
    match value:
        case Stance(degree):
            return DEGREES[degree]
        case Level(lowest, highest):
            steps = [lowest.name.lower()] + [highest.name.lower()] * (highest != lowest)
            return _upper_first(" to ".join(steps) + limits)
        case Named(things):
            return _upper_first(_things(sorted(things)) + limits) if things else "None"
        case Quantity() if limits and _is_one_figure(value):
            return f"{ABOUT.capitalize()}{_range(value)}"
        case Quantity():
            return _upper_first((value.words or _range(value)) + limits)
    raise TypeError(f"no words for {value!r}")


@dataclass(frozen=True, slots=True)
class Outcome:
    """A comparison in numbers, with letters while few speak: what its verdict is told from.

    `touchers` and `quiet` are the letters of those that touch on it and of those that are silent, while all are few.
    `echoes` of those that speak are not counted again; `alike` are, while few speak, the groups that count as one.
    `apart`: they differ in nothing but the currency in which they name an amount.
    """

    agreement: Agreement
    every: int
    speaking: int
    touching: int
    hedging: Hedging
    contradict_themselves: int
    speakers: tuple[str, ...] = ()
    torn: tuple[str, ...] = ()
    opposed: frozenset[frozenset[str]] = frozenset()
    touchers: tuple[str, ...] = ()
    quiet: tuple[str, ...] = ()
    echoes: int = 0
    alike: tuple[tuple[str, ...], ...] = ()
    apart: bool = False

    @property
    def silent(self) -> int:
        return self.every - self.speaking - self.touching


def outcome_of(comparison: Comparison) -> Outcome:
    """Whoever speaks is named in it unless they are too many to be listed; others only where all can be."""
    speaking, touching, silent = comparison.speaking, comparison.touching, comparison.silent
    every = len(speaking) + len(touching) + len(silent)
    are_few, all_are_few = len(speaking) <= MOST_NAMED, every <= MOST_NAMED
    return Outcome(
        comparison.agreement,
        every,
        len(speaking),
        len(touching),
        comparison.hedged,
        len(comparison.contradict_themselves),
        speaking if are_few else (),
        comparison.contradict_themselves if are_few else (),
        comparison.opposed if are_few else frozenset(),
        touching if all_are_few else (),
        silent if all_are_few else (),
        comparison.echoes,
        comparison.alike if are_few else (),
        comparison.apart,
    )


def verdict(outcome: Outcome) -> str:
    """The verdict in plain words, sources named by letter while few speak."""
    if not outcome.speaking:
        return " ".join(filter(None, (_nobody(outcome.every), _others(outcome))))
    match outcome.agreement:
        case Agreement.SINGLE:
            said = f"{_of(outcome)} this{_named(outcome)}."
        case Agreement.AGREE:
            said = f"{_of(outcome)} this, and agree{_named(outcome)}."
        case Agreement.VARY if outcome.apart:
            said = (
                f"{_of(outcome)} this{_named(outcome)}. They name amounts in different currencies, not compared here."
            )
        case Agreement.VARY:
            said = f"{_of(outcome)} this{_named(outcome)}. They say different things, but do not rule each other out."
        case _:
            said = f"{_of(outcome)} this, and contradict each other{_pairs(outcome)}."
    return " ".join(filter(None, (said, _others(outcome), *_asides(outcome))))


def in_short(outcome: Outcome, side: str = "") -> str:
    """ "4 of 5 answer, and vary": how many of how many, each wording once.

    `side`: "yes" or "no" where all that answer say so.
    """
    count, every = outcome.speaking - outcome.echoes, outcome.every
    if not count:
        return f"None of {every:,} answers" if every != 1 else "It does not answer"
    of = f"{count:,} of {every:,}"
    more = f", {outcome.echoes:,} more in the same words" if outcome.echoes else ""
    match outcome.agreement:
        case Agreement.SINGLE:
            return f"{of} answers{more}"
        case Agreement.AGREE:
            return f"{of} say {side or 'the same'}{more}"
        case Agreement.VARY:
            return f"{of} answer{more}, {'in different currencies' if outcome.apart else 'and vary'}"
        case _:
            return f"{of} answer{more}, and conflict"


def _nobody(every: int) -> str:
    return f"None of our {number(every)} sources answers this." if every > 1 else "Our one source does not answer this."


def _of(outcome: Outcome) -> str:
    """ "Two of our five sources answer", "All five sources answer"."""
    count, every = outcome.speaking, outcome.every
    if count == every:
        return f"All {number(every)} sources answer" if every > 1 else "Our one source answers"
    return f"{_upper_first(number(count))} of our {number(every)} sources {'answers' if count == 1 else 'answer'}"


def _asides(outcome: Outcome) -> Iterator[str]:
    """How many statements hedge where all agree, who counts as one, and who contradicts itself."""
    if outcome.agreement is Agreement.AGREE and (hedged := outcome.hedging.hedged):
        yield f"{hedged:,} of {outcome.hedging.compared:,} statements {'hedges' if hedged == 1 else 'hedge'}."
    yield from (f"{listed(group)} use the same words, and count as one." for group in outcome.alike)
    if (echoes := outcome.echoes) and not outcome.alike:
        count_no_more = "uses the words of another, and counts" if echoes == 1 else "use the words of others, and count"
        yield f"{_upper_first(number(echoes))} of them {count_no_more} no second time."
    if count := outcome.contradict_themselves:
        who = listed(outcome.torn) if outcome.torn else _upper_first(number(count))
        yield f"{who} also {'contradicts itself' if count == 1 else 'contradict themselves'}."


def _named(outcome: Outcome) -> str:
    return f": {listed(outcome.speakers)}" if outcome.speakers else ""


def number(count: int) -> str:
    """A count as a word up to nine, as figures from ten on: "1,204"."""
    return NUMBERS[count] if count < len(NUMBERS) else f"{count:,}"


def _pairs(outcome: Outcome) -> str:
    """Who stands against whom, each pair once, beginning with who stands against the most: ": C against A and E"."""
    left, told = set(outcome.opposed), []
    while left:
        against = {
            one: [other for other in outcome.speakers if frozenset((one, other)) in left] for one in outcome.speakers
        }
        first = max(outcome.speakers, key=lambda one: len(against[one]))
        told.append(f"{first} against {listed([other for other in against[first] if other != first])}")
        left = {pair for pair in left if first not in pair}
    return f": {'; '.join(told)}" if told else ""


def _others(outcome: Outcome) -> str:
    """Who touches on it, and who does not say unless nobody does: "B touches on it; C and D do not say." """
    touching, silent = outcome.touching, outcome.silent if outcome.speaking else 0
    touch = f"{_who(outcome.touchers, touching)} {'touches' if touching == 1 else 'touch'} on it" if touching else ""
    quiet = f"{_who(outcome.quiet, silent)} {'does' if silent == 1 else 'do'} not say" if silent else ""
    told = "; ".join(filter(None, (touch, quiet)))
    return f"{_upper_first(told)}." if told else ""


def _who(letters: Sequence[str], count: int) -> str:
    return listed(letters) if letters else number(count)


def hedging_in_words(hedging: Hedging) -> str:
    """ "hedges in 14 of 15" of a source with more than one statement that is compared, if any of them hedges."""
    return f"hedges in {hedging.hedged} of {hedging.compared}" if hedging.hedged and hedging.compared > 1 else ""


def listed(things: Sequence[str]) -> str:
    """ "A", "A and B", "A, B and C"."""
    return " and ".join(part for part in (", ".join(things[:-1]), things[-1]) if part)


def _things(things: Sequence[str]) -> str:
    """ "a, b and c"; where one of them is such a list itself, "a, b and c; d"."""
    return "; ".join(things) if any(", " in one or " and " in one for one in things) else listed(things)


def _is_one_figure(value: Quantity) -> bool:
    return not (value.words or value.open_high) and value.low is not None and value.low == value.high


def _range(value: Quantity) -> str:
    """The figures with their unit, in lower case."""
    more = " or more" if value.open_high else ""
    unit = "" if value.unit in CURRENCIES else f" {value.unit}"
    low, high = (figure(bound, value.unit) if bound is not None else "" for bound in (value.low, value.high))
    if not low and not high:
        return "no figure"
    if not low:
        return f"up to {high}{unit}{more}"
    if high and high != low:
        return f"{low} to {high}{unit}{more}"
    return f"{low}{unit.removesuffix('s') if value.low == 1 and not more else unit}{more}"


def figure(bound: Decimal, unit: str) -> str:
    """A number as a reader would write it: "4", "1.5", "$4,200", "$2.50"."""
    if sign := CURRENCIES.get(unit):
        return f"{sign}{bound:,.0f}" if bound == bound.to_integral() else f"{sign}{bound:,.2f}"
    return f"{bound.normalize():,f}"


def _upper_first(words: str) -> str:
    """The first letter as a capital, the others as they are: "PRP" stays."""
    return words[:1].upper() + words[1:]
