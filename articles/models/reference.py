"""References: published works that a note may cite."""

from collections.abc import Sequence
from typing import Any, ClassVar

from django.db import models

from .recorded import Records
from .revision import Revision
from .seeded import Seeded


class ReferenceQuerySet(models.QuerySet["Reference"]):
    def cited(self, *revisions: "Revision | None") -> Sequence["Reference"]:
        """What the notes in these texts cite; no query where they cite nothing."""
        keys = {key for revision in revisions if revision is not None for key in revision.references}
        return list(self.filter(key__in=keys)) if keys else []


class Reference(Seeded):
    """A published work, with its address and the day on which it was checked."""

    key = models.SlugField(max_length=60, unique=True, help_text="What [^key] in a note names.")
    short = models.CharField(
        max_length=40, blank=True, help_text="As it is named in a text. Empty: first author and year."
    )
    citation = models.TextField(help_text="Authors, title, journal, year.")
    doi = models.CharField("DOI", max_length=100, blank=True)
    address = models.URLField()
    checked_on = models.DateField(help_text="The day on which someone read it at its address.")
    found = models.TextField(blank=True, help_text="What it found, in our own words, with its limits.")

    objects = ReferenceQuerySet.as_manager()
    history = Records()

    class Meta:
        ordering: ClassVar[Any] = ["key"]

    def __str__(self) -> str:
        return self.key

    def get_absolute_url(self) -> str:
        return self.address
