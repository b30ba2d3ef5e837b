"""Compare what leans on a source: its statements, the claims they count for, and the texts that cite it."""

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from enum import StrEnum

from articles.models import Claim, Source, Statement, Written
from articles.rendering import Problem
from articles.shown import ComparedClaim, compare_claims

from .flag_leaning import leaning_on
from .how_it_stands import HowItStands


class Fate(StrEnum):
    """What becomes of a statement."""

    LOST = "is lost: its words are not in the new text, or stand there twice"
    STILL_LOST = "was lost before, and is not found in the new text either"
    RESAID = "stands in a changed sentence"
    CHANGED = "stands in a changed passage"
    FOUND = "was lost before, and is found again"
    AS_BEFORE = "stands as before"


@dataclass(frozen=True, slots=True)
class ComparedStatement:
    """A statement as it was, and its claim over all sources before and after."""

    statement: Statement
    standing: Fate
    before: ComparedClaim
    after: ComparedClaim

    @property
    def changes_agreement(self) -> bool:
        return self.before.agreement != self.after.agreement


@dataclass(frozen=True, slots=True)
class ComparedText:
    """Something that rests on the source or cites it; `problems` are marks of its live text that would break.

    `resaid` are the words that it quotes and that stand in another sentence.
    """

    owner: Written
    problems: tuple[Problem, ...]
    resaid: tuple[str, ...] = ()

    @property
    def kind(self) -> str:
        return str(self.owner._meta.verbose_name)


@dataclass(frozen=True)
class Leaning:
    """What leans on a source, at one moment."""

    statements: Mapping[int, Statement]
    claims: Mapping[int, ComparedClaim]
    owners: tuple[Written, ...]
    problems: Mapping[int, tuple[Problem, ...]]
    """What is wrong with a live text that quotes what is not there, by the key of its text."""
    cited: Mapping[int, Mapping[str, str]]
    """The sentences that a live text quotes from, by the key of its text and the words quoted."""


def leaning(source: Source) -> Leaning:
    """What leans on the source now."""
    statements = source.statements.select_related("claim", "source", "passage")
    claims = Claim.objects.filter(pk__in=source.statements.values("claim")).with_statements()
    compared = compare_claims(claims, list(Source.objects.for_display()))
    how = HowItStands(source)
    return Leaning(
        {one.pk: one for one in statements},
        {one.claim.pk: one for one in compared},
        tuple(dict.fromkeys(one for one in leaning_on(source) if isinstance(one, Written))),
        how.problems,
        how.cited_sentences,
    )


def compare_statements(before: Leaning, after: Leaning, moved: Iterable[int]) -> tuple[ComparedStatement, ...]:
    """Every statement of the source, the worst first, then in the order of the text."""
    elsewhere = frozenset(moved)
    compared = [
        ComparedStatement(
            one,
            _standing(one, after.statements[pk], is_elsewhere=pk in elsewhere),
            before.claims[one.claim_id],
            after.claims[one.claim_id],
        )
        for pk, one in before.statements.items()
    ]
    order = list(Fate)
    return tuple(sorted(compared, key=lambda one: (order.index(one.standing), one.statement.start or 0)))


def compare_texts(before: Leaning, after: Leaning) -> tuple[ComparedText, ...]:
    """What leans on the source, that whose marks would break first."""
    compared = [
        ComparedText(owner, _new_problems(owner, before, after), _resaid(owner, before, after))
        for owner in before.owners
    ]
    return tuple(sorted(compared, key=lambda one: not one.problems))


def _standing(before: Statement, after: Statement, *, is_elsewhere: bool) -> Fate:
    if after.start is None:
        return Fate.STILL_LOST if before.start is None else Fate.LOST
    if before.start is None:
        return Fate.FOUND
    if before.context.sentence != after.context.sentence:
        return Fate.RESAID
    return Fate.CHANGED if is_elsewhere else Fate.AS_BEFORE


def _resaid(owner: Written, before: Leaning, after: Leaning) -> tuple[str, ...]:
    """The words quoted that are found before and after, and whose sentence is another."""
    now = after.cited.get(owner.text_id or 0, {})
    then = before.cited.get(owner.text_id or 0, {})
    return tuple(exact for exact, sentence in then.items() if exact in now and now[exact] != sentence)


def _new_problems(owner: Written, before: Leaning, after: Leaning) -> tuple[Problem, ...]:
    known: Sequence[Problem] = before.problems.get(owner.text_id or 0, ())
    return tuple(one for one in after.problems.get(owner.text_id or 0, ()) if one not in known)
