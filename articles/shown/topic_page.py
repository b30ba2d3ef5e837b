"""A topic's page as one thing: its text, what the sources say on it, and where they leave a reader."""

from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass
from functools import cached_property

from django.db.models import Count, Exists, OuterRef, Q, Subquery

from articles.comparing import Label
from articles.models import (
    Claim,
    Correction,
    Definitions,
    Link,
    Passage,
    Question,
    Reference,
    Source,
    Statement,
    Topic,
    Written,
    drawn_claims,
)
from articles.rendering import opening_care

from .figures import Figure, figures_of
from .passages import SourcePassages, by_source
from .seen import SeenClaim, tally
from .sheet import to_ask
from .sources import Sources
from .told import told, with_answers

MOST_TELLING = 6


@dataclass(frozen=True)
class TopicPage:
    """What is shown of a topic; `drawn` are its own claims and those that its figures draw or rest on."""

    topic: Topic
    topics: Sequence[Topic]
    sources: Sources
    definitions: Definitions
    drawn: Sequence[SeenClaim]

    @cached_property
    def body(self) -> tuple[str, str]:
        """When to get help, which no picture comes before, and all after it."""
        return opening_care(self.topic.live.body) if self.topic.live else ("", "")

    @cached_property
    def claims(self) -> list[SeenClaim]:
        """The topic's claims, the sharpest first."""
        own = (one for one in self.drawn if one.claim.topic_id == self.topic.pk)
        return sorted(own, key=lambda one: one.sharpness)

    @cached_property
    def tally(self) -> list[tuple[Label, list[SeenClaim]]]:
        return tally(self.claims)

    @cached_property
    def figures(self) -> list[Figure]:
        return figures_of(self.topic.figures, self.definitions.drawings, self.drawn)

    @property
    def has_chart(self) -> bool:
        """Or a table that counts, where sources are many: one style sheet is for both."""
        return any(one.charts or (one.who and not self.sources.are_few) for one in self.figures)

    @cached_property
    def to_ask(self) -> list[SeenClaim]:
        return to_ask(self.claims, self.definitions.site.must_ask)

    @cached_property
    def passages(self) -> list[SourcePassages]:
        return passages_of(self.topic, self.telling)

    @cached_property
    def telling(self) -> Sequence[Source]:
        """The sources whose words stand on the page: all while they are few, else those that tell most of its claims.

        A source tells more the more others say the same.
        """
        if self.sources.are_few:
            return self.sources.first
        stand_for: Counter[Source] = Counter()
        for answer in (answer for one in self.claims for answer in one.answers):
            stand_for[answer.source] += answer.stands_for
        most = sorted(stand_for, key=lambda one: (-stand_for[one], one.position))
        return sorted(list(dict.fromkeys([*most, *self.sources.first]))[:MOST_TELLING], key=lambda one: one.position)

    @cached_property
    def said(self) -> list[SourcePassages]:
        return [one for one in self.passages if not one.is_silent]

    @cached_property
    def unsaid(self) -> list[Source]:
        """The sources without a passage on the topic."""
        return [one.source for one in self.passages if one.is_silent]

    @cached_property
    def references(self) -> list[Reference]:
        return list(Reference.objects.cited(self.topic.live))

    @cached_property
    def related(self) -> list[Topic]:
        by_slug = {one.slug: one for one in self.topics}
        return [by_slug[slug] for slug in self.topic.related if slug in by_slug]

    @cached_property
    def questions(self) -> list[Question]:
        return [one for one in self._questions if one.topic_id == self.topic.pk]

    @cached_property
    def leading_here(self) -> list[Written]:
        """Topics, and questions on other topics, whose text links to this page."""
        topics = (one for one in self.topics if one != self.topic and one.leads_here)  # type: ignore[attr-defined]
        return [*topics, *(one for one in self._questions if one.topic_id != self.topic.pk)]

    @cached_property
    def _questions(self) -> list[Question]:
        leading = Q(topic=self.topic) | Q(text__leads_to__path=self.topic.get_absolute_url())
        return list(Question.objects.published().filter(leading).distinct())


def passages_of(topic: Topic, sources: Sequence[Source]) -> list[SourcePassages]:
    """What readers may see of these sources on the topic."""
    shown = Passage.objects.shown().on_topic(topic).filter(source__in=sources)
    quoting = Statement.objects.found().filter(passage=OuterRef("pk"), claim__topic=topic, claim__is_published=True)
    times = quoting.order_by().values("passage").annotate(times=Count("pk")).values("times")
    passages = shown.annotate(quoted=Subquery(times)).order_by("source__position", "start")
    return by_source(passages, sources, Counter(one["passage"] for one in (topic.live.citations if topic.live else ())))


def topic_page(slug: str, definitions: Definitions) -> TopicPage | None:
    """The page of the topic with this slug; None if readers see no such topic."""
    path = Topic(slug=slug).get_absolute_url()
    linking = Exists(Link.objects.filter(text=OuterRef("text"), path=path))
    marked = Topic.objects.shown().with_text().annotate(leads_here=linking, **Correction.objects.newest_of(path))
    topics = list(marked.in_order())
    topic = next((one for one in topics if one.slug == slug), None)
    if topic is None:
        return None
    sources = Sources.now(topic.live)
    drawn = Q(topic=topic) | Q(slug__in=drawn_claims(topic.figures, definitions.drawings))
    seen = with_answers(told(Claim.objects.to_tell().filter(drawn), sources))
    return TopicPage(topic, topics, sources, definitions, seen)
