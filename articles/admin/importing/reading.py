"""What an editor reads before a source counts: each sentence once, with where it stands and what the source says."""

from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass, field
from typing import TypeAlias

from django.utils.text import Truncator

from articles.actions import ANEW, STAYS, Beside, Consequences, LeaningText
from articles.admin.base.pages import change_page
from articles.language import Kind, Piece, differences
from articles.models import Claim, Written

WithIt: TypeAlias = Callable[[Written], str]
"""Where something is shown with the source; empty where it counts already."""
AROUND = 5
"""So many words stand before and after what went."""


@dataclass(frozen=True, slots=True)
class Place:
    """Something in which a sentence stands: where it is edited, and shown as it is and as it would be."""

    name: str
    edited_at: str
    now: str = ""
    with_it: str = ""


@dataclass(frozen=True, slots=True)
class Row:
    """A sentence to read. `pieces` are its words before and after, where it is written anew; `gone` what went."""

    sentence: str
    pieces: list[Piece]
    gone: list[Piece]
    says: list[tuple[Claim, tuple[str, ...]]]
    """What the source says on the claims beside which it stands."""
    is_urgent: bool
    """Whether the agreement on one of them becomes another, or it stands beside none."""
    places: list[Place] = field(default_factory=list)


def to_mend(told: Consequences, with_it: WithIt) -> list[tuple[str, str, Place]]:
    """Each line that types what is not so then: what is wrong, the line, and where it stands."""
    return [(problem.message, line, _place(one, with_it)) for one in told.to_read for problem, line in one.typed]


def to_read(told: Consequences, with_it: WithIt) -> dict[str, list[Row]]:
    """The sentences whose words stay beside what the source says as no other does, and those that are written anew."""
    says = {one.claim: one.says for one in told.answers}
    moved = {one.claim for one in told.changed}
    order = {claim: place for place, claim in enumerate(says)}
    found: dict[str, dict[tuple[str, str], Row]] = {STAYS: {}, ANEW: {}}
    for was, beside, place in _places(told, with_it):
        pieces = differences(was, beside.sentence) if was else []
        said = [(claim, says[claim]) for claim in beside.claims if claim in says]
        is_urgent = not said or any(claim in moved for claim, _ in said)
        row = Row(beside.sentence, pieces, list(_gone(pieces)), said, is_urgent)
        places = found[ANEW if was else STAYS].setdefault((was, beside.sentence), row).places
        if place not in places:
            places.append(place)
    return {
        name: sorted(rows.values(), key=lambda row: min((order[claim] for claim, _ in row.says), default=-1))
        for name, rows in found.items()
    }


def _gone(pieces: Sequence[Piece]) -> Iterator[Piece]:
    """What went, with few words around it: the whole sentence stands beside it."""
    old = [one for one in pieces if one.kind != Kind.ADDED]
    for place, one in enumerate(old):
        words = one.words.split(" ")
        if one.kind == Kind.SAME and len(words) > 2 * AROUND + 1:
            first = words[:AROUND] if place else []
            last = words[-AROUND:] if place < len(old) - 1 else []
            one = Piece(one.kind, " ".join([*first, "…", *last]))
        yield one


def _places(told: Consequences, with_it: WithIt) -> Iterator[tuple[str, Beside, Place]]:
    """Each sentence as it was, if it is written anew, and as it is then, with the place."""
    cited = Beside(f"Source {told.source.letter} is cited here: its words stay, without a link.")
    for one in told.to_read:
        place = _place(one, with_it)
        told_of = " ".join(problem.message for problem in one.untrue)
        for beside in one.beside:
            was = one.was(beside)
            if not (was and any(f"“{claim}”" in told_of for claim in beside.claims)):  # Else it stands there to mend.
                yield was, beside, place
        if told.counted and one.cites:
            yield "", cited, place
    for definition, naming in told.naming.items():
        yield from (("", beside, Place(str(definition), change_page(definition))) for beside in naming)


def _place(one: LeaningText, with_it: WithIt) -> Place:
    owner = one.owner
    name = f"{Truncator(owner).chars(60)} ({owner._meta.verbose_name})"
    return Place(name, change_page(owner), owner.get_absolute_url(), with_it(owner))
