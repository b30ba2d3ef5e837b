"""Pages that stand alone: about, how we compare, and the disclaimer that every page shows."""

from typing import Any, ClassVar

from django.db import models
from django.db.models import Count, Max, Subquery, Value
from django.urls import NoReverseMatch, resolve, reverse

from .definition import Definition
from .recorded import Records
from .revision import Written
from .seeded import Seeded

DISCLAIMER = "disclaimer"
THE_RULE = "how-we-compare"
"""The page that explains the comparison and shows an example of each verdict."""


class PageQuerySet(models.QuerySet["Page"]):
    def with_text(self) -> "PageQuerySet":
        return self.select_related("text__live")

    def with_an_address(self) -> "PageQuerySet":
        """Those that stand at an address of their own."""
        return self.exclude(slug=DISCLAIMER)

    def with_version(self) -> "PageQuerySet":
        """With when a definition was `last` stored or deleted, and their `count`: see `models.definition`."""
        every = Definition.objects.order_by().annotate(every=Value(1)).values("every")
        return self.annotate(
            last=Subquery(every.annotate(last=Max("changed")).values("last")),
            count=Subquery(every.annotate(count=Count("pk")).values("count")),
        )

    def published(self) -> "PageQuerySet":
        """Those of them that readers see."""
        return self.with_an_address().with_text().filter(text__live__isnull=False)


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

    @property
    def has_a_place(self) -> bool:
        """Whether readers find it: at its address, which is no other page's, or, the disclaimer, on every page."""
        try:
            return self.slug == DISCLAIMER or resolve(self.get_absolute_url()).url_name == "page"
        except NoReverseMatch:
            return False

    def get_absolute_url(self) -> str:
        return reverse("home") if self.slug == DISCLAIMER else reverse("page", args=[self.slug])
