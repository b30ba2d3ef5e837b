"""Old addresses of this site: where links from elsewhere, bookmarks and older texts still point."""

import re
from typing import Any, ClassVar

from django.db import models
from django.db.models import F, Q

PLACE = "---"


class Moved(models.Model):
    """An address of this site, and the one that has taken its place: reached in one step, never a chain."""

    old = models.CharField("old address", max_length=200, unique=True)
    new = models.CharField("leads to", max_length=200, db_index=True)
    moved_at = models.DateTimeField("moved", auto_now_add=True)

    class Meta:
        ordering: ClassVar[Any] = ["old"]
        verbose_name = "old address"
        verbose_name_plural = "old addresses"
        constraints: ClassVar[Any] = [models.CheckConstraint(condition=~Q(old=F("new")), name="moved_somewhere_else")]

    def __str__(self) -> str:
        return f"{self.old} → {self.new}"


def slug_at(model: type[Any], path: str) -> str | None:
    """The slug of the thing of this kind that an address is for; None if it is for another kind."""
    before, after = model(slug=PLACE).get_absolute_url().split(PLACE)
    found = re.fullmatch(rf"{re.escape(before)}([-\w]+){re.escape(after)}", path)
    return found[1] if found else None


def former_slugs(model: type[Any]) -> dict[str, str]:
    """Each slug that a thing of this kind had before, with the slug that it has now."""
    rows = Moved.objects.values_list("old", "new")
    slugs = ((slug_at(model, old), slug_at(model, new)) for old, new in rows)
    return {old: new for old, new in slugs if old is not None and new is not None}
