"""Before a step is taken: what others did meanwhile is shown, and the words that readers would lose."""

import pytest
from django.test import Client
from django.urls import reverse

from articles.actions import approve, archive, publish, save_draft, schedule, send_back, submit, unarchive
from articles.models import Archived, Claim, Revision, State, Topic
from tests.admin.accounts import account, allowed, logged_in
from tests.admin.forms import as_shown, messages_of, page_of
from tests.factories import PublishedTopic, SilentClaim, published

pytestmark = pytest.mark.usefixtures("content")

FIRST = "Does it help?\n"
ANNS = f"{FIRST}\nMay it hurt?\n"
BENS = f"{FIRST}\nWhat does it cost?\n"
LATER = "2100-05-03T09:30"


@pytest.fixture
def topic(db):
    return PublishedTopic(text_published=FIRST)


@pytest.fixture
def ann(db):
    return account("ann", "Author")


@pytest.fixture
def rob(db):
    return account("rob", "Reviewer")


@pytest.fixture
def pia(db):
    return account("pia", "Publisher")


def now(written):
    return type(written).objects.get(pk=written.pk)


def state_of(revision):
    return Revision.objects.select_related("text").get(pk=revision.pk).state


def form_of(written):
    return reverse(f"admin:articles_{written._meta.model_name}_change", args=[written.pk])


def opened(client, revision):
    """What the buttons of the revision's page send, whichever is pressed."""
    return {"opened_on": client.get(page_of(revision)).context["opened_on"]}


def press(client, revision, step, **sent):
    return client.post(page_of(revision, "review"), {"does": step, **sent}, follow=True)


def again(client, response, **sent):
    """Press the button of the page that asked."""
    asked = response.context
    over = {"over": asked["would_go"].seen.pk} if asked["would_go"] else {}
    token = {"opened_on": asked["opened_on"]}
    return client.post(asked["action"], {"does": asked["step"], **token, **over, **sent}, follow=True)


def told(response):
    return [(one.what, str(one.by or one.who), one.words) for one in response.context["happened"]]


def going(response):
    return response.context["would_go"].words.going


def sent_by(author, topic, markdown=BENS):
    draft = save_draft(topic, markdown, author=author, begun_from=now(topic).live)
    submit(draft, by=author, words="Please read.")
    return draft


# The words of others, which readers see.


def overtaken(editing, topic):
    """Ann publishes; Ben, who had opened it before, saves; gives the draft that is the newest now."""
    bens = as_shown(editing, form_of(topic))
    editing.post(form_of(topic), {**bens, "markdown": ANNS, "_publish": ""})
    response = editing.post(form_of(topic), {**bens, "markdown": BENS, "_publish": ""}, follow=True)
    assert any("Someone else saved this text" in one for one in messages_of(response))
    return now(topic).text.working


def test_who_opens_the_newest_draft_is_told_what_readers_would_lose(editing, topic):
    draft = overtaken(editing, topic)
    html = editing.get(form_of(topic)).content.decode()
    assert "This draft went on from an earlier text than readers see." in html
    assert "take away “May it hurt?”" in html
    assert f"{page_of(draft)}?with={now(topic).live.pk}&amp;beside=1" in html
    assert "This went on from an earlier text than readers see." in editing.get(page_of(draft)).content.decode()


def test_publishing_it_in_the_form_saves_and_asks_first(editing, topic):
    overtaken(editing, topic)
    mine = {**as_shown(editing, form_of(topic)), "markdown": f"{BENS}\nIs it new?\n", "reread": "on", "_publish": ""}
    asked = editing.post(form_of(topic), mine, follow=True)
    assert asked.redirect_chain[-1][0] == page_of(now(topic).text.working, "publish")
    assert going(asked) == ("May it hurt?",)
    assert "<li>“May it hurt?”</li>" in asked.content.decode()
    assert "removed: </span>" in asked.content.decode()
    assert any("Not published yet. Your draft is saved." in one for one in messages_of(asked))
    assert now(topic).live.markdown == ANNS
    assert now(topic).text.working.markdown == mine["markdown"]
    assert now(topic).text.reread_on is None
    again(editing, asked)
    assert now(topic).live.markdown == mine["markdown"]


def test_who_puts_the_words_back_is_not_asked(editing, topic):
    overtaken(editing, topic)
    mine = {**as_shown(editing, form_of(topic)), "markdown": f"{ANNS}\nWhat does it cost?\n", "_publish": ""}
    editing.post(form_of(topic), mine)
    assert now(topic).live.markdown == mine["markdown"]


def test_who_saw_words_go_sees_the_newer_ones_before_these_go_too(editing, topic, ann):
    draft = overtaken(editing, topic)
    asked = editing.get(page_of(draft, "publish"))
    newer = save_draft(topic, f"{ANNS}\nDoes it last?\n", author=ann, begun_from=now(topic).live)
    publish(newer, by=ann)
    refused = again(editing, asked)
    assert going(refused) == ("May it hurt?", "Does it last?")
    assert ("Published", "ann", "") in told(refused)
    assert now(topic).live == newer


