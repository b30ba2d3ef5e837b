"""Two states of a text that went on from the same one: what the second would take away of the first."""

from collections.abc import Iterator
from dataclasses import dataclass

from .sentences import sentence_spans


@dataclass(frozen=True, slots=True)
class Overwritten:
    """The sentences that would go, and those that were taken out and would come back; each in its order."""

    going: tuple[str, ...] = ()
    returning: tuple[str, ...] = ()

    def __bool__(self) -> bool:
        return bool(self.going or self.returning)


def overwritten(theirs: str, ours: str, begun_from: str | None) -> Overwritten:
    """What was done to `begun_from` in `theirs` and would be undone if `ours` took its place.

    A sentence that only moved is still there. Where `begun_from` is not known, all of `theirs` is new.
    """
    base, now, then = (dict.fromkeys(_sentences(one)) for one in (begun_from or "", theirs, ours))
    going = tuple(one for one in now if one not in base and one not in then)
    returning = tuple(one for one in base if one in then and one not in now)
    return Overwritten(going, returning)


def _sentences(text: str) -> Iterator[str]:
    """The sentences, headings and list items, with single spaces."""
    for line in text.splitlines():
        for start, end in sentence_spans(line.strip()):
            yield " ".join(line.strip()[start:end].split())
