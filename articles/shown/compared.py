"""A claim compared over all sources by its statements, and what is stored of that for readers."""

from collections.abc import Collection, Iterable, Iterator, Sequence
from dataclasses import dataclass
from functools import cached_property

from articles import comparing
from articles.comparing import MOST_NAMED, Comparison, Hedging, Label, Outcome, Stance, compare, outcome_of
from articles.models import Answer, Claim, Source, Statement
from articles.models.answer import bounds_of
from articles.models.claim import ClaimQuerySet

from .seen import Counts, Judged, Voice
from .wordings import number_wordings

MOST_STATEMENTS = 20_000
"""About as many are held at a time where every claim is compared."""


@dataclass(frozen=True)
class Said:
    """What one source says on the claim: it speaks, only touches on it, or is silent."""

    source: Source
    statements: tuple[Statement, ...]
    same_words: tuple[str, ...] = ()
    """The letters of others that answer in the same words, for a page that shows them."""

    @property
    def in_same_words(self) -> str:
        """ "in the same words as source A"; empty where nobody else has them."""
        letters = comparing.listed(self.same_words) if self.same_words else ""
        return f"in the same words as source{'s' if len(self.same_words) > 1 else ''} {letters}" if letters else ""

    @cached_property
    def counting(self) -> list[Statement]:
        return [
            statement for statement, compared in zip(self.statements, self.compared, strict=True) if compared.counts
        ]

    @property
    def asides(self) -> list[Statement]:
        """Mentions, and what studies did or found: shown, not compared."""
        pairs = zip(self.statements, self.compared, strict=True)
        return [statement for statement, compared in pairs if not compared.counts]

    @cached_property
    def compared(self) -> list[comparing.Statement]:
        """Each statement in the form in which it is compared."""
        return [statement.as_compared() for statement in self.statements]

    @property
    def speaks(self) -> bool:
        return bool(self.counting)

    @property
    def touches(self) -> bool:
        return bool(self.statements) and not self.speaks

    @property
    def is_silent(self) -> bool:
        return not self.statements

    @property
    def voice(self) -> Voice:
        """What the source does here, as in every table (see `voice_of`)."""
        if not self.speaks:
            return Voice.TOUCHES if self.statements else Voice.SILENT
        hedging = Hedging.of(self.values_compared)
        return Voice.LIMITS if 0 < hedging.hedged == hedging.compared else Voice.SAYS

    @property
    def hedging(self) -> str:
        """ "hedges in 14 of 15"; empty where it does not, or says one thing."""
        return comparing.hedging_in_words(Hedging.of(self.values_compared))

    @cached_property
    def values(self) -> list[str]:
        """Each value in words, once, in the order of the text."""
        return list(dict.fromkeys(comparing.in_words(value) for value in self.values_compared))

    @property
    def side(self) -> str:
        """`yes` or `no` where all its answers to a yes-or-no question lie on that side, else `speaks`; "" if silent."""
        values = self.values_compared
        sides = {value.degree > 0 for value in values if isinstance(value, Stance) and value.degree}
        if len(sides) != 1 or not all(isinstance(value, Stance) and value.degree for value in values):
            return "speaks" if values else ""
        return "yes" if sides.pop() else "no"

    @cached_property
    def values_compared(self) -> list[comparing.Value]:
        return [one.value for one in self.compared if one.counts and one.value is not None]


