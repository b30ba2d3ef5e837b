"""Publishing and restoring: one live revision at most, and never a faulty one."""

import pytest

from articles.actions import NotPublishable, publish, restore, save_draft, take_down
from articles.models import ContentRevision, Revision, Source, State, Text, Topic
from tests.factories import (
    BROKEN_TEXT,
    TEXT,
    DraftQuestion,
    DraftTopic,
    PublishedTopic,
    UnwrittenTopic,
    drafted,
    published,
)

from .stored import TurnedOffError, everything_stored, failing_at

pytestmark = pytest.mark.usefixtures("content")

SECOND = "Is it the second?\n"


def states(written):
    """The states of the revisions, oldest first."""
    return [one.state for one in Revision.objects.filter(text=written.text).select_related("text").order_by("pk")]


def test_a_published_draft_is_what_readers_see():
    topic = DraftTopic()
    draft = topic.text.working
    assert topic.live is None
    publish(draft)
    assert Topic.objects.get(pk=topic.pk).live == draft
    assert draft.published_at is not None


def test_publishing_makes_the_earlier_live_revision_a_past_one():
    topic = PublishedTopic()
    published(topic, SECOND)
    save_draft(topic, "Is it the third?\n")
    assert states(topic) == [State.PAST, State.LIVE, State.DRAFT]
    assert list(Revision.objects.live().filter(text=topic.text)) == [Revision.objects.get(markdown=SECOND)]


def test_drafts_are_those_newer_than_the_live_revision():
    topic, unpublished = PublishedTopic(), DraftTopic()
    newer = save_draft(topic, "Is it newer?\n")
    drafts = Revision.objects.drafts().filter(text__in=[topic.text, unpublished.text])
    assert set(drafts) == {newer, unpublished.text.working}


def test_a_faulty_revision_is_refused_with_its_lines_and_nothing_changes():
    topic = PublishedTopic()
    faulty = save_draft(topic, BROKEN_TEXT)
    before = everything_stored()
    with pytest.raises(NotPublishable) as refused:
        publish(faulty)
    assert [problem.line for problem in refused.value.problems] == [3, 5]
    assert "line 3: [[nowhere]] leads nowhere" in str(refused.value)
    assert everything_stored() == before


def test_an_empty_text_is_not_published():
    with pytest.raises(NotPublishable, match="there is no text yet"):
        publish(save_draft(UnwrittenTopic(), "\n"))


def test_a_draft_whose_quotation_has_gone_since_is_refused():
    topic = DraftTopic(text_saved='It is [@A "not a cure for hair loss"].\n')
    source = Source.objects.get(letter="A")
    Source.objects.filter(pk=source.pk).update(text=source.text.replace("not a cure", "no cure "))
    with pytest.raises(NotPublishable, match="not in the text"):
        publish(topic.text.working)


def test_a_draft_whose_missing_page_was_made_since_can_be_published():
    draft = DraftTopic(text_saved="Do you see [[later]]?\n").text.working
    UnwrittenTopic(slug="later")
    assert publish(draft).problems == []
    assert 'href="/topics/later/"' in Revision.objects.get(pk=draft.pk).lead_html


def test_publishing_raises_the_content_revision_once():
    draft = DraftQuestion().text.working
    before = ContentRevision.current()
    publish(draft)
    assert ContentRevision.current() == before + 1


def test_publishing_the_live_revision_again_changes_nothing():
    live = PublishedTopic().live
    before = everything_stored()
    publish(live)
    assert everything_stored() == before


@pytest.mark.parametrize("model", [Revision, Text])
def test_a_failure_in_the_middle_of_publishing_leaves_everything_as_it_was(model):
    draft = drafted(PublishedTopic(), "Is it new?\n")
    before = everything_stored()
    with failing_at(model, 1), pytest.raises(TurnedOffError):
        publish(draft)
    assert everything_stored() == before


def test_restoring_makes_a_new_draft_of_the_old_words(editor):
    topic = PublishedTopic()
    first = topic.live
    published(topic, SECOND)
    kept = list(Revision.objects.filter(text=topic.text).order_by("pk").values())
    restored = restore(topic, first, author=editor)
    assert restored.pk > topic.text.revisions.get(markdown=SECOND).pk
    assert (restored.markdown, restored.author, restored.comment) == (
        TEXT,
        editor,
        f"Restored from revision {first.pk}",
    )
    assert states(topic) == [State.PAST, State.LIVE, State.DRAFT]
    assert list(Revision.objects.filter(text=topic.text).order_by("pk").values())[:2] == kept


def test_a_revision_of_another_text_is_not_restored():
    topic, other = PublishedTopic(), PublishedTopic()
    with pytest.raises(ValueError, match="is not a revision of"):
        restore(topic, other.live)


def test_publishing_an_earlier_revision_makes_no_draft_of_a_later_one_that_was_live():
    topic = PublishedTopic()
    first = topic.live
    second = published(topic, SECOND)
    publish(Revision.objects.get(pk=first.pk), over=second.pk)
    assert states(topic) == [State.LIVE, State.PAST]


def test_a_text_that_was_taken_down_is_gone_for_readers_and_waits_for_editors():
    topic = DraftTopic()
    published(topic, f"{TEXT}\nIs it [[cost]]?\n")
    published(topic, SECOND)
    seen = topic.text.live
    number = ContentRevision.current()
    take_down(topic.text)
    topic = Topic.objects.get(pk=topic.pk)
    assert topic.live is None
    assert topic.text.working == seen
    assert ContentRevision.current() == number + 1
    assert publish(seen).state is State.LIVE


def test_a_text_that_was_taken_down_leads_nowhere():
    topic = DraftTopic()
    published(topic, f"{TEXT}\nIs it [[cost]]?\n")
    assert topic.text.leads_to.exists()
    take_down(topic.text)
    assert not topic.text.leads_to.exists()
