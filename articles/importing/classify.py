"""Blocks to topics: what each block is about, from its own words and the headings above it.

Every topic gets a score: each of its terms that occurs counts its weight once, and a heading that
names the topic counts most, the nearest heading most of all. A block has the best topic, a second
one that comes close, or none where nothing speaks clearly; it keeps what spoke for its topic, and by
how much that led.
"""

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field, replace

from .blocks import CLEAR_LEAD, Block, BlockKind
from .lines import without_bullet
from .vocabulary import Vocabulary

NEAREST_HEADING, OUTER_HEADING, OWN_LABEL, LEAD_IN = 2.5, 1.5, 4.0, 4.0
FIRST_OF_ALL, ABOVE_HEADINGS = 3.5, 1.5
SECTION_SHARE = 0.8
ANSWER_SHARE = 0.5
LEAST_SCORE, LEAST_SECOND = 1.0, 2.0
UNCLASSIFIED = (BlockKind.FURNITURE, BlockKind.MARKER)
SHARED = (BlockKind.PARAGRAPH, BlockKind.LIST_ITEM)
# How long the label may be with which a block opens, such as "redness" in "redness: the skin may…".
LONGEST_LABEL = {BlockKind.LIST_ITEM: 6, BlockKind.PARAGRAPH: 4}

LEADS = (":", "…", "...")
# A label that is glued to its value, as in "Sessions3–6".
GLUED = re.compile(r"(?<=[a-z]{2})(?=[A-Z][a-z]|[0-9])")
LABEL_END = re.compile(rf"\t| \| |{GLUED.pattern}")
LAST_SENTENCE = re.compile(r"(?<=[.!?])\s+")

Scores = dict[str, float]


@dataclass(frozen=True, slots=True)
class Weighed:
    """The scores of a block by topic, and what spoke for each."""

    scores: Scores = field(default_factory=dict)
    reasons: dict[str, list[str]] = field(default_factory=dict)

    def add(self, slug: str, score: float, *reasons: str) -> None:
        if score:
            self.scores[slug] = self.scores.get(slug, 0.0) + score
            self.reasons.setdefault(slug, []).extend(reasons)


def classify(blocks: Sequence[Block], title: str, vocabulary: Vocabulary) -> tuple[Block, ...]:
    """The same blocks with their topics, the best topic first. `title` is a heading that says nothing of a part."""
    named = _Named(vocabulary)
    first = next((block for block in blocks if block.kind is BlockKind.PARAGRAPH), None)
    own = [_weighed(block, title, vocabulary, named, is_first=block is first) for block in blocks]
    _lead_in(blocks, own, vocabulary, named)
    _from_answers(blocks, own)
    shares = _section_shares(blocks, [one.scores for one in own], vocabulary)
    return tuple(
        block if block.kind in UNCLASSIFIED else _decided(block, weighed, share)
        for block, weighed, share in zip(blocks, own, shares, strict=True)
    )


def _decided(block: Block, weighed: Weighed, share: Scores) -> Block:
    for slug, score in share.items():
        weighed.add(slug, score, "its section")
    scores = weighed.scores
    ranked = sorted(scores, key=lambda slug: (-scores[slug], slug))
    best = scores[ranked[0]] if ranked else 0.0
    if best < LEAST_SCORE:
        return replace(block, margin=0.0)
    second = scores[ranked[1]] if len(ranked) > 1 else 0.0
    also = ranked[1:2] if second >= max(LEAST_SECOND, (1 - CLEAR_LEAD) * best) else []
    because = tuple(dict.fromkeys(weighed.reasons[ranked[0]]))
    return replace(block, topics=(ranked[0], *also), because=because, margin=round((best - second) / best, 2))


class _Named(dict[str, frozenset[str]]):
    """The slugs of the topics that a heading or label names, found once for all blocks under it."""

    def __init__(self, vocabulary: Vocabulary) -> None:
        self._topics = vocabulary.topics

    def __missing__(self, heading: str) -> frozenset[str]:
        slugs = (one.slug for one in self._topics if one.headings.search(heading))
        return self.setdefault(heading, frozenset(slugs))


