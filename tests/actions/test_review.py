"""Review: who may approve what, and how an approved text goes to readers."""

from datetime import timedelta
from io import StringIO

import pytest
from django.core.management import call_command
from django.db import IntegrityError, transaction
from django.utils import timezone

from articles.actions import (
    NotPublishable,
    NotReviewable,
    approve,
    publish,
    publish_due,
    release,
    restore,
    save_draft,
    schedule,
    send_back,
    submit,
    take_down,
    who_may_approve,
)
from articles.models import Claim, Revision, SearchEntry, State, Step, StepKind, Topic
from tests.factories import BROKEN_TEXT, TEXT, Trial, published

from .stored import everything_stored

pytestmark = pytest.mark.usefixtures("content")


def cost():
    return Topic.objects.get(slug="cost")


def draft_by(user, markdown=TEXT):
    """Saved as in the form, which shows what an editor goes on from."""
    return save_draft(cost(), markdown, author=user, begun_from=cost().text.working)


def now(revision):
    return Revision.objects.select_related("text").get(pk=revision.pk)


def soon():
    return timezone.now() + timedelta(hours=1)


def come(revision):
    """Let the time at which it is to be published come."""
    Revision.objects.filter(pk=revision.pk).update(publish_at=timezone.now() - timedelta(minutes=1))


def test_a_text_goes_from_its_author_over_a_reviewer_to_readers(ann, rob, pia):
    draft = draft_by(ann)
    submit(draft, by=ann, words="Ready.")
    assert now(draft).state is State.REVIEW
    approve(draft, by=rob)
    assert now(draft).state is State.APPROVED
    release(cost(), draft, by=pia)
    assert cost().live == draft
    said = [(step.kind, step.name, step.words) for step in draft.steps.order_by("pk")]
    assert said == [("submitted", "ann", "Ready."), ("approved", "rob", ""), ("published", "pia", "")]


def test_what_nobody_approved_is_not_published_by_a_publisher(ann, rob, pia):
    draft = draft_by(ann)
    before = everything_stored()
    with pytest.raises(NotReviewable, match="another reviewer must approve it"):
        release(cost(), draft, by=pia)
    assert everything_stored() == before


def test_nobody_approves_their_own_words_while_another_reviewer_is_there(rob, rita):
    draft = draft_by(rob)
    with pytest.raises(NotReviewable, match="another reviewer did not"):
        approve(draft, by=rob)
    assert now(draft).state is State.DRAFT
    approve(draft, by=rita)
    assert now(draft).state is State.APPROVED


def test_nor_with_a_comma_of_somebody_elses_on_top(ann, rob, rita):
    draft_by(rob)
    touched = draft_by(ann, f"{TEXT}\nIs it?\n")
    assert who_may_approve(touched) == {rita.pk}


def test_what_readers_saw_already_is_nobodys_own_change(ann, rob, rita):
    publish(draft_by(rob))
    assert rob.pk in who_may_approve(draft_by(ann, "Is it by Ann?\n"))


def test_the_only_reviewer_approves_their_own_words(rob):
    draft = draft_by(rob)
    approve(draft, by=rob)
    assert now(draft).state is State.APPROVED


def test_where_every_reviewer_wrote_a_part_the_last_hand_is_not_the_approving_one(rob, rita):
    draft_by(rob)
    assert who_may_approve(draft_by(rita, "Is it by Rita?\n")) == {rob.pk}


def test_an_account_that_was_closed_is_no_other_reviewer(rob, rita):
    rita.is_active = False
    rita.save()
    assert who_may_approve(draft_by(rob)) == {rob.pk}


def test_an_administrator_is_a_reviewer(rob, editor):
    assert who_may_approve(draft_by(rob)) == {editor.pk}


def test_a_text_with_problems_is_not_sent_to_review(ann):
    draft = draft_by(ann, BROKEN_TEXT)
    with pytest.raises(NotPublishable, match="line 3"):
        submit(draft, by=ann)
    assert now(draft).state is State.DRAFT


def test_one_revision_of_a_text_waits_for_review_at_most(ann):
    first, second = draft_by(ann), draft_by(ann, "Is it the second?\n")
    submit(first, by=ann)
    submit(second, by=ann)
    assert list(Revision.objects.in_review().filter(text=first.text)) == [second]


def test_sending_back_needs_words_and_makes_it_a_draft_again(ann, rob):
    draft = draft_by(ann)
    submit(draft, by=ann)
    with pytest.raises(NotReviewable, match="Say what is to be mended"):
        send_back(draft, by=rob, words=" ")
    send_back(draft, by=rob, words="Say it in shorter words.")
    assert now(draft).state is State.DRAFT
    assert draft.steps.first().words == "Say it in shorter words."


def test_a_step_that_comes_too_late_is_refused_and_changes_nothing(ann, rob):
    draft = draft_by(ann)
    submit(draft, by=ann)
    send_back(draft, by=rob, words="Not yet.")
    before = everything_stored()
    with pytest.raises(NotReviewable, match="is draft already"):
        send_back(now(draft), by=rob, words="Not yet.")
    assert everything_stored() == before


def test_only_what_is_approved_gets_a_time(ann, pia):
    with pytest.raises(NotReviewable, match="is draft"):
        schedule(draft_by(ann), soon(), by=pia)
    with pytest.raises(IntegrityError), transaction.atomic():
        Revision.objects.update(publish_at=soon())


