"""The editor's desk: what waits, in the order in which it matters, and only what the editor may see."""

import datetime

import pytest
from django.urls import reverse
from django.utils import timezone

from articles.actions import (
    approve,
    comment,
    import_article,
    publish,
    save_draft,
    schedule,
    send_back,
    submit,
    take_down,
)
from articles.admin import desk as desks
from articles.models import Claim, Feedback, Flag, Revision, Source, Text, Topic
from articles.models.flag import Standing
from tests.factories import (
    BROKEN_TEXT,
    DraftTopic,
    LostStatement,
    PublishedQuestion,
    PublishedTerm,
    PublishedTopic,
    UnreadSource,
    WithdrawnSource,
)

from .accounts import allowed
from .desk import INDEX, LONG_AGO, age, desk, section, words
from .factories import RaisedFlag, SentFeedback, WaitingText
from .forms import change, do, page_of

pytestmark = pytest.mark.usefixtures("content")
PROPOSING = "Needling for Thin Hair\n\nMost people need 3 to 5 sessions.\n"
EVERYTHING = [
    "nothing to review",
    "nothing to publish",
    "nothing with a set time",
    "no drafts of yours",
    "no open comment",
    "nothing to mend on the site",
    "nothing flagged",
    "no changed article",
    "no source to read",
    "no feedback",
    "no proposal",
    "no drafts to mend",
    "no text to read again",
]


def test_an_empty_desk_says_in_one_line_that_nothing_waits(editing):
    found = desk(editing)
    assert found.waiting == ()
    page = editing.get(INDEX).content.decode()
    assert "You are up to date." in page
    assert f"Nothing waits: {', '.join(EVERYTHING[:-1])} and {EVERYTHING[-1]}." in page


def test_what_waits_stands_in_the_order_in_which_it_matters(editing, editor, vocabulary):
    age(PublishedTopic(), LONG_AGO)
    save_draft(PublishedTopic(), BROKEN_TEXT)
    SentFeedback()
    UnreadSource()
    RaisedFlag()
    LostStatement()
    save_draft(PublishedTopic(), BROKEN_TEXT, author=editor)
    commented = DraftTopic().text.working
    comment(commented, "", "Why so?", by=editor, line=1)
    WaitingText()
    import_article(PROPOSING.encode(), file="new.txt", vocabulary=vocabulary)
    submit(save_draft(PublishedTopic(), "Is it to be read?\n", author=editor), by=editor)
    for _ in range(2):
        approve(DraftTopic().text.working, by=editor)
    schedule(Revision.objects.newest_first().first(), timezone.now() + datetime.timedelta(hours=1), by=editor)
    assert [one.key for one in desk(editing).waiting] == [make.__name__ for make in desks.WAITING]
    assert "Nothing else waits" not in editing.get(INDEX).content.decode()


def test_what_does_not_wait_is_named_in_one_line_beside_what_does(editing):
    SentFeedback()
    said = ", ".join(one for one in EVERYTHING[:-1] if one != "no feedback")
    assert f"Nothing else waits: {said} and {EVERYTHING[-1]}." in editing.get(INDEX).content.decode()


def test_drafts_of_mine_lead_to_where_they_are_written_newest_first(editing, editor, django_user_model):
    older, newer, others = PublishedTopic(), DraftTopic(), PublishedTopic()
    save_draft(older, "Is it newer?\n", author=editor)
    save_draft(newer, BROKEN_TEXT, author=editor)
    save_draft(others, "Is it hers?\n", author=django_user_model.objects.create_user("anna"))
    found = section(editing, "drafts_of_mine")
    assert [entry.address for entry in found.entries] == [page_of(newer), page_of(older)]
    assert found.entries[0].beside.startswith("2 to mend, line 3: ")
    assert found.entries[1].beside == ""