def _weighed(block: Block, title: str, vocabulary: Vocabulary, named: _Named, *, is_first: bool) -> Weighed:
    bare = without_bullet(block.text)
    words = vocabulary.words(GLUED.sub(" ", bare))
    path = [vocabulary.words(heading) for heading in block.heading_path if heading != title.rstrip(":")]
    naming = [heading for heading in path if named[heading]]
    weighed = Weighed()
    for slug, found in vocabulary.terms.found(words).items():
        weighed.add(slug, sum(found.values()), *found)
    for heading in naming[-1:]:
        for slug in named[heading]:
            weighed.add(slug, NEAREST_HEADING, f"the heading “{heading}”")
    for slug in frozenset[str]().union(*(named[heading] for heading in naming[:-1])):
        weighed.add(slug, OUTER_HEADING, "a heading further out")
    if label := _label(block.kind, bare, vocabulary):
        for slug in named[label]:
            weighed.add(slug, OWN_LABEL, f"its label “{label}”")
    if vocabulary.opening and block.kind is BlockKind.PARAGRAPH and not (naming if is_first else path):
        weighed.add(vocabulary.opening, FIRST_OF_ALL if is_first else ABOVE_HEADINGS, "it opens the article")
    return weighed


def _lead_in(blocks: Sequence[Block], own: Sequence[Weighed], vocabulary: Vocabulary, named: _Named) -> None:
    """Items stand under the sentence that a list finishes, such as "The benefits include:", as under a heading."""
    lead = ""
    for block, weighed in zip(blocks, own, strict=True):
        if block.kind is BlockKind.LIST_ITEM and lead:
            for slug in named[lead]:
                weighed.add(slug, LEAD_IN, f"the words “{lead}” above its list")
        elif block.kind is not BlockKind.MARKER:
            is_lead = block.kind in (BlockKind.PARAGRAPH, BlockKind.ANSWER) and block.text.rstrip().endswith(LEADS)
            lead = vocabulary.words(LAST_SENTENCE.split(block.text)[-1]) if is_lead else ""


def _from_answers(blocks: Sequence[Block], own: Sequence[Weighed]) -> None:
    """A question is about what its answer is about: "And after?" says little by itself."""
    asked: Weighed | None = None
    answers: list[tuple[Weighed, Scores]] = []
    for block, weighed in zip(blocks, own, strict=True):
        if block.kind is BlockKind.QUESTION:
            asked = weighed
        elif block.kind is BlockKind.ANSWER and asked is not None:
            answers.append((asked, dict(weighed.scores)))
        elif block.kind in (BlockKind.HEADING, BlockKind.PARAGRAPH):
            asked = None
    for question, scores in answers:
        for slug, score in scores.items():
            question.add(slug, ANSWER_SHARE * score, "its answer")


def _label(kind: BlockKind, bare: str, vocabulary: Vocabulary) -> str:
    """The words of a heading or question, or the label of an item such as "redness: the skin may…"; "" for none.

    The first cell of a row is its label, and so is what is glued to its value.
    """
    if kind in (BlockKind.HEADING, BlockKind.QUESTION):
        return vocabulary.words(GLUED.sub(" ", bare))
    label, colon, _ = vocabulary.words(LABEL_END.sub(": ", bare, count=1)).partition(":")
    return label.strip("*_ ") if colon and len(label.split()) <= LONGEST_LABEL.get(kind, 0) else ""


def _section_shares(blocks: Sequence[Block], own: Sequence[Scores], vocabulary: Vocabulary) -> Iterator[Scores]:
    """What its section adds to each block: a part of the mean score of the blocks in it."""
    sections: dict[tuple[str, ...], list[Scores]] = {}
    for block, scores in zip(blocks, own, strict=True):
        if block.kind in SHARED and block.heading_path:
            sections.setdefault(block.heading_path, []).append(scores)
    shares = {path: _share(members) for path, members in sections.items() if not _is_neutral(path[-1], vocabulary)}
    for block in blocks:
        yield shares.get(block.heading_path, {}) if block.kind in SHARED else {}


def _share(members: Sequence[Scores]) -> Scores:
    total: Scores = {}
    for scores in members:
        for slug, score in scores.items():
            total[slug] = total.get(slug, 0.0) + score
    return {slug: SECTION_SHARE * score / len(members) for slug, score in total.items()}


def _is_neutral(heading: str, vocabulary: Vocabulary) -> bool:
    return vocabulary.neutral_headings.search(vocabulary.words(heading)) is not None
