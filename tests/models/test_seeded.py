"""The three-way merge of a seed's attributes, the content revision, and texts."""

import pytest
from django.db import IntegrityError, transaction

from articles.actions import save_draft
from articles.models import ContentRevision, Origin, Topic
from tests.factories import TEXT, DraftTopic, PublishedTopic, UnwrittenTopic

pytestmark = pytest.mark.django_db

SEED = {"name": "Cost", "related": ["results"]}


@pytest.fixture
def loaded():
    topic = UnwrittenTopic.build()
    topic.merge_seed(SEED)
    topic.save()
    return topic


def test_an_attribute_that_nobody_changed_follows_its_seed(loaded):
    assert loaded.merge_seed(SEED | {"name": "Price"}) == []
    assert loaded.name == "Price"


def test_an_attribute_that_an_editor_changed_is_kept_and_named(loaded):
    loaded.name = "What it costs"
    assert loaded.merge_seed(SEED | {"name": "Price"}) == ["name"]
    assert loaded.name == "What it costs"
    assert loaded.merge_seed(SEED | {"name": "Price"}) == ["name"]


def test_a_seed_that_comes_to_say_what_the_editor_said_follows_again(loaded):
    loaded.name = "Price"
    assert loaded.merge_seed(SEED | {"name": "Price"}) == []
    loaded.merge_seed(SEED | {"name": "Prices"})
    assert loaded.name == "Prices"


def test_merging_saves_nothing(loaded):
    loaded.merge_seed(SEED | {"name": "Price"})
    assert Topic.objects.get(pk=loaded.pk).name == "Cost"


def test_the_content_revision_is_one_row_and_only_rises():
    ContentRevision.objects.all().delete()
    assert ContentRevision.current() == 0
    ContentRevision.raise_number()
    ContentRevision.raise_number()
    assert ContentRevision.current() == 2
    with pytest.raises(IntegrityError), transaction.atomic():
        ContentRevision.objects.create(pk=2)


def test_an_editor_goes_on_from_the_newest_draft():
    topic = PublishedTopic()
    save_draft(topic, "Second.\n")
    third = save_draft(topic, "Third.\n")
    assert topic.text.working == third


def test_an_editor_goes_on_from_the_live_text_and_not_from_a_seed_beside_it():
    topic = PublishedTopic()
    save_draft(topic, "From seeds.\n", origin=Origin.SEED)
    assert topic.text.working.markdown == TEXT


def test_a_text_knows_whose_it_is():
    topic = DraftTopic()
    assert topic.text.owner == topic
    assert str(topic.text.working) == f"topic: {topic.name}, revision {topic.text.working.pk}"


def test_what_has_no_text_has_nothing_live():
    assert UnwrittenTopic().live is None
    assert DraftTopic().live is None
