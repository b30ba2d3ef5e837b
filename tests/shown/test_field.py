"""The whole field at a glance, and the answers that people come for: which source does what on which question."""

import pytest

from articles.actions import log_changes
from articles.models import Claim, Passage, Question
from articles.shown import Voice, answer_sheet, field_of
from tests.factories import FoundStatement, PublishedQuestion, SilentClaim, UnwrittenTopic, answered, published
from tests.seen import seen

pytestmark = pytest.mark.usefixtures("content")


def voices(claim):
    (shown,) = seen(Claim.objects.to_tell().filter(pk=claim.pk))
    return {source.letter: voice for source, voice in shown.voices if voice is not Voice.SILENT}


def test_a_source_says_says_with_limits_touches_or_is_silent():
    claim = answered(SilentClaim(), A=2, B=1, C=None)
    assert voices(claim) == {"A": Voice.SAYS, "B": Voice.LIMITS, "C": Voice.TOUCHES}
    other = Passage.objects.filter(source__letter="B").last()
    FoundStatement(claim=claim, passage=other, exact=other.text, stance=2)
    log_changes("It says so elsewhere too.")
    assert voices(claim)["B"] is Voice.SAYS, "one statement without a limit is enough"


def test_the_field_holds_each_claim_once_under_its_topic_with_a_row_for_each_source():
    every = seen()
    field = field_of(every)
    assert [one for part in field for one in part.claims] == list(every)
    for part in field:
        assert {one.claim.topic for one in part.claims} == {part.topic}
        assert len(part.claims) <= 10
        assert [source.letter for source, _ in part.voices] == ["A", "B", "C", "D", "E"]
        for source, row in part.voices:
            assert [one for one, _ in row] == list(part.claims)
            assert [voice for _, voice in row] == [dict(one.voices)[source] for one in part.claims]


def test_a_question_is_set_beside_the_claim_that_its_answer_names_first():
    topic = UnwrittenTopic()
    first, second = (SilentClaim(topic=topic, slug=slug) for slug in ("first", "second"))
    question, other = PublishedQuestion(topic=topic), PublishedQuestion(topic=topic)
    published(question, f"Is it [[cost]], [[{second.slug}]] or [[{first.slug}]]?")
    stored = list(Question.objects.published().filter(pk__in=[question.pk, other.pk]).order_by("pk"))
    sheet = [(one.pk, shown and shown.claim) for one, shown in answer_sheet(stored, seen())]
    assert sheet == [(question.pk, second), (other.pk, None)]
