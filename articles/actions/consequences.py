"""The consequences of letting a source count, or of taking it back: what becomes of verdicts and texts."""

import hashlib
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass

from django.contrib.auth.models import User

from articles.comparing import Agreement
from articles.models import (
    Claim,
    Definition,
    Proposal,
    Revision,
    Source,
    SourceKind,
    Statement,
    Topic,
    Written,
    newest_records,
    not_looked_at,
    said_to_be_silent,
)
from articles.rendering import Problem
from articles.shown import ComparedClaim, compare_published

from .beside_claims import Beside, definitions_naming, sentences_beside, sentences_naming
from .flag_compared import leaning_on_claims
from .flag_leaning import citing_owners
from .link_copies import Copied, copied
from .render_anew import to_look_at
from .resolver import SeenContent
from .rewritten import Sentences, rewritten, sentences_written
from .unseen_figures import unseen_figures

MAY_BE_EMPTY = ("byline", "publisher", "address", "published_on", "studies")
"""What is known of a source where its text states it."""
STAYS, ANEW = "stays", "anew"
"""Sentences whose words stay, beside what is answered otherwise, and those that the comparison writes anew."""


@dataclass(frozen=True, slots=True)
class OnClaim:
    """One claim over all sources that count, before and after."""

    before: ComparedClaim
    after: ComparedClaim
    says: tuple[str, ...]
    """What the source itself answers, in words."""
    is_new: bool
    """Whether no other source answers so: what texts say beside it may be so no more."""

    @property
    def claim(self) -> Claim:
        return self.after.claim

    @property
    def changes_agreement(self) -> bool:
        return self.before.agreement != self.after.agreement

    @property
    def becomes_conflict(self) -> bool:
        return self.changes_agreement and self.after.agreement == Agreement.CONFLICT


@dataclass(frozen=True, slots=True)
class LeaningText:
    """A live text, the claims that it leans on, whether it cites the source, and what it types that becomes untrue.

    `rewritten` are the sentences that its marks write otherwise, before and after; `beside` those, as they are after,
    that speak of a claim which the source answers as no other does, or name who says what beside no claim.
    """

    owner: Written
    claims: tuple[Claim, ...]
    cites: bool
    untrue: tuple[Problem, ...]
    rewritten: tuple[tuple[str, str], ...]
    beside: tuple[Beside, ...]

    @property
    def is_to_read(self) -> bool:
        """Whether something in it may be untrue then."""
        return bool(self.untrue or self.beside)

    def was(self, one: Beside) -> str:
        """What stood in the place of such a sentence before; empty where its words stay."""
        was = one.sentence
        for before, after in self.rewritten:
            was = was.replace(after, before) if after else was
        return was if was != one.sentence else ""

    @property
    def typed(self) -> list[tuple[Problem, str]]:
        """What becomes untrue, each with the line in which it is typed."""
        live = self.owner.live
        lines = live.markdown.splitlines() if live else []
        return [(one, lines[one.line - 1] if one.line <= len(lines) else "") for one in self.untrue]


@dataclass(frozen=True, slots=True)
class AsItIs:
    """At one moment: the published claims on which something is recorded of a source, and what texts type untruly.

    `sentences` are those of live texts in which the comparison writes words; `unseen` the figures that topics name and
    readers do not see, with why.
    """

    claims: Mapping[int, ComparedClaim]
    untrue: Mapping[Written, tuple[Problem, ...]]
    sentences: Sentences
    unseen: Mapping[Topic, Mapping[str, str]]


