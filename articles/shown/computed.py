"""What a computed mark writes: who answers a claim, how many, how much, from what is stored of it."""

from collections.abc import Callable, Iterable, Sequence
from decimal import Decimal
from enum import StrEnum

from articles.comparing import (
    ABOUT,
    CURRENCIES,
    DEGREES,
    LIMITS,
    STANCES,
    Quantity,
    in_one_phrase,
    in_words,
    listed,
    number,
)
from articles.models import Answer, ClaimKind, Source, Statement
from articles.weighing import in_a_text

from .runs import Speakers
from .seen import SeenClaim
from .several import told_of_each
from .told import all_that_is_said

MOST_TOLD = 3
"""More answers than these make no sentence: they are counted."""


class Form(StrEnum):
    """What of a comparison a mark tells; written with a capital, its words begin a sentence."""

    WHO = "who"
    """ "says A alone", "say A and C", "say all five sources"; of all who answer, what they say: "F alone says no"."""
    NAMES = "names"
    """ "A and C", "all five sources", "no source"."""
    SOURCES = "sources"
    """ "source A", "sources A and C", "all five sources", "no source"."""
    COUNT = "count"
    """ "two of our five sources", "all five sources", "none of our five sources"."""
    SILENT = "silent"
    """Who does not answer, as `NAMES`."""
    SILENCE = "silence"
    """ "B and D do not say", "no source says", "every source answers"."""
    EACH = "each"
    """Each answer with who gives it: "3 to 6 months (A) or several months (A and B)"."""
    RANGE = "range"
    """From the lowest to the highest figure that any source names: "$100 to $700"."""
    CERTAINTY = "certainty"
    """How sure research is, whatever sources say: "the certainty of published research on this is very low: …"."""


class NotComputed(ValueError):
    """A mark that nothing can be written for; the message says why and what may stand there."""


class Unanswered(NotComputed):
    """No source gives what the mark is to tell."""


def computed(seen: SeenClaim, form: str, giving: Speakers | None = None) -> str:
    """The words of a mark on this claim. `giving` are those who give the answer that it is about, else all who answer.

    Raises `NotComputed`.
    """
    try:
        wanted = Form(form.lower())
    except ValueError:
        raise NotComputed(f"there is no form {form!r}: write {listed([one.value for one in Form])}") from None
    words = in_a_text(seen.certainty) if wanted is Form.CERTAINTY else _words(seen, wanted, giving)
    return _begun(words, form)


def nobody(form: str) -> str:
    """What a mark writes where nobody gives the answer, or nobody can see the claim any more."""
    words = {
        Form.RANGE: "no amount",
        Form.EACH: "no amount",
        Form.WHO: "no source says",
        Form.SILENCE: "no source says",
        Form.CERTAINTY: in_a_text(None),
    }
    return _begun(words.get(Form(form.lower()), "no source"), form)


def _begun(words: str, form: str) -> str:
    return words[:1].upper() + words[1:] if form[:1].isupper() else words


def _words(seen: SeenClaim, form: Form, giving: Speakers | None) -> str:
    if form in (Form.RANGE, Form.EACH):
        return reach(seen.answers) if form is Form.RANGE else _each(seen)
    every = seen.sources.count
    if form in (Form.SILENT, Form.SILENCE):
        silent = _all_who_do_not(seen)
        return names(silent, every) if form is Form.SILENT else _silence(silent, every)
    speakers = _all_who_answer(seen) if giving is None else giving
    match form:
        case Form.WHO if giving is None and speakers.count:
            return _all_answers(seen, speakers)
        case Form.WHO:
            return _says(speakers, every, is_alone=seen.speaking == 1)
        case Form.COUNT:
            return _counted(speakers.count, every)
    return _with_kind(speakers, every) if form is Form.SOURCES else names(speakers, every)


def _all_who_answer(seen: SeenClaim) -> Speakers:
    return speakers_of(seen.answers, seen) if seen.names_all else Speakers((), seen.speaking)


