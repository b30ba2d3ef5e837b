"""Values and verdicts in plain words, for pages and for the data files."""

from collections.abc import Sequence
from decimal import Decimal

from .agreement import Agreement, Comparison, Degree, Level, Named, Quantity, Stance, Value

DEGREES = {
    Degree.YES: "Yes",
    Degree.YES_WITH_LIMITS: "Yes, with limits",
    Degree.UNCERTAIN: "Uncertain",
    Degree.NO_WITH_LIMITS: "No, with limits",
    Degree.NO: "No",
}
CURRENCIES = {"USD": "$", "EUR": "€", "GBP": "£"}
NUMBERS = ("no", "one", "two", "three", "four", "five", "six", "seven", "eight", "nine")


def in_words(value: Value) -> str:
    """The value as a reader would say it: "4 to 6 sessions", "$100 to $700", "Yes, with limits"."""
    match value:
        case Stance(degree):
            return DEGREES[degree]
        case Level(lowest, highest):
            steps = [lowest.name.lower()] + [highest.name.lower()] * (highest != lowest)
            return " to ".join(steps).capitalize()
        case Named(things):
            return _listed(sorted(things)).capitalize() if things else "None"
        case Quantity():
            return value.words.capitalize() if value.words else _range(value)
    raise TypeError(f"no words for {value!r}")


def verdict(comparison: Comparison, letters: Sequence[str]) -> str:
    """One sentence on who says what, sources named by letter. `letters` are of all sources, in order."""
    speaking, silent = comparison.speaking, comparison.silent
    match comparison.agreement:
        case Agreement.SILENT:
            return f"None of our {number(len(letters))} sources says."
        case Agreement.SINGLE:
            sentence = f"Only {speaking[0]} says. {_who_is_silent(silent)}"
        case Agreement.AGREE:
            sentence = f"{_listed(speaking)} agree. {_who_is_silent(silent)}"
        case Agreement.VARY:
            sentence = (
                f"{_listed(speaking)} say different things, but do not rule each other out. {_who_is_silent(silent)}"
            )
        case Agreement.CONFLICT:
            sentence = f"Sources contradict each other: {_pairs(comparison)}. {_who_is_silent(silent)}"
    return f"{sentence} {_asides(comparison)}".replace("  ", " ").strip()


def _asides(comparison: Comparison) -> str:
    aside = ""
    if comparison.agreement is Agreement.AGREE and comparison.hedging:
        hedging = len(comparison.hedging)
        aside = f"{number(hedging).capitalize()} {'hedges' if hedging == 1 else 'hedge'}."
    if itself := comparison.contradict_themselves:
        aside += f" {_listed(itself)} also {'contradicts itself' if len(itself) == 1 else 'contradict themselves'}."
    return aside.strip()


def number(count: int) -> str:
    """A count as a word up to nine, as figures from ten on."""
    return NUMBERS[count] if count < len(NUMBERS) else str(count)


def _pairs(comparison: Comparison) -> str:
    order = {source: place for place, source in enumerate(comparison.speaking)}
    pairs = sorted(sorted(pair, key=order.__getitem__) for pair in comparison.opposed)
    return "; ".join(f"{first} against {second}" for first, second in pairs)


def _who_is_silent(silent: Sequence[str]) -> str:
    if not silent:
        return ""
    return f"{_listed(silent)} {'does' if len(silent) == 1 else 'do'} not say."


def _listed(things: Sequence[str]) -> str:
    """ "A", "A and B", "A, B and C"."""
    return " and ".join(part for part in (", ".join(things[:-1]), things[-1]) if part)


def _range(value: Quantity) -> str:
    sign = CURRENCIES.get(value.unit)
    unit = "" if sign else f" {value.unit}"
    low, high = (_figure(bound, sign) for bound in (value.low, value.high))
    if low and high and low != high:
        return f"{low} to {high}{unit}{' or more' if value.open_high else ''}"
    if high and not low:
        return f"up to {high}{unit}".capitalize()
    return f"{low}{unit}{' or more' if value.open_high else ''}" if low else "No figure"


def _figure(bound: Decimal | None, sign: str | None) -> str:
    if bound is None:
        return ""
    return f"{sign or ''}{bound.normalize():,f}"