@dataclass(frozen=True)
class Consequences:
    """What letting the source count does, or would do; of one that `counted`, what taking it back does.

    `answers` are the published claims on which it gives a value, `touches` those on which it gives none, `silent`
    those on which somebody found nothing. `recorders` wrote its `statements` and silences; None stands for the program.
    `copied` is what it shares with other sources. `lost_figures` are those that readers see no more, with why. `naming`
    is what definitions type of who says what.
    """

    source: Source
    counted: bool
    answers: tuple[OnClaim, ...]
    touches: tuple[OnClaim, ...]
    silent: tuple[Claim, ...]
    not_looked_at: tuple[Claim, ...]
    leaning: tuple[LeaningText, ...]
    naming: Mapping[Definition, tuple[Beside, ...]]
    lost_figures: tuple[tuple[Topic, str, str], ...]
    gained_figures: tuple[tuple[Topic, str], ...]
    not_stated: tuple[str, ...]
    proposals: int
    statements: tuple[Statement, ...]
    recorders: tuple[User | None, ...]
    copied: tuple[Copied, ...]

    @property
    def changed(self) -> list[OnClaim]:
        """The claims on which the agreement becomes another."""
        return [one for one in (*self.answers, *self.touches) if one.changes_agreement]

    @property
    def texts(self) -> tuple[Written, ...]:
        """The live texts to read again."""
        return tuple(one.owner for one in self.leaning)

    @property
    def to_read(self) -> list[LeaningText]:
        """Those in which something may be untrue then, or loses its citation; what is typed untruly first."""
        found = (one for one in self.leaning if one.is_to_read or (self.counted and one.cites))
        return sorted(found, key=lambda one: not one.untrue)

    def groups(self, one: LeaningText) -> frozenset[str]:
        """In which groups of sentences to read it stands."""
        found = {ANEW if one.was(beside) else STAYS for beside in one.beside}
        return frozenset(found | ({STAYS} if self.counted and one.cites else set()))

    @property
    def following(self) -> list[LeaningText]:
        """Those that follow by themselves."""
        to_read = self.to_read
        return [one for one in self.leaning if one not in to_read]

    @property
    def lost(self) -> list[Statement]:
        """What is recorded, and not found in its text."""
        return [one for one in self.statements if one.start is None]

    @property
    def digest(self) -> str:
        """One short name for all that is told, so that it can be seen whether it is still so."""
        told = (
            (self.source.pk, self.counted, self.not_stated, self.proposals),
            [(one.claim.pk, one.says, one.before.verdict, one.after.verdict) for one in (*self.answers, *self.touches)],
            [[one.pk for one in claims] for claims in (self.silent, self.not_looked_at)],
            [(one.owner.text_id, one.cites, one.untrue, one.rewritten, one.beside) for one in self.leaning],
            [(one.pk, beside) for one, beside in self.naming.items()],
            [(topic.pk, name) for topic, name, _ in self.lost_figures],
            [(topic.pk, name) for topic, name in self.gained_figures],
            [(one.pk, one.start, one.exact, one.in_words, one.study) for one in self.statements],
            [one.pk if one else 0 for one in self.recorders],
            [(one.source.pk, one.share, one.passages) for one in self.copied],
        )
        return hashlib.sha256(repr(told).encode()).hexdigest()


def as_it_is(source: Source) -> AsItIs:
    """What letting the source count changes, or taking it back, as it is now."""
    claims = set(source.statements.values_list("claim", flat=True))
    compared = compare_published(list(Source.objects.for_display()), claims)
    return AsItIs({one.claim.pk: one for one in compared}, to_look_at(), sentences_written(), unseen_figures())


