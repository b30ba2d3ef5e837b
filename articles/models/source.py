"""Sources: the articles, and what is known about each."""

from collections.abc import Callable
from itertools import count as counting
from typing import Any, ClassVar

from django.db import models
from django.db.models import Q
from django.urls import reverse

from .recorded import Records
from .seeded import Seeded

TONES = 8
# What the program finds out, and editors do not decide: not recorded.
FOUND_BY_IMPORT = (
    *("position", "reading_grade", "text", "encoding", "outline_sha256", "repairs"),
    *("imported_at", "changed_at", "copied_at"),
)
# What goes with a source, the later leaning on the earlier: kept with the record of its deletion.
GOING = ("original", "passages", "aliases", "statements", "silences", "proposals", "new_text", "flags")


class Interest(models.TextChoices):
    """What the text itself shows that its publisher gains. Never more than the text shows."""

    OFFERS = "offers", "offers the treatment"
    PROMOTES = "promotes", "promotes a product"
    NOT_STATED = "not stated", "no interest stated"


class SourceKind(models.TextChoices):
    BLOG = "blog", "blog post"
    BRAND = "brand", "brand’s blog post"
    CLINIC = "clinic", "clinic’s page"
    UNKNOWN = "unknown", "kind unknown"


class PassagesShown(models.TextChoices):
    """A publisher's wish, met at once."""

    ALL = "all", "all passages"
    QUOTED_ONLY = "quoted only", "only passages that are quoted"
    NONE = "none", "no passage"


class Studies(models.TextChoices):
    """Whether a reader could look up the studies that the article speaks of."""

    NONE = "none", "speaks of no study"
    UNNAMED = "unnamed", "speaks of studies and names none"
    VAGUE = "vague", "names journals, but too little to look the studies up easily"
    FINDABLE = "findable", "names studies that can be looked up"


def shown_to_readers(prefix: str = "") -> Q:
    """The condition for a source that readers see and that is compared: read by an editor, not withdrawn."""
    return Q(**{f"{prefix}is_read": True, f"{prefix}withdrawn_on": None})


class SourceQuerySet(models.QuerySet["Source"]):
    def for_display(self) -> "SourceQuerySet":
        """The sources that readers see; the full text stays behind, it is for editors only."""
        return self.filter(shown_to_readers()).defer("text", "seeded").order_by("position")

    def ever_shown(self) -> "SourceQuerySet":
        """Those that readers see, and those that they saw before they were withdrawn."""
        return self.filter(is_read=True).defer("text", "seeded").order_by("position")


class Source(Seeded):
    """One imported article."""

    letter = models.CharField(max_length=3, unique=True, help_text="The letter it wears on every page.")
    slug = models.SlugField(
        max_length=60,
        unique=True,
        help_text="Part of the address of its page. If it changes, the old address and citations lead on.",
    )
    position = models.PositiveIntegerField(unique=True, editable=False)
    file = models.CharField(max_length=200, unique=True, editable=False)
    title = models.CharField(max_length=300, blank=True, help_text="As it stands in the text. Empty if it has none.")
    description = models.CharField(
        max_length=200, blank=True, help_text="Our own words in place of a title, shown in square brackets."
    )
    byline = models.CharField(max_length=120, blank=True, help_text="The author, if the text names one.")
    byline_words = models.CharField(
        max_length=200, blank=True, help_text="The words of the article that show the byline, exactly as they stand."
    )
    publisher = models.CharField(max_length=200, blank=True, help_text="Empty: not stated in the copy we hold.")
    kind = models.CharField(
        max_length=10, choices=SourceKind, default=SourceKind.UNKNOWN, help_text="What the text shows it to be."
    )
    interest = models.CharField(
        max_length=10,
        choices=Interest,
        default=Interest.NOT_STATED,
        help_text="What the text itself shows that its publisher gains. Never more than the text shows.",
    )
    interest_words = models.JSONField(
        default=list, blank=True, help_text="The words of the article that show the interest: a list of quotations."
    )
    published_on = models.DateField(null=True, blank=True, help_text="Empty: not stated in the copy we hold.")
    address = models.URLField(blank=True, help_text="Empty: not stated in the copy we hold.")
    passages_shown = models.CharField(
        max_length=11,
        choices=PassagesShown,
        default=PassagesShown.ALL,
        help_text="What readers may see of its passages. Quotations in claims stay, with their attribution.",
    )
    is_read = models.BooleanField(
        "read by an editor",
        default=False,
        help_text="Set when an editor lets it count. Until then readers do not see it, and its silence counts for "
        "nothing.",
    )
    withdrawn_on = models.DateField(
        null=True,
        blank=True,
        help_text="The day on which its publisher took it back, or we did. Readers see it no more, its statements are "
        "not compared, and what leans on it is flagged.",
    )
    studies = models.CharField(
        max_length=8,
        choices=Studies,
        blank=True,
        help_text="Whether a reader could look up the studies it speaks of. Empty: not yet judged.",
    )
    reading_grade = models.FloatField(
        null=True, editable=False, help_text="Years of schooling its words ask for (Flesch-Kincaid), by our reckoning."
    )
    text = models.TextField(editable=False)
    sha256 = models.CharField("SHA-256 of the file", max_length=64, unique=True, editable=False)
    encoding = models.CharField(max_length=20, editable=False)
    outline_sha256 = models.CharField(max_length=64, blank=True, editable=False)
    repairs = models.JSONField(default=list, editable=False)
    imported_at = models.DateTimeField(auto_now_add=True)
    changed_at = models.DateTimeField(null=True, editable=False, help_text="When an import last changed the text.")
    copied_at = models.DateTimeField(
        "copy taken", null=True, editable=False, help_text="When it was fetched from its address. Empty: not recorded."
    )

    objects = SourceQuerySet.as_manager()
    history = Records(excluded_fields=FOUND_BY_IMPORT, hanging=("statements",), going=GOING)

    class Meta:
        ordering: ClassVar[Any] = ["position"]
        indexes: ClassVar[Any] = [
            models.Index(fields=["position"], condition=shown_to_readers(), name="source_that_readers_see"),
            models.Index(fields=["position"], condition=Q(withdrawn_on__isnull=False), name="source_withdrawn"),
        ]

    def __str__(self) -> str:
        return f"{self.letter}: {self.name}"

    def get_absolute_url(self) -> str:
        return reverse("source", args=[self.slug])

    @property
    def name(self) -> str:
        """The title, or our description in square brackets where the text has none."""
        return self.title or f"[{self.description or 'Untitled'}]"

    @property
    def tone(self) -> int:
        """Which of the stylesheet's colours and shapes the source wears, from 1."""
        return (self.position - 1) % TONES + 1

    @property
    def withholds(self) -> bool:
        """Whether its publisher wants fewer than all passages shown."""
        return self.passages_shown != PassagesShown.ALL

    @property
    def has_interest(self) -> bool:
        return self.interest != Interest.NOT_STATED


def next_letter(count: int, is_taken: Callable[[str], bool]) -> tuple[str, int]:
    """The letter and position of the source after so many: F after E, AA after Z. One that is taken is left out."""
    return next((letter, position) for position in counting(count + 1) if not is_taken(letter := letter_at(position)))


def letter_at(position: int) -> str:
    """The letter of the source at a position counted from 1."""
    letter = ""
    while position > 0:
        position, rest = divmod(position - 1, 26)
        letter = chr(ord("A") + rest) + letter
    return letter