def test_a_time_that_has_passed_is_refused(ann, rob, pia):
    draft = draft_by(ann)
    approve(draft, by=rob)
    with pytest.raises(NotReviewable, match="has passed: publish it now"):
        schedule(draft, timezone.now(), by=pia)


def approved(ann, rob, markdown=TEXT):
    draft = draft_by(ann, markdown)
    approve(draft, by=rob)
    return draft


def test_it_is_published_when_its_time_has_come_and_not_before(ann, rob, pia):
    draft = approved(ann, rob, "Is it time?\n")
    schedule(draft, soon(), by=pia)
    assert publish_due() == []
    assert cost().live != draft
    come(draft)
    assert [one.refused for one in publish_due()] == [""]
    assert cost().live == draft
    assert "Is it time" in SearchEntry.objects.get(path="/topics/cost/").body
    assert publish_due() == []
    assert draft.steps.first().words.startswith("At the time it was given")


def test_a_time_can_be_taken_back(ann, rob, pia):
    draft = approved(ann, rob)
    schedule(draft, soon(), by=pia)
    schedule(draft, None, by=pia)
    assert now(draft).publish_at is None
    assert draft.steps.first().kind == StepKind.UNSCHEDULED


def test_what_cannot_be_published_at_its_time_is_held_back_and_told(ann, rob, pia):
    live = cost().live
    draft = approved(ann, rob)
    schedule(draft, soon(), by=pia)
    Revision.objects.filter(pk=draft.pk).update(markdown=BROKEN_TEXT)
    come(draft)
    out, err = StringIO(), StringIO()
    with pytest.raises(SystemExit):
        call_command("publish_due", stdout=out, stderr=err)
    assert "held back: line 3: [[nowhere]] leads nowhere" in err.getvalue()
    assert cost().live == live
    assert draft.steps.first().kind == StepKind.HELD
    call_command("publish_due", stdout=out, stderr=err)  # It is told once.


def test_an_older_text_does_not_take_the_place_of_a_newer_one_at_its_time(ann, rob, pia):
    older = approved(ann, rob)
    schedule(older, soon(), by=pia)
    newer = published(cost(), "Is it newer?\n")
    come_or_not = Revision.objects.filter(pk=older.pk, publish_at__isnull=False)
    assert not come_or_not.exists()
    assert publish_due() == []
    assert cost().live == newer


def test_what_is_taken_down_does_not_come_back_at_a_time(ann, rob, pia, editor):
    draft = approved(ann, rob)
    schedule(draft, soon(), by=pia)
    take_down(draft.text, by=editor, words="It was wrong.")
    assert not Revision.objects.exclude(publish_at=None).exists()
    assert Step.objects.first().kind == StepKind.TAKEN_DOWN


def test_a_claim_goes_to_readers_at_the_time_of_its_note(ann, rob, pia):
    Trial(key="trial")
    research = [{"reference": "trial", "shows": "supports"}]
    claim = Claim.objects.create(slug="new", question="Is it new?", topic=cost(), kind="stance", research=research)
    note = save_draft(claim, "Is there research [^trial]?\n", author=ann)
    approve(note, by=rob)
    schedule(note, soon(), by=pia)
    come(note)
    publish_due()
    claim.refresh_from_db()
    assert claim.is_published
    assert claim.certainty == "high"
    assert SearchEntry.objects.filter(path="/claims/new/").exists()


def test_what_a_newer_text_has_overtaken_stays_past_when_that_is_taken_down(ann, rob, pia, rita):
    mine = draft_by(rob, "Is it by Rob?\n")
    publish(draft_by(ann, "Is it newer?\n"))
    take_down(cost().text)
    assert now(mine).state is State.PAST
    assert mine not in Revision.objects.drafts()
    with pytest.raises(NotReviewable, match="is past already"):
        approve(now(mine), by=rob)


def test_restored_words_stay_those_of_whoever_wrote_them_first(ann, rob, rita):
    first = draft_by(rob, "Is it by Rob?\n")
    publish(draft_by(ann, "Is it newer?\n"))
    assert who_may_approve(restore(cost(), first, author=ann)) == {rita.pk}


def test_of_two_whose_time_has_come_the_newer_stays(ann, rob, pia):
    older = approved(ann, rob, "Is it older?\n")
    schedule(older, soon(), by=pia)
    newer = approved(ann, rob, "Is it newer?\n")
    schedule(newer, soon(), by=pia)
    Revision.objects.filter(pk=newer.pk).update(publish_at=timezone.now() - timedelta(minutes=9))
    come(older)
    assert [one.revision for one in publish_due()] == [newer]
    assert cost().live == newer


def test_an_older_text_is_not_approved_while_a_newer_one_waits(ann, rob):
    older = draft_by(ann, "Is it older?\n")
    submit(draft_by(ann, "Is it newer?\n"), by=ann)
    with pytest.raises(NotReviewable, match="a newer one to review"):
        approve(older, by=rob)


def test_one_revision_of_a_text_is_approved_at_most(ann, rob):
    older = approved(ann, rob, "Is it older?\n")
    newer = approved(ann, rob, "Is it newer?\n")
    assert [now(one).state for one in (older, newer)] == [State.DRAFT, State.APPROVED]


def test_where_nobody_reviews_whoever_may_publish_publishes(ann, pia):
    draft = draft_by(ann)
    release(cost(), draft, by=pia)
    assert cost().live == draft
