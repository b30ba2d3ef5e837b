"""A source's text as an editor reads it: what is recorded of it is shaded, and its sentences are known."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from itertools import pairwise

from articles.language import sentence_spans
from articles.models import Passage, Source, Statement
from articles.proposing import words_of


@dataclass(frozen=True, slots=True)
class Piece:
    """Words of the text, and the statements that quote them; one may begin here."""

    words: str
    recorded: tuple[Statement, ...] = ()
    begins: Statement | None = None

    @property
    def says(self) -> str:
        """The ids of what tells of each statement, in the list beside the text."""
        return " ".join(f"says-{one.pk}" for one in self.recorded)


@dataclass(frozen=True, slots=True)
class Shaded:
    """`pieces` are the whole text in order. `sentences` are spans as a browser counts, each with its length."""

    pieces: tuple[Piece, ...]
    recorded: tuple[Statement, ...]
    sentences: str


def shaded(source: Source) -> Shaded:
    recorded = tuple(source.statements.found().select_related("claim", "passage").order_by("start"))
    for one in recorded:
        one.source = source
    return Shaded(tuple(_pieces(source.text, recorded)), recorded, _sentences(source))


def _pieces(text: str, recorded: Sequence[Statement]) -> Iterator[Piece]:
    """Cut wherever a quotation begins or ends, as two may have words in common."""
    ends = {0, len(text)} | {place for one in recorded for place in (one.start or 0, one.end or 0)}
    cuts = sorted(ends)
    for start, end in pairwise(cuts):
        covering = tuple(one for one in recorded if (one.start or 0) < end and (one.end or 0) > start)
        yield Piece(text[start:end], covering, next((one for one in covering if one.start == start), None))


def _sentences(source: Source) -> str:
    """A browser makes CR LF one character, and counts a character beyond the first 65,536 as two."""
    spans = [
        words_of(source.text, *span)
        for start, end in Passage.objects.filter(source=source).readable().order_by("start").values_list("start", "end")
        for span in sentence_spans(source.text, start, end)
    ]
    text, reached, counted, places = source.text, 0, 0, []
    for place in (place for span in spans for place in span):
        counted += len(text[reached:place].replace("\r\n", "\n").encode("utf-16-le")) // 2
        reached = place
        places.append(str(counted))
    return " ".join(places)
