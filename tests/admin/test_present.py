"""The form of a text says who else has it open: since when, and no more once some minutes have passed."""

import datetime

import pytest
from django.utils import timezone

from articles.models import Presence
from articles.models.presence import LASTS
from tests.factories import UnwrittenTopic

from .accounts import allowed
from .forms import page_of

pytestmark = pytest.mark.django_db
PRESENT = "/admin/articles/topic/present/"


def told(client, topic):
    return client.get(page_of(topic, "change")).context["others_present"]


def test_who_opened_it_first_is_told_to_the_second_and_not_to_themselves(editing, bob, topic):
    assert told(editing, topic) == ""
    assert told(bob, topic).startswith("erin has had this open since ")
    assert told(editing, topic).startswith("bob has had this open since ")
    assert "erin has had this open since" in bob.get(page_of(topic, "change")).content.decode()


def test_it_ends_some_minutes_after_it_was_last_heard_of(editing, bob, topic):
    told(editing, topic)
    Presence.objects.update(seen_at=timezone.now() - LASTS)
    assert told(bob, topic) == ""


def test_the_time_is_that_of_opening_while_it_stays_open(editing, bob, topic):
    told(editing, topic)
    since = timezone.now() - datetime.timedelta(hours=2)
    Presence.objects.update(since=since)
    assert editing.post(PRESENT, {"of": topic.pk}).content == b""
    assert Presence.objects.get().since == since
    assert since.strftime("%H:%M UTC") in bob.post(PRESENT, {"of": topic.pk}).content.decode()


@pytest.mark.parametrize("of", ["", "x", "²", "0", "9" * 18, "9" * 99])
def test_of_what_is_not_there_nothing_is_noted(editing, of):
    assert editing.post(PRESENT, {"of": of}).status_code == 404


def test_who_may_not_write_it_notes_nothing(topic):
    looking = allowed("view_topic", "view_revision")
    assert looking.get(page_of(topic, "change")).status_code == 200
    assert looking.post(PRESENT, {"of": topic.pk}).status_code == 403
    assert not Presence.objects.exists()


def test_what_has_no_text_yet_has_nobody(editing):
    assert told(editing, UnwrittenTopic()) == ""
