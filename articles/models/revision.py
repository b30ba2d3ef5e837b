"""Texts that editors write, and their revisions.

A text is what a topic, a question, a claim, a term or a page says in the editors' own words. Each
saved state is a revision; `Text.live` points at the one that readers see, so there is at most one.
HTML is rendered when a revision is saved, never at a request.
"""

import datetime
from typing import TYPE_CHECKING, Any, ClassVar

from django.conf import settings
from django.contrib.contenttypes.fields import GenericRelation
from django.db import models
from django.db.models import F, OuterRef, Q, Subquery
from django.db.models.functions import Coalesce
from django.db.models.signals import post_delete
from django.dispatch import receiver

from articles import rendering

from .flag import Flag

if TYPE_CHECKING:
    from .archived import Archived


class RevisionQuerySet(models.QuerySet["Revision"]):
    def live(self) -> "RevisionQuerySet":
        return self.filter(text__live=F("pk"))

    def citable(self) -> "RevisionQuerySet":
        """What readers see now of a page that is all text, and what they saw before it of the same."""
        of_a_page = Q(text__topic__isnull=False) | Q(text__question__isnull=False) | Q(text__page__isnull=False)
        return self.filter(of_a_page, published_at__isnull=False, text__live__isnull=False).with_owner()

    def drafts(self) -> "RevisionQuerySet":
        """Revisions that were never published and are newer than what readers see, or saw last."""
        seen_last = Revision.objects.filter(text=OuterRef("text"), published_at__isnull=False).order_by("-published_at")
        seen = Coalesce("text__live", Subquery(seen_last.values("pk")[:1]), 0)
        return self.filter(pk__gt=seen, published_at=None, text__in=Text.objects.owned())

    def in_review(self) -> "RevisionQuerySet":
        """Drafts that wait for a reviewer."""
        return self.drafts().filter(stage=Stage.REVIEW)

    def lose_time(self) -> None:
        """None of them is published by itself any more; whose words may go is asked again with a new time."""
        self.exclude(publish_at=None).update(publish_at=None, published_over=None)

    def with_owner(self) -> "RevisionQuerySet":
        """Each with its text and what that belongs to."""
        return self.select_related("text", *(f"text__{name}" for name in Text.OWNERS))

    def newest_first(self) -> "RevisionQuerySet":
        return self.order_by("-pk")

    def as_history(self) -> "RevisionQuerySet":
        """Newest first, with who saved each; `before` is the revision of the same text that it came after."""
        before = Revision.objects.filter(text=OuterRef("text"), pk__lt=OuterRef("pk")).newest_first()
        listed = self.select_related("author", "text").defer("markdown", "lead_html", "body_html").newest_first()
        return listed.annotate(before=Subquery(before.values("pk")[:1]))


class TextQuerySet(models.QuerySet["Text"]):
    def owned(self) -> "TextQuerySet":
        """Those that belong to something; what a text belonged to may have been deleted."""
        return self.exclude(**dict.fromkeys(Text.OWNERS))


class Text(models.Model):
    """One text with its history."""

    OWNERS: ClassVar[tuple[str, ...]] = ("topic", "question", "claim", "term", "page")

    title = models.CharField(max_length=200, help_text="What the text belongs to, for lists in the admin.")
    live = models.OneToOneField(
        "Revision", null=True, blank=True, on_delete=models.RESTRICT, related_name="+", editable=False
    )
    written_on = models.DateField(auto_now_add=True)
    updated_on = models.DateField(
        null=True,
        editable=False,
        help_text="The day on which what readers see last became other words; empty where that is not known.",
    )
    reread_on = models.DateField(
        "last re-read on",
        null=True,
        blank=True,
        help_text="The day on which an editor last read the whole of it again.",
    )
    sourcing = models.CharField(
        max_length=8,
        choices=[(one.value, one.value) for one in rendering.Sourcing],
        default=rendering.Sourcing.EDITORS.value,
        editable=False,
    )
    seed_sha256 = models.CharField(max_length=64, blank=True, editable=False)

    objects = TextQuerySet.as_manager()

    def __str__(self) -> str:
        return self.title

    def render(self, markdown: str, resolver: rendering.Resolver) -> rendering.Rendered:
        """The words as this text would show them."""
        return rendering.render(markdown, resolver, rendering.Sourcing(self.sourcing))

    def untrue(self, markdown: str, resolver: rendering.Resolver) -> tuple[rendering.Problem, ...]:
        """What the words would tell of the comparison here and is not so."""
        return rendering.untrue(markdown, resolver, rendering.Sourcing(self.sourcing))

    @property
    def changed_on(self) -> datetime.date:
        """The day of its words as they are: when they were last changed, or else written."""
        return self.updated_on or self.written_on

    @property
    def working(self) -> "Revision | None":
        """What an editor goes on from: their newest draft, or else what is live, or else what was live last.

        A seed that arrived beside an editor's words waits to be chosen.
        """
        drafted = Q(origin=Origin.EDITOR, published_at=None)
        return self.revisions.filter(drafted | Q(pk=self.last_live_id)).newest_first().first()

    @property
    def last_live_id(self) -> int | None:
        """The key of what readers see, or saw last if the text was taken down."""
        published = self.revisions.filter(published_at__isnull=False).order_by("-published_at")
        return self.live_id or published.values_list("pk", flat=True).first()

    @property
    def owner(self) -> "Written | None":
        """The topic, question, claim, term or page whose text this is."""
        for name in self.OWNERS:
            if owner := getattr(self, name, None):
                return owner  # type: ignore[no-any-return]
        return None


