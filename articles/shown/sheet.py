"""The sheet to take to a clinic: what to ask, made from what the sources leave open."""

from collections.abc import Iterable
from dataclasses import dataclass
from typing import Generic

from articles.comparing import Agreement

from .seen import Judged, Seen

LEFT_OPEN = {
    Agreement.CONFLICT: "they contradict each other",
    Agreement.SINGLE: "only one says",
    Agreement.SILENT: "none says",
}
"""What a sheet asks about, and why, the sharpest first."""
MOST_IN_A_GROUP = 7


@dataclass(frozen=True)
class SheetGroup(Generic[Seen]):
    """Questions under one heading: the sharpest first, and how many more there are."""

    heading: str
    rows: tuple[Seen, ...]
    more: int


def sheet(seen: Iterable[Seen]) -> list[SheetGroup[Seen]]:
    """What to ask, grouped by the topics' headings in the order in which they come; each question once.

    A claim stands on the sheet when sources contradict each other, one alone speaks or none does, and
    an editor has said what to ask.
    """
    left_open = [one for one in seen if one.claim.ask and one.agreement in LEFT_OPEN]
    sharpest = {one.claim.ask: one for one in sorted(left_open, key=lambda one: one.sharpness, reverse=True)}
    grouped: dict[str, list[Seen]] = {}
    for one in (one for one in left_open if sharpest[one.claim.ask] is one):
        grouped.setdefault(one.claim.topic.sheet_heading or one.claim.topic.name, []).append(one)
    return [_group(heading, rows) for heading, rows in grouped.items()]


def why_open(groups: Iterable[SheetGroup[Seen]]) -> str:
    """Why the questions on a sheet are open: "only one says, or none says". Empty for an empty sheet."""
    there = {one.agreement for group in groups for one in group.rows}
    whys = [why for agreement, why in LEFT_OPEN.items() if agreement in there]
    return ", or ".join(part for part in (", ".join(whys[:-1]), *whys[-1:]) if part)


def to_ask(seen: Iterable[Judged], most: int) -> list[str]:
    """What to ask on these claims: first what the sources leave open, each question once."""
    ordered = sorted(seen, key=lambda one: (one.agreement not in LEFT_OPEN, one.sharpness))
    return list(dict.fromkeys(one.claim.ask for one in ordered if one.claim.ask))[:most]


def _group(heading: str, rows: Iterable[Seen]) -> SheetGroup[Seen]:
    ordered = sorted(rows, key=lambda one: one.sharpness)
    return SheetGroup(heading, tuple(ordered[:MOST_IN_A_GROUP]), max(0, len(ordered) - MOST_IN_A_GROUP))
