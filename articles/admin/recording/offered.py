"""The claims of a worklist as its page lists them: words in their context, and the form in which they are mended."""

from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from typing import TypeAlias

from django.core.exceptions import ValidationError

from articles.comparing import DEGREES
from articles.language import InContext, in_context
from articles.models import Claim, ClaimKind, Source, Statement
from articles.proposing import Offer
from articles.shown.worklist import OFFERED, Look, WorkItem

from .given import as_sent, marking_page, place_of, worklist_page
from .mending import MENTION, Mending

Passages: TypeAlias = Sequence[tuple[int, int, Sequence[str]]]
FAR_LESS = 0.6
"""The share of the first offer's score under which another is seen in short."""


@dataclass(frozen=True, slots=True)
class Offered:
    """Words to look at: in their context, what they would say, and where they are recorded or mended.

    `question` is that which stands right above them, as "Rarely." says nothing without it.

    `would_say` is empty where the value is not whole: an editor says it. A mention is nothing to compare. `others` are
    the values that an editor gives instead with one press: what is sent, and its words.
    """

    context: InContext
    question: str
    would_say: str
    is_mention: bool
    others: tuple[tuple[str, str], ...]
    address: str
    mending: Mending | None

    @property
    def is_answer(self) -> bool:
        """Whether one press records a value that is compared."""
        return bool(self.would_say) and not self.is_mention


@dataclass(frozen=True, slots=True)
class Entry:
    """A claim as the page lists it, at its own address. `mending` is of words that are not among the offers.

    `offers` are to be read; `folded` are seen in short, and read by whom the others do not answer (see `_folded`).
    `more_at` is where further words are offered; empty where there are none, or they are shown.
    """

    item: WorkItem
    offers: tuple[Offered, ...]
    folded: tuple[Offered, ...]
    here: str
    marked_at: str
    mending: Mending | None
    more_at: str

    @property
    def listed(self) -> tuple[Offered, ...]:
        """All of them, best first."""
        return (*self.offers, *self.folded)

    @property
    def is_unfolded(self) -> bool:
        return any(one.mending for one in self.folded)


def entry(source: Source, item: WorkItem, look: str, passages: Passages, mending: Mending | None = None) -> Entry:
    offers = tuple(_offered(source, item.claim, one, look, passages, mending) for one in item.offers)
    folded = () if item.look is Look.SILENT else tuple(_folded(item, offers))
    shown = tuple(one for one in offers if one not in folded)
    is_elsewhere = mending is not None and not any(one.mending for one in offers)
    here = worklist_page(source, item.claim, look=look)
    more_at = worklist_page(source, item.claim, look=look, more="1") if len(offers) == OFFERED else ""
    at = marking_page(source, item.claim)
    return Entry(item, shown, folded, here, at, mending if is_elsewhere else None, more_at)


def _folded(item: WorkItem, offers: Sequence[Offered]) -> Iterable[Offered]:
    """All of a claim on which the source is probably silent; what stands behind an answer, or is far less likely than
    the first, until more is asked for; of one that is answered, what answers no more."""
    if item.look is not Look.OPEN:
        return (one for one in offers if not one.is_answer)
    if item.is_probably_silent:
        return offers
    if offers and offers[0].is_answer:
        return offers[1:]
    if len(offers) > OFFERED:
        return ()
    return (one for one, of in zip(offers, item.offers, strict=True) if of.score < FAR_LESS * item.offers[0].score)


def _offered(
    source: Source, claim: Claim, offer: Offer, look: str, passages: Passages, mending: Mending | None
) -> Offered:
    place = place_of(source, offer.start, offer.end)
    statement = Statement(claim=claim, source=source, exact=place["exact"], **{"unit": claim.unit, **offer.value})
    return Offered(
        *_context(source.text, offer, passages),
        _would_say(statement),
        statement.mention,
        tuple(_others(statement)),
        _address(source, claim, look, {**place, **as_sent(offer.value)}),
        mending if mending and mending.is_of(place) else None,
    )


def _others(statement: Statement) -> Iterator[tuple[str, str]]:
    if statement.claim.kind == ClaimKind.STANCE:
        for degree, words in DEGREES.items():
            if statement.mention or statement.stance != degree:
                yield str(degree.value), words
    if not statement.mention:
        yield MENTION, "Mention"


def _address(source: Source, claim: Claim, look: str, given: Mapping[str, str]) -> str:
    """The worklist at this claim with the words and their value: sent there, they are recorded if they are whole."""
    return worklist_page(source, claim, look=look, **given)


def _context(text: str, offer: Offer, passages: Passages) -> tuple[InContext, str]:
    """The words in their passage, and the question that these answer."""
    first, last, headings = next(one for one in passages if one[0] <= offer.start and offer.end <= one[1])
    context = in_context(text[first:last], offer.start - first, offer.end - first)
    nearest = headings[-1] if headings and not context.before else ""
    return context, nearest if nearest.endswith("?") else ""


def _would_say(statement: Statement) -> str:
    try:
        statement.clean()
    except ValidationError:
        return ""
    if statement.mention:
        return "a mention, not compared"
    return f"{statement.in_words}{' (what a study found)' if statement.study else ''}"
