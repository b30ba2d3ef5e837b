"""Receiving feedback: stored once, and nothing that readers see is touched."""

import pytest
from django.db import IntegrityError, transaction

from articles.actions import receive_feedback
from articles.models import ContentRevision, Feedback

pytestmark = pytest.mark.django_db
SENT = {"page": "/topics/cost/", "helpful": None, "words": "A price is missing.", "stamp": "first-abc:1:x"}


def test_the_same_form_is_stored_once():
    assert receive_feedback(**SENT) == receive_feedback(**SENT)
    assert Feedback.objects.count() == 1


@pytest.mark.parametrize("changed", [{"words": "Two prices are missing."}, {"helpful": True}, {"page": ""}])
def test_a_form_sent_again_with_something_else_is_stored_beside_the_first(changed):
    assert receive_feedback(**SENT) != receive_feedback(**SENT | changed)


def test_two_readers_who_say_the_same_are_two():
    assert receive_feedback(**SENT) != receive_feedback(**SENT | {"stamp": "first-def:1:x"})


def test_no_public_page_changes():
    before = ContentRevision.current()
    receive_feedback(**SENT)
    assert ContentRevision.current() == before


@pytest.mark.parametrize("wrong", [{"words": ""}, {"words": "x" * 4001}])
def test_the_database_takes_neither_nothing_nor_too_much(wrong):
    with pytest.raises(IntegrityError), transaction.atomic():
        receive_feedback(**SENT | wrong)
    assert not Feedback.objects.exists()
