"""Two editors at one text, and what readers see of what was not yet released."""

import pytest
from django.conf import settings
from django.test import Client
from django.urls import reverse

from articles.actions import import_article, import_content
from articles.models import Claim, RemovedSeed, Source, Term, Topic
from tests.admin.forms import as_shown, messages_of, page_of
from tests.factories import PublishedTopic

pytestmark = pytest.mark.usefixtures("content")

ALICE = "Did Alice write this?\n"
BOB = "Did Bob write this?\n"


def change(editing, written, **values):
    return editing.post(page_of(written), as_shown(editing, page_of(written)) | values, follow=True)


def test_nothing_is_published_over_what_an_editor_has_not_seen(editing):
    topic = Topic.objects.get(slug="cost")
    address, seen_by_bob = page_of(topic), as_shown(editing, page_of(topic))
    change(editing, topic, markdown=ALICE, _publish="")
    response = editing.post(address, {**seen_by_bob, "markdown": BOB, "_publish": ""}, follow=True)
    assert any("Someone else saved this text" in told for told in messages_of(response))
    topic = Topic.objects.get(slug="cost")
    assert topic.live.markdown == ALICE
    assert topic.text.working.markdown == BOB


def test_a_new_claim_is_for_readers_only_once_it_is_published(editing):
    values = {
        "question": "Is it new?",
        "slug": "is-it-new",
        "topic": Topic.objects.get(slug="cost").pk,
        "kind": "stance",
        "position": 99,
        "statements-TOTAL_FORMS": 0,
        "statements-INITIAL_FORMS": 0,
    }
    editing.post(reverse("admin:articles_claim_add"), {**values, "_save": ""})
    claim = Claim.objects.get(slug="is-it-new")
    assert Client().get(claim.get_absolute_url()).status_code == 404
    change(editing, claim, _publish="")
    assert Client().get(claim.get_absolute_url()).status_code == 200


def test_a_new_source_counts_for_nothing_until_an_editor_has_read_it(client, vocabulary):
    before = client.get("/claims/session-length/").content
    source = import_article(
        b"Hair\n\nNeedling takes ten minutes, they say.\n", file="new.txt", vocabulary=vocabulary
    ).source
    assert client.get("/claims/session-length/").content == before
    assert client.get(source.get_absolute_url()).status_code == 404
    Source.objects.filter(pk=source.pk).update(is_read=True)
    assert b"None of our six sources answers this." in client.get("/claims/session-length/").content


def test_a_source_that_nothing_quotes_can_be_deleted_with_its_passages(editing, vocabulary):
    source = import_article(
        b"Hair\n\nNeedling takes ten minutes, they say.\n", file="new.txt", vocabulary=vocabulary
    ).source
    editing.post(page_of(source, "delete"), {"post": "yes"})
    assert not Source.objects.filter(pk=source.pk).exists()


def test_a_source_that_statements_quote_cannot_be_deleted(editing):
    source = Source.objects.get(letter="A")
    page = editing.get(page_of(source, "delete")).content.decode()
    assert "would require deleting the following protected related objects" in page
    editing.post(page_of(source, "delete"), {"post": "yes"})
    assert Source.objects.filter(pk=source.pk).exists()


def test_the_day_of_re_reading_is_shown_once_an_editor_says_so(editing, client):
    topic = PublishedTopic()
    assert b"Last re-read" not in client.get(topic.get_absolute_url()).content
    change(editing, topic, reread="on")
    assert b"Last re-read by the editors" in client.get(topic.get_absolute_url()).content


def test_a_removed_seed_comes_back_once_an_editor_lets_it(editing):
    term = Term.objects.get(slug="collagen")
    editing.post(page_of(term, "delete"), {"post": "yes"})
    import_content(settings.SEEDS)
    assert not Term.objects.filter(slug="collagen").exists()
    removed = RemovedSeed.objects.get(model="term", key="collagen")
    assert "collagen" in editing.get(reverse("admin:articles_removedseed_changelist")).content.decode()
    editing.post(page_of(removed, "delete"), {"post": "yes"})
    import_content(settings.SEEDS)
    assert Term.objects.get(slug="collagen").live is not None


def test_the_same_words_sent_twice_are_published_without_a_warning(editing):
    topic = Topic.objects.get(slug="cost")
    address, form = (
        page_of(topic),
        as_shown(editing, page_of(topic)) | {"markdown": "Is it sent twice?\n", "_publish": ""},
    )
    editing.post(address, form)
    response = editing.post(address, form, follow=True)
    assert not any("Someone else" in told for told in messages_of(response))
    assert Topic.objects.get(slug="cost").live.markdown == "Is it sent twice?\n"


def test_a_text_that_changed_meanwhile_does_not_count_as_re_read(editing):
    topic = PublishedTopic()
    address, seen_by_bob = page_of(topic), as_shown(editing, page_of(topic))
    change(editing, topic, markdown=ALICE, _publish="")
    editing.post(address, {**seen_by_bob, "markdown": BOB, "reread": "on"})
    assert Topic.objects.get(pk=topic.pk).text.reread_on is None
