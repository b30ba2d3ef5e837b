"""Terms: the glossary. Definitions are the editors' own and are marked so."""

from typing import Any, ClassVar

from django.db import models
from django.urls import reverse

from .recorded import Records
from .revision import Written
from .seeded import Seeded


def folded_name(name: str) -> str:
    """A name as it is looked up: "Side-Effect" and "side effect" are one."""
    return "".join(character for character in name.casefold() if character.isalnum())


class TermQuerySet(models.QuerySet["Term"]):
    def published(self) -> "TermQuerySet":
        return self.filter(text__live__isnull=False).select_related("text__live")


class Term(Seeded, Written):
    """One glossary entry with its other spellings."""

    slug = models.SlugField(
        max_length=60,
        unique=True,
        help_text="Part of the address and of links in texts. If it changes, the old address and links lead on.",
    )
    name = models.CharField(max_length=80, help_text="As it stands in the glossary.")
    spellings = models.JSONField(default=list, blank=True, help_text="Other spellings and names: a list.")

    objects = TermQuerySet.as_manager()
    history = Records()

    class Meta:
        ordering: ClassVar[Any] = ["name"]

    def __str__(self) -> str:
        return self.name

    def get_absolute_url(self) -> str:
        return f"{reverse('glossary')}#{self.slug}"
