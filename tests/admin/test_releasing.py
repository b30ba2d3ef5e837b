"""The way of a text in the admin: what each role is offered, and what is refused to it."""

from datetime import timedelta

import pytest
from django.contrib import admin
from django.test import Client
from django.urls import reverse
from django.utils import timezone

from articles.actions import approve, save_draft, schedule, take_down
from articles.models import Claim, Revision, State, Step, Term
from tests.admin.accounts import logged_in
from tests.admin.deciding import cost, do, sent_by, state_of
from tests.admin.forms import change, messages_of, page_of
from tests.factories import BROKEN_TEXT, TEXT

pytestmark = pytest.mark.usefixtures("content")


def buttons(user, written):
    html = logged_in(user).get(page_of(written)).content.decode()
    return {name for name in ("_publish", "_review", "_save") if f'name="{name}"' in html}


def test_an_editor_who_is_alone_publishes_without_a_review(editor):
    assert buttons(editor, cost()) == {"_publish", "_save"}


def test_where_others_review_the_button_asks_for_it(ann, rob, editor):
    assert buttons(ann, cost()) == {"_review", "_save"}
    assert buttons(rob, cost()) == {"_review", "_save"}


def test_a_publisher_is_offered_to_publish_what_was_approved(ann, rob, pia):
    assert "_publish" not in buttons(pia, save_draft(cost(), TEXT, author=ann, begun_from=cost().live).text.owner)
    approve(cost().text.working, by=rob)
    assert "_publish" in buttons(pia, cost())


def test_a_text_is_sent_to_review_and_the_form_says_so(ann, rob):
    change(logged_in(ann), cost(), markdown=TEXT, comment="It was too long.", _review="")
    assert state_of(cost().text.working) is State.REVIEW
    html = logged_in(rob).get(page_of(cost())).content.decode()
    assert "<strong>In review</strong>" in html
    assert "“It was too long.”" in html
    assert page_of(cost().text.working) in html


def test_a_text_with_problems_is_saved_and_not_sent(ann, rob):
    response = change(logged_in(ann), cost(), markdown=BROKEN_TEXT, _review="")
    assert state_of(cost().text.working) is State.DRAFT
    assert any(told.startswith("Line 3: [[nowhere]]") for told in messages_of(response))


def test_a_forged_publication_is_refused_and_the_words_are_kept(ann, rob):
    live = cost().live
    response = change(logged_in(ann), cost(), markdown=TEXT, _publish="")
    assert cost().live == live
    assert cost().text.working.markdown == TEXT
    assert "your account may not publish" in messages_of(response)[0]


def test_a_publisher_does_not_publish_their_own_words_where_others_review(rob, pia):
    live = cost().live
    response = change(logged_in(pia), cost(), markdown=TEXT, _publish="")
    assert cost().live == live
    assert any("another reviewer must approve" in told for told in messages_of(response))


def test_a_reviewer_sends_back_and_the_author_finds_the_words(ann, rob):
    draft = sent_by(ann, cost(), TEXT)
    do(rob, draft, "send_back", words="Name the <price>.")
    assert state_of(draft) is State.DRAFT
    html = logged_in(ann).get(page_of(cost())).content.decode()
    assert "<strong>Sent back</strong> by rob" in html
    assert "“Name the &lt;price&gt;.”" in html


def test_sending_back_without_words_asks_for_them(ann, rob):
    draft = sent_by(ann, cost(), TEXT)
    assert "Say what is to be mended" in messages_of(do(rob, draft, "send_back"))[0]
    assert state_of(draft) is State.REVIEW


def test_a_reviewer_approves_and_a_publisher_publishes(ann, rob, pia):
    draft = sent_by(ann, cost(), TEXT)
    do(rob, draft, "approve")
    assert state_of(draft) is State.APPROVED
    do(pia, draft, "publish")
    assert cost().live == draft
    assert b"How much does it help?" in Client().get("/topics/cost/").content


@pytest.mark.parametrize("step", ["publish", "schedule", "unschedule", "nonsense", ""])
def test_a_reviewer_is_refused_what_is_a_publishers(ann, rob, step):
    draft = sent_by(ann, cost(), TEXT)
    approve(draft, by=rob)
    steps = Step.objects.count()
    assert "you cannot do this with it now" in messages_of(do(rob, draft, step, at="2100-01-01T10:00"))[0]
    assert (cost().live == draft, Step.objects.count()) == (False, steps)


def test_a_reviewer_does_not_approve_their_own_words(rob, editor):
    draft = sent_by(rob, cost(), TEXT)
    assert b'value="approve"' not in logged_in(rob).get(page_of(draft)).content
    do(rob, draft, "approve")
    assert state_of(draft) is State.REVIEW


