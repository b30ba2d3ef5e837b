"""Questions: the FAQ. Each is answered from all sources that speak to it."""

from typing import Any, ClassVar

from django.db import models
from django.urls import reverse

from articles.rendering import Sourcing

from .claim import Claim
from .recorded import Records
from .related import at_most_three
from .revision import Written
from .seeded import Seeded
from .topic import Topic


class QuestionQuerySet(models.QuerySet["Question"]):
    def published(self) -> "QuestionQuerySet":
        return self.filter(text__live__isnull=False).select_related("text__live")


class Question(Seeded, Written):
    """One entry of the FAQ. Its text begins with the short answer."""

    sourcing = Sourcing.SOURCES

    slug = models.SlugField(
        max_length=60,
        unique=True,
        help_text="Part of the address and of links in texts. If it changes, the old address and links lead on.",
    )
    wording = models.CharField("question", max_length=160, help_text="As a reader would ask it.")
    topic = models.ForeignKey(
        Topic, on_delete=models.PROTECT, related_name="questions", help_text="Under which it stands in the FAQ."
    )
    claims = models.ManyToManyField(Claim, blank=True, related_name="asked_by", help_text="What the answer rests on.")
    position = models.PositiveIntegerField(default=0, help_text="Its place in lists; smaller comes first.")
    related = models.JSONField(
        default=list, blank=True, validators=[at_most_three], help_text="Slugs of up to three questions to read next."
    )

    objects = QuestionQuerySet.as_manager()
    history = Records(m2m_fields=("claims",), hanging=("claims",))

    class Meta:
        ordering: ClassVar[Any] = ["topic__position", "position"]

    def __str__(self) -> str:
        return self.wording

    def get_absolute_url(self) -> str:
        return reverse("question", args=[self.slug])
