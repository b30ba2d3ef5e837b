"""What research shows on a claim, as its page tells it: a sentence, the reasons, and each work."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from functools import cached_property

from articles.models import Claim, ClaimKind, Reference
from articles.weighing import DESIGNS, Finding, Rating, because, beside, in_words


@dataclass(frozen=True)
class WeighedWork:
    """One work with what it shows on the claim; without a finding it is only cited."""

    reference: Reference
    finding: Finding | None = None
    is_answered: bool = True

    @property
    def shows(self) -> str:
        return in_words(self.finding, is_answered=self.is_answered) if self.finding else ""

    @property
    def told(self) -> str:
        """ "trials pooled, 1,110 people; with minoxidil, not alone"."""
        if self.finding is None:
            return ""
        work, people = self.finding.work, self.finding.size
        size = f", {people:,} {'person' if people == 1 else 'people'}" if people else ""
        if self.finding.people == 0:
            size = ", on how many people it does not say"
        limits = self.finding.indirect, work.weak, self.finding.differs
        design = DESIGNS[work.design]
        return "; ".join(filter(None, (f"{design[:1].lower()}{design[1:]}{size}", *limits)))


@dataclass(frozen=True)
class Weighed:
    """A claim beside research; `references` are those that its note cites or that are weighed on it."""

    claim: Claim
    references: Sequence[Reference]

    @cached_property
    def rating(self) -> Rating | None:
        return self.claim.rating({one.key: one for one in self.references})

    @property
    def sentence(self) -> str:
        if self.rating is None:
            return "We have not yet written down what the research that we cite here shows."
        if not self.references:
            return "We cite no research on this."
        asks_yes_or_no = self.claim.kind == ClaimKind.STANCE
        return beside(self.rating, asks_yes_or_no=asks_yes_or_no, is_answered=self.claim.is_answered)

    @property
    def because(self) -> list[str]:
        return list(because(self.rating)) if self.rating else []

    @property
    def works(self) -> list[WeighedWork]:
        """In the order in which an editor wrote down what they show; what is only cited after them."""
        return [*self._weighed(), *(WeighedWork(one) for one in self.references if one.key not in self._by_work)]

    def _weighed(self) -> Iterator[WeighedWork]:
        stored = {one.key: one for one in self.references}
        yield from (
            WeighedWork(stored[finding.work.key], finding, self.claim.can_be_supported) for finding in self._findings
        )

    @cached_property
    def _findings(self) -> list[Finding]:
        return self.claim.findings({one.key: one for one in self.references})

    @cached_property
    def _by_work(self) -> set[str]:
        return {finding.work.key for finding in self._findings}