def test_a_draft_that_was_overtaken_by_what_readers_see_does_not_wait(editing, editor):
    topic = DraftTopic()
    save_draft(topic, "Is it mine?\n", author=editor)
    newest = save_draft(topic, "Is it hers?\n")
    assert [one.key for one in desk(editing).waiting] == []
    publish(newest)
    take_down(Text.objects.get(pk=topic.text_id))
    assert [one.key for one in desk(editing).waiting] == []


def test_drafts_of_others_wait_where_something_is_to_be_mended(editing, django_user_model):
    anna = django_user_model.objects.create_user("anna")
    broken, whole = PublishedTopic(), PublishedTopic()
    save_draft(broken, BROKEN_TEXT, author=anna)
    save_draft(whole, "Is it whole?\n", author=anna)
    found = section(editing, "drafts_to_mend")
    assert words(found) == [broken.name]
    assert found.entries[0].beside.startswith("by anna, 2 to mend")


def test_flags_lead_to_what_must_be_looked_at_and_the_lost_come_first(editing):
    standing = RaisedFlag()
    lost = RaisedFlag(leaning=LostStatement(source=WithdrawnSource()), standing=Standing.LOST)
    found = section(editing, "flagged")
    assert [entry.address for entry in found.entries] == [page_of(lost.flagged), page_of(standing.flagged)]
    assert [entry.is_urgent for entry in found.entries] == [True, False]
    assert found.entries[0].beside.startswith("lost: ")


def test_what_is_flagged_for_several_reasons_stands_there_once_with_the_worst(editing):
    first, other = RaisedFlag(), RaisedFlag()
    Flag.objects.filter(pk=other.pk).update(object_id=first.object_id, standing=Standing.LOST, reason="It is gone.")
    found = section(editing, "flagged")
    assert found.count == 1
    assert found.entries[0].beside == "2 flags: lost: It is gone"
    assert [one.words for one in found.listings] == ["all 2 flags"]


def test_a_flag_on_what_is_gone_breaks_nothing(editing):
    Flag.objects.filter(pk=RaisedFlag().pk).update(object_id=10**9)
    assert section(editing, "flagged").entries[0].address == ""


def test_feedback_waits_until_it_is_done(editing):
    SentFeedback(state="done")
    sent = SentFeedback(words="<script>alert(1)</script>", helpful=False)
    found = section(editing, "feedback")
    assert (found.count, found.entries[0].address) == (1, page_of(sent))
    assert found.entries[0].beside == "/topics/cost/, it did not help"
    assert "<script>alert" not in editing.get(INDEX).content.decode()


def test_the_texts_not_read_for_longest_come_first_and_are_listed_by_kind(editing, settings):
    limit = timezone.localdate() - datetime.timedelta(days=settings.REREAD_AFTER_DAYS)
    old, older, never, fresh = PublishedTopic(), PublishedQuestion(), PublishedTerm(), PublishedTopic()
    age(old, limit - datetime.timedelta(days=1))
    age(older, limit - datetime.timedelta(days=2))
    age(fresh, limit)
    Text.objects.filter(pk=never.text_id).update(written_on=limit - datetime.timedelta(days=3))
    found = section(editing, "due_for_rereading")
    assert words(found) == [str(never), str(older), str(old)]
    assert [one.words for one in found.listings] == ["1 topic", "1 question", "1 term"]
    for listing, one in zip(found.listings, (old, older, never), strict=True):
        assert list(editing.get(listing.address).context["cl"].queryset) == [one]


def test_what_was_never_published_is_not_due(editing):
    draft = DraftTopic()
    Text.objects.filter(pk=draft.text_id).update(written_on=LONG_AGO)
    assert desk(editing).waiting == ()


def test_a_text_that_is_due_after_fewer_days_by_setting_is_due(editing, settings):
    age(PublishedTopic(), timezone.localdate() - datetime.timedelta(days=31))
    settings.REREAD_AFTER_DAYS = 30
    assert section(editing, "due_for_rereading").count == 1


