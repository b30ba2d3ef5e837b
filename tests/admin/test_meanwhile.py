"""What was done with a text since a page was opened on it is shown before anything else is done."""

import pytest

from articles.actions import approve, archive, publish, save_draft, schedule, send_back, unarchive
from articles.models import Archived, Claim, Revision, State, Topic
from tests.admin.accounts import account, allowed, logged_in
from tests.admin.deciding import ANNS, BENS, FIRST, LATER, again, now, opened, press, sent_by, state_of, told
from tests.admin.forms import as_shown, page_of
from tests.factories import PublishedTopic, SilentClaim, published

pytestmark = pytest.mark.usefixtures("content")


def test_a_reviewer_does_not_approve_unseen_what_a_colleague_sent_back(ann, rob, topic):
    draft, client = sent_by(ann, topic), logged_in(rob)
    page = opened(client, draft)
    send_back(draft, by=account("rita", "Reviewer"), words="Name the price.")
    asked = press(client, draft, "approve", words="Well done.", **page)
    assert told(asked) == [("Sent back", "rita", "Name the price.")]
    assert "Nothing is done yet." in asked.content.decode()
    assert "Well done.</textarea>" in asked.content.decode()
    assert state_of(draft) is State.DRAFT
    again(client, asked, words="Well done.")
    assert state_of(draft) is State.APPROVED


def test_words_for_an_author_are_kept_where_there_is_nothing_to_send_back_any_more(ann, rob, pia, topic):
    draft, client = sent_by(ann, topic), logged_in(rob)
    page = opened(client, draft)
    approve(draft, by=account("rita", "Reviewer"))
    publish(draft, by=pia)
    asked = press(client, draft, "send_back", words="Say how much.", **page)
    assert [what for what, _, _ in told(asked)] == ["Approved", "Published"]
    html = asked.content.decode()
    assert "You cannot do this now.</strong> The state of this revision is “live”." in html
    assert "You wrote: “Say how much.”" in html
    assert 'name="does"' not in html


@pytest.mark.parametrize("step", ["publish", "schedule", "unschedule"])
def test_a_publisher_sees_first_that_an_approved_text_was_given_another_time(ann, rob, pia, topic, step):
    draft, client = sent_by(ann, topic), logged_in(pia)
    approve(draft, by=rob)
    page = opened(client, draft)
    when = Revision.objects.get(pk=draft.pk).created_at.replace(year=2101)
    schedule(Revision.objects.get(pk=draft.pk), when, by=account("paul", "Publisher"))
    asked = press(client, draft, step, at=LATER, **page)
    assert [(what, by) for what, by, _ in told(asked)] == [("Given a time", "paul")]
    assert Revision.objects.get(pk=draft.pk).publish_at == when
    assert now(topic).live.markdown == FIRST
    again(client, asked, at=LATER)
    assert Revision.objects.get(pk=draft.pk).publish_at != when


def test_a_newer_draft_is_told_before_an_older_one_is_approved(ann, rob, topic):
    draft, client = sent_by(ann, topic), logged_in(rob)
    page = opened(client, draft)
    newer = save_draft(topic, ANNS, author=ann, comment="A better one.", begun_from=draft)
    asked = press(client, draft, "approve", **page)
    assert told(asked) == [("A draft was saved", "ann", "A better one.")]
    assert page_of(newer) in asked.content.decode()


def test_what_one_did_oneself_in_another_window_is_told_as_ones_own(ann, rob, topic):
    draft, client = sent_by(ann, topic), logged_in(rob)
    page = opened(client, draft)
    press(client, draft, "approve", **page)
    assert "Approved</strong> by you," in press(client, draft, "approve", **page).content.decode()


@pytest.mark.parametrize("token", ["", "forged", "\0", "a:b:c"])
def test_a_step_that_does_not_say_what_it_was_opened_on_is_asked_about(ann, rob, topic, token):
    draft, client = sent_by(ann, topic), logged_in(rob)
    asked = press(client, draft, "approve", opened_on=token)
    assert "This page does not know what you saw" in asked.content.decode()
    assert state_of(draft) is State.REVIEW
    again(client, asked)
    assert state_of(draft) is State.APPROVED


def test_an_account_that_is_gone_keeps_its_name_in_what_is_told(ann, rob, topic):
    draft, client = sent_by(ann, topic), logged_in(rob)
    page, rita = opened(client, draft), account("rita", "Reviewer")
    send_back(draft, by=rita, words="Not yet.")
    rita.delete()
    assert "Sent back</strong> by rita," in press(client, draft, "approve", **page).content.decode()


