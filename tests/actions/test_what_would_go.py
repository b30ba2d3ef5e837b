"""Nothing that readers see goes unseen: whoever publishes over it has seen which words go."""

from datetime import timedelta
from io import StringIO

import pytest
from django.core.management import call_command
from django.db import IntegrityError, transaction
from django.utils import timezone

from articles.actions import (
    WordsWouldGo,
    approve,
    archive,
    publish,
    publish_due,
    release,
    restore,
    save_draft,
    schedule,
    send_back,
    take_down,
    what_would_go,
)
from articles.models import Revision, StepKind, Topic
from tests.admin.accounts import account
from tests.factories import PublishedTopic, published

from .stored import everything_stored

FIRST = "Does it help?\n"
ANNS = f"{FIRST}\nMay it hurt?\n"
BENS = f"{FIRST}\nWhat does it cost?\n"


@pytest.fixture
def topic(db):
    return PublishedTopic(text_published=FIRST)


@pytest.fixture
def bens(topic):
    """A draft that Ben began before Ann published: its topic shows Ann's words."""
    first = topic.live
    published(topic, ANNS)
    return save_draft(topic, BENS, begun_from=first)


def now(revision):
    return Revision.objects.select_related("text").get(pk=revision.pk)


def live_of(topic):
    return Topic.objects.get(pk=topic.pk).live


def due(revision):
    Revision.objects.filter(pk=revision.pk).update(publish_at=timezone.now() - timedelta(minutes=1))


def test_words_that_would_go_are_named_and_nothing_is_published(topic, bens):
    before = everything_stored()
    with pytest.raises(WordsWouldGo) as refused:
        publish(bens)
    would_go = refused.value.would_go
    assert (would_go.revision, would_go.seen, would_go.words.going) == (bens, topic.live, ("May it hurt?",))
    assert would_go.is_begun_from_known
    assert everything_stored() == before


def test_who_has_seen_them_go_publishes(topic, bens):
    over = topic.live
    publish(bens, over=over.pk)
    assert live_of(topic) == bens
    assert now(bens).published_over == over


def test_what_was_seen_to_go_is_asked_about_no_more(topic, bens):
    publish(bens, over=topic.live.pk)
    publish(save_draft(topic, f"{BENS}\nIs it new?\n", begun_from=bens))
    assert "Is it new?" in live_of(topic).markdown


def test_who_saw_others_words_go_than_readers_see_by_now_is_asked_again(topic, bens):
    seen = topic.live
    newer = published(topic, f"{ANNS}\nDoes it last?\n")
    with pytest.raises(WordsWouldGo) as refused:
        publish(now(bens), over=seen.pk)
    assert (refused.value.would_go.seen, live_of(topic)) == (newer, newer)
    assert "Does it last?" in refused.value.would_go.words.going


def test_a_draft_that_was_begun_from_such_a_one_is_asked_about_too(topic, bens):
    with pytest.raises(WordsWouldGo):
        publish(save_draft(topic, f"{BENS}\nIs it new?\n", begun_from=bens))


def test_nothing_is_asked_where_every_word_is_still_there(topic, bens):
    over = topic.live
    merged = save_draft(topic, f"{BENS}\nMay it hurt?\n", begun_from=bens)
    publish(merged)
    assert now(merged).published_over == over


def test_what_was_taken_out_does_not_come_back_unseen(topic):
    wrong = published(topic, f"{FIRST}\nIs it safe?\n")
    published(topic, FIRST)
    draft = save_draft(topic, f"{wrong.markdown}\nIs it new?\n", begun_from=wrong)
    with pytest.raises(WordsWouldGo, match="would bring back words unseen: “Is it safe\\?”"):
        publish(draft)


def test_of_a_draft_of_which_nothing_is_known_all_that_it_does_not_say_would_go(topic):
    draft = save_draft(topic, "Is it new?\n")
    would_go = what_would_go(now(draft))
    assert (would_go.words.going, would_go.is_begun_from_known) == (("Does it help?",), False)