@pytest.mark.parametrize("step", ["publish", "schedule"])
def test_the_buttons_of_a_revision_ask_too(rob, pia, ann, topic, step):
    anns = save_draft(topic, ANNS, author=ann, begun_from=topic.live)
    draft = sent_by(ann, topic)
    approve(draft, by=rob)
    publish(anns, by=pia)
    client = logged_in(pia)
    asked = press(client, draft, step, at=LATER, **opened(client, draft))
    assert going(asked) == ("May it hurt?",)
    assert state_of(draft) is State.APPROVED
    assert Revision.objects.get(pk=draft.pk).publish_at is None
    again(client, asked, at=LATER)
    assert now(topic).live == draft if step == "publish" else Revision.objects.get(pk=draft.pk).publish_at


def test_a_page_that_asks_when_nothing_would_go_says_so(editing, topic):
    draft = save_draft(topic, BENS, begun_from=topic.live)
    assert "No words that readers see would go unseen" in editing.get(page_of(draft, "publish")).content.decode()


def test_only_who_may_publish_is_asked(rob, topic):
    draft = save_draft(topic, BENS)
    assert logged_in(rob).get(page_of(draft, "publish")).status_code == 403
    assert Client().get(page_of(draft, "publish")).status_code == 302
    assert logged_in(account("pia", "Publisher")).get("/admin/articles/revision/0/publish/").status_code == 404


def test_a_publisher_where_nobody_reviews_publishes_what_was_asked_about(pia, topic):
    published(topic, ANNS)
    draft = save_draft(topic, BENS, author=pia)
    client = logged_in(pia)
    again(client, client.get(page_of(draft, "publish")))
    assert now(topic).live == draft


@pytest.mark.parametrize("over", ["0", "-1", "9" * 30, "x"])
def test_words_do_not_go_because_of_a_forged_key(editing, topic, over):
    published(topic, ANNS)
    draft = save_draft(topic, BENS)
    press(editing, draft, "publish", over=over, **opened(editing, draft))
    assert now(topic).live.markdown == ANNS


def test_markup_in_words_that_would_go_is_shown_as_words(editing, topic):
    live = published(topic, ANNS)
    Revision.objects.filter(pk=live.pk).update(markdown="<script>alert(1)</script>\n")
    draft = save_draft(topic, BENS)
    for page in (page_of(draft, "publish"), page_of(draft), form_of(topic)):
        assert "<script>alert" not in editing.get(page).content.decode()


# What was done with a text since a page was opened on it.


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
    sent = {**as_shown(client, form_of(topic)), "markdown": f"{BENS}\nIs it new?\n", button: ""}
    send_back(draft, by=rob, words="Name the price.")
    response = client.post(form_of(topic), sent)
    html = response.content.decode()
    assert "Something was done with this text since you opened it" in html
    assert "Sent back</strong> by rob," in html
    assert "“Name the price.”" in html
    assert response.context["adminform"].form["markdown"].value() == sent["markdown"]
    assert now(topic).text.working == draft
    sent["opened_on"] = response.context["adminform"].form["opened_on"].value()
    client.post(form_of(topic), sent)
    assert now(topic).text.working.markdown == sent["markdown"]


def test_a_draft_is_saved_whatever_was_done_with_the_one_before(ann, rob, topic):
    draft, client = sent_by(ann, topic), logged_in(ann)
    sent = {**as_shown(client, form_of(topic)), "markdown": ANNS, "_save": ""}
    send_back(draft, by=rob, words="Name the price.")
    client.post(form_of(topic), sent)
    assert now(topic).text.working.markdown == ANNS


def test_a_field_that_another_changed_is_shown_with_what_was_done(ann, rob, editor, topic):
    draft, client = sent_by(ann, topic), logged_in(editor)
    sent = {**as_shown(client, form_of(topic)), "name": "Ours", "_save": ""}
    send_back(draft, by=rob, words="Name the price.")
    Topic.objects.filter(pk=topic.pk).update(name="Theirs")
    html = client.post(form_of(topic), sent).content.decode()
    assert "This was changed since you opened it" in html
    assert "“Name the price.”" in html


# Taking away from readers.


def test_what_was_published_meanwhile_is_not_archived_unseen(editing, topic, ann):
    address = reverse("admin:articles_topic_archive", args=[topic.pk])
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
    address = reverse(f"admin:articles_{thing._meta.model_name}_archive", args=[thing.pk])
    sent = {"opened_on": editing.get(address).context["opened_on"], "notice": "Mine."}
    archive(thing, notice="Hers.", editor=ann)
    asked = editing.post(address, sent)
    assert [words for _, _, words in told(asked)][-1] == "Hers."
    assert "You wrote: “Mine.”" in asked.content.decode()
    assert Archived.objects.get().notice == "Hers."


def test_who_brings_back_what_another_brought_back_archives_nothing(editing, ann):
    claim = SilentClaim()
    archive(claim, notice="Gone.")
    address = reverse("admin:articles_claim_archive", args=[claim.pk])
    sent = {"opened_on": editing.get(address).context["opened_on"]}
    unarchive(Claim.objects.get(pk=claim.pk), by=ann)
    assert told(editing.post(address, sent)) == [("Shown to readers again", "", "")]


def test_what_was_published_meanwhile_is_not_deleted_unseen(editing, topic, ann):
    draft = save_draft(topic, ANNS, author=ann, begun_from=topic.live)
    address = reverse("admin:articles_topic_delete", args=[topic.pk])
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
