"""References: published works that a note may cite."""

from collections.abc import Iterable, Sequence
from typing import Any, ClassVar

from django.core.exceptions import ValidationError
from django.core.validators import MinValueValidator
from django.db import models
from django.utils import timezone

from articles.weighing import DESIGNS, STARTS, Design, Work

from .recorded import Records
from .revision import Revision
from .seeded import Seeded


class ReadIn(models.TextChoices):
    """What of a work someone of us read."""

    FULL = "full text", "all of it"
    SUMMARY = "summary", "its summary"
    PAGE = "page", "the publisher’s page"
    REPRINT = "reprint", "a reprint"


class ReferenceQuerySet(models.QuerySet["Reference"]):
    def cited(self, *revisions: "Revision | None", weighed: Iterable[str] = ()) -> Sequence["Reference"]:
        """What the notes in these texts cite, and what is `weighed` beside them; no query where that is nothing."""
        keys = {key for revision in revisions if revision is not None for key in revision.references} | set(weighed)
        return list(self.filter(key__in=keys)) if keys else []


class Reference(Seeded):
    """A published work, with its address and the day on which it was checked, and what counts of it for the rule."""

    key = models.SlugField(max_length=60, unique=True, help_text="What [^key] in a note names.")
    short = models.CharField(
        max_length=40, blank=True, help_text="As it is named in a text. Empty: first author and year."
    )
    citation = models.TextField(help_text="Authors, title, journal, year.")
    doi = models.CharField("DOI", max_length=100, blank=True)
    address = models.URLField()
    checked_on = models.DateField(help_text="The day on which someone read it at its address.")
    read_in = models.CharField(
        "we read", max_length=9, choices=ReadIn, default=ReadIn.SUMMARY, help_text="What of it someone read that day."
    )
    found = models.TextField(blank=True, help_text="What it found, in our own words, with its limits.")
    design = models.CharField(
        max_length=10,
        blank=True,
        choices=[(one.value, words) for one, words in DESIGNS.items()],
        help_text="How it found that out. No note may cite it while this is empty.",
    )
    people = models.PositiveIntegerField(
        null=True,
        blank=True,
        validators=[MinValueValidator(1)],
        help_text="How many took part. Empty: what we read does not say.",
    )
    who = models.CharField("who took part", max_length=200, blank=True, help_text="Who they were, and what they had.")
    compared = models.CharField(
        "what was compared", max_length=300, blank=True, help_text="With what, and against what."
    )
    outcome = models.CharField("what was measured", max_length=300, blank=True, help_text="The outcome, with its unit.")
    length = models.CharField("for how long", max_length=100, blank=True, help_text="“12 weeks”.")
    follow_up = models.CharField(
        "followed up", max_length=100, blank=True, help_text="How long after the end it was looked at again."
    )
    funding = models.CharField(
        "paid for by", max_length=200, blank=True, help_text="As it states it. Empty: not stated in what we read."
    )
    weak = models.CharField(
        "why it is weak",
        max_length=200,
        blank=True,
        help_text="Where it says so itself, or a review of it does: one step down in certainty, with these words.",
    )
    retracted = models.BooleanField(default=False, help_text="It counts no more, and no note may cite it.")
    retraction_checked_on = models.DateField(
        "looked up in a list of retractions", null=True, blank=True, help_text="By check_references. Empty: not yet."
    )

    objects = ReferenceQuerySet.as_manager()
    history = Records()

    class Meta:
        ordering: ClassVar[Any] = ["key"]

    def __str__(self) -> str:
        return self.key

    def get_absolute_url(self) -> str:
        return self.address

    def clean(self) -> None:
        """Whoever weighs it must know who took part in it."""
        if not self.citation.strip():
            raise ValidationError({"citation": f"{self.key}: say who wrote what, where and when"})
        if self.retraction_checked_on and self.retraction_checked_on > timezone.localdate():
            raise ValidationError({"retraction_checked_on": f"{self.key}: that day is still to come"})
        if self.design and not self.is_weighable:
            told = f"{self.key}: say how many took part, or under “who took part” what it says of them"
            raise ValidationError({"people": told})

    @property
    def called(self) -> str:
        """ "English 2022"."""
        return self.short or _short_citation(self.citation) or self.key

    @property
    def name(self) -> str:
        """As a text names it: "English 2022", and whether it was retracted."""
        return f"{self.called}{', retracted' if self.retracted else ''}"

    @property
    def is_weighable(self) -> bool:
        """Whether it says what it is, and who took part where anybody did."""
        return bool(self.design) and not (self.is_study and self.people is None and not self.who)

    @property
    def is_study(self) -> bool:
        """Whether it found out something itself, or pools those that did."""
        return self.design in tuple(STARTS)

    def as_work(self) -> Work:
        """What the rule on certainty takes into account."""
        in_full = self.read_in == ReadIn.FULL
        return Work(self.key, Design(self.design), self.people, in_full, self.weak, self.retracted)


def _short_citation(citation: str) -> str:
    """First author and year: "English 2022"; the first words where a work names no author."""
    year = next((word for word in citation.replace(";", " ").replace(".", " ").split() if _is_year(word)), "")
    return f"{next(iter(citation.split()), '').strip(',.')} {year}".strip()


def _is_year(word: str) -> bool:
    return len(word) == 4 and word.isdigit() and word.startswith(("19", "20"))
