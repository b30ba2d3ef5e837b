"""Answers: what one source says on one claim, as readers see it; worked out when something changes, and stored."""

from collections.abc import Sequence
from decimal import Decimal
from typing import Any, ClassVar

from django.db import models
from django.db.models import Q

from articles.comparing import Hedging, Level, Quantity, Rung, Value, hedging_in_words

from .claim import Claim, ClaimKind
from .source import Source, shown_to_readers


class AnswerQuerySet(models.QuerySet["Answer"]):
    def standing(self) -> "AnswerQuerySet":
        """Those by which a list of claims shows what is said: never many."""
        return self.filter(stands_for__gt=0)

    def with_names(self) -> "AnswerQuerySet":
        """With what a page shows of their sources, of those that readers see."""
        own = (field.name for field in self.model._meta.concrete_fields)
        named = ("letter", "slug", "position", "title", "description", "kind", "interest", "passages_shown")
        shown = self.filter(shown_to_readers("source__")).select_related("source")
        return shown.only(*own, *(f"source__{name}" for name in named))


class Answer(models.Model):
    """One row for each source that has a statement on a published claim. It follows from the statements alone.

    `values` are in words, each once, in the order of the text; none where the source only touches on the claim.
    `hedged` of its `compared` statements hedge. `bounds` are what a chart draws of them: the lower and the upper bound
    or step, None where none is named, whether it is open above, and the unit where it is not the claim's. `place` is
    the position of its source. `opposes` holds the keys of the first sources that it contradicts, `same_words` the
    letters of the first that answer in the same words, wholly or in part. `stands_for` is how
    many sources it tells of: itself while few speak; where many do, the first to say something stands for all that
    say the same, as far as what is said most; else none. `claim.counts` has the rest.
    """

    claim = models.ForeignKey(Claim, on_delete=models.CASCADE, related_name="answers")
    source = models.ForeignKey(Source, on_delete=models.CASCADE, related_name="answers")
    place = models.PositiveIntegerField(default=0)
    values = models.JSONField(default=list)
    bounds = models.JSONField(default=list)
    side = models.CharField(max_length=6, blank=True)
    contradicts_itself = models.BooleanField(default=False)
    hedged = models.PositiveSmallIntegerField(default=0)
    compared = models.PositiveSmallIntegerField(default=0)
    opposes = models.JSONField(default=list)
    same_words = models.JSONField(default=list)
    stands_for = models.PositiveIntegerField(default=0)

    objects = AnswerQuerySet.as_manager()

    class Meta:
        constraints: ClassVar[Any] = [models.UniqueConstraint("claim", "source", name="answer_once_for_a_source")]
        indexes: ClassVar[Any] = [
            models.Index(fields=["claim"], condition=Q(stands_for__gt=0), name="answer_that_stands_for_some"),
            models.Index(fields=["claim", "place"], name="answer_in_order"),
        ]

    def __str__(self) -> str:
        return f"{self.source.letter} on “{self.claim}”"

    @property
    def speaks(self) -> bool:
        """Whether it has a value; else its source touches on the claim."""
        return bool(self.values)

    @property
    def hedging(self) -> str:
        """ "hedges in 14 of 15"; empty where it does not, or says one thing."""
        return hedging_in_words(Hedging(self.hedged, self.compared))

    @property
    def drawn(self) -> Sequence[Level | Quantity]:
        """What a chart draws of it."""
        if self.claim.kind == ClaimKind.LEVEL:
            return [Level(Rung(low), Rung(high)) for low, high, _ in self.bounds]
        return [
            Quantity(unit[0] if unit else self.claim.unit, _number(low), _number(high), is_open)
            for low, high, is_open, *unit in self.bounds
        ]


def bounds_of(value: Value, unit: str) -> list[list[Any]]:
    """What `Answer.bounds` holds of the value on a claim of this unit: nothing where nothing can be drawn."""
    match value:
        case Level(lowest, highest):
            return [[lowest.value, highest.value, False]]
        case Quantity(own, low, high, is_open) if low is not None or high is not None:
            return [[_text(low), _text(high), is_open, *([own] if own != unit else [])]]
    return []


def _text(number: Decimal | None) -> str | None:
    return None if number is None else str(number)


def _number(text: str | None) -> Decimal | None:
    return None if text is None else Decimal(text)
