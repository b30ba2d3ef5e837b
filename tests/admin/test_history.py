"""The history of a text: who changed what, when and why, word by word; and how it comes back."""

import pytest
from django.test import Client
from django.urls import reverse

from articles.actions import save_draft
from articles.models import Topic
from tests.factories import DraftTopic, PublishedTopic, UnwrittenTopic, published

from .accounts import allowed
from .forms import as_shown, messages_of, page_of

pytestmark = pytest.mark.django_db

FIRST = "Does it last?\n\nIs it one?\n"
SECOND = "Does it truly last?\n\nIs it one?\n"
LONG = "Is it so?\n" + "".join(f"\nIs it line {n}?\n" for n in range(20)) + "\nIs it the end?\n"


def restore_address(revision):
    return page_of(revision, "restore")


def shown(editing, revision, **asked):
    return editing.get(page_of(revision), asked).content.decode()


def test_a_draft_is_compared_with_what_readers_see(editing, editor):
    topic = PublishedTopic(text_published=FIRST)
    draft = save_draft(topic, SECOND, author=editor, comment="It does.")
    html = shown(editing, draft)
    assert 'Does it <ins><span class="visually-hidden">added: </span>truly </ins>last?' in html
    assert "by erin" in html
    assert "“It does.”" in html


def test_a_revision_leads_to_where_it_is_written_and_to_where_readers_find_it(editing):
    topic, draft = PublishedTopic(), DraftTopic()
    assert f'<a href="{topic.get_absolute_url()}">Where readers find it' in shown(editing, topic.live)
    html = shown(editing, draft.text.working)
    assert f'<a href="{page_of(draft)}">Where it is written: {draft}' in html
    assert "Where readers find it" not in html


def test_an_earlier_revision_shows_what_came_after_it(editing):
    topic = PublishedTopic(text_published=FIRST)
    first = topic.live
    published(topic, SECOND)
    assert "<ins>" in shown(editing, first)
    assert '<del><span class="visually-hidden">removed' not in shown(editing, first)


def test_any_two_revisions_can_be_compared(editing):
    topic = PublishedTopic(text_published=FIRST)
    drafts = [save_draft(topic, words) for words in ("Is it red?\n", "Is it blue?\n")]
    html = shown(editing, drafts[1], **{"with": drafts[0].pk})
    assert "removed: </span>red</del>" in html
    assert "added: </span>blue</ins>" in html


@pytest.mark.parametrize("wanted", ["nothing", "0", "-1"])
def test_an_unknown_revision_to_compare_with_gives_the_live_one(editing, wanted):
    topic = PublishedTopic(text_published=FIRST)
    draft = save_draft(topic, SECOND)
    assert editing.get(page_of(draft), {"with": wanted}).context["other"] == topic.live


def test_a_revision_of_another_text_is_not_compared_with(editing):
    topic, other = PublishedTopic(text_published=FIRST), PublishedTopic(text_published="Is it elsewhere?\n")
    draft = save_draft(topic, SECOND)
    assert "elsewhere" not in shown(editing, draft, **{"with": other.live.pk})


def test_the_only_revision_is_shown_whole(editing):
    html = shown(editing, DraftTopic(text_saved=FIRST).text.working)
    assert "Compare with" not in html
    assert FIRST in html


def test_long_stretches_that_did_not_change_are_folded(editing):
    topic = PublishedTopic(text_published=LONG)
    html = shown(editing, save_draft(topic, LONG.replace("line 10?", "line ten?")))
    assert "lines that did not change</summary>" in html
    before_the_fold = html.split("<details>")[0]
    assert "Is it line 0?" not in before_the_fold
    assert "Is it line 9?" in html.split("</details>")[1]


def test_markup_in_a_text_is_shown_as_text(editing):
    topic = PublishedTopic(text_published=FIRST)
    html = shown(editing, save_draft(topic, "<script>alert(1)</script>\n"))
    assert "<script>alert" not in html