def _all_answers(seen: SeenClaim, speakers: Speakers) -> str:
    """ "F alone says no", "A says mild and F says none", or where many say different things, how many do."""
    each, every = _all_of_each(seen), seen.sources.count
    answers = dict.fromkeys(answer for told in each for answer in told)
    if len(answers) > MOST_TOLD:
        gives = "gives" if speakers.count == 1 else "give"
        return f"{names(speakers, every)} {gives} {number(len(answers))} answers"
    alone = " alone" if speakers.count == 1 < every else ""
    said = [(speakers_of(given, seen), in_one_phrase(told)) for told, given in each.items()]
    return listed([f"{names(who, every)}{alone} {'says' if who.count == 1 else 'say'} {what}" for who, what in said])


def _all_of_each(seen: SeenClaim) -> dict[tuple[str, ...], list[Answer]]:
    """Who says it, by all that they say, as a sentence words it; where many speak, by each thing that is said."""
    if not seen.names_all:
        return {
            (answer,): [Answer(values=[answer], stands_for=who.count)]
            for answer, who in _by_answer(seen, _first_lower).items()
        }
    said: dict[tuple[str, ...], list[Answer]] = {}
    for one, told in told_of_each(seen):
        said.setdefault(tuple(map(_first_lower, told)), []).append(one)
    return said


def _each(seen: SeenClaim) -> str:
    """Each amount, and who gives it."""
    told = _by_answer(seen, _lower)
    if not told:
        raise Unanswered("no source answers, so that there is nothing to list: leave the mark out")
    return " or ".join(f"{answer} ({names(who, seen.sources.count)})" for answer, who in told.items())


def _by_answer(seen: SeenClaim, worded: Callable[[str], str]) -> dict[str, Speakers]:
    """Who gives each answer, as it is worded, in the order in which a claim's page shows them."""
    told: dict[str, list[Answer]] = {}
    for one in seen.answers if seen.names_all else all_that_is_said([seen.claim]):
        for answer in dict.fromkeys(map(worded, one.values)):
            told.setdefault(answer, []).append(one)
    return {answer: speakers_of(given, seen) for answer, given in told.items()}


def _all_who_do_not(seen: SeenClaim) -> Speakers:
    """Also those that touch on it."""
    if not seen.sources.are_few:
        return Speakers((), seen.sources.count - seen.speaking)
    speaking = {one.source_id for one in seen.answers if one.values}
    return Speakers(tuple(one for one in seen.sources.first if one.pk not in speaking))


def giving(seen: SeenClaim, answer: str) -> Speakers:
    """Who gives this answer, in the words of a reader: “yes”, “minimal”, “a rash”; with limits or without.

    Raises `Unanswered` for an answer that nobody gives, unless it is a stance on a yes-or-no question.
    """
    wanted = answer.casefold()
    is_stance = seen.claim.kind == ClaimKind.STANCE and wanted in STANCES
    if is_stance:
        wanted = DEGREES[STANCES[wanted]].casefold()
    if seen.claim.kind == ClaimKind.SET:
        speakers = _naming(seen, wanted)
    else:
        said = seen.answers if seen.names_all else all_that_is_said([seen.claim])
        speakers = speakers_of([one for one in said if any(_is(value, wanted) for value in one.values)], seen)
    if not speakers.count and not is_stance:
        raise Unanswered(f"no source answers {answer!r}: name an answer as the claim’s page shows it")
    return speakers


def _is(value: str, wanted: str) -> bool:
    told = value.casefold().removeprefix(ABOUT)
    return told == wanted or told.startswith(f"{wanted},")


def _naming(seen: SeenClaim, wanted: str) -> Speakers:
    """Who names this among other things."""
    told = Statement.objects.compared().filter(claim=seen.claim, mention=False, study=False)
    keys = {key for key, things in told.values_list("source", "values") if wanted in map(str.casefold, things)}
    if seen.names_all:
        return Speakers(tuple(one.source for one in seen.answers if one.source_id in keys))
    return Speakers((), len(keys))