def test_an_unread_source_waits_and_a_withdrawn_one_does_not(editing):
    unread = UnreadSource()
    WithdrawnSource(is_read=False)
    (entry,) = section(editing, "sources_to_read").entries
    assert entry.address == page_of(unread, "worklist")
    count = Claim.objects.published().count()
    assert entry.beside == f"readers do not see it yet, 0 of {count} claims looked at: go on"


def test_what_was_imported_last_says_what_it_changed(editing):
    changed = Source.objects.get(letter="B")
    Source.objects.filter(pk=changed.pk).update(changed_at=timezone.now() + datetime.timedelta(hours=1))
    RaisedFlag(source=changed)
    first = section(editing, "imported_lately").entries[0]
    assert (first.address, first.beside) == (page_of(changed), "its text changed, 1 thing to look at")


def test_what_was_published_last_says_by_whom(editing, editor):
    topic = DraftTopic()
    publish(save_draft(topic, "Is it so?\n"), by=editor)
    first = section(editing, "published_lately").entries[0]
    assert (first.words, first.beside) == (topic.name, "by erin")


def test_what_i_did_last_leads_back_to_it_and_what_i_deleted_leads_nowhere(editing):
    kept, gone = Claim.objects.get(slug="pain"), PublishedTerm()
    change(editing, kept, position="77", ask="Does it hurt?")
    do(editing, "/admin/articles/term/", "delete_selected", gone)
    deleted, changed = section(editing, "done_by_me").entries
    assert (deleted.words, deleted.address, deleted.beside) == (gone.name, "", "Term, deleted")
    assert (changed.words, changed.address, changed.beside) == (str(kept), page_of(kept), "Claim, changed")


@pytest.mark.parametrize("asked", ["nothing", "<script>", "flagged"])
def test_an_unknown_section_to_show_all_of_changes_nothing(editing, asked):
    assert editing.get(INDEX, {"all": asked}).status_code == 200


def test_who_may_see_nothing_finds_no_section_and_no_count():
    SentFeedback()
    RaisedFlag()
    LostStatement()
    sam = allowed()
    found = desk(sam)
    assert (found.waiting, found.nothing, found.lately) == ((), "", ())
    assert "Wales" not in sam.get(INDEX).content.decode()


def test_an_editor_sees_the_sections_of_what_they_may_do():
    SentFeedback()
    RaisedFlag()
    save_draft(PublishedTopic(), BROKEN_TEXT)
    save_draft(PublishedTerm(), BROKEN_TEXT)
    sam = allowed("change_topic", "view_feedback")
    found = {one.key: one for one in desk(sam).waiting}
    assert set(found) == {"feedback", "drafts_to_mend"}
    assert found["drafts_to_mend"].count == 1
    assert found["drafts_to_mend"].listings == ()


def test_everything_that_can_be_edited_stays_in_reach(editing):
    page = editing.get(INDEX).content.decode()
    for model in (Topic, Source, Feedback):
        assert f'href="{reverse(f"admin:articles_{model._meta.model_name}_changelist")}"' in page
    assert reverse("admin:auth_user_changelist") in page


def test_what_was_sent_back_comes_with_its_words_and_what_waits_with_its_state(editing, editor):
    back, waits = (
        save_draft(PublishedTopic(), "Is it mine?\n", author=editor),
        save_draft(PublishedTopic(), "Is it?\n", author=editor),
    )
    for one in (back, waits):
        submit(one, by=editor)
    send_back(back, by=editor, words="Say how much.")
    newest, older = section(editing, "drafts_of_mine").entries
    assert (newest.beside, newest.is_urgent) == ("in review", False)
    assert (older.beside, older.is_urgent) == ("sent back by erin: “Say how much.”", True)


def test_a_time_that_has_passed_shows_that_no_timer_runs(editing, editor):
    draft = save_draft(PublishedTopic(), "Is it right?\n")
    approve(draft, by=editor)
    Revision.objects.filter(pk=draft.pk).update(publish_at=timezone.now() - datetime.timedelta(hours=1))
    (late,) = section(editing, "at_a_time").entries
    assert late.is_urgent
    assert late.beside.endswith("has passed: does a timer call publish_due?")
