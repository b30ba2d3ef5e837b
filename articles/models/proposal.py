"""Proposals: statements that the importer believes it has recognised, for an editor to record or dismiss."""

from decimal import Decimal
from typing import Any, ClassVar

from django.conf import settings
from django.db import models
from django.db.models import Case, Exists, F, OuterRef, Q, Value, When

from articles.comparing import STANCES
from articles.language import InContext, in_context

from .claim import Claim
from .passage import Passage
from .source import Source
from .statement import Statement

NUMBERS = ("low", "high")
OF_A_VALUE = ("stance", *NUMBERS, "unit", "open_high", "approximate", "words", "values", "mention", "study")


class ProposalState(models.TextChoices):
    OPEN = "open", "open"
    WITHDRAWN = "withdrawn", "its source is withdrawn"
    DISMISSED = "dismissed", "dismissed"
    RECORDED = "recorded", "recorded"


class ProposalQuerySet(models.QuerySet["Proposal"]):
    def with_state(self) -> "ProposalQuerySet":
        """Each with its `state`: recorded as soon as a statement of its source on its claim has some of its words."""
        same = Q(claim=OuterRef("claim"), source=OuterRef("source"))
        recorded = Statement.objects.filter(same, start__lt=OuterRef("end"), end__gt=OuterRef("start"))
        state = Case(
            When(Exists(recorded), then=Value(ProposalState.RECORDED)),
            When(dismissed_at__isnull=False, then=Value(ProposalState.DISMISSED)),
            When(source__withdrawn_on__isnull=False, then=Value(ProposalState.WITHDRAWN)),
            default=Value(ProposalState.OPEN),
            output_field=models.CharField(choices=ProposalState),
        )
        return self.about_claims().annotate(state=state)

    def about_claims(self) -> "ProposalQuerySet":
        """Those whose claim there is."""
        return self.filter(claim__isnull=False)

    def open(self) -> "ProposalQuerySet":
        """Those that wait for an editor."""
        return self.with_state().filter(Q(state=ProposalState.OPEN))


class Proposal(models.Model):
    """Words of a source that seem to answer a claim. It is never published by itself.

    `named` is the claim's slug as the importer's vocabulary gives it; `claim` is empty while there is none.
    `start` and `end` are empty when dismissed words are not in the text any more: they are remembered, so
    that they stay dismissed when they come back.
    """

    source = models.ForeignKey(Source, on_delete=models.CASCADE, related_name="proposals")
    named = models.SlugField(max_length=60)
    claim = models.ForeignKey(Claim, null=True, on_delete=models.SET_NULL, related_name="proposals")
    passage = models.ForeignKey(Passage, null=True, on_delete=models.SET_NULL, related_name="+")
    exact = models.TextField()
    prefix = models.CharField(max_length=200, blank=True)
    suffix = models.CharField(max_length=200, blank=True)
    start = models.PositiveIntegerField(null=True)
    end = models.PositiveIntegerField(null=True)
    value = models.JSONField(default=dict)
    dismissed_by = models.ForeignKey(settings.AUTH_USER_MODEL, null=True, on_delete=models.SET_NULL, related_name="+")
    dismissed_at = models.DateTimeField(null=True)
    why = models.CharField("why it was dismissed", max_length=300, blank=True)

    objects = ProposalQuerySet.as_manager()

    class Meta:
        ordering: ClassVar[Any] = ["source__position", "start", "pk"]
        constraints: ClassVar[Any] = [
            models.CheckConstraint(
                condition=Q(dismissed_at=None, why="") | (Q(dismissed_at__isnull=False) & ~Q(why="")),
                name="proposal_is_dismissed_with_a_reason",
            ),
            models.CheckConstraint(
                condition=Q(start=None, end=None, dismissed_at__isnull=False) | Q(end__gt=F("start")),
                name="proposal_has_a_place_unless_dismissed",
            ),
        ]

    def __str__(self) -> str:
        asked = f"“{self.claim}”" if self.claim else self.named
        return f"{self.source.letter} on {asked}: “{self.exact[:60]}{'…' if len(self.exact) > 60 else ''}”"

    @property
    def fields(self) -> dict[str, Any]:
        """What its words give, as fields of a statement."""
        known = {name: value for name, value in self.value.items() if name in OF_A_VALUE}
        numbers = {name: Decimal(str(known[name])) for name in NUMBERS if known.get(name) is not None}
        stance = {"stance": STANCES[known["stance"]]} if known.get("stance") in STANCES else {}
        return {**{name: value for name, value in known.items() if name != "stance"}, **numbers, **stance}

    @property
    def in_words(self) -> str:
        """Its value for a reader."""
        return Statement(claim=self.claim, source=self.source, **self.fields).in_words if self.claim else ""

    @property
    def context(self) -> InContext:
        """Its words with the sentences before and after them in the passage."""
        if self.passage is None or self.start is None or self.end is None:
            return InContext("", "", self.exact, "", "")
        offset = self.passage.start
        return in_context(self.passage.text, self.start - offset, self.end - offset)
