"""Passages: what the articles are made of, each a span of its source's text."""

from collections.abc import Sequence
from typing import Any, ClassVar

from django.apps import apps
from django.db import models
from django.db.models import Exists, F, OuterRef, Q

from articles.importing import BlockKind, without_bullet

from .recorded import Records
from .source import PassagesShown, Source, shown_to_readers
from .topic import Topic

RECOGNISED = (
    "public_id",
    "kind",
    "start",
    "end",
    "text",
    "heading_path",
    "rule",
    "topics_edited",
    "settled",
    "is_unsure",
)


class PassageQuerySet(models.QuerySet["Passage"]):
    def readable(self) -> "PassageQuerySet":
        """Article content in sentences: no furniture, no bare markers, and headings only as the path above."""
        return self.filter(kind__in=READABLE)

    def quotable(self) -> "PassageQuerySet":
        """What the author wrote: sentences, headings, labels and questions; no furniture, no bare markers."""
        return self.filter(kind__in=QUOTABLE)

    def unsure(self) -> "PassageQuerySet":
        """Those that no topic leads clearly, and of which no editor has chosen the topics."""
        return self.filter(is_unsure=True, topics_edited=False)

    def furniture(self) -> "PassageQuerySet":
        return self.filter(kind=BlockKind.FURNITURE)

    def on_topic(self, topic: Topic) -> "PassageQuerySet":
        """Passages sorted into the topic, cited in its text, or quoted in its claims for what they answer."""
        cited = [one["passage"] for one in topic.live.citations if one["passage"]] if topic.live else []
        sorted_into = Passage.topics.through._default_manager.filter(passage=OuterRef("pk"), topic=topic)
        answering = _quoting().filter(claim__topic=topic, mention=False)
        former = PassageAlias.objects.filter(passage=OuterRef("pk"), public_id__in=cited)
        return self.filter(Exists(sorted_into) | Exists(answering) | Q(public_id__in=cited) | Exists(former))

    def shown(self) -> "PassageQuerySet":
        """What each source's setting lets readers see; headings only where a statement quotes them."""
        quoted = Q(source__passages_shown=PassagesShown.QUOTED_ONLY) & Exists(_quoting())
        in_sight = Q(kind__in=READABLE) | (Q(kind__in=QUOTABLE) & Exists(_quoting()))
        of_shown_sources = self.filter(in_sight, shown_to_readers("source__"))
        return of_shown_sources.filter(Q(source__passages_shown=PassagesShown.ALL) | quoted)


def _quoting() -> Any:
    """The statements that quote a passage."""
    return apps.get_model("articles", "Statement").objects.filter(passage=OuterRef("pk")).order_by()


READABLE = (BlockKind.PARAGRAPH, BlockKind.LIST_ITEM, BlockKind.ANSWER)
QUOTABLE = (*READABLE, BlockKind.HEADING, BlockKind.QUESTION)
KINDS = [(kind.value, kind.value.replace("_", " ")) for kind in BlockKind]


class Passage(models.Model):
    """A block of a source's text: the span [start, end) in code points, with its headings and topics."""

    source = models.ForeignKey(Source, on_delete=models.CASCADE, related_name="passages")
    public_id = models.CharField(max_length=16, unique=True, editable=False)
    kind = models.CharField(max_length=10, choices=KINDS)
    start = models.PositiveIntegerField(editable=False)
    end = models.PositiveIntegerField(editable=False)
    text = models.TextField(editable=False)
    heading_path = models.JSONField(default=list, blank=True, editable=False)
    rule = models.CharField(max_length=40, blank=True, editable=False)
    topics = models.ManyToManyField(
        Topic, blank=True, related_name="passages", help_text="What it is about. An import leaves your choice alone."
    )
    also_in = models.ManyToManyField(
        "self", blank=True, editable=False, help_text="Passages of other sources that say it in the same words."
    )
    topics_edited = models.BooleanField(
        default=False, editable=False, help_text="Set when an editor chose the topics: an import leaves them alone."
    )
    is_unsure = models.BooleanField(
        "topic not clear", default=False, editable=False, help_text="Set by an import where no topic leads clearly."
    )
    settled = models.BooleanField(
        "settled by an editor",
        default=False,
        editable=False,
        help_text="Set when an editor said what it is, cut it or joined it: an import leaves it so.",
    )

    former_ids: Sequence[str] = ()
    """IDs that links may still use, where a page leads them on (see `PassageAlias`)."""

    objects = PassageQuerySet.as_manager()
    history = Records(excluded_fields=RECOGNISED, m2m_fields=("topics",))

    class Meta:
        ordering: ClassVar[Any] = ["source__position", "start"]
        constraints: ClassVar[Any] = [
            models.UniqueConstraint("source", "start", name="passage_start_unique_in_source"),
            models.CheckConstraint(condition=Q(end__gt=F("start")), name="passage_end_after_start"),
            models.CheckConstraint(
                condition=Q(kind=BlockKind.FURNITURE, rule__gt="") | (~Q(kind=BlockKind.FURNITURE) & Q(rule="")),
                name="passage_furniture_has_a_rule",
            ),
        ]

    def __str__(self) -> str:
        return f"{self.source.letter} · {self.text[:60]}{'…' if len(self.text) > 60 else ''}"

    def get_absolute_url(self) -> str:
        return f"{self.source.get_absolute_url()}#p-{self.public_id}"

    @property
    def label(self) -> str:
        """The nearest heading above, which says what the passage is about; the article's own title says nothing new."""
        nearest = self.heading_path[-1] if self.heading_path else ""
        return "" if nearest == self.source.title else nearest

    @property
    def words(self) -> str:
        """The text without its bullet or number."""
        return without_bullet(self.text)


class PassageAlias(models.Model):
    """A passage ID that is no longer in use, so that an old link still leads somewhere."""

    source = models.ForeignKey(Source, on_delete=models.CASCADE, related_name="aliases")
    public_id = models.CharField(max_length=16, unique=True)
    passage = models.ForeignKey(Passage, null=True, on_delete=models.SET_NULL, related_name="aliases")

    class Meta:
        verbose_name_plural = "passage aliases"

    def __str__(self) -> str:
        return self.public_id
