"""Topics: the ten subjects that passages, claims and questions are sorted into."""

from typing import Any, ClassVar

from django.core.exceptions import ValidationError
from django.db import models
from django.urls import reverse
from django.utils import timezone

from articles.rendering import Sourcing

from .figure_names import known_figures
from .recorded import Records
from .related import at_most_three
from .revision import Written
from .seeded import Seeded


class TopicQuerySet(models.QuerySet["Topic"]):
    def shown(self) -> "TopicQuerySet":
        """Those that readers see, with or without a text; not what was archived."""
        return self.filter(text__archived=None)

    def with_text(self) -> "TopicQuerySet":
        return self.select_related("text__live")

    def in_order(self) -> "TopicQuerySet":
        return self.order_by("position", "slug")


class Topic(Seeded, Written):
    """One of the site's subjects. Its text begins with the main message."""

    sourcing = Sourcing.SOURCES

    slug = models.SlugField(
        max_length=60,
        unique=True,
        help_text="Part of the address and of links in texts. If it changes, the old address and links lead on.",
    )
    name = models.CharField(max_length=60, help_text="Short: it stands in menus.")
    question = models.CharField(max_length=160, help_text="The one question this page answers.")
    sheet_heading = models.CharField(
        max_length=60,
        blank=True,
        help_text="Under which heading its questions stand on the sheet to take to a clinic. Empty: its name.",
    )
    figures = models.JSONField(
        default=list,
        blank=True,
        validators=[known_figures],
        help_text="Pictures after its text, one name to a line: a drawing, or claim:SLUG for a claim’s chart.",
    )
    position = models.PositiveIntegerField(default=0, help_text="Its place in lists; smaller comes first.")
    related = models.JSONField(
        default=list, blank=True, validators=[at_most_three], help_text="Slugs of up to three topics to read next."
    )
    searched_on = models.DateField(
        "research searched", null=True, blank=True, help_text="The day on which someone last looked for research on it."
    )

    objects = TopicQuerySet.as_manager()
    history = Records(hanging=("passages",))

    class Meta:
        ordering: ClassVar[Any] = ["position"]

    def __str__(self) -> str:
        return self.name

    @property
    def is_public(self) -> bool:
        """Menus and lists name a topic before its text is published, and no more once it is archived."""
        return self.archived is None

    def clean(self) -> None:
        if self.searched_on and self.searched_on > timezone.localdate():
            raise ValidationError({"searched_on": f"topic {self.slug}: that day is still to come"})

    def get_absolute_url(self) -> str:
        return reverse("topic", args=[self.slug])
