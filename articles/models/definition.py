"""What the site is about, as told in TOML: its name and words, the importer's vocabulary, everyday words, drawings."""

import logging
from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import datetime
from functools import lru_cache
from pathlib import Path
from typing import Any, ClassVar, cast

from django.core.exceptions import ValidationError
from django.db import models
from django.db.models import Count, Max
from django.db.models.signals import post_delete
from django.dispatch import receiver
from django.utils import timezone

from articles.importing import Vocabulary
from articles.seeding import (
    DRAWINGS,
    EVERYDAY_WORDS,
    SITE,
    VOCABULARY,
    Drawing,
    EverydayWords,
    SeedError,
    Site,
    is_drawing,
    read_definition,
)

from .recorded import Records
from .seeded import Seeded

log = logging.getLogger(__name__)
WORDS = {
    SITE: "What the site is called and about",
    VOCABULARY: "What the importer knows about words",
    EVERYDAY_WORDS: "What readers call things, for the search",
}


Version = tuple[datetime | None, int]
"""When a definition was last stored or deleted, and how many there are."""


@dataclass(frozen=True)
class Definitions:
    """All that is told of what the site is about, but for the importer's vocabulary."""

    site: Site = field(default_factory=Site)
    everyday_words: EverydayWords = ()
    drawings: Mapping[str, Drawing] = field(default_factory=dict)
    """By name."""


class DefinitionQuerySet(models.QuerySet["Definition"]):
    def version(self) -> Version:
        """While it stays, so does what definitions say."""
        found = self.aggregate(last=Max("changed"), count=Count("pk"))
        return found["last"], found["count"]

    def now(self, version: Version | None = None) -> Definitions:
        """What is told now. `version`: as it was read with something else, to save a query."""
        return _definitions(version or self.version())

    def vocabulary(self) -> Vocabulary | None:
        """What the importer knows; None before anything was loaded."""
        stored = self.filter(file=VOCABULARY).first()
        return cast(Vocabulary, stored.read()) if stored else None


@lru_cache(maxsize=16)
def _definitions(version: Version) -> Definitions:
    """Read once for each version, as nearly every page needs them and they hardly ever change."""
    stored = Definition.objects.exclude(file=VOCABULARY).order_by("file")
    told = {one.file: read for one in stored if (read := one.read_if_right()) is not None}
    drawings = {one.name: told[one.file] for one in stored if one.is_drawing and one.file in told}
    return Definitions(told.get(SITE, Site()), told.get(EVERYDAY_WORDS, ()), drawings)


class Definition(Seeded):
    """One file that is kept as it stands, from `seeds/` on: it says what the site is about."""

    file = models.CharField(
        max_length=60,
        unique=True,
        help_text=f"{SITE}, {VOCABULARY}, {EVERYDAY_WORDS}, or {DRAWINGS}/NAME.toml for a drawing.",
    )
    toml = models.TextField(
        "what it says", help_text="In TOML. A line that begins with # is for whoever reads it here."
    )
    changed = models.DateTimeField(auto_now=True, editable=False)

    objects = DefinitionQuerySet.as_manager()
    history = Records(excluded_fields=["changed"])

    class Meta:
        ordering: ClassVar[Any] = ["file"]

    def __str__(self) -> str:
        return self.file

    @property
    def name(self) -> str:
        return Path(self.file).stem

    @property
    def is_drawing(self) -> bool:
        return is_drawing(self.file)

    @property
    def in_words(self) -> str:
        """What it is, for editors."""
        return WORDS.get(self.file, "A drawing for topics")

    def read(self) -> Any:
        """What it says, by its file. Raises `SeedError`."""
        return read_definition(self.file, self.toml)

    def read_if_right(self) -> Any:
        """What it says; None, with a line in the log, where an older version stored what is refused today."""
        try:
            return self.read()
        except SeedError:
            log.exception("A definition is left out, as it cannot be read: %s", self.file)
            return None

    def clean(self) -> None:
        try:
            self.read()
        except SeedError as error:
            raise ValidationError({"toml": str(error)} if self.file else str(error)) from error


@receiver(post_delete, sender=Definition)
def note_deletion(**_: Any) -> None:
    """No two states have one version, also where a backup was restored between them."""
    Definition.objects.filter(file=SITE).update(changed=timezone.now())
