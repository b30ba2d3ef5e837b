"""Blocks to proposed statements: sentences in which a source seems to speak on a claim.

These are proposals: an editor accepts or drops them, and nothing here reaches a public page by itself.
"""

import re
from collections.abc import Iterator, Sequence
from decimal import Decimal

from articles.language import sentence_spans

from .blocks import Block, BlockKind, Proposal
from .vocabulary import ProposalRule, Vocabulary

SPEAKING = (BlockKind.PARAGRAPH, BlockKind.LIST_ITEM, BlockKind.ANSWER)

FIGURE = re.compile(r"[0-9]*\.?[0-9]+")


def propose(text: str, blocks: Sequence[Block], vocabulary: Vocabulary) -> tuple[Proposal, ...]:
    """Every sentence of the article's content that a proposal rule recognises, in order."""
    return tuple(
        proposal
        for block in blocks
        if block.kind in SPEAKING
        for start, end in sentence_spans(text, block.start, block.end)
        for proposal in _proposals(text[start:end], start, vocabulary)
    )


def _proposals(sentence: str, start: int, vocabulary: Vocabulary) -> Iterator[Proposal]:
    words = vocabulary.words(sentence)
    for rule in vocabulary.proposals:
        if found := rule.pattern.search(words):
            yield Proposal(rule.claim, sentence, {**rule.value, **_bounds(rule, found.groupdict())}, start)


def _bounds(rule: ProposalRule, groups: dict[str, str | None]) -> dict[str, object]:
    """`low` and `high` as numbers, and `open_high` where the words leave the range open above."""
    bounds: dict[str, object] = {}
    for name in ("low", "high"):
        figure = (groups.get(name) or "").replace(",", "")
        if FIGURE.fullmatch(figure):
            number = Decimal(figure)
            bounds[name] = int(number) if number == number.to_integral() else float(number)
    if groups.get("open"):
        bounds["open_high"] = True
    return bounds