def test_a_space_that_came_can_be_seen(editing):
    topic = PublishedTopic(text_published="Is it one?\n")
    assert "⏎" in shown(editing, save_draft(topic, "Is it one?\n\n"))


def test_a_revision_is_restored_as_a_new_draft_and_readers_see_the_same(editing, editor):
    topic = PublishedTopic(text_published=FIRST)
    first = topic.live
    second = published(topic, SECOND)
    opened_on = editing.get(page_of(first)).context["opened_on"]
    response = editing.post(restore_address(first), {"opened_on": opened_on}, follow=True)
    text = Topic.objects.get(pk=topic.pk).text
    assert (text.working.markdown, text.working.author) == (FIRST, editor)
    assert text.live == second
    assert response.redirect_chain[-1][0] == page_of(topic)
    told = f"is a copy of revision {first.pk} now: revision {text.working.pk}."
    assert told in messages_of(response)[0]


def test_what_is_worked_on_is_not_offered_to_be_restored(editing):
    topic = PublishedTopic(text_published=FIRST)
    draft = save_draft(topic, SECOND)
    assert restore_address(draft) not in shown(editing, draft)
    assert restore_address(topic.live) in shown(editing, topic.live)


def test_a_revision_is_restored_by_those_who_may_write_and_only_when_sent(editing):
    revision = PublishedTopic(text_published=FIRST).live
    assert allowed().post(restore_address(revision)).status_code == 403
    assert Client().post(restore_address(revision)).status_code == 302
    assert editing.get(restore_address(revision)).status_code == 405
    assert editing.post(reverse("admin:articles_revision_restore", args=[0])).status_code == 404
    assert revision.text.revisions.count() == 1


def test_who_may_not_see_revisions_sees_no_comparison():
    revision = PublishedTopic(text_published=FIRST).live
    assert allowed().get(page_of(revision)).status_code == 403


def test_a_revision_that_is_not_there_leads_back(editing):
    assert editing.get(reverse("admin:articles_revision_change", args=[0])).status_code == 302


def test_an_editor_who_met_anothers_words_is_led_to_the_comparison(editing):
    topic = PublishedTopic(text_published=FIRST)
    address = page_of(topic)
    opened = as_shown(editing, address)
    unseen = save_draft(topic, "Did Alice write this?\n")
    response = editing.post(address, {**opened, "markdown": "Did Bob?\n", "_publish": ""}, follow=True)
    ours = Topic.objects.get(pk=topic.pk).text.working
    assert f"{page_of(ours)}?with={unseen.pk}" in response.content.decode()


def test_the_history_says_who_saved_what_when_and_why(editing, editor):
    topic = PublishedTopic(text_published=FIRST)
    draft = save_draft(topic, SECOND, author=editor, comment="A plainer word.")
    html = editing.get(page_of(topic, "history")).content.decode()
    row = html.split("A plainer word.")[0].rsplit("<tr>", 1)[1] + html.split("A plainer word.")[1].split("</tr>")[0]
    assert "<td>erin</td>" in row
    assert "<td>draft</td>" in row
    assert f"{page_of(draft)}?with={topic.live.pk}" in row
    assert html.index(page_of(draft)) < html.index(page_of(topic.live))


def test_the_history_of_what_has_no_text_answers(editing):
    assert editing.get(page_of(UnwrittenTopic(), "history")).status_code == 200
    assert editing.get(reverse("admin:articles_topic_history", args=[0])).status_code == 302


def test_the_history_lists_no_revision_to_those_who_may_not_see_any():
    topic = PublishedTopic(text_published=FIRST)
    html = allowed("view_topic").get(page_of(topic, "history")).content.decode()
    assert "What changed" not in html


def test_the_same_number_of_queries_however_long_the_history(editing, django_assert_max_num_queries):
    topic = PublishedTopic(text_published=FIRST)
    for n in range(30):
        save_draft(topic, f"Is it {n}?\n")
    for address in (page_of(topic.live), page_of(topic, "history")):
        with django_assert_max_num_queries(14):
            editing.get(address)
