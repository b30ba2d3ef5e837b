"""Re-reading many: only what readers see, and nothing that has a newer draft."""

import datetime

import pytest
from django.urls import reverse
from django.utils import timezone

from articles.actions import moment_in_words, save_draft
from articles.models import ContentRevision, Flag, Question, Text, Topic
from tests.factories import DraftTopic, PublishedPage, PublishedTerm, PublishedTopic, UnwrittenTopic

from .accounts import allowed
from .factories import RaisedFlag
from .forms import agree, choose, do, messages_of

pytestmark = pytest.mark.usefixtures("content")
TOPICS = "/admin/articles/topic/"
LONG_AGO = datetime.date(2020, 1, 2)


def read_on(written, day):
    Text.objects.filter(pk=written.text_id).update(reread_on=day)
    return written


def reread_on(written):
    return Text.objects.get(pk=written.text_id).reread_on


def test_what_readers_see_is_marked_with_today_and_its_flags_go(editing):
    topic, kept = read_on(PublishedTopic(), LONG_AGO), RaisedFlag()
    RaisedFlag(leaning=topic)
    before = ContentRevision.current()
    asked = choose(editing, TOPICS, "reread_today", topic)
    published = moment_in_words(topic.live.published_at)
    said = f"is marked as read again today, as published on {published}, and 1 flag on it taken away."
    assert [step.words for step in asked.context["steps"]] == [said]
    assert reread_on(topic) == LONG_AGO
    assert "1 topic re-read today." in messages_of(agree(editing, TOPICS, asked))
    assert reread_on(topic) == timezone.localdate()
    assert Flag.objects.get() == kept
    assert ContentRevision.current() > before


def test_what_cannot_have_been_read_by_readers_is_left_alone_and_says_why(editing, django_user_model):
    anna = django_user_model.objects.create_user("anna")
    newer, draft, unwritten, today = PublishedTopic(), DraftTopic(), UnwrittenTopic(), PublishedTopic()
    save_draft(newer, "Is it newer?\n", author=anna)
    read_on(today, timezone.localdate())
    asked = choose(editing, TOPICS, "reread_today", newer, draft, unwritten, today)
    words = {step.one: step.words for step in asked.context["steps"] if step.is_refused}
    assert words == {
        newer: "has a newer draft by anna, which readers do not see: publish that first.",
        draft: "has no published text: publish it first.",
        unwritten: "has no published text: publish it first.",
        today: "was read again today already.",
    }
    agree(editing, TOPICS, asked)
    assert reread_on(newer) is None


@pytest.mark.parametrize("state", [PublishedTerm, PublishedPage])
def test_terms_and_pages_too(editing, state):
    written = state()
    do(editing, reverse(f"admin:articles_{written._meta.model_name}_changelist"), "reread_today", written)
    assert reread_on(written) == timezone.localdate()


def test_who_may_only_look_is_not_offered_it():
    client, topic = allowed("view_topic"), PublishedTopic()
    assert "I have re-read these today" not in client.get(TOPICS).content.decode()
    choose(client, TOPICS, "reread_today", topic, post="yes")
    assert reread_on(topic) is None


def test_what_is_due_can_be_listed(editing, settings):
    Text.objects.update(reread_on=timezone.localdate())
    due, never, fresh, draft = (Question.objects.all()[at] for at in range(4))
    read_on(due, timezone.localdate() - datetime.timedelta(days=settings.REREAD_AFTER_DAYS + 1))
    read_on(fresh, timezone.localdate() - datetime.timedelta(days=settings.REREAD_AFTER_DAYS))
    Text.objects.filter(pk=never.text_id).update(reread_on=None, written_on=LONG_AGO)
    Text.objects.filter(pk=draft.text_id).update(reread_on=None)
    found = editing.get("/admin/articles/question/", {"reread": "due"}).context["cl"].queryset
    assert set(found) == {due, never}
    assert not editing.get(TOPICS, {"reread": "due"}).context["cl"].queryset.exists()
    assert Topic.objects.exists()
