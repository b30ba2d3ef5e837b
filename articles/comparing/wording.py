"""Values and verdicts in plain words, for pages and for the data files."""

from collections.abc import Iterator, Sequence
from decimal import Decimal

from .agreement import Agreement, Comparison
from .values import STANCES, Level, Named, Quantity, Stance, Value

DEGREES = {degree: word.replace(" with", ", with").capitalize() for word, degree in STANCES.items()}
"""Every degree as a reader would say it: "Yes, with limits"."""
CURRENCIES = {"USD": "$", "EUR": "€", "GBP": "£"}
MOST_NAMED = 12
"""More sources than these are counted and not listed: nobody reads a hundred letters."""
NUMBERS = ("no", "one", "two", "three", "four", "five", "six", "seven", "eight", "nine")


def in_words(value: Value) -> str:
    """The value as a reader would say it: "4 to 6 sessions", "$100 to $700", "Yes, with limits"."""
    match value:
        case Stance(degree):
            return DEGREES[degree]
        case Level(lowest, highest):
            steps = [lowest.name.lower()] + [highest.name.lower()] * (highest != lowest)
            return _upper_first(" to ".join(steps))
        case Named(things):
            return _upper_first(listed(sorted(things))) if things else "None"
        case Quantity():
            about = "about " if value.approximate and not value.words else ""
            return _upper_first(about + (value.words or _range(value)))
    raise TypeError(f"no words for {value!r}")


def verdict(comparison: Comparison, letters: Sequence[str]) -> str:
    """The verdict in plain words, sources named by letter. `letters` are of all sources, in order."""
    speaking, count = comparison.speaking, len(letters)
    if not speaking:
        return (
            f"None of our {number(count)} sources answers this."
            if count > 1
            else "Our one source does not answer this."
        )
    match comparison.agreement:
        case Agreement.SINGLE:
            said = f"{_of(1, count)} this: {speaking[0]}."
        case Agreement.AGREE:
            said = f"{_of(len(speaking), count)} this, and agree{_named(speaking)}."
        case Agreement.VARY:
            said = (
                f"{_of(len(speaking), count)} this{_named(speaking)}. "
                "They say different things, but do not rule each other out."
            )
        case _:
            pairs = f": {_pairs(comparison)}" if len(speaking) <= MOST_NAMED else ""
            said = f"{_of(len(speaking), count)} this, and contradict each other{pairs}."
    return " ".join(filter(None, (said, _who_is_silent(comparison.silent), *_asides(comparison))))


def _of(count: int, every: int) -> str:
    """ "Two of our five sources answer", "All five sources answer"."""
    if count == every:
        return f"All {number(every)} sources answer" if every > 1 else "Our one source answers"
    return f"{_upper_first(number(count))} of our {number(every)} sources {'answers' if count == 1 else 'answer'}"


def _asides(comparison: Comparison) -> Iterator[str]:
    """Who hedges where all agree, and who contradicts itself."""
    if comparison.agreement is Agreement.AGREE and comparison.hedging:
        hedging = len(comparison.hedging)
        yield f"{_upper_first(number(hedging))} of them {'hedges' if hedging == 1 else 'hedge'}."
    if itself := comparison.contradict_themselves:
        who = listed(itself) if len(itself) <= MOST_NAMED else number(len(itself))
        yield f"{who} also {'contradicts itself' if len(itself) == 1 else 'contradict themselves'}."


def _named(letters: Sequence[str]) -> str:
    return f": {listed(letters)}" if len(letters) <= MOST_NAMED else ""


def number(count: int) -> str:
    """A count as a word up to nine, as figures from ten on: "1,204"."""
    return NUMBERS[count] if count < len(NUMBERS) else f"{count:,}"


def _pairs(comparison: Comparison) -> str:
    """Who stands against whom, each pair once, beginning with who stands against the most: "C against A and E"."""
    left, told = set(comparison.opposed), []
    while left:
        against = {
            one: [other for other in comparison.speaking if frozenset((one, other)) in left]
            for one in comparison.speaking
        }
        first = max(comparison.speaking, key=lambda one: len(against[one]))
        told.append(f"{first} against {listed([other for other in against[first] if other != first])}")
        left = {pair for pair in left if first not in pair}
    return "; ".join(told)


def _who_is_silent(silent: Sequence[str]) -> str:
    if not silent:
        return ""
    return f"{_upper_first(number(len(silent)))} {'does' if len(silent) == 1 else 'do'} not say."


def listed(things: Sequence[str]) -> str:
    """ "A", "A and B", "A, B and C"."""
    return " and ".join(part for part in (", ".join(things[:-1]), things[-1]) if part)


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
