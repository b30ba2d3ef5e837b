"""No writer waits while another's text is rendered: that is done before there is one writer."""

from collections.abc import Iterator
from contextlib import contextmanager

import pytest
from django.db import connection
from django.utils import timezone
from markdown import Markdown

from articles.actions import publish_due, save_draft
from articles.models import Revision, Stage
from articles.rendering import asked
from tests.admin.accounts import account, logged_in
from tests.admin.deciding import opened, press
from tests.admin.forms import as_shown, page_of
from tests.factories import PublishedTopic, UnwrittenTopic

pytestmark = pytest.mark.django_db(transaction=True)
WORDS = "Does it help?\n\nDoes it hurt?\n"


@pytest.fixture
def editing():
    return logged_in(account("erin", "Publisher"))


@contextmanager
def rendered_ahead() -> Iterator[None]:
    """What happens here renders something, and nothing while others wait; nothing is known of what was rendered."""
    asked._of_a_short_text.cache_clear()
    others_wait, convert = list[bool](), Markdown.convert

    def noted(self: Markdown, source: str) -> str:
        others_wait.append(connection.in_atomic_block)
        return convert(self, source)

    with pytest.MonkeyPatch.context() as patch:
        patch.setattr(Markdown, "convert", noted)
        yield
    assert set(others_wait) == {False}


@pytest.mark.parametrize("button", ["_save_draft", "_publish"])
def test_when_a_form_is_sent(editing, button):
    topic = PublishedTopic()
    sent = as_shown(editing, page_of(topic)) | {"markdown": WORDS.replace("\n", "\r\n"), button: ""}
    with rendered_ahead():
        assert editing.post(page_of(topic), sent).status_code == 302
    newest = topic.text.revisions.newest_first().first()
    assert (newest.markdown, newest.published_at is not None) == (WORDS, button == "_publish")


def test_when_a_new_topic_is_sent(editing):
    sent = as_shown(editing, "/admin/articles/topic/add/") | {"markdown": WORDS, "_save_draft": ""}
    with rendered_ahead():
        editing.post("/admin/articles/topic/add/", sent | {"name": "Hats", "slug": "hats", "question": "Hats?"})
    assert Revision.objects.get(text__topic__slug="hats").markdown == WORDS


def test_when_a_draft_is_published_from_its_own_page(editing):
    draft = save_draft(UnwrittenTopic(), WORDS)
    sent = opened(editing, draft)
    with rendered_ahead():
        press(editing, draft, "publish", **sent)
    assert Revision.objects.get(pk=draft.pk).is_live


def test_when_an_earlier_revision_is_restored(editing):
    topic = PublishedTopic()
    first = topic.live
    save_draft(topic, WORDS)
    sent = opened(editing, first)
    with rendered_ahead():
        editing.post(page_of(first, "restore"), sent)
    assert topic.text.working.markdown == first.markdown


def test_when_its_time_has_come():
    draft = save_draft(UnwrittenTopic(), WORDS)
    Revision.objects.filter(pk=draft.pk).update(stage=Stage.APPROVED, publish_at=timezone.now())
    with rendered_ahead():
        (due,) = publish_due()
    assert not due.refused
    assert due.revision.is_live
