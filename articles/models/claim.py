"""Claims: questions of fact on which the sources can be compared."""

from collections.abc import Iterator, Mapping
from typing import Any, ClassVar

from django.apps import apps
from django.core.exceptions import ValidationError
from django.db import models
from django.db.models import Q
from django.urls import reverse

from articles.comparing import Agreement
from articles.rendering import Sourcing
from articles.weighing import Certainty, Finding, Rating, Shows, rate

from .recorded import Records
from .reference import Reference
from .revision import Written
from .seeded import Seeded
from .topic import Topic

CERTAINTIES = [(certainty.value, certainty.value) for certainty in Certainty]
LONGEST_TOLD = 200
TOLD = ("people", "indirect", "differs")
"""What may be told of a work beside what it shows: see `articles.weighing.Finding`."""
FINDING = ("reference", "shows", *TOLD)
"""What is stored of a finding, in the order in which it is told: a database may keep another."""
AGREEMENTS = [(agreement.value, agreement.value) for agreement in Agreement]


class ClaimKind(models.TextChoices):
    """How answers to the claim are compared (see articles/comparing)."""

    STANCE = "stance", "yes or no"
    QUANTITY = "quantity", "an amount"
    LEVEL = "level", "how strong"
    SET = "set", "which things"


class ClaimQuerySet(models.QuerySet["Claim"]):
    def published(self) -> "ClaimQuerySet":
        return self.filter(is_published=True)

    def to_tell(self) -> "ClaimQuerySet":
        """What lists of claims show of a claim and of its topic, in the topics' order."""
        own = (
            "slug",
            "question",
            "ask",
            "position",
            "kind",
            "unit",
            "logged_agreement",
            "counts",
            "certainty",
            "topic",
        )
        topic = (f"topic__{name}" for name in ("slug", "name", "position", "sheet_heading"))
        return self.published().select_related("topic").only(*own, *topic).order_by("topic__position", "position")

    def weighing(self, *keys: str) -> list["Claim"]:
        """Those on which a reference of these keys shows something."""
        weighed = self.exclude(research=[]).order_by("topic__position", "position")
        return [claim for claim in weighed if not set(keys).isdisjoint(claim.weighed)]

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
        statements = apps.get_model("articles", "Statement").objects.shown().with_copies().select_related("passage")
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
    research = models.JSONField(
        "what research shows", default=list, blank=True, help_text="Each work that speaks to it, and what it shows."
    )
    position = models.PositiveIntegerField(default=0, help_text="Its place in lists; smaller comes first.")
    is_published = models.BooleanField("published", default=False, editable=False)
    logged_agreement = models.CharField(max_length=8, choices=AGREEMENTS, blank=True, editable=False)
    counts = models.JSONField(default=dict, editable=False)
    certainty = models.CharField(max_length=11, choices=CERTAINTIES, blank=True, editable=False)
    """Empty while its note cites works and nobody wrote down what they show."""

    objects = ClaimQuerySet.as_manager()
    history = Records(
        excluded_fields=["logged_agreement", "counts", "certainty"], hanging=("statements", "asked_by", "changes")
    )

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
        if fault := next(research_faults(self.research), ""):
            raise ValidationError({"research": f"claim {self.slug}: research: {fault}"})
        if self.ask and not self.ask.endswith("?"):
            raise ValidationError({"ask": f"claim {self.slug}: what to ask ends with a question mark."})

    @property
    def is_answered(self) -> bool:
        return self.logged_agreement not in ("", Agreement.SILENT)

    @property
    def can_be_supported(self) -> bool:
        """Whether there is anything that research could support: a yes, or what sources say."""
        return self.kind == ClaimKind.STANCE or self.is_answered

    @property
    def weighed(self) -> list[str]:
        """The keys of the works that show something on it."""
        return [one["reference"] for one in sound(self.research)]

    def findings(self, references: Mapping[str, Reference]) -> list[Finding]:
        """What each work shows on it; `references` by key.

        One that is not stored any more, or of which nobody said what it is, counts for nothing.
        """
        described = {key: one.as_work() for key, one in references.items() if one.is_weighable}
        return [
            Finding(
                described[one["reference"]], Shows(one["shows"]), **{name: one[name] for name in TOLD if name in one}
            )
            for one in sound(self.research)
            if one["reference"] in described
        ]

    def rating(self, references: Mapping[str, Reference]) -> Rating | None:
        """How sure research is; None while its note cites works and nobody wrote down what they are and show.

        What readers do not see yet counts for nothing: without a note that tells it, no work does.
        """
        live = self.live
        findings = self.findings(references) if live is not None else []
        if live is not None and not findings and (live.references or self.research):
            return None
        return rate(findings)


def research_faults(research: Any) -> Iterator[str]:
    """What is wrong with what a claim holds as research, in words that name the work; nothing where it can be read."""
    if not isinstance(research, list):
        yield "it is no list: write a line for each work"
        return
    keys = [one.get("reference") if isinstance(one, dict) else None for one in research]
    for key, one in zip(keys, research, strict=True):
        told = f"{key or 'a work without a key'}"
        if not isinstance(key, str) or not key or not one.keys() <= {"reference", "shows", *TOLD}:
            yield f"{told}: expected reference, shows and, where there is something to tell, {', '.join(TOLD)}"
        elif one.get("shows") not in tuple(Shows):
            yield f"{told}: shows is one of {', '.join(Shows)}"
        elif keys.count(key) > 1:
            yield f"{told} stands here twice: say once what it shows"
        else:
            yield from (f"{told}: {fault}" for fault in _told_faults(one))


def _told_faults(one: Mapping[str, Any]) -> Iterator[str]:
    people = one.get("people", 1)
    if not isinstance(people, int) or isinstance(people, bool) or people < 0:
        yield f"people is {people!r}, expected a number of people, or 0 where it does not say"
    for name in ("indirect", "differs"):
        words = one.get(name, "-")
        if not isinstance(words, str) or not words.strip() or "|" in words or not words.isprintable():
            yield f"{name} is {words!r}, expected words on one line, without a bar"
        elif len(words) > LONGEST_TOLD:
            yield f"{name} has {len(words)} letters, and may have {LONGEST_TOLD}"


def sound(research: Any) -> list[dict[str, Any]]:
    """What can be read of it, whatever else is stored there."""
    listed = research if isinstance(research, list) else []
    read = (one for one in listed if not list(research_faults([one])))
    return [{name: one[name] for name in FINDING if name in one} for one in read]
