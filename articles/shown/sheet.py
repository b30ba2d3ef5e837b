"""The sheet to take to a clinic: what must be asked first, then what the sources leave open."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from itertools import groupby
from typing import Generic

from articles.comparing import Agreement

from .seen import Judged, Seen

LEFT_OPEN = {
    Agreement.CONFLICT: "they contradict each other",
    Agreement.SINGLE: "only one says",
    Agreement.SILENT: "none says",
}
"""What a sheet asks about, and why, the sharpest first."""
MOST_OF_A_TOPIC = 3


@dataclass(frozen=True)
class Sheet(Generic[Seen]):
    """`first`: what must be asked, as editors chose. `groups`: the rest under headings, the sharpest first.

    `more`: how many questions are left open and do not stand on it.
    """

    first: Sequence[Seen]
    groups: Sequence[tuple[str, Sequence[Seen]]]
    more: int

    @property
    def why_open(self) -> str:
        """Why the questions in the groups are open: "only one says, or none says". Empty where there are none."""
        there = {one.agreement for _, rows in self.groups for one in rows}
        whys = [why for agreement, why in LEFT_OPEN.items() if agreement in there]
        return ", or ".join(part for part in (", ".join(whys[:-1]), *whys[-1:]) if part)


def sheet(seen: Iterable[Seen], must: Sequence[str] = ()) -> Sheet[Seen]:
    """What to ask, each question once; all that a topic's page asks stands on it.

    `seen`: claims in the order of their topics, whose headings group what is asked. `must`: slugs.
    """
    listed = [one for one in seen if one.claim.ask]
    by_slug = {one.claim.slug: one for one in listed}
    first = _once(by_slug[slug] for slug in must if slug in by_slug)
    by_topic = groupby(listed, key=lambda one: one.claim.topic_id)
    asked = sorted((one for _, own in by_topic for one in to_ask(own, must)), key=lambda one: one.sharpness)
    rest = _once([*first, *asked])[len(first) :]
    headings = dict.fromkeys(_heading(one) for one in listed)
    groups = [(heading, [one for one in rest if _heading(one) == heading]) for heading in headings]
    left_open = {one.claim.ask for one in listed if one.agreement in LEFT_OPEN}
    more = len(left_open.difference(one.claim.ask for one in (*first, *rest)))
    return Sheet(first, [group for group in groups if group[1]], more)


def to_ask(seen: Iterable[Seen], must: Sequence[str], most: int = MOST_OF_A_TOPIC) -> list[Seen]:
    """What to ask on these claims: what must be asked, then what the sources leave open, each question once."""
    place = {slug: number for number, slug in enumerate(must)}

    def rank(one: Judged) -> tuple[int, tuple[int, bool, int, int]]:
        return place.get(one.claim.slug, len(place)), one.sharpness

    asked = [one for one in seen if one.claim.ask and (one.claim.slug in place or one.agreement in LEFT_OPEN)]
    return _once(sorted(asked, key=rank))[:most]


def _once(ordered: Iterable[Seen]) -> list[Seen]:
    """The first that asks each question."""
    first: dict[str, Seen] = {}
    for one in ordered:
        first.setdefault(one.claim.ask, one)
    return list(first.values())


def _heading(one: Judged) -> str:
    return one.claim.topic.sheet_heading or one.claim.topic.name