def consequences(source: Source, before: AsItIs, after: AsItIs) -> Consequences:
    """Of a source that has just been let count or taken back, by what is compared before and after."""
    counted = not source.is_read
    statements = tuple(source.statements.select_related("claim"))
    found = [one for one in statements if one.start is not None]
    speaking = {one.claim_id for one in found}
    answered = {one.claim_id for one in found if not one.mention and not one.study}
    told = (before if counted else after).claims
    turned = [
        OnClaim(before.claims[pk], one, _says(source, told[pk]), _is_new(source, told[pk]))
        for pk, one in after.claims.items()
        if pk in speaking
    ]
    answers = tuple(one for one in turned if one.claim.pk in answered)
    return Consequences(
        source=source,
        counted=counted,
        answers=answers,
        touches=tuple(one for one in turned if one.claim.pk not in answered),
        silent=tuple(said_to_be_silent(source).select_related("topic")),
        not_looked_at=() if counted else tuple(not_looked_at(source).select_related("topic")),
        leaning=tuple(_leaning(source, answers, before, after)),
        naming=definitions_naming(),
        lost_figures=tuple((topic, name, after.unseen[topic][name]) for topic, name in _only_in(after, before)),
        gained_figures=tuple(_only_in(before, after)),
        not_stated=tuple(_not_stated(source)),
        proposals=Proposal.objects.open().filter(source=source).count(),
        statements=statements,
        recorders=tuple(_recorders(source, statements)),
        copied=tuple(copied(source)),
    )


def _says(source: Source, compared: ComparedClaim) -> tuple[str, ...]:
    return tuple(value for one in compared.said if one.source.pk == source.pk for value in one.values)


def _is_new(source: Source, compared: ComparedClaim) -> bool:
    others = {value for one in compared.said if one.source.pk != source.pk for value in one.values}
    return not others.issuperset(_says(source, compared))


def _only_in(one: AsItIs, other: AsItIs) -> Iterator[tuple[Topic, str]]:
    """The figures that readers do not see at the one moment, and see at the other."""
    for topic, unseen in one.unseen.items():
        yield from ((topic, name) for name in unseen if name not in other.unseen.get(topic, ()))


def _leaning(source: Source, answers: Sequence[OnClaim], before: AsItIs, after: AsItIs) -> Iterator[LeaningText]:
    """What leads to what it answers or cites it, and what types who says what and is so no more.

    Left out is a claim's own note, which tells of research: the claim itself is told of.
    """
    claims = leaning_on_claims(one.claim for one in answers)
    new = {one.claim for one in answers if one.is_new}
    citing = list(citing_owners(source))
    untrue = {
        one: tuple(problem for problem in problems if problem not in before.untrue.get(one, ()))
        for one, problems in after.untrue.items()
    }
    content = SeenContent()
    naming = {one: sentences_naming(one, content, is_leaning=one in claims) for one in _live_owners()}
    found = (*claims, *citing, *(one for parts in (untrue, naming) for one, part in parts.items() if part))
    for owner in dict.fromkeys(found):
        anew = rewritten(before.sentences.get(owner, ()), after.sentences.get(owner, ()))
        leans_on, typed = claims.get(owner, []), untrue.get(owner, ())
        named = naming.get(owner, ())
        if leans_on == [owner] and not (owner in citing or typed or anew or named):
            continue
        beside = (*sentences_beside(owner, [one for one in leans_on if one in new and one != owner]), *named)
        yield LeaningText(owner, tuple(leans_on), owner in citing, typed, anew, beside)


def _live_owners() -> Iterator[Written]:
    yield from filter(None, (one.text.owner for one in Revision.objects.live().with_owner().order_by("pk")))


def _not_stated(source: Source) -> Iterator[str]:
    """The names of what is not known of the source."""
    if source.kind == SourceKind.UNKNOWN:
        yield "kind"
    for name in MAY_BE_EMPTY:
        if not getattr(source, name):
            yield str(source._meta.get_field(name).verbose_name)  # type: ignore[union-attr]


def _recorders(source: Source, statements: Sequence[Statement]) -> Iterator[User | None]:
    """Who left its statements and silences as they are, each once; None, if any was brought in by the program."""
    records = newest_records(statements) if statements else {}
    written = Statement.history.filter(pk__in=records.values()).values_list("id", "history_user")
    by = dict(written.order_by())
    writers = {by.get(one.pk) for one in statements} | set(source.silences.values_list("by", flat=True))
    yield from User.objects.filter(pk__in=[key for key in writers if key]).order_by("username")
    if None in writers:
        yield None
