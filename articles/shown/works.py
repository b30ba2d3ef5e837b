"""Published works as their page lists them: what can tell most first, with what each shows on our claims."""

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from itertools import groupby

from articles.models import Claim, Reference, Topic
from articles.models.claim import sound
from articles.weighing import DESIGNS, Design, Finding, Shows, in_words

FACTS = (
    *(("Who", "who"), ("Compared", "compared"), ("Measured", "outcome"), ("For how long", "length")),
    *(("Looked at again", "follow_up"), ("Paid for by", "funding"), ("Its weakness", "weak")),
)
DIRECTIONS = {
    Shows.SUPPORTS: "supports",
    Shows.IN_PART: "in part",
    Shows.MIXED: "both ways",
    Shows.AGAINST: "does not support",
}
LAST = len(Design)


@dataclass(frozen=True)
class ListedWork:
    """One work with the claims that readers see and on which it shows something; `most`: the people of the largest."""

    reference: Reference
    weighed: Sequence[tuple[Shows, Claim]]
    most: int

    @property
    def is_rated(self) -> bool:
        return self.reference.is_study and self.reference.is_weighable and not self.reference.retracted

    @property
    def share(self) -> str:
        """Its people as a share of the largest work's, in per cent; at least 1, so that it is seen."""
        return f"{max(1, 100 * self.reference.people / self.most):.1f}" if self.reference.people else "0"

    def directions(self, topic: Topic) -> list[tuple[str, int]]:
        """On how many claims of this topic it supports, supports in part, points both ways, does not support."""
        told = [shows for shows, claim in self.weighed if claim.can_be_supported and claim.topic == topic]
        return [(name, told.count(one)) for one, name in DIRECTIONS.items()]

    @property
    def claims(self) -> list[tuple[str, Claim]]:
        work = self.reference.as_work() if self.reference.is_weighable else None
        findings = ((Finding(work, shows), claim) for shows, claim in self.weighed) if work else ()
        return [(in_words(one, is_answered=claim.can_be_supported).lower(), claim) for one, claim in findings]

    @property
    def facts(self) -> list[tuple[str, str]]:
        """What is stored of it, by name; how many people, and what of it was read, for whoever weighs it."""
        told = [(name, getattr(self.reference, field)) for name, field in FACTS]
        people = [("People", f"{self.reference.people:,}")] if self.reference.people else []
        read = f"{self.reference.get_read_in_display().capitalize()}, on {self.reference.checked_on:%-d %B %Y}"
        return [*people, *((name, words) for name, words in told if words), ("We read", read), *self._retraction()]

    def _retraction(self) -> Iterator[tuple[str, str]]:
        if day := self.reference.retraction_checked_on:
            yield "Looked up in a list of retractions", f"{day:%-d %B %Y}"


def listed_works() -> list[ListedWork]:
    """Every reference, by what its design can tell, the largest first."""
    references = sorted(Reference.objects.all(), key=lambda one: (_place(one), -(one.people or 0), one.key))
    most = max((one.people or 0 for one in references), default=0)
    weighed: dict[str, list[tuple[Shows, Claim]]] = {}
    readable = Claim.objects.published().exclude(text__live=None).select_related("topic")
    for claim in readable.order_by("topic__position", "position"):
        for one in sound(claim.research):
            weighed.setdefault(one["reference"], []).append((Shows(one["shows"]), claim))
    return [ListedWork(one, weighed.get(one.key, ()), most) for one in references]


def by_topic(works: Iterable[ListedWork]) -> list[tuple[Topic, list[tuple[ListedWork, list[tuple[str, int]]]]]]:
    """Under each topic on whose claims some work points somewhere: these works, with which way on how many."""
    rated = [work for work in works if work.is_rated]
    topics = {claim.topic for work in rated for _, claim in work.weighed}
    grouped = []
    for topic in sorted(topics, key=lambda topic: topic.position):
        told = ((work, work.directions(topic)) for work in rated)
        if rows := [(work, counts) for work, counts in told if any(count for _, count in counts)]:
            grouped.append((topic, rows))
    return grouped


def by_design(works: Sequence[ListedWork]) -> list[tuple[str, list[ListedWork]]]:
    """Works of one design under its name."""
    grouped = groupby(works, key=lambda work: work.reference.design)
    return [(DESIGNS[Design(design)] if design else "Not yet described", list(some)) for design, some in grouped]


def _place(reference: Reference) -> int:
    return list(Design).index(Design(reference.design)) if reference.design else LAST