def test_restoring_shows_first_what_another_saved_meanwhile(editing, topic, ann):
    first = topic.live
    published(topic, ANNS)
    page = opened(editing, first)
    newer = save_draft(topic, BENS, author=ann)
    asked = editing.post(page_of(first, "restore"), page)
    assert told(asked) == [("A draft was saved", "ann", "")]
    assert now(topic).text.working == newer
    again(editing, asked)
    assert now(topic).text.working.markdown == FIRST


# The form of a text.


@pytest.mark.parametrize("button", ["_publish", "_review"])
def test_the_form_shows_first_that_its_draft_was_sent_back(ann, rob, editor, topic, button):
    draft, client = sent_by(ann, topic), logged_in(editor)
    sent = {**as_shown(client, page_of(topic)), "markdown": f"{BENS}\nIs it new?\n", button: ""}
    send_back(draft, by=rob, words="Name the price.")
    response = client.post(page_of(topic), sent)
    html = response.content.decode()
    assert "Something was done with this text since you opened it" in html
    assert "Sent back</strong> by rob," in html
    assert "“Name the price.”" in html
    assert response.context["adminform"].form["markdown"].value() == sent["markdown"]
    assert now(topic).text.working == draft
    sent["opened_on"] = response.context["adminform"].form["opened_on"].value()
    client.post(page_of(topic), sent)
    assert now(topic).text.working.markdown == sent["markdown"]


def test_a_draft_is_saved_whatever_was_done_with_the_one_before(ann, rob, topic):
    draft, client = sent_by(ann, topic), logged_in(ann)
    sent = {**as_shown(client, page_of(topic)), "markdown": ANNS, "_save": ""}
    send_back(draft, by=rob, words="Name the price.")
    client.post(page_of(topic), sent)
    assert now(topic).text.working.markdown == ANNS


def test_a_field_that_another_changed_is_shown_with_what_was_done(ann, rob, editor, topic):
    draft, client = sent_by(ann, topic), logged_in(editor)
    sent = {**as_shown(client, page_of(topic)), "name": "Ours", "_save": ""}
    send_back(draft, by=rob, words="Name the price.")
    Topic.objects.filter(pk=topic.pk).update(name="Theirs")
    html = client.post(page_of(topic), sent).content.decode()
    assert "This was changed since you opened it" in html
    assert "“Name the price.”" in html


# Taking away from readers.


def test_what_was_published_meanwhile_is_not_archived_unseen(editing, topic, ann):
    address = page_of(topic, "archive")
    sent = {"opened_on": editing.get(address).context["opened_on"], "notice": "We split it."}
    publish(save_draft(topic, ANNS, author=ann, begun_from=topic.live), by=ann)
    asked = editing.post(address, sent)
    assert ("Published", "ann", "") in told(asked)
    assert "We split it.</textarea>" in asked.content.decode()
    assert not Archived.objects.exists()
    editing.post(address, {**sent, "opened_on": asked.context["opened_on"]})
    assert Archived.objects.get().notice == "We split it."


@pytest.mark.parametrize("make", [PublishedTopic, SilentClaim])
def test_who_archives_what_another_archived_does_not_bring_it_back(editing, ann, make):
    thing = make()
    address = page_of(thing, "archive")
    sent = {"opened_on": editing.get(address).context["opened_on"], "notice": "Mine."}
    archive(thing, notice="Hers.", editor=ann)
    asked = editing.post(address, sent)
    assert [words for _, _, words in told(asked)][-1] == "Hers."
    assert "You wrote: “Mine.”" in asked.content.decode()
    assert Archived.objects.get().notice == "Hers."


def test_who_brings_back_what_another_brought_back_archives_nothing(editing, ann):
    claim = SilentClaim()
    archive(claim, notice="Gone.")
    address = page_of(claim, "archive")
    sent = {"opened_on": editing.get(address).context["opened_on"]}
    unarchive(Claim.objects.get(pk=claim.pk), by=ann)
    assert told(editing.post(address, sent)) == [("Shown to readers again", "", "")]


def test_what_was_published_meanwhile_is_not_deleted_unseen(editing, topic, ann):
    draft = save_draft(topic, ANNS, author=ann, begun_from=topic.live)
    address = page_of(topic, "delete")
    sent = {"post": "yes", "opened_on": editing.get(address).context["opened_on"]}
    publish(draft, by=ann)
    asked = editing.post(address, sent)
    assert "Published</strong> by ann," in asked.content.decode()
    assert "Nothing is deleted yet." in asked.content.decode()
    editing.post(address, {**sent, "opened_on": asked.context["opened_on"]})
    assert not Topic.objects.filter(pk=topic.pk).exists()


def test_who_may_only_look_at_a_text_may_not_take_a_step(topic):
    draft = save_draft(topic, BENS)
    assert press(allowed("view_revision"), draft, "publish").status_code == 403