class Origin(models.TextChoices):
    """Who wrote a revision: decides whether a changed seed may replace it."""

    SEED = "seed", "loaded from seeds"
    EDITOR = "editor", "an editor"


class Stage(models.TextChoices):
    """How far a revision has come on its way to readers."""

    DRAFT = "draft", "draft"
    REVIEW = "review", "in review"
    APPROVED = "approved", "approved"


class State(models.TextChoices):
    """What a revision is for whoever looks at it now."""

    DRAFT = "draft", "draft"
    REVIEW = "review", "in review"
    APPROVED = "approved", "approved"
    LIVE = "live", "live"
    PAST = "past", "past"


class Revision(models.Model):
    """One saved state of a text. Its words never change after they are saved; other words are a new revision."""

    text = models.ForeignKey(Text, on_delete=models.CASCADE, related_name="revisions")
    markdown = models.TextField()
    lead_html = models.TextField(editable=False)
    body_html = models.TextField(editable=False)
    problems = models.JSONField(default=list, editable=False)
    citations = models.JSONField(default=list, editable=False)
    references = models.JSONField(default=list, editable=False)
    links = models.JSONField(default=list, editable=False)
    origin = models.CharField(max_length=6, choices=Origin, default=Origin.EDITOR, editable=False)
    author = models.ForeignKey(
        settings.AUTH_USER_MODEL, null=True, blank=True, on_delete=models.SET_NULL, related_name="+", editable=False
    )
    begun_from = models.ForeignKey(
        "self",
        null=True,
        on_delete=models.SET_NULL,
        related_name="+",
        editable=False,
        help_text="The revision that its author had before them and went on from; empty where that is not known.",
    )
    published_over = models.ForeignKey(
        "self",
        null=True,
        on_delete=models.SET_NULL,
        related_name="+",
        editable=False,
        help_text="What readers saw before, where its publisher has seen which of those words go.",
    )
    comment = models.CharField(max_length=200, blank=True, help_text="What you changed and why, for other editors.")
    created_at = models.DateTimeField(auto_now_add=True)
    stage = models.CharField(max_length=8, choices=Stage, default=Stage.DRAFT, editable=False)
    publish_at = models.DateTimeField(
        "to be published at",
        null=True,
        editable=False,
        help_text="When an approved revision goes to readers by itself.",
    )
    published_at = models.DateTimeField(null=True, editable=False)

    objects = RevisionQuerySet.as_manager()

    class Meta:
        ordering: ClassVar[Any] = ["-pk"]
        permissions: ClassVar[Any] = [
            ("approve_revision", "Can approve a text, or send it back"),
            ("publish_revision", "Can publish what was approved, and change what readers see at once"),
        ]
        constraints: ClassVar[Any] = [
            models.CheckConstraint(
                condition=Q(publish_at=None) | Q(stage=Stage.APPROVED), name="only_what_is_approved_has_a_time"
            ),
            models.CheckConstraint(
                condition=Q(published_over=None) | Q(published_at__isnull=False) | Q(publish_at__isnull=False),
                name="only_what_goes_to_readers_goes_over_others",
            ),
        ]

    def __str__(self) -> str:
        return f"{self.text}, revision {self.pk}"

    @property
    def state(self) -> State:
        """On its way until it is published or another that is newer is; past once another has taken its place."""
        if self.is_live:
            return State.LIVE
        is_draft = self.published_at is None and self.pk > (self.text.last_live_id or 0)
        return State(self.stage) if is_draft else State.PAST

    @property
    def is_live(self) -> bool:
        return self.text.live_id == self.pk

    @property
    def address(self) -> str:
        """Where its words go on being shown once they were live: what a citation of the page names."""
        page = self.text.owner
        return f"{page.get_absolute_url()}versions/{self.pk}/" if page is not None else ""

    @property
    def is_approved(self) -> bool:
        """Whether nobody need approve it any more: somebody has, or readers saw it before."""
        return self.stage == Stage.APPROVED or self.published_at is not None

    @property
    def words(self) -> str:
        """Its Markdown as a file has it, whatever line ends a browser sent."""
        return self.markdown.replace("\r\n", "\n").strip()

    @property
    def lead(self) -> str:
        return rendering.already_sanitized(self.lead_html)

    @property
    def body(self) -> str:
        return rendering.already_sanitized(self.body_html)


class Written(models.Model):
    """Something that has a text. `text` is missing until something was first written."""

    text = models.OneToOneField(Text, null=True, blank=True, on_delete=models.PROTECT, editable=False)
    flags = GenericRelation(Flag)

    sourcing: ClassVar[rendering.Sourcing] = rendering.Sourcing.EDITORS
    """Where the sentences of such a text come from."""

    class Meta:
        abstract = True

    @property
    def live(self) -> Revision | None:
        """What readers see, or None while nothing is published."""
        return self.text.live if self.text else None

    @property
    def is_public(self) -> bool:
        """Whether readers see its attributes as they are now, apart from its text."""
        return self.live is not None

    @property
    def archived(self) -> "Archived | None":
        """That an editor took it away from readers, and what they find in its place."""
        return getattr(self.text, "archived", None)

    def get_absolute_url(self) -> str:
        raise NotImplementedError


@receiver(post_delete)
def keep_text(sender: type[models.Model], instance: models.Model, **_: Any) -> None:
    """A text stays with all its revisions when what it belonged to is deleted, so that both can come back."""
    if isinstance(instance, Written) and instance.text is not None:
        instance.text.revisions.lose_time()
        Text.objects.filter(pk=instance.text.pk).update(live=None)
        instance.text.leads_to.all().delete()
