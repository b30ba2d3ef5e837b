"""Links between our own texts, kept so that each page can show what leads to it."""

from collections.abc import Iterable
from typing import Any, ClassVar

from django.db import models

from .revision import Text, Written


class LinkQuerySet(models.QuerySet["Link"]):
    def leading_to(self, path: str) -> "LinkQuerySet":
        return self.filter(path=path).with_owners()

    def with_owners(self) -> "LinkQuerySet":
        owners = [f"text__{name}" for name in Text.OWNERS]
        return self.select_related("text", *owners)


class Link(models.Model):
    """A live text leads to an address of this site."""

    text = models.ForeignKey(Text, on_delete=models.CASCADE, related_name="leads_to")
    path = models.CharField(max_length=200, db_index=True)

    objects = LinkQuerySet.as_manager()

    class Meta:
        ordering: ClassVar[Any] = ["pk"]
        constraints: ClassVar[Any] = [models.UniqueConstraint("text", "path", name="link_once_from_a_text")]

    def __str__(self) -> str:
        return f"{self.text} → {self.path}"


def leading_here(links: Iterable[Link]) -> list[Written]:
    """What the links come from, each once and in their order."""
    owners = (link.text.owner for link in links)
    return list(dict.fromkeys(owner for owner in owners if owner is not None))
