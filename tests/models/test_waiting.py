"""What waits among the texts: the drafts that are worked on are those that the form goes on from."""

import pytest

from articles.actions import publish, save_draft, take_down
from articles.models import Origin, Text
from articles.models.waiting import working_drafts
from tests.factories import DraftTopic, PublishedTopic, drafted, published

pytestmark = pytest.mark.django_db


def agrees(topic):
    """Whether `working_drafts` and `Text.working` name the same draft; what that is."""
    working = Text.objects.get(pk=topic.text_id).working
    draft = working if working and working.published_at is None else None
    assert working_drafts().filter(text=topic.text_id).first() == draft
    return draft


def test_the_newest_draft_is_worked_on():
    topic = DraftTopic()
    newest = save_draft(topic, "Is it newer?\n")
    assert agrees(topic) == newest


def test_what_was_published_leaves_no_draft():
    topic = PublishedTopic()
    assert agrees(topic) is None
    draft = drafted(topic, "Is it newer?\n")
    assert agrees(topic) == draft
    publish(draft)
    assert agrees(topic) is None


def test_a_draft_older_than_what_readers_see_is_not_worked_on():
    topic = DraftTopic()
    published(topic, "Is it newer?\n")
    assert agrees(topic) is None


def test_a_text_that_was_taken_down_goes_on_from_what_readers_saw_last():
    topic = DraftTopic()
    published(topic, "Is it newer?\n")
    take_down(topic.text)
    assert agrees(topic) is None
    assert agrees(topic) != save_draft(topic, "Is it newest?\n")
    assert agrees(topic) is not None


def test_a_seed_that_waits_beside_is_no_draft():
    topic = PublishedTopic()
    save_draft(topic, "Is it a seed?\n", origin=Origin.SEED)
    assert agrees(topic) is None
