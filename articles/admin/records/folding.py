"""Two states of a text as a page shows them: what came, what went, and what stayed, folded away where it is long."""

from collections.abc import Iterator
from dataclasses import dataclass

from articles.language import Kind, differences

AROUND = 3  # lines that stay in sight before and after a change


@dataclass(frozen=True, slots=True)
class FoldedPiece:
    """A piece of a comparison as the page shows it; a long run that did not change is folded away."""

    kind: Kind
    words: str
    is_folded: bool = False

    @property
    def lines(self) -> int:
        return self.words.count("\n")

    @property
    def visible(self) -> str:
        """The words; signs for what came or went and would not be seen."""
        return self.words if self.words.strip() else self.words.replace(" ", "␣").replace("\n", "⏎\n")


def folded(before: str, after: str) -> Iterator[FoldedPiece]:
    """The pieces of both texts in order."""
    listed = differences(before, after)
    for place, piece in enumerate(listed):
        lines = piece.words.splitlines(keepends=True)
        first = AROUND if place else 0
        last = len(lines) - (AROUND if place < len(listed) - 1 else 0)
        if piece.kind is not Kind.SAME or last - first < 2:
            yield FoldedPiece(piece.kind, piece.words)
            continue
        parts = ((lines[:first], False), (lines[first:last], True), (lines[last:], False))
        yield from (FoldedPiece(Kind.SAME, "".join(part), is_folded) for part, is_folded in parts if part)
