"""The figures that topics name and readers do not see: what they draw is gone, or their words are so no more."""

from collections.abc import Mapping

from articles.models import Claim, Definition, Topic, drawn_claims
from articles.shown import Sources, not_drawn, told, with_answers


def unseen_figures() -> dict[Topic, Mapping[str, str]]:
    """By topic the names of such figures, each with why; from what is stored, nothing is compared for it."""
    topics, drawings = list(Topic.objects.shown().in_order()), Definition.objects.now().drawings
    named = {slug for topic in topics for slug in drawn_claims(topic.figures, drawings)}
    seen = with_answers(told(Claim.objects.to_tell().filter(slug__in=named), Sources.now()))
    return {topic: why for topic in topics if (why := not_drawn(topic.figures, drawings, seen))}
