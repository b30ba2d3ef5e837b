"""Before a step is taken: what others did meanwhile is shown, and the words that readers would lose."""

import pytest
from django.test import Client

from articles.actions import approve, publish, save_draft
from articles.models import Revision, State
from tests.admin.accounts import account, logged_in
from tests.admin.deciding import ANNS, BENS, LATER, again, going, now, opened, press, sent_by, state_of, told
from tests.admin.forms import as_shown, messages_of, page_of
from tests.factories import published

pytestmark = pytest.mark.usefixtures("content")

# The words of others, which readers see.


def overtaken(editing, topic):
    """Ann publishes; Ben, who had opened it before, saves; gives the draft that is the newest now."""
    bens = as_shown(editing, page_of(topic))
    editing.post(page_of(topic), {**bens, "markdown": ANNS, "_publish": ""})
    response = editing.post(page_of(topic), {**bens, "markdown": BENS, "_publish": ""}, follow=True)
    assert any("Someone else saved this text" in one for one in messages_of(response))
    return now(topic).text.working


def test_who_opens_the_newest_draft_is_told_what_readers_would_lose(editing, topic):
    draft = overtaken(editing, topic)
    html = editing.get(page_of(topic)).content.decode()
    assert "This draft went on from an earlier text than readers see." in html
    assert "take away “May it hurt?”" in html
    assert f"{page_of(draft)}?with={now(topic).live.pk}&amp;beside=1" in html
    assert "This went on from an earlier text than readers see." in editing.get(page_of(draft)).content.decode()


def test_publishing_it_in_the_form_saves_and_asks_first(editing, topic):
    overtaken(editing, topic)
    mine = {**as_shown(editing, page_of(topic)), "markdown": f"{BENS}\nIs it new?\n", "reread": "on", "_publish": ""}
    asked = editing.post(page_of(topic), mine, follow=True)
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
    mine = {**as_shown(editing, page_of(topic)), "markdown": f"{ANNS}\nWhat does it cost?\n", "_publish": ""}
    editing.post(page_of(topic), mine)
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
    for page in (page_of(draft, "publish"), page_of(draft), page_of(topic)):
        assert "<script>alert" not in editing.get(page).content.decode()
