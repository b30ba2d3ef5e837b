"""Bulk actions say first what they will do, and do nothing but what was shown."""

import pytest
from django.urls import reverse

from articles.actions import save_draft
from articles.admin.bulk import confirming
from articles.models import Feedback, Flag, Revision
from articles.models.flag import Standing
from tests.factories import DraftTopic, LostStatement, PublishedTopic, published

from .factories import RaisedFlag, SentFeedback
from .forms import agree, choose, do, messages_of

pytestmark = pytest.mark.usefixtures("content")
FLAGS = "/admin/articles/flag/"
INBOX = "/admin/articles/feedback/"
REVISIONS = "/admin/articles/revision/"


def said(response):
    """What the page says of each of the chosen: of what will be done, and of what cannot be."""
    steps = response.context["steps"]
    return [[step.words for step in steps if step.is_refused is refused] for refused in (False, True)]


def test_choosing_an_action_does_nothing_yet_and_says_what_it_would_do(editing):
    new, done = SentFeedback(), SentFeedback(state="done")
    asked = choose(editing, INBOX, "mark_as_done", new, done)
    assert said(asked) == [[f"is marked as done: “{new.words}”"], ["is done already."]]
    assert "What cannot be done" in asked.content.decode()
    assert Feedback.objects.get(pk=new.pk).state == "new"


def test_where_nothing_can_be_done_there_is_no_button(editing):
    asked = choose(editing, INBOX, "mark_as_done", SentFeedback(state="done"))
    assert "None of it can be done" in asked.content.decode()
    assert 'name="post"' not in asked.content.decode()


def test_a_lost_statement_stays_hidden_when_its_flag_is_taken_away(editing):
    lost = RaisedFlag(leaning=LostStatement(), standing=Standing.LOST)
    assert said(choose(editing, FLAGS, "looked_at", lost))[0] == [f"{lost.reason} It stays hidden from readers."]


def test_what_someone_deleted_meanwhile_is_told_and_the_rest_shown_again(editing):
    gone, kept = RaisedFlag(), RaisedFlag()
    asked = choose(editing, FLAGS, "looked_at", gone, kept)
    gone.delete()
    again = agree(editing, FLAGS, asked)
    assert any("1 of what you chose is not in this list any more" in told for told in messages_of(again))
    assert [step.one for step in again.context["steps"]] == [kept]
    assert Flag.objects.get() == kept
    agree(editing, FLAGS, again)
    assert not Flag.objects.exists()


def test_where_everything_is_gone_the_list_says_so(editing):
    gone = [RaisedFlag(), RaisedFlag()]
    asked = choose(editing, FLAGS, "looked_at", *gone)
    Flag.objects.all().delete()
    response = agree(editing, FLAGS, asked)
    assert response.redirect_chain[-1][0] == FLAGS
    assert any("2 of what you chose are not in this list any more" in told for told in messages_of(response))


def test_what_changed_meanwhile_is_shown_again_before_anything_is_done(editing):
    one, other = SentFeedback(), SentFeedback()
    asked = choose(editing, INBOX, "mark_as_done", one, other)
    Feedback.objects.filter(pk=one.pk).update(state="done")
    again = agree(editing, INBOX, asked)
    assert any("Nothing was done yet" in told for told in messages_of(again))
    assert Feedback.objects.get(pk=other.pk).state == "new"


@pytest.mark.parametrize("seen", ["", "0" * 64, "<script>"])
def test_nothing_is_done_that_was_not_shown(editing, seen):
    sent = SentFeedback()
    choose(editing, INBOX, "mark_as_done", sent, post="yes", seen=seen)
    assert Feedback.objects.get().state == "new"


def test_more_than_can_be_shown_at_once_is_refused(editing, monkeypatch):
    monkeypatch.setattr(confirming, "MOST_AT_ONCE", 2)
    response = choose(editing, INBOX, "mark_as_done", *(SentFeedback() for _ in range(3)))
    assert any("more than 2 at once" in told for told in messages_of(response))


def test_all_of_a_list_can_be_chosen_and_the_many_are_folded(editing):
    sent = [SentFeedback() for _ in range(confirming.MOST_IN_SIGHT + 2)]
    asked = choose(editing, INBOX, "mark_as_done", sent[0], select_across="1")
    assert len(asked.context["steps"]) == len(sent)
    assert "And 2 more" in asked.content.decode()
    assert f"{len(sent)} marked as done." in messages_of(agree(editing, INBOX, asked))


@pytest.mark.parametrize("key", ["abc", "-1", "1 OR 1", "9" * 30, "²", "\0"])
def test_a_key_that_can_be_none_is_refused(editing, key):
    SentFeedback()
    response = choose(editing, INBOX, "mark_as_done", key)
    assert any("is not in this list" in told for told in messages_of(response))


def test_markup_in_what_is_chosen_is_shown_as_text(editing):
    asked = choose(editing, INBOX, "mark_as_done", SentFeedback(words="<script>alert(1)</script>"))
    assert "<script>alert" not in asked.content.decode()


def test_of_each_text_one_revision_is_restored_and_the_newest_needs_none(editing):
    topic, other = PublishedTopic(), DraftTopic()
    first = topic.live
    second = published(topic, "Is it the second?\n")
    newest = save_draft(topic, "Is it the third?\n")
    chosen = [first, second, newest, other.text.working]
    asked = choose(editing, REVISIONS, "restore_as_draft", *chosen)
    words = {step.one: step.words for step in asked.context["steps"]}
    assert words[newest] == words[other.text.working] == "is the newest revision of its text already."
    assert "you chose too" in words[first]
    agree(editing, REVISIONS, asked)
    assert topic.text.working.markdown == second.markdown


def test_a_revision_of_nothing_is_not_restored(editing):
    topic = PublishedTopic()
    first = topic.live
    published(topic, "Is it the second?\n")
    type(topic).objects.filter(pk=topic.pk).update(text=None)
    assert said(choose(editing, REVISIONS, "restore_as_draft", first))[1] == ["belongs to nothing any more."]
    assert Revision.objects.filter(text=first.text).count() == 2


def test_the_filter_of_the_list_is_kept(editing):
    sent = SentFeedback()
    response = do(editing, f"{INBOX}?state__exact=new", "mark_as_done", sent)
    assert response.redirect_chain[-1][0] == f"{INBOX}?state__exact=new"


def test_accounts_are_deleted_in_the_same_way(editing, django_user_model):
    sam = django_user_model.objects.create_user("sam")
    do(editing, reverse("admin:auth_user_changelist"), "delete_selected", sam)
    assert not django_user_model.objects.filter(username="sam").exists()
