"""What stands under a topic of each source: first what the topic's text cites and its claims quote."""

import pytest

from articles.models import Source, Statement, Topic
from articles.shown.topic_page import passages_of

pytestmark = pytest.mark.usefixtures("content")


def test_what_a_topic_cites_or_quotes_stands_before_what_is_only_sorted_there():
    led = 0
    for topic in Topic.objects.with_text():
        quoted = set(Statement.objects.filter(claim__topic=topic).values_list("passage__public_id", flat=True))
        told = quoted | {one["passage"] for one in topic.live.citations}
        for said in passages_of(topic, Source.objects.all()):
            tells = [one.public_id in told for one in said.every]
            assert tells == sorted(tells, reverse=True), (topic.slug, said.source.letter)
            led += True in tells and False in tells
    assert led > 10
