"""The inbox of feedback: newest first, told apart by state, and nobody can write it for a reader."""

import pytest
from django.urls import reverse

from articles.models import ContentRevision, Feedback

from .accounts import allowed
from .factories import SentFeedback
from .forms import as_shown, change, choose, do, messages_of, page_of

pytestmark = pytest.mark.django_db
INBOX = "/admin/articles/feedback/"


def listed(client, **wanted):
    return list(client.get(INBOX, wanted).context["cl"].queryset)


def mark_as_done(client, *feedback):
    return do(client, INBOX, "mark_as_done", *feedback)


def test_the_newest_comes_first_with_its_page_and_its_first_words(editing):
    older, newer = SentFeedback(), SentFeedback(words="One long thought. " * 20)
    assert listed(editing) == [newer, older]
    page = editing.get(INBOX).content.decode()
    assert page.count('<a href="/topics/cost/">/topics/cost/</a>') == 2
    assert older.words in page
    assert "One long thought. One" in page
    assert newer.words.strip() not in page


@pytest.mark.parametrize("stored", ["//evil.md", "https://evil.example/", "javascript:alert(1)", "/nothing/here/"])
def test_only_a_page_of_this_site_is_linked_whatever_was_stored(editing, stored):
    told = SentFeedback(page=stored)
    for address in (INBOX, page_of(told)):
        page = editing.get(address).content.decode()
        assert stored in page
        assert f'href="{stored}"' not in page


def test_feedback_without_words_or_page_can_still_be_opened(editing):
    SentFeedback(words="", page="")
    page = editing.get(INBOX).content.decode()
    assert "(no words)" in page
    assert "(not said)" in page


def test_markup_in_readers_words_is_shown_as_text(editing):
    hostile = SentFeedback(words="<script>alert(1)</script>")
    for address in (INBOX, page_of(hostile)):
        page = editing.get(address).content.decode()
        assert "&lt;script&gt;alert(1)" in page
        assert "<script>alert" not in page


def test_it_is_filtered_by_state_and_by_what_helped(editing):
    new, done, helped = SentFeedback(), SentFeedback(state="done"), SentFeedback(helpful=True)
    assert listed(editing, state__exact="new") == [helped, new]
    assert listed(editing, state__exact="done") == [done]
    assert listed(editing, helpful__exact="1") == [helped]


def test_the_chosen_are_marked_as_done_and_no_public_page_changes(editing):
    chosen, done, left = SentFeedback(), SentFeedback(state="done"), SentFeedback()
    before = ContentRevision.current()
    assert "1 marked as done." in messages_of(mark_as_done(editing, chosen, done))
    assert listed(editing, state__exact="new") == [left]
    assert ContentRevision.current() == before


def test_an_editor_notes_what_was_found_and_cannot_change_what_a_reader_wrote(editing):
    sent = SentFeedback()
    page = page_of(sent)
    assert set(as_shown(editing, page)) == {"state", "note"}
    change(editing, sent, state="done", note="Added to the cost page.", words="Forged.", page="/", helpful="1")
    stored = Feedback.objects.get()
    assert (stored.state, stored.note) == ("done", "Added to the cost page.")
    assert (stored.words, stored.page, stored.helpful) == (sent.words, sent.page, sent.helpful)


def test_an_editor_cannot_add_any(editing):
    assert editing.post(reverse("admin:articles_feedback_add"), {"words": "Forged."}).status_code == 403


def test_marking_needs_the_permission_to_change():
    client, sent = allowed("view_feedback"), SentFeedback()
    assert "Mark as done" not in client.get(INBOX).content.decode()
    choose(client, INBOX, "mark_as_done", sent)
    assert Feedback.objects.get().state == "new"
