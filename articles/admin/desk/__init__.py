"""The editor's desk, the first page of the admin: what waits, in the order in which it matters, and what was done.

A section is one function (see `MakeSection`): it counts, and makes its first entries, of what this user may see.
To add one, put it in its place in `WAITING`; its name is its key on the page.
"""

from collections.abc import Iterable, Iterator
from dataclasses import dataclass, replace

from django.http import HttpRequest

from .section import MakeSection, Section
from .sources import done_by_me, feedback, flagged, imported_lately, new_texts, proposals, sources_to_read
from .texts import (
    at_a_time,
    drafts_of_mine,
    drafts_to_mend,
    due_for_rereading,
    in_review,
    live_faults,
    open_comments,
    published_lately,
    to_publish,
)

MOST = 5
MOST_OF_ALL = 500

WAITING: tuple[MakeSection, ...] = (
    in_review,
    to_publish,
    at_a_time,
    drafts_of_mine,
    open_comments,
    live_faults,
    flagged,
    new_texts,
    sources_to_read,
    feedback,
    proposals,
    drafts_to_mend,
    due_for_rereading,
)
LATELY: tuple[MakeSection, ...] = (published_lately, imported_lately, done_by_me)


@dataclass(frozen=True, slots=True)
class Desk:
    """What waits, what of it there is none of, and what was done lately."""

    waiting: tuple[Section, ...]
    nothing: str
    lately: tuple[Section, ...]

    @property
    def count(self) -> int:
        return sum(section.count for section in self.waiting)


def desk(request: HttpRequest) -> Desk:
    """Asked for all of one section (`?all=KEY`), it shows more of that."""
    waiting = list(_sections(WAITING, request))
    empty = [section.nothing for section in waiting if not section.count]
    lately = (section for section in _sections(LATELY, request) if section.count)
    return Desk(tuple(section for section in waiting if section.count), _listed(empty), tuple(lately))


def _sections(made_by: Iterable[MakeSection], request: HttpRequest) -> Iterator[Section]:
    for make in made_by:
        key = getattr(make, "__name__", "")
        section = make(request, MOST_OF_ALL if request.GET.get("all") == key else MOST)
        if section is not None:
            yield replace(section, key=key)


def _listed(names: list[str]) -> str:
    """“a, b and c”."""
    return " and ".join([", ".join(names[:-1]), names[-1]] if len(names) > 1 else names)
