"""Corrections: what our pages said that was wrong, for readers who have read it."""

from collections.abc import Mapping
from types import MappingProxyType
from typing import Any, ClassVar

from django.core.exceptions import ValidationError
from django.db import models
from django.db.models import Subquery
from django.db.models.functions import Cast
from django.urls import reverse

from .printable import refuse_unprintable
from .recorded import Records
from .seeded import Seeded

MOST = 300
"""Characters of each sentence."""
OTHERS = ("main", "search", "search-titles")
"""Places on the page of changes that are no correction's, beside those of changed verdicts."""


def addresses_of_pages(paths: Any) -> None:
    """Refuses what is no address of this site. Whether readers find something there is for actions to ask."""
    for path in paths:
        if not isinstance(path, str) or not path.startswith("/") or path.startswith("//"):
            raise ValidationError(f"“{path}” is no address of this site: begin with one /, as in /topics/cost/.")


class CorrectionQuerySet(models.QuerySet["Correction"]):
    def of(self, path: str) -> "CorrectionQuerySet":
        """Those of the page at this address; the database looks for it in the stored JSON as text."""
        return self.annotate(paths=Cast("where", models.TextField())).filter(paths__contains=f'"{path}"')

    def newest_of(self, path: str) -> dict[str, Subquery]:
        """To annotate what stands at this address with the key and the day of its newest correction, None without."""
        found = self.of(path)
        return {"correction": Subquery(found.values("key")[:1]), "corrected_on": Subquery(found.values("on")[:1])}


class Correction(Seeded):
    """One thing that we said and say no more, with the day, the reason and the pages where it stood."""

    key = models.SlugField(max_length=60, unique=True, help_text="Its place among the changes: /changes/#KEY.")
    on = models.DateField("corrected on", help_text="The day from which readers found it right.")
    said = models.CharField("what we said", max_length=MOST, help_text="What was wrong, in our own words.")
    now = models.CharField("what we say now", max_length=MOST)
    why = models.CharField(max_length=MOST, help_text="How we came to say it, or what we found.")
    where = models.JSONField(
        "where it stood",
        default=list,
        validators=[addresses_of_pages],
        help_text="The addresses of the pages, one to a line, as /topics/cost/.",
    )

    titles: Mapping[str, str] = MappingProxyType({})
    """The titles of pages by their addresses, where a page of ours shows them (see `shown.titles`)."""

    objects = CorrectionQuerySet.as_manager()
    history = Records()

    class Meta:
        ordering: ClassVar[Any] = ["-on", "-pk"]

    def __str__(self) -> str:
        return self.key

    def clean(self) -> None:
        if self.key in OTHERS or self.key.startswith("change-"):
            raise ValidationError({"key": f"“{self.key}” is another place on the page of changes: choose another."})
        refuse_unprintable(self, "said", "now", "why")

    @property
    def places(self) -> list[tuple[str, str]]:
        """Each address where it stood, with words for it: its title, or else the last part of it as a name."""
        return [(path, self.titles.get(path) or _named(path)) for path in self.where]

    def get_absolute_url(self) -> str:
        return f"{reverse('changes')}?to={self.key}#{self.key}"


def _named(path: str) -> str:
    """ "Claim: how invasive", "Home"."""
    *kinds, slug = [part for part in path.split("/") if part] or ["home"]
    words = slug.replace("-", " ")
    kind = {"claims": "Claim: ", "faq": "Question: ", "topics": "Topic: "}.get(kinds[0] if kinds else "", "")
    return f"{kind}{words}" if kind else words.capitalize()
