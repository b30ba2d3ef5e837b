"""A claim set beside the sources: the comparison in the form that pages and data files show."""

from collections.abc import Collection, Iterable, Sequence
from dataclasses import dataclass, replace
from functools import cached_property
from typing import Protocol, TypeVar

from articles import comparing
from articles.comparing import (
    LEGEND,
    MOST_NAMED,
    SHARPEST_FIRST,
    Agreement,
    Comparison,
    Label,
    Stance,
    compare,
    verdict,
)
from articles.models.claim import Claim
from articles.models.source import Source
from articles.models.statement import Statement

Seen = TypeVar("Seen", bound="SeenClaim")
MOST_VOICES = 6
VARYING = (Agreement.CONFLICT, Agreement.VARY, Agreement.SINGLE)


@dataclass(frozen=True)
class Said:
    """What one source says on the claim; without a comparable statement it is silent."""

    source: Source
    statements: tuple[Statement, ...]

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
    def is_silent(self) -> bool:
        return not self.counting

    @cached_property
    def values(self) -> list[str]:
        """Each value in words, once, in the order of the text."""
        return list(dict.fromkeys(comparing.in_words(value) for value in self._counting))

    @property
    def side(self) -> str:
        """`yes` or `no` where all its answers to a yes-or-no question lie on that side, else `speaks`; "" if silent."""
        values = self._counting
        sides = {value.degree > 0 for value in values if isinstance(value, Stance) and value.degree}
        if len(sides) != 1 or not all(isinstance(value, Stance) and value.degree for value in values):
            return "speaks" if values else ""
        return "yes" if sides.pop() else "no"

    @property
    def _counting(self) -> list[comparing.Value]:
        return [one.value for one in self.compared if one.counts and one.value is not None]


class Saying(Protocol):
    """What every page shows of what one source says on a claim."""

    @property
    def source(self) -> Source: ...
    @property
    def values(self) -> Sequence[str]: ...
    @property
    def side(self) -> str: ...
    @property
    def is_silent(self) -> bool: ...


@dataclass(frozen=True)
class SaidAlike:
    """Sources that say the same in the same words: named while few, else only counted."""

    values: Sequence[str]
    side: str
    contradict_themselves: bool
    sources: tuple[Source, ...]

    @property
    def named(self) -> tuple[Source, ...]:
        return self.sources if len(self.sources) == 1 else ()


@dataclass(frozen=True)
class SeenClaim:
    """One claim with what every source says on it in words, and the verdict."""

    claim: Claim
    said: tuple[Saying, ...]
    comparison: Comparison

    @property
    def agreement(self) -> Agreement:
        return self.comparison.agreement

    @property
    def sign(self) -> str:
        return Label(self.agreement).sign

    @property
    def words(self) -> str:
        return Label(self.agreement).words

    @property
    def varies(self) -> bool:
        """Whether readers must be told: sources differ, or a single one speaks."""
        return self.agreement in VARYING

    @cached_property
    def verdict(self) -> str:
        return verdict(self.comparison, [one.source.letter for one in self.said])

    @property
    def sharpness(self) -> tuple[int, bool, int, int]:
        """Sorts the sharpest difference first.

        Conflict comes before vary, a source that contradicts itself before others, then the most speaking.
        """
        torn = bool(self.comparison.contradict_themselves)
        return SHARPEST_FIRST.index(self.agreement), not torn, -len(self.comparison.speaking), self.claim.position

    @cached_property
    def speaking(self) -> Sequence[Saying]:
        return [one for one in self.said if not one.is_silent]

    @cached_property
    def silent(self) -> Sequence[Saying]:
        return [one for one in self.said if one.is_silent]

    @cached_property
    def voices(self) -> list[SaidAlike]:
        """Who says what: each source by itself while few speak; where many do, what most say first."""
        torn = {*self.comparison.contradict_themselves}
        each = [
            SaidAlike(tuple(one.values), one.side, one.source.letter in torn, (one.source,)) for one in self.speaking
        ]
        if len(each) <= MOST_NAMED:
            return each
        alike: dict[tuple[Sequence[str], bool], list[SaidAlike]] = {}
        for one in each:
            alike.setdefault((one.values, one.contradict_themselves), []).append(one)
        together = (replace(some[0], sources=tuple(one.sources[0] for one in some)) for some in alike.values())
        return sorted(together, key=lambda one: -len(one.sources))

    @property
    def telling(self) -> list[SaidAlike]:
        """What a list of claims shows of them."""
        return self.voices if len(self.speaking) <= MOST_NAMED else self.voices[:MOST_VOICES]

    @property
    def further(self) -> int:
        """How many sources say something that a list of claims leaves out."""
        return len(self.speaking) - sum(len(one.sources) for one in self.telling)


@dataclass(frozen=True)
class ComparedClaim(SeenClaim):
    """The same, worked out from the statements, which it has at hand."""

    said: tuple[Said, ...]

    @cached_property
    def speaking(self) -> list[Said]:
        return [one for one in self.said if not one.is_silent]

    @cached_property
    def silent(self) -> list[Said]:
        return [one for one in self.said if one.is_silent]

    @cached_property
    def wordless(self) -> list[Said]:
        """The silent sources that do not even touch the question."""
        return [one for one in self.silent if not one.statements]

    @cached_property
    def by_interest(self) -> tuple["Apart", ...]:
        """The sources with a stated interest, then those without, each compared apart; empty unless both speak."""
        groups = [[one for one in self.said if one.source.has_interest is stated] for stated in (True, False)]
        if not all(any(not one.is_silent for one in group) for group in groups):
            return ()
        return tuple(Apart(tuple(group), _comparison(group)) for group in groups)

    @property
    def tells_by_interest(self) -> bool:
        """Whether comparing them apart tells anything: not where each side has one voice."""
        return any(len(apart.speaking) > 1 for apart in self.by_interest)


@dataclass(frozen=True)
class Apart:
    """Some of the sources, compared without the others."""

    said: tuple[Said, ...]
    comparison: Comparison

    @property
    def label(self) -> Label:
        return Label(self.comparison.agreement)

    @property
    def speaking(self) -> list[Source]:
        return [one.source for one in self.said if not one.is_silent]


def tally(compared: Iterable[Seen]) -> list[tuple[Label, list[Seen]]]:
    """The claims under each agreement that occurs among them, the sharpest agreement first."""
    listed = list(compared)
    grouped = ((label, [one for one in listed if one.agreement is label.agreement]) for label in LEGEND)
    return [(label, group) for label, group in grouped if group]


def compare_claims(claims: Iterable[Claim], sources: Sequence[Source]) -> list[ComparedClaim]:
    """Compare each claim over all sources; `claims` come with their statements (see `with_statements`)."""
    return [compare_claim(claim, claim.statements.all(), sources) for claim in claims]


def compare_published(sources: Sequence[Source], of: Collection[int] | None = None) -> list[ComparedClaim]:
    """Every claim that readers see, in the topics' order, with its values and without the words that give them.

    Only those of the keys `of`, where these are given.
    """
    claims = Claim.objects.published().with_values().select_related("topic")
    if of is not None:
        claims = claims.filter(pk__in=of)
    return compare_claims(claims.order_by("topic__position", "position"), sources)


def compare_claim(claim: Claim, statements: Iterable[Statement], sources: Sequence[Source]) -> ComparedClaim:
    """Compare one claim by these statements, stored or not yet; those of other sources are left out."""
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
