"""A claim set beside the sources: the comparison in the form that pages and data files show."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from functools import cached_property

from articles.comparing import Agreement, Comparison, compare, verdict

from .claim import Claim, Statement
from .source import Source

SIGNS = {
    Agreement.SILENT: "–",
    Agreement.SINGLE: "1",
    Agreement.AGREE: "=",
    Agreement.VARY: "~",
    Agreement.CONFLICT: "≠",
}
WORDS = {
    Agreement.SILENT: "No source says",
    Agreement.SINGLE: "Only one says",
    Agreement.AGREE: "They agree",
    Agreement.VARY: "They vary",
    Agreement.CONFLICT: "They conflict",
}
SHARPEST_FIRST = (Agreement.CONFLICT, Agreement.VARY, Agreement.SINGLE, Agreement.AGREE, Agreement.SILENT)
VARYING = (Agreement.CONFLICT, Agreement.VARY, Agreement.SINGLE)


@dataclass(frozen=True)
class Said:
    """What one source says on the claim; without a comparable statement it is silent."""

    source: Source
    statements: tuple[Statement, ...]

    @property
    def counting(self) -> list[Statement]:
        return [statement for statement in self.statements if statement.as_compared().counts]

    @property
    def asides(self) -> list[Statement]:
        """Mentions, and what studies did or found: shown, not compared."""
        return [statement for statement in self.statements if not statement.as_compared().counts]

    @property
    def is_silent(self) -> bool:
        return not self.counting

    @property
    def values(self) -> list[str]:
        """Each value in words, once, in the order of the text."""
        return list(dict.fromkeys(statement.in_words for statement in self.counting))


@dataclass(frozen=True)
class ComparedClaim:
    """One claim with what every source says on it, and the verdict."""

    claim: Claim
    said: tuple[Said, ...]
    comparison: Comparison

    @property
    def agreement(self) -> Agreement:
        return self.comparison.agreement

    @property
    def sign(self) -> str:
        return SIGNS[self.agreement]

    @property
    def words(self) -> str:
        return WORDS[self.agreement]

    @property
    def varies(self) -> bool:
        """Whether readers must be told: sources differ, or a single one speaks."""
        return self.agreement in VARYING

    @cached_property
    def verdict(self) -> str:
        return verdict(self.comparison, [one.source.letter for one in self.said])

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
    def by_interest(self) -> dict[str, str]:
        """The agreement apart, for sources with and without a stated interest; empty unless both speak."""
        groups = {
            "stated": [one for one in self.said if one.source.has_interest],
            "not_stated": [one for one in self.said if not one.source.has_interest],
        }
        if not all(any(not one.is_silent for one in group) for group in groups.values()):
            return {}
        return {name: _comparison(group).agreement.value for name, group in groups.items()}

    @property
    def sharpness(self) -> tuple[int, bool, int, int]:
        """Sorts the sharpest difference first.

        Conflict comes before vary, a source that contradicts itself before others, then the most speaking.
        """
        torn = bool(self.comparison.contradict_themselves)
        return SHARPEST_FIRST.index(self.agreement), not torn, -len(self.speaking), self.claim.position


def compare_claims(claims: Iterable[Claim], sources: Sequence[Source]) -> list[ComparedClaim]:
    """Compare each claim over all sources; `claims` come with their statements (see `with_statements`)."""
    return [_compared(claim, sources) for claim in claims]


def _compared(claim: Claim, sources: Sequence[Source]) -> ComparedClaim:
    by_source: dict[int, list[Statement]] = {}
    letters = {source.pk: source for source in sources}
    for statement in claim.statements.all():
        statement.claim, statement.source = claim, letters[statement.source_id]
        by_source.setdefault(statement.source_id, []).append(statement)
    said = tuple(Said(source, tuple(by_source.get(source.pk, ()))) for source in sources)
    return ComparedClaim(claim, said, _comparison(said))


def _comparison(said: Sequence[Said]) -> Comparison:
    statements = [statement.as_compared() for one in said for statement in one.statements]
    return compare([one.source.letter for one in said], statements)
