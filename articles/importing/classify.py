"""Blocks to topics: what each block is about, from its own words and the headings above it.

Every topic gets a score: each of its terms that occurs counts its weight once, and a heading that
names the topic counts most, the nearest heading most of all. A block has the best topic, a second
one that comes close, or none where nothing speaks clearly.
"""

from collections.abc import Iterator, Sequence
from dataclasses import replace

from .blocks import Block, BlockKind
from .lines import without_bullet
from .vocabulary import Vocabulary

NEAREST_HEADING, OUTER_HEADING, OWN_LABEL = 4.0, 1.5, 4.0
OPENING_WEIGHT = 1.5
SECTION_SHARE = 0.8
LEAST_SCORE = 1.0
CLOSE_SECOND, LEAST_SECOND = 0.8, 2.0
UNCLASSIFIED = (BlockKind.FURNITURE, BlockKind.MARKER)
SHARED = (BlockKind.PARAGRAPH, BlockKind.LIST_ITEM)

LONGEST_LABEL = 6

Scores = dict[str, float]


def classify(blocks: Sequence[Block], title: str, vocabulary: Vocabulary) -> tuple[Block, ...]:
    """The same blocks with their topics, the best topic first. `title` is a heading that says nothing of a part."""
    named = _Named(vocabulary)
    own = [_own_scores(block, title, vocabulary, named) for block in blocks]
    shares = _section_shares(blocks, own, vocabulary)
    return tuple(
        block if block.kind in UNCLASSIFIED else replace(block, topics=_best(_sum(scores, share)))
        for block, scores, share in zip(blocks, own, shares, strict=True)
    )


class _Named(dict[str, frozenset[str]]):
    """The slugs of the topics that a heading or label names, found once for all blocks under it."""

    def __init__(self, vocabulary: Vocabulary) -> None:
        self._topics = vocabulary.topics

    def __missing__(self, heading: str) -> frozenset[str]:
        slugs = (one.slug for one in self._topics if any(pattern.search(heading) for pattern in one.headings))
        return self.setdefault(heading, frozenset(slugs))


def _own_scores(block: Block, title: str, vocabulary: Vocabulary, named: _Named) -> Scores:
    words = vocabulary.words(without_bullet(block.text))
    path = [vocabulary.words(heading) for heading in block.heading_path if heading != title.rstrip(":")]
    naming = [named[heading] for heading in path if named[heading]]
    nearest, outer = frozenset().union(*naming[-1:]), frozenset().union(*naming[:-1])
    label = frozenset().union(*(named[one] for one in _label(block.kind, words)))
    scores: Scores = {}
    for topic in vocabulary.topics:
        score = sum(weight for term, weight in topic.terms if term.search(words))
        score += NEAREST_HEADING * (topic.slug in nearest) + OUTER_HEADING * (topic.slug in outer)
        score += OWN_LABEL * (topic.slug in label)
        if score:
            scores[topic.slug] = score
    if vocabulary.opening and not path and block.kind is BlockKind.PARAGRAPH:
        scores[vocabulary.opening] = scores.get(vocabulary.opening, 0.0) + OPENING_WEIGHT
    return scores


def _label(kind: BlockKind, words: str) -> list[str]:
    """The words of a heading or question, or the label of an item such as "redness: the skin may…"."""
    if kind in (BlockKind.HEADING, BlockKind.QUESTION):
        return [words]
    label, colon, _ = words.partition(":")
    return [label] if kind is BlockKind.LIST_ITEM and colon and len(label.split()) <= LONGEST_LABEL else []


def _section_shares(blocks: Sequence[Block], own: Sequence[Scores], vocabulary: Vocabulary) -> Iterator[Scores]:
    """What its section adds to each block: a part of the mean score of the blocks in it."""
    sections: dict[tuple[str, ...], list[Scores]] = {}
    for block, scores in zip(blocks, own, strict=True):
        if block.kind in SHARED and block.heading_path and not _is_neutral(block, vocabulary):
            sections.setdefault(block.heading_path, []).append(scores)
    shares = {path: _share(members) for path, members in sections.items()}
    for block in blocks:
        yield shares.get(block.heading_path, {}) if block.kind in SHARED else {}


def _share(members: Sequence[Scores]) -> Scores:
    total: Scores = {}
    for scores in members:
        for slug, score in scores.items():
            total[slug] = total.get(slug, 0.0) + score
    return {slug: SECTION_SHARE * score / len(members) for slug, score in total.items()}


def _is_neutral(block: Block, vocabulary: Vocabulary) -> bool:
    return any(
        pattern.search(vocabulary.words(heading))
        for heading in block.heading_path[-1:]
        for pattern in vocabulary.neutral_headings
    )


def _sum(scores: Scores, others: Scores) -> Scores:
    return {slug: scores.get(slug, 0.0) + others.get(slug, 0.0) for slug in dict.fromkeys((*scores, *others))}


def _best(scores: Scores) -> tuple[str, ...]:
    ranked = sorted(scores, key=lambda slug: (-scores[slug], slug))
    if not ranked or scores[ranked[0]] < LEAST_SCORE:
        return ()
    enough = max(LEAST_SECOND, CLOSE_SECOND * scores[ranked[0]])
    return (ranked[0], *(slug for slug in ranked[1:2] if scores[slug] >= enough))
