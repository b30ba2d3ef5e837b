"""What live texts say otherwise once the comparison is another: the sentences that their marks write."""

from collections.abc import Iterator, Mapping, Sequence
from difflib import SequenceMatcher
from typing import TypeAlias

from articles.models import Revision, Written

from .beside_claims import SIGN, signed_sentences
from .render_anew import COMPUTED

Sentences: TypeAlias = Mapping[Written, tuple[str, ...]]


def sentences_written() -> Sentences:
    """The sentences, as readers find them now, of each live text in which the comparison writes words. One query."""
    live = Revision.objects.live().with_owner().order_by("pk")
    written = ((one.text.owner, f"{one.lead_html} {one.body_html}") for one in live if COMPUTED.search(one.markdown))
    return {owner: tuple(_sentences(html)) for owner, html in written if owner is not None}


def rewritten(before: Sequence[str], after: Sequence[str]) -> tuple[tuple[str, str], ...]:
    """Each place at which sentences became others: what stood there, and what stands there."""
    steps = SequenceMatcher(None, before, after, autojunk=False).get_opcodes()
    return tuple(
        pair
        for kind, start, end, first, last in steps
        if kind != "equal"
        for pair in _paired(before[start:end], after[first:last])
    )


def _paired(gone: Sequence[str], come: Sequence[str]) -> Iterator[tuple[str, str]]:
    """As many sentences as before are the same ones written otherwise; else they are told together."""
    yield from zip(gone, come, strict=True) if len(gone) == len(come) else [(" ".join(gone), " ".join(come))]


def _sentences(html: str) -> list[str]:
    return [sentence.replace(SIGN, "") for sentence in signed_sentences(html)]
