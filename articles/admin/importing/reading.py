"""What an editor reads before a source counts: each sentence once, with where it stands and what the source says."""

import re
from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass, field
from typing import TypeAlias

from django.utils.text import Truncator

from articles.actions import ANEW, STAYS, Beside, Consequences, LeaningText
from articles.admin.base.pages import change_page
from articles.language import Kind, Piece, differences
from articles.models import Claim, Written
from articles.rendering import attributed, names_only

WithIt: TypeAlias = Callable[[Written], str]
"""Where something is shown with the source; empty where it counts already."""
AROUND = 5
"""So many words stand before and after what differs, where the machine wrote all of it."""
LABEL = re.compile(r"(?:[^.!]*[?:]\W*)?")
"""A question, or what stands before a colon: the comparison wrote the rest of the sentence."""
NOTHING = re.compile(r"\W*(?:\([^()]*\)\W*)?")


@dataclass(frozen=True, slots=True)
class Place:
    """Something in which a sentence stands: where it is edited, and shown as it is and as it would be."""

    name: str
    edited_at: str
    now: str = ""
    with_it: str = ""


@dataclass(frozen=True, slots=True)
class Row:
    """A sentence to read. `pieces` are its words before and after, where it is written anew."""

    sentence: str
    pieces: list[Piece]
    says: list[tuple[Claim, tuple[str, ...]]]
    """What the source says on the claims beside which it stands."""
    is_urgent: bool
    """Whether a person has to say if it is still so."""
    places: list[Place] = field(default_factory=list)


def to_mend(told: Consequences, with_it: WithIt) -> list[tuple[str, str, Place]]:
    """Each line that types what is not so then: what is wrong, the line, and where it stands."""
    return [
        (problem.short or problem.message, line, place_of(one, with_it))
        for one in told.to_read
        for problem, line in one.typed
    ]


def to_read(told: Consequences, with_it: WithIt) -> dict[str, list[Row]]:
    """The sentences whose words stay beside what the source says as no other does, and those that are written anew.

    Not urgent are those on claims whose agreement stays as it is and, where sources do not contradict each other then,
    those that tell what others say, which these go on saying, and those of which the comparison wrote what differs.
    """
    says = {one.claim: one.says for one in told.answers}
    moved = {one.claim for one in told.changed}
    torn = {one.claim for one in told.changed if one.becomes_conflict}
    order = {claim: place for place, claim in enumerate(says)}
    found: dict[str, dict[tuple[str, str], Row]] = {STAYS: {}, ANEW: {}}
    for was, beside, place in _places(told, with_it):
        pieces = differences(was, beside.sentence) if was else []
        said = [(claim, says[claim]) for claim in beside.claims if claim in says]
        settled = _settled(pieces) if was else attributed(beside.sentence) and not told.counted
        settled = settled and torn.isdisjoint(beside.claims)
        is_urgent = not said or (not settled and not moved.isdisjoint(beside.claims))
        row = Row(beside.sentence, pieces if is_urgent else _short(pieces), said, is_urgent)
        _put(found[ANEW if was else STAYS], was, row, place)
    return {
        name: sorted(rows.values(), key=lambda row: sorted(order[claim] for claim, _ in row.says))
        for name, rows in found.items()
    }


def moving(told: Consequences, with_it: WithIt) -> list[Row]:
    """What the comparison writes otherwise beside nothing that the source says as no other does."""
    found: dict[tuple[str, str], Row] = {}
    for one in told.leaning:
        for was, now in one.rewritten:
            if not any(now in beside.sentence for beside in one.beside):
                _put(found, was, Row(now, _short(differences(was, now)), [], is_urgent=False), place_of(one, with_it))
    return list(found.values())


def _put(rows: dict[tuple[str, str], Row], was: str, row: Row, place: Place) -> None:
    places = rows.setdefault((was, row.sentence), row).places
    if place not in places:
        places.append(place)


def _settled(pieces: Sequence[Piece]) -> bool:
    """Whether the names of sources alone differ, or the comparison wrote all but a question or a label."""
    differ = [place for place, one in enumerate(pieces) if one.kind != Kind.SAME]
    if all(names_only(pieces[place].words) for place in differ):
        return True
    before, after = ("".join(one.words for one in part) for part in (pieces[: differ[0]], pieces[differ[-1] + 1 :]))
    between = (one.words for one in pieces[differ[0] : differ[-1]] if one.kind == Kind.SAME)
    return all((LABEL.fullmatch(before), NOTHING.fullmatch(after), *map(names_only, between)))


def _short(pieces: Sequence[Piece]) -> list[Piece]:
    """What differs, with few words around it."""
    short = []
    for place, one in enumerate(pieces):
        words = one.words.split(" ")
        if one.kind == Kind.SAME and len(words) > 2 * AROUND + 1:
            first = words[:AROUND] if place else []
            last = words[-AROUND:] if place < len(pieces) - 1 else []
            one = Piece(one.kind, " ".join([*first, "…", *last]))
        short.append(one)
    return short


def _places(told: Consequences, with_it: WithIt) -> Iterator[tuple[str, Beside, Place]]:
    """Each sentence as it was, if it is written anew, and as it is then, with the place."""
    cited = Beside(f"Source {told.source.letter} is cited here: its words stay, without a link.")
    for one in told.to_read:
        place = place_of(one, with_it)
        told_of = " ".join(problem.message for problem in one.untrue)
        for beside in one.beside:
            was = one.was(beside)
            if not (was and any(f"“{claim}”" in told_of for claim in beside.claims)):  # Else it stands there to mend.
                yield was, beside, place
        if told.counted and one.cites:
            yield "", cited, place
    for definition, naming in told.naming.items():
        yield from (("", beside, Place(str(definition), change_page(definition))) for beside in naming)


def place_of(one: LeaningText, with_it: WithIt) -> Place:
    owner = one.owner
    name = f"{Truncator(owner).chars(60)} ({owner._meta.verbose_name})"
    return Place(name, change_page(owner), owner.get_absolute_url(), with_it(owner))