def test_a_draft_begun_from_what_readers_see_takes_from_it_what_it_likes(topic):
    publish(save_draft(topic, "Is it new?\n", begun_from=topic.live))
    assert live_of(topic).markdown == "Is it new?\n"


def test_what_is_restored_shows_what_was_written_since(topic):
    first = topic.live
    published(topic, ANNS)
    restored = restore(topic, first)
    assert restored.begun_from == first
    assert what_would_go(now(restored)).words.going == ("May it hurt?",)


def test_what_readers_saw_last_does_not_go_unseen_either(topic, bens):
    over = topic.live
    take_down(topic.text)
    with pytest.raises(WordsWouldGo, match="what readers saw last"):
        publish(now(bens))
    publish(now(bens), over=over.pk)
    assert live_of(topic) == bens


def test_what_was_archived_comes_back_unasked(topic):
    archive(topic, notice="We split it.")
    publish(topic.text.working)
    assert live_of(topic).markdown == FIRST


def test_a_draft_is_not_begun_from_another_text(topic):
    with pytest.raises(ValueError, match="is not a revision of"):
        save_draft(topic, "Is it new?\n", begun_from=PublishedTopic().live)


@pytest.fixture
def editors(db):
    account("rob", "Reviewer")
    return account("ann", "Author"), account("pia", "Reviewer", "Publisher")


def test_approving_and_publishing_in_one_asks_too(topic, bens, editors):
    with pytest.raises(WordsWouldGo):
        release(topic, now(bens), by=editors[1])
    release(topic, now(bens), by=editors[1], over=topic.live.pk)
    assert live_of(topic) == bens


def test_a_time_is_given_by_who_has_seen_what_will_go_then(topic, bens, editors):
    approve(now(bens), by=editors[1])
    at = timezone.now() + timedelta(hours=1)
    with pytest.raises(WordsWouldGo):
        schedule(now(bens), at, by=editors[1])
    schedule(now(bens), at, by=editors[1], over=topic.live.pk)
    schedule(now(bens), at + timedelta(hours=1), by=editors[1])
    due(bens)
    assert [one.refused for one in publish_due()] == [""]
    assert live_of(topic) == bens


def test_what_was_published_after_the_time_was_given_is_not_replaced_then(topic, editors):
    first, by = topic.live, editors[1]
    anns, bens = (save_draft(topic, words, begun_from=first) for words in (ANNS, BENS))
    approve(now(bens), by=by)
    schedule(now(bens), timezone.now() + timedelta(hours=1), by=by)
    publish(now(anns))
    due(bens)
    out, err = StringIO(), StringIO()
    with pytest.raises(SystemExit):
        call_command("publish_due", stdout=out, stderr=err)
    assert "would take away words unseen: “May it hurt?”" in err.getvalue()
    assert live_of(topic) == anns
    assert (bens.steps.first().kind, now(bens).publish_at) == (StepKind.HELD, None)
    call_command("publish_due", stdout=out, stderr=err)  # It is told once.


@pytest.mark.parametrize("lose", ["unschedule", "send back", "take down", "publish a newer one"])
def test_with_the_time_goes_what_was_seen_to_go(topic, bens, editors, lose):
    by = editors[1]
    approve(now(bens), by=by)
    schedule(now(bens), timezone.now() + timedelta(hours=1), by=by, over=topic.live.pk)
    match lose:
        case "unschedule":
            schedule(now(bens), None, by=by)
        case "send back":
            send_back(now(bens), by=by, words="Not yet.")
        case "take down":
            take_down(topic.text)
        case _:
            publish(save_draft(topic, f"{ANNS}\nIs it new?\n", begun_from=topic.live))
    assert (now(bens).publish_at, now(bens).published_over) == (None, None)


def test_only_what_is_or_will_be_published_goes_over_others(topic, bens):
    with pytest.raises(IntegrityError), transaction.atomic():
        Revision.objects.filter(pk=bens.pk).update(published_over=topic.live)