def test_a_time_is_set_changed_and_taken_back(ann, rob, pia):
    draft = sent_by(ann, cost(), TEXT)
    approve(draft, by=rob)
    told = messages_of(do(pia, draft, "schedule", at="2100-05-03T09:30"))
    assert told == ["It will be published on 3 May 2100, 09:30 UTC."]
    assert "To be published on 3 May 2100, 09:30 UTC" in logged_in(ann).get(page_of(cost())).content.decode()
    do(pia, draft, "schedule", at="2100-05-04T09:30")
    assert Revision.objects.get(pk=draft.pk).publish_at.day == 4
    do(pia, draft, "unschedule")
    assert Revision.objects.get(pk=draft.pk).publish_at is None


@pytest.mark.parametrize(
    ("at", "told"), [("", "Choose the day"), ("soon", "This is no time"), ("2001-01-01T10:00", "has passed")]
)
def test_a_time_that_is_none_is_told(ann, rob, pia, at, told):
    draft = sent_by(ann, cost(), TEXT)
    approve(draft, by=rob)
    assert told in messages_of(do(pia, draft, "schedule", at=at))[0]
    assert Revision.objects.get(pk=draft.pk).publish_at is None


def test_a_step_is_only_taken_by_post(rob, ann):
    assert (
        logged_in(rob).get(reverse("admin:articles_revision_review", args=[sent_by(ann, cost(), TEXT).pk])).status_code
        == 405
    )


def test_the_day_of_re_reading_is_for_who_may_approve_or_publish(ann, rob):
    assert b"I have read the whole text again" not in logged_in(ann).get(page_of(cost())).content
    before = cost().text.reread_on
    change(logged_in(ann), cost(), reread="on", _save="")
    assert cost().text.reread_on == before
    change(logged_in(rob), cost(), reread="on", _save="")
    assert cost().text.reread_on == timezone.localdate()


def test_the_log_says_who_published_what(ann, rob, pia):
    draft = sent_by(ann, cost(), TEXT)
    approve(draft, by=rob)
    do(pia, draft, "publish")
    page = logged_in(rob).get(reverse("admin:articles_step_changelist")).content.decode()
    assert page_of(draft) in page
    log = admin.site.get_model_admin(Step)
    newest = Step.objects.first()
    assert (newest.kind, log.who(newest)) == ("published", "pia")


def test_the_log_keeps_the_name_of_an_account_that_is_gone(ann, rob, pia):
    draft = sent_by(ann, cost(), TEXT)
    approve(draft, by=rob)
    do(pia, draft, "publish")
    pia.delete()
    assert Step.objects.first().name == "pia"


def test_what_was_taken_down_is_published_again_without_another_review(ann, rob, pia):
    term = Term.objects.get(slug="collagen")
    take_down(term.text)
    change(logged_in(pia), term, _publish="")
    assert Term.objects.get(slug="collagen").live is not None


@pytest.mark.parametrize("wanted", ["review", "due"])
def test_texts_are_filtered_by_where_they_are_on_their_way(ann, rob, pia, wanted):
    draft = sent_by(ann, cost(), TEXT)
    if wanted == "due":
        approve(draft, by=rob)
        schedule(draft, timezone.now() + timedelta(days=1), by=pia)
    listed = logged_in(rob).get(reverse("admin:articles_topic_changelist"), {"state": wanted}).context["cl"].queryset
    assert list(listed) == [cost()]


def test_the_page_of_a_revision_says_what_was_done_with_it(ann, rob):
    draft = sent_by(ann, cost(), TEXT)
    html = logged_in(rob).get(page_of(draft)).content.decode()
    assert "<strong>Sent to review</strong>" in html
    assert "“Please read.”" in html


def test_the_log_says_who_deleted_what_readers_saw(pia):
    term = Term.objects.get(slug="collagen")
    logged_in(pia).post(page_of(term, "delete"), {"post": "yes"})
    step = Step.objects.first()
    assert (step.kind, step.name, step.words) == ("taken down", "pia", "It was deleted.")


def test_a_claim_without_a_note_needs_no_review(rob, pia):
    claim = Claim.objects.create(slug="new", question="Is it new?", topic=cost(), kind="stance")
    assert "_publish" in buttons(pia, claim)
    change(logged_in(pia), claim, _publish="")
    assert Client().get("/claims/new/").status_code == 200


def test_what_readers_see_at_once_is_told(editing):
    response = change(editing, cost(), question="What will I pay?", _save="")
    assert "Readers see the new question now: only the text waits to be published." in messages_of(response)


def test_what_was_changed_is_kept_until_it_is_sent(ann, rob):
    change(logged_in(ann), cost(), markdown=BROKEN_TEXT, comment="It was too long.", _review="")
    change(logged_in(ann), cost(), markdown=TEXT, _review="")
    assert cost().text.working.steps.first().words == "It was too long."


def test_a_name_that_no_account_can_have_is_refused_at_the_login(db):
    page = Client().post("/admin/login/", {"username": "x" * 256, "password": "guess"})
    assert page.status_code == 200
    assert "at most 150 characters" in page.content.decode()