def speakers_of(answers: Iterable[Answer], seen: SeenClaim) -> Speakers:
    """Who gives these answers: by name, or where too many speak, how many."""
    given = [one for one in answers if one.values]
    if seen.names_all:
        return Speakers(tuple(one.source for one in given))
    return Speakers((), sum(one.stands_for for one in given))


def names(speakers: Speakers, every: int) -> str:
    """ "A and C"; in words where it is all of them, or none."""
    if not speakers.count:
        return "no source"
    return all_sources(every) if speakers.count == every > 1 else speakers.told


def all_sources(every: int) -> str:
    return f"all {number(every)} sources" if every > 1 else "our one source"


def with_kind(sources: Sequence[Source], every: int) -> str:
    """ "source E", "sources A and C", "all five sources", "no source"."""
    return _with_kind(Speakers(tuple(sources)), every)


def _with_kind(speakers: Speakers, every: int) -> str:
    told = names(speakers, every)
    is_named = bool(speakers.sources) and told == speakers.names and speakers.names[:1].isupper()
    return f"{'source' if speakers.count == 1 else 'sources'} {told}" if is_named else told


def _says(speakers: Speakers, every: int, *, is_alone: bool) -> str:
    if not speakers.count:
        return "no source says"
    alone = " alone" if is_alone and speakers.count == 1 < every else ""
    return f"{'says' if speakers.count == 1 else 'say'} {names(speakers, every)}{alone}"


def _counted(count: int, every: int) -> str:
    if count == every:
        return all_sources(every) if count else "no source"
    return f"{number(count) if count else 'none'} of our {number(every)} {'source' if every == 1 else 'sources'}"


def _silence(silent: Speakers, every: int) -> str:
    if not silent.count:
        return "every source answers"
    if silent.count == every:
        return "no source says"
    return f"{names(silent, every)} {'does' if silent.count == 1 else 'do'} not say"


def reach(answers: Iterable[Answer]) -> str:
    """From the lowest to the highest figure in each unit, and what is told without a figure: "$100 to $700".

    Raises `Unanswered` where no amount is told.
    """
    given = list(answers)
    words = list(dict.fromkeys(word for one in given for word in one.values))
    if not words:
        raise Unanswered("no source gives an amount, so that there is no range: leave the mark out")
    counted = any(_has_figure(word) for word in words)
    drawn = [one for answer in given for one in answer.drawn if isinstance(one, Quantity)] if counted else []
    units = dict.fromkeys(one.unit for one in drawn)
    figures = [_reach([one for one in drawn if one.unit == unit]) for unit in units]
    return " or ".join(figures + [f"“{_lower(word)}”" for word in words if not _has_figure(word)])


def _has_figure(word: str) -> bool:
    return any(map(str.isdigit, word))


def _reach(drawn: Sequence[Quantity]) -> str:
    """As a reader would say it; a text that tells it says how sure that is."""
    ends = [(one.low, one.low if one.high is None else one.high, one.open_high) for one in drawn]
    lows, highs = [low for low, _, _ in ends if low is not None], [high for _, high, _ in ends if high is not None]
    has_least, high = len(lows) == len(highs), max(highs, default=None)
    is_open = any(goes_on and end == high for _, end, goes_on in ends)
    low = min(lows) if has_least and lows else None
    return _lower(in_words(Quantity(drawn[0].unit, low, high, open_high=is_open)))


def _lower(words: str) -> str:
    """Within a sentence that says itself how sure it is."""
    return _first_lower(words).removesuffix(LIMITS)


def _first_lower(words: str) -> str:
    return words if words[:2].isupper() else words[:1].lower() + words[1:]


def figures_in(answers: Iterable[Answer]) -> frozenset[tuple[Decimal, str]]:
    """The numbers that the answers name, each with its unit or sign of currency: (100, "$"), (4, "sessions")."""
    drawn = [one for answer in answers for one in answer.drawn if isinstance(one, Quantity)]
    bounds = ((bound, one.unit) for one in drawn for bound in (one.low, one.high) if bound is not None)
    return frozenset((bound, CURRENCIES.get(unit, unit)) for bound, unit in bounds)
