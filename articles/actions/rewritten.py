"""What live texts say otherwise once the comparison is another: the sentences that their marks write."""

from collections.abc import Mapping, Sequence
from difflib import SequenceMatcher
from typing import TypeAlias

from articles.language import sentence_spans
from articles.models import Revision, Written
from articles.rendering import plain

from .render_anew import COMPUTED

Sentences: TypeAlias = Mapping[Written, tuple[str, ...]]


def sentences_written() -> Sentences:
    """The sentences, as readers find them now, of each live text in which the comparison writes words. One query."""
    live = Revision.objects.live().with_owner().order_by("pk")
    written = ((one.text.owner, f"{one.lead_html} {one.body_html}") for one in live if COMPUTED.search(one.markdown))
    return {owner: tuple(_sentences(plain(html))) for owner, html in written if owner is not None}


def rewritten(before: Sequence[str], after: Sequence[str]) -> tuple[tuple[str, str], ...]:
    """Each place at which sentences became others: what stood there, and what stands there."""
    steps = SequenceMatcher(None, before, after, autojunk=False).get_opcodes()
    return tuple(
        (" ".join(before[start:end]), " ".join(after[first:last]))
        for kind, start, end, first, last in steps
        if kind != "equal"
    )


def _sentences(text: str) -> list[str]:
    return [text[start:end] for start, end in sentence_spans(text)]
