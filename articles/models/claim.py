"""Claims: questions of fact on which the sources can be compared."""

from typing import Any, ClassVar

from django.apps import apps
from django.core.exceptions import ValidationError
from django.db import models
from django.db.models import Q
from django.urls import reverse

from articles.comparing import Agreement
from articles.rendering import Sourcing

from .recorded import Records
from .revision import Written
from .seeded import Seeded
from .topic import Topic

AGREEMENTS = [(agreement.value, agreement.value) for agreement in Agreement]


class ClaimKind(models.TextChoices):
    """How answers to the claim are compared (see articles/comparing)."""

    STANCE = "stance", "yes or no"
    QUANTITY = "quantity", "an amount"
    LEVEL = "level", "how strong"
    SET = "set", "which things"


class Research(models.TextChoices):
    """How what the sources say stands to the published research that the claim's note names."""

    SUPPORTED = "supported", "supported"
    STRONGER = "stronger", "stronger than the evidence"
    WEAKER = "weaker", "weaker than the evidence"
    NONE = "none", "we found none"


class ClaimQuerySet(models.QuerySet["Claim"]):
    def published(self) -> "ClaimQuerySet":
        return self.filter(is_published=True)

    def to_tell(self) -> "ClaimQuerySet":
        """What lists of claims show of a claim and of its topic, in the topics' order."""
        own = ("slug", "question", "ask", "position", "kind", "unit", "logged_agreement", "counts", "topic")
        topic = (f"topic__{name}" for name in ("slug", "name", "position", "sheet_heading"))
        return self.published().select_related("topic").only(*own, *topic).order_by("topic__position", "position")

    def with_last_change(self) -> "ClaimQuerySet":
        """With the key and the time of the newest change of agreement, as `changed` and `changed_at`."""
        newest = apps.get_model("articles", "AgreementChange").objects.filter(claim=models.OuterRef("pk"))
        return self.annotate(
            changed=models.Subquery(newest.values("pk")[:1]), changed_at=models.Subquery(newest.values("made_at")[:1])
        )

    def with_values(self) -> "ClaimQuerySet":
        """Claims with what is compared of the statements that readers see; their words are left where they are."""
        statements = apps.get_model("articles", "Statement").objects.compared()
        return self.prefetch_related(models.Prefetch("statements", statements))

    def with_statements(self) -> "ClaimQuerySet":
        """Claims with the statements that readers see."""
        statements = apps.get_model("articles", "Statement").objects.shown().select_related("passage")
        return self.select_related("text__live").prefetch_related(models.Prefetch("statements", statements))


class Claim(Seeded, Written):
    """One question of fact that the sources can be compared on. Its text is a note for readers."""

    sourcing = Sourcing.RESEARCH

    slug = models.SlugField(
        max_length=60,
        unique=True,
        help_text="Part of the address and of links in texts. If it changes, the old address and links lead on.",
    )
    question = models.CharField(max_length=160, help_text="As a reader would ask it.")
    topic = models.ForeignKey(
        Topic, on_delete=models.PROTECT, related_name="claims", help_text="The page on which it is compared."
    )
    kind = models.CharField(max_length=8, choices=ClaimKind, help_text="What an answer to it looks like.")
    unit = models.CharField(
        max_length=20, blank=True, help_text="For an amount: the one unit in which statements are recorded."
    )
    ask = models.CharField(
        "what to ask a clinic", max_length=160, blank=True, help_text="A question in the reader’s own voice: “How…?”"
    )
    research = models.CharField(
        "set beside research",
        max_length=9,
        choices=Research,
        blank=True,
        help_text="How what the sources say stands to the research in the note. Empty while no source speaks.",
    )
    position = models.PositiveIntegerField(default=0, help_text="Its place in lists; smaller comes first.")
    is_published = models.BooleanField("published", default=False, editable=False)
    logged_agreement = models.CharField(max_length=8, choices=AGREEMENTS, blank=True, editable=False)
    counts = models.JSONField(default=dict, editable=False)

    objects = ClaimQuerySet.as_manager()
    history = Records(excluded_fields=["logged_agreement", "counts"], hanging=("statements", "asked_by", "changes"))

    class Meta:
        ordering: ClassVar[Any] = ["position"]
        constraints: ClassVar[Any] = [
            models.CheckConstraint(
                condition=Q(kind=ClaimKind.QUANTITY, unit__gt="") | (~Q(kind=ClaimKind.QUANTITY) & Q(unit="")),
                name="claim_unit_goes_with_quantity",
                violation_error_message="An amount needs a unit, and only an amount has one.",
            )
        ]

    def __str__(self) -> str:
        return self.question

    @property
    def is_public(self) -> bool:
        return self.is_published

    def get_absolute_url(self) -> str:
        return reverse("claim", args=[self.slug])

    def clean(self) -> None:
        """What to ask is a question, and a kind or unit that changes still fits all that is recorded."""
        for statement in self.statements.all() if self.pk else ():
            statement.claim = self
            try:
                statement.clean()
            except ValidationError as error:
                said = [f"{statement.place}: {message}" for message in error.messages]
                raise ValidationError(said) from error  # Of a statement’s field, which a claim has not.
        if self.ask and not self.ask.endswith("?"):
            raise ValidationError({"ask": f"claim {self.slug}: what to ask ends with a question mark."})
