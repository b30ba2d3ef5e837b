"""Statements: what one source says on one claim."""

from typing import Any, ClassVar

from django.contrib.contenttypes.fields import GenericRelation
from django.core.exceptions import ValidationError
from django.core.validators import MinValueValidator
from django.db import models
from django.db.models import Exists, F, OuterRef, Q

from articles import comparing
from articles.comparing import CURRENCIES, Degree, Level, Named, Quantity, Rung, Stance, Value, listed
from articles.language import InContext, cut_off, in_context
from articles.quoting import text_fragment

from .claim import Claim, ClaimKind
from .flag import Flag
from .passage import Passage
from .recorded import Records
from .source import Source, shown_to_readers

NO_VALUE = "no value"
EXPECTED = {
    ClaimKind.STANCE: "A yes-or-no claim needs a stance",
    ClaimKind.QUANTITY: "An amount needs low, high or words",
    ClaimKind.LEVEL: "A strength needs one or two steps of none, minimal, mild, moderate, severe",
    ClaimKind.SET: "A list needs the things named",
}


def _share(kind: ClaimKind, other: ClaimKind) -> bool:
    """Whether two kinds keep their value in the same field."""
    return {kind, other} == {ClaimKind.LEVEL, ClaimKind.SET}


def _counts(unit: str) -> str:
    """ "counts in weeks", "counts in 100 people"."""
    return f"counts {unit}" if unit.startswith("in ") else f"counts in {unit}"


def unless_it_counts(collector: Any, field: Any, statements: Any, using: str) -> None:
    """They go with their source, to come back with it; while readers see it, it cannot go: the comparison rests on it.

    Says to Django what happens to the statements of a source that is deleted.
    """
    counting = statements.filter(shown_to_readers("source__"))
    if counting:
        models.PROTECT(collector, field, counting, using)
    models.CASCADE(collector, field, statements, using)


class StatementQuerySet(models.QuerySet["Statement"]):
    def found(self) -> "StatementQuerySet":
        """Statements whose quotation stands in the stored text; only these are shown."""
        return self.filter(start__isnull=False).order_by("source__position", "start")

    def shown(self) -> "StatementQuerySet":
        """Those of them that readers see: their source has been read and is not withdrawn."""
        return self.found().filter(shown_to_readers("source__"))

    def compared(self) -> "StatementQuerySet":
        """Those that count for the comparison, without their words."""
        return self.shown().with_copies().defer("exact", "prefix", "suffix")

    def with_copies(self) -> "StatementQuerySet":
        """With whether another source has the passage too, as `is_shared`."""
        links = Passage.also_in.through._default_manager.filter(from_passage=OuterRef("passage"))
        return self.annotate(is_shared=Exists(links))


