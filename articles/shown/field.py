"""The whole field at a glance: which source says something on which question."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from itertools import groupby

from articles.models import Question, Source, Topic

from .seen import SeenClaim, Voice

MOST_IN_A_ROW = 10
"""At 24 pixels a claim, the least that a finger needs (WCAG 2.2, 2.5.8), as many as a page of 320 pixels holds."""


@dataclass(frozen=True)
class FieldOfTopic:
    """Claims of one topic, as many as a telephone has room for; `goes_on` where others of it stand before them.

    `voices`: each source with its voice on each of them, in their order.
    """

    topic: Topic
    claims: Sequence[SeenClaim]
    goes_on: bool = False

    @property
    def voices(self) -> list[tuple[Source, list[tuple[SeenClaim, Voice]]]]:
        """Empty where sources are many."""
        columns = [[(one, source, voice) for source, voice in one.voices] for one in self.claims]
        return [(row[0][1], [(one, voice) for one, _, voice in row]) for row in zip(*columns, strict=True)]


def field_of(seen: Iterable[SeenClaim]) -> list[FieldOfTopic]:
    """`seen`: claims in the order of their topics, with their answers."""
    by_topic = [(topic, list(claims)) for topic, claims in groupby(seen, key=lambda one: one.claim.topic)]
    return [
        FieldOfTopic(topic, claims[first : first + MOST_IN_A_ROW], goes_on=first > 0)
        for topic, claims in by_topic
        for first in range(0, len(claims), MOST_IN_A_ROW)
    ]


def answer_sheet(questions: Iterable[Question], seen: Iterable[SeenClaim]) -> list[tuple[Question, SeenClaim | None]]:
    """Each question with the claim that its answer names first."""
    by_slug = {one.claim.slug: one for one in seen}
    return [(question, _first_named(question, by_slug)) for question in questions]


def _first_named(question: Question, by_slug: dict[str, SeenClaim]) -> SeenClaim | None:
    named = question.live.links if question.live else ()
    return next((by_slug[slug] for slug in named if slug in by_slug), None)