@dataclass(frozen=True)
class ComparedClaim(Judged):
    """One claim with the statements of every source, and what the rule makes of them."""

    claim: Claim
    said: tuple[Said, ...]
    comparison: Comparison

    @cached_property
    def outcome(self) -> Outcome:
        return outcome_of(self.comparison)

    @cached_property
    def speaking(self) -> list[Said]:
        return [one for one in self.said if one.speaks]

    @cached_property
    def touching(self) -> list[Said]:
        return [one for one in self.said if one.touches]

    @cached_property
    def silent(self) -> list[Said]:
        return [one for one in self.said if one.is_silent]

    @cached_property
    def by_interest(self) -> tuple["ComparedApart", ...]:
        """The sources with a stated interest, then those without, each compared apart; empty unless both speak."""
        groups = [[one for one in self.said if one.source.has_interest is stated] for stated in (True, False)]
        if not all(any(one.speaks for one in group) for group in groups):
            return ()
        return tuple(ComparedApart(tuple(group), _comparison(group)) for group in groups)

    @property
    def counts(self) -> Counts:
        """What is stored with the claim."""
        sides = [one.side for one in self.speaking]
        return Counts(
            speaking=len(self.speaking),
            touching=len(self.touching),
            hedged=self.comparison.hedged.hedged,
            compared=self.comparison.hedged.compared,
            contradict_themselves=len(self.comparison.contradict_themselves),
            yes=sides.count("yes"),
            no=sides.count("no"),
            by_interest=[[one.label.agreement.value, len(one.speaking)] for one in self.by_interest],
            echoes=self.comparison.echoes,
            alike=self.outcome.alike,
            apart=self.comparison.apart,
        )

    @property
    def answers(self) -> list[Answer]:
        """What is stored of each source that has a statement, in the order of the sources."""
        opposes, torn = self._opposes(), {*self.comparison.contradict_themselves}
        heard = [(said, said.source.letter) for said in self.said if not said.is_silent]
        made = [self._answer(said, letter in torn, opposes.get(letter, [])) for said, letter in heard]
        _let_stand([one for one in made if one.speaks])
        return made

    def _answer(self, said: Said, is_torn: bool, opposes: list[int]) -> Answer:
        hedging = self.comparison.hedging.get(said.source.letter, Hedging())
        return Answer(
            claim=self.claim,
            source=said.source,
            place=said.source.position,
            values=said.values,
            bounds=[bounds for value in said.values_compared for bounds in bounds_of(value, self.claim.unit)],
            side=said.side,
            contradicts_itself=is_torn,
            opposes=opposes,
            hedged=hedging.hedged,
            compared=hedging.compared,
            same_words=list(self.comparison.same_words.get(said.source.letter, ())),
        )

    def _opposes(self) -> dict[str, list[int]]:
        """By letter the keys of the first sources that it contradicts: one more than are named, so that it is seen."""
        keys = {said.source.letter: said.source.pk for said in self.said}
        places = {letter: place for place, letter in enumerate(keys)}
        found: dict[str, list[int]] = {}
        for voice in self.comparison.voices:
            others = (letter for place in voice.against for letter in self.comparison.voices[place].sources)
            first = sorted(others, key=places.__getitem__)[: MOST_NAMED + 2]
            for letter in voice.sources:
                found[letter] = [keys[other] for other in first if other != letter][: MOST_NAMED + 1]
        return found


@dataclass(frozen=True)
class ComparedApart:
    """Some of the sources, compared without the others."""

    said: tuple[Said, ...]
    comparison: Comparison

    @property
    def label(self) -> Label:
        return Label(self.comparison.agreement)

    @property
    def speaking(self) -> list[Source]:
        return [one.source for one in self.said if one.speaks]


def compare_claims(claims: Iterable[Claim], sources: Sequence[Source]) -> list[ComparedClaim]:
    """Compare each claim over all sources; `claims` come with their statements (see `with_statements`)."""
    listed = [(claim, claim.statements.all()) for claim in claims]
    number_wordings([one for _, statements in listed for one in statements if one.is_shared])  # type: ignore[attr-defined]
    return [_compared(claim, statements, sources) for claim, statements in listed]


def compare_published(sources: Sequence[Source], of: Collection[int] | None = None) -> Iterator[ComparedClaim]:
    """Every claim that readers see, or those of the keys `of` among them (see `compare_all`)."""
    claims = Claim.objects.published()
    return compare_all(claims if of is None else claims.filter(pk__in=of), sources)


def compare_all(claims: ClaimQuerySet, sources: Sequence[Source]) -> Iterator[ComparedClaim]:
    """Each in the topics' order, with its values, without the words that give them, and with what is stored of it.

    However many sources there are, only some claims are held at a time.
    """
    listed = claims.select_related("topic").order_by("topic__position", "position")
    keys = list(listed.values_list("pk", flat=True))
    at_once = max(1, MOST_STATEMENTS // (len(sources) + 1))
    for start in range(0, len(keys), at_once):
        some = listed.with_values().prefetch_related("answers").filter(pk__in=keys[start : start + at_once])
        yield from compare_claims(some, sources)


def compare_claim(claim: Claim, statements: Iterable[Statement], sources: Sequence[Source]) -> ComparedClaim:
    """Compare one claim by these statements, stored or not yet; those of other sources are left out."""
    statements = list(statements)
    number_wordings(statements)
    return _compared(claim, statements, sources)


def _compared(claim: Claim, statements: Iterable[Statement], sources: Sequence[Source]) -> ComparedClaim:
    by_source: dict[int, list[Statement]] = {}
    shown = {source.pk: source for source in sources}
    for statement in statements:
        if statement.source_id in shown:
            statement.claim, statement.source = claim, shown[statement.source_id]
            by_source.setdefault(statement.source_id, []).append(statement)
    said = tuple(Said(source, tuple(by_source.get(source.pk, ()))) for source in sources)
    return ComparedClaim(claim, said, _comparison(said))


def _comparison(said: Sequence[Said]) -> Comparison:
    return compare([one.source.letter for one in said], [compared for one in said for compared in one.compared])


def _let_stand(speaking: Sequence[Answer]) -> None:
    """Each for itself while few speak; where many do, the first for all that say the same, what most say first."""
    alike: dict[object, list[Answer]] = {}
    for place, one in enumerate(speaking):
        same = place if len(speaking) <= MOST_NAMED else (tuple(one.values), one.contradicts_itself)
        alike.setdefault(same, []).append(one)
    for some in sorted(alike.values(), key=len, reverse=True)[:MOST_NAMED]:
        some[0].stands_for = len(some)