class Statement(models.Model):
    """What one source says on one claim: a quotation, and the value that its words give.

    `start` and `end` are empty when the quotation is not in the source's text any more; such a
    statement is kept for the editors and hidden from readers.
    """

    claim = models.ForeignKey(Claim, on_delete=models.CASCADE, related_name="statements")
    source = models.ForeignKey(Source, on_delete=unless_it_counts, related_name="statements")
    passage = models.ForeignKey(
        Passage, null=True, on_delete=models.SET_NULL, related_name="statements", editable=False
    )
    exact = models.TextField(help_text="The words, exactly as they stand in the source.")
    prefix = models.CharField(max_length=200, blank=True, help_text="The words before, if the quotation occurs twice.")
    suffix = models.CharField(max_length=200, blank=True, help_text="The words after, if the quotation occurs twice.")
    start = models.PositiveIntegerField(null=True, editable=False)
    end = models.PositiveIntegerField(null=True, editable=False)
    mention = models.BooleanField(default=False, help_text="It touches the question but gives nothing to compare.")
    study = models.BooleanField(default=False, help_text="It tells what a study did or found: shown, not compared.")
    stance = models.SmallIntegerField(
        null=True,
        blank=True,
        choices=[(degree.value, words) for degree, words in comparing.DEGREES.items()],
        help_text="What the words say, not what they might mean. “May”, “can” and “often” are limits.",
    )
    low = models.DecimalField(
        null=True,
        blank=True,
        max_digits=12,
        decimal_places=3,
        validators=[MinValueValidator(0)],
        help_text="In the unit below.",
    )
    high = models.DecimalField(
        null=True,
        blank=True,
        max_digits=12,
        decimal_places=3,
        validators=[MinValueValidator(0)],
        help_text="The same as low for a single figure.",
    )
    unit = models.CharField(
        max_length=20,
        blank=True,
        help_text="Of the figures: the claim’s own; convert what the words give in another. "
        "Money stays in the currency that the words name: USD, EUR or GBP.",
    )
    open_high = models.BooleanField("or more", default=False, help_text="The words leave the range open above.")
    approximate = models.BooleanField(
        default=False, help_text="The words say “may”, “can”, “about”, “usually” or the like."
    )
    words = models.CharField(max_length=80, blank=True, help_text="An amount without figures: “several weeks”.")
    values = models.JSONField(
        default=list, blank=True, help_text="A list: one or two steps from none to severe, or the things named."
    )

    flags = GenericRelation(Flag)

    wording: int | None = None
    """The same for statements on a claim that rest on the same words, while they are compared."""

    objects = StatementQuerySet.as_manager()
    # Where the words stand is found by the program.
    history = Records(excluded_fields=["start", "end", "passage"])

    class Meta:
        ordering: ClassVar[Any] = ["claim__position", "source__position", "start"]
        constraints: ClassVar[Any] = [
            models.UniqueConstraint(
                "claim",
                "source",
                "start",
                name="statement_quotes_a_place_once_for_a_claim",
                violation_error_message="These words are recorded on this claim already: change that statement.",
            ),
            models.CheckConstraint(condition=Q(high__gte=F("low")), name="statement_high_not_under_low"),
            models.CheckConstraint(
                condition=Q(low=None, high=None) | Q(unit__gt=""), name="statement_figures_have_a_unit"
            ),
        ]

    def __str__(self) -> str:
        return f"{self.source.letter} on “{self.claim}”"

    def clean(self) -> None:
        """The value must be of the claim's kind, and whole. Which statement it is, whoever tells of the fault says."""
        if not (hasattr(self, "claim") and hasattr(self, "source")) or self.claim.kind not in ClaimKind.values:
            return  # What is missing is told at its own field.
        given = {
            ClaimKind.STANCE: self.stance is not None,
            ClaimKind.QUANTITY: bool(self.words) or self.low is not None or self.high is not None,
            ClaimKind.LEVEL: bool(self.values),
            ClaimKind.SET: bool(self.values),
        }
        kind = ClaimKind(self.claim.kind)
        if not self.mention and not given[kind]:
            raise ValidationError(f"{EXPECTED[kind]}; or mark it as a mention, if its words give none.", code=NO_VALUE)
        if others := [other.label for other in given if other is not kind and given[other] and not _share(kind, other)]:
            raise ValidationError(f"the claim asks for “{kind.label}”, not for “{others[0]}”.")
        if kind is ClaimKind.LEVEL and len(self.values) > 2:
            raise ValidationError({"values": f"{EXPECTED[kind]}; these are {len(self.values)}."})
        if kind is ClaimKind.LEVEL and (unknown := [one for one in self.values if one.upper() not in Rung.__members__]):
            raise ValidationError({"values": f"{unknown[0]!r} is no step. {EXPECTED[kind]}."})
        self._check_unit()
        if self.open_high and self.low is None:
            raise ValidationError({"open_high": "“or more” needs a low figure to begin at."})
        if self.low is not None and self.high is not None and self.low > self.high:
            raise ValidationError(
                {"high": f"low ({self.low}) is above high ({self.high}): give the smaller figure first."}
            )

    def _check_unit(self) -> None:
        """A sum of money stands in any currency that is known, a figure of another kind in the claim's unit."""
        has_figures, wanted = self.low is not None or self.high is not None, self.claim.unit
        if has_figures and not self.unit:
            raise ValidationError({"unit": f"a figure needs its unit; this claim {_counts(wanted)}."})
        if {self.unit, wanted} <= CURRENCIES.keys():
            return self._check_currency()
        if not self.unit or self.unit == wanted:
            return None
        if wanted in CURRENCIES:
            fault = f"the currency is {self.unit!r}, which is not known: give one of {', '.join(CURRENCIES)}"
        else:
            uses = f"{_counts(wanted)}: convert the figures" if wanted else "uses none: leave it out"
            fault = f"the unit is {self.unit!r}, but this claim {uses}"
        raise ValidationError({"unit": f"{fault}."})

    def _check_currency(self) -> None:
        """Where the words show the sign of a currency, that is the one."""
        shown = [currency for currency, sign in CURRENCIES.items() if sign in self.exact]
        if shown and self.unit not in shown:
            signs = listed([CURRENCIES[currency] for currency in shown])
            fault = f"the words show {signs}, and the currency is {self.unit}: give {' or '.join(shown)} as the unit"
            raise ValidationError({"unit": f"{fault}."})

    @property
    def counted_in(self) -> str:
        """The unit of its figures; the claim's where it has none of its own."""
        return self.unit or self.claim.unit

    @property
    def place(self) -> str:
        """Where a fault is, for messages: claim, source and quotation."""
        return f"claim {self.claim.slug}, source {self.source.letter}, “{self.exact[:60]}”"

    @property
    def value(self) -> Value | None:
        """The value in the form in which it is compared; None for a mention."""
        if self.mention:
            return None
        match self.claim.kind:
            case ClaimKind.STANCE:
                return Stance(Degree(self.stance)) if self.stance is not None else None
            case ClaimKind.QUANTITY:
                is_one_figure = self.high is None and not self.open_high and not self.words
                high = self.low if is_one_figure else self.high
                return Quantity(self.counted_in, self.low, high, self.open_high, self.approximate, self.words)
            case ClaimKind.LEVEL:
                steps = sorted(Rung[name.upper()] for name in self.values)
                return Level(steps[0], steps[-1], self.approximate) if steps else None
        return Named(frozenset(self.values), self.approximate)

    @property
    def in_words(self) -> str:
        """The value for a reader; empty for a mention."""
        value = self.value
        return comparing.in_words(value) if value else ""

    @property
    def context(self) -> InContext:
        """The quotation in its sentence, with the sentences before and after it in the passage."""
        if self.passage is None or self.start is None or self.end is None:
            return InContext("", "", self.exact, "", "")
        offset = self.passage.start
        return in_context(self.passage.text, self.start - offset, self.end - offset)

    @property
    def cut_off(self) -> tuple[str, ...]:
        """Words such as "not" and "may" that stand in the sentence of the quotation, and that it leaves out."""
        return cut_off(self.context)

    @property
    def in_original(self) -> str:
        """Where a browser shows the words in the original; empty where its address is not stated."""
        if not self.source.address or self.passage is None or self.start is None or self.end is None:
            return ""
        offset = self.passage.start
        return self.source.address + text_fragment(self.passage.text, self.start - offset, self.end - offset)

    def as_compared(self) -> comparing.Statement:
        return comparing.Statement(self.source.letter, self.value, self.study, self.wording)
