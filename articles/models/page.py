"""Pages that stand alone: about, how we compare, and the disclaimer that every page shows."""

from typing import Any, ClassVar

from django.db import models
from django.urls import reverse

from .recorded import Records
from .revision import Written
from .seeded import Seeded

DISCLAIMER = "disclaimer"


class PageQuerySet(models.QuerySet["Page"]):
    def with_text(self) -> "PageQuerySet":
        return self.select_related("text__live")


class Page(Seeded, Written):
    slug = models.SlugField(
        max_length=60, unique=True, help_text="Part of the address and of links in texts. It cannot be changed later."
    )
    name = models.CharField(max_length=80, help_text="The heading of the page.")

    objects = PageQuerySet.as_manager()
    history = Records()

    class Meta:
        ordering: ClassVar[Any] = ["name"]

    def __str__(self) -> str:
        return self.name

    def get_absolute_url(self) -> str:
        return reverse("home") if self.slug == DISCLAIMER else reverse(self.slug)
