"""What is recorded is what was stored: whatever way it was changed, and whatever the object in hand says."""

import pytest
from django.core import serializers
from django.db import models
from django.db.models import F

from articles.models import Claim, Passage, Question, Record, Topic, as_loaded, records_of, values_of
from tests.factories import (
    CheckedReference,
    ConflictingClaim,
    SilentClaim,
    StoredPassage,
    StoredSource,
    UnwrittenQuestion,
    UnwrittenTopic,
)

pytestmark = pytest.mark.django_db


def history(instance, name):
    """What each record says of the field, the oldest first, after a sign for what was done."""
    records = list(records_of(instance))[::-1]
    return [(record.history_type, state[name]) for record, state in zip(records, values_of(records), strict=True)]


def anew(instance):
    """The same, as another request loads it."""
    return type(instance)._base_manager.get(pk=instance.pk)


class TestListChangedFromTheOtherSide:
    def test_what_is_put_into_it_and_taken_out_is_recorded(self):
        topic, passage = UnwrittenTopic(), StoredPassage()
        topic.passages.add(passage)
        topic.passages.remove(passage)
        assert history(passage, "topics") == [("+", []), ("~", [topic.pk]), ("~", [])]

    def test_each_of_many_has_a_record_of_its_own(self):
        claim, kept, former, new = SilentClaim(), UnwrittenQuestion(), UnwrittenQuestion(), UnwrittenQuestion()
        claim.asked_by.set([kept, former])
        claim.asked_by.set([kept, new])
        assert history(kept, "claims") == [("+", []), ("~", [claim.pk])]
        assert history(former, "claims") == [("+", []), ("~", [claim.pk]), ("~", [])]
        assert history(new, "claims") == [("+", []), ("~", [claim.pk])]

    def test_emptying_it_is_recorded(self):
        topic, passages = UnwrittenTopic(), [StoredPassage(), StoredPassage()]
        topic.passages.set(passages)
        topic.passages.clear()
        assert [history(one, "topics")[-1] for one in passages] == [("~", []), ("~", [])]

    def test_what_was_there_already_is_no_change(self):
        topic, passage = UnwrittenTopic(), StoredPassage()
        passage.topics.add(topic)
        before = history(passage, "topics")
        topic.passages.add(passage)
        topic.passages.set([passage])
        assert history(passage, "topics") == before

    def test_nothing_is_recorded_of_what_did_not_change_itself(self):
        topic = UnwrittenTopic()
        topic.passages.add(StoredPassage())
        assert not records_of(topic).exists()


class TestLinkCutByADeletion:
    def test_the_history_names_what_was_deleted_no_more(self):
        topic, other, passage = UnwrittenTopic(), UnwrittenTopic(), StoredPassage()
        passage.topics.set([topic, other])
        key = topic.pk
        topic.delete()
        assert history(passage, "topics")[-2:] == [("~", [key, other.pk]), ("~", [other.pk])]

    def test_many_that_go_at_once_are_one_change(self):
        question, claims = UnwrittenQuestion(), [SilentClaim(), SilentClaim()]
        question.claims.set(claims)
        Claim.objects.filter(pk__in=[claim.pk for claim in claims]).delete()
        assert history(question, "claims")[-2:] == [("~", [claim.pk for claim in claims]), ("~", [])]

    def test_what_nobody_recorded_is_recorded_as_it_was_first(self):
        question, claim = UnwrittenQuestion(), SilentClaim()
        Question.claims.through.objects.create(question=question, claim=claim)  # As a load leaves it.
        key = claim.pk
        claim.delete()
        assert history(question, "claims") == [("+", [key]), ("~", [])]

    def test_what_had_no_link_to_it_has_no_record(self):
        passage, topic = StoredPassage(), UnwrittenTopic()
        topic.delete()
        assert not records_of(passage).exists()

    def test_a_large_topic_takes_no_more_queries_than_a_small_one(self, django_assert_max_num_queries):
        source, topic = StoredSource(), UnwrittenTopic()
        Passage.objects.bulk_create(
            Passage(source=source, public_id=f"p-{n}", kind="paragraph", start=n, end=n + 1) for n in range(300)
        )
        links = Passage.topics.through
        links.objects.bulk_create(links(passage=one, topic=topic) for one in source.passages.all())
        with django_assert_max_num_queries(60):
            topic.delete()
        assert Passage.history.filter(source=source).count() == 600

    @pytest.mark.parametrize("kind", Record.__subclasses__())
    def test_no_other_link_is_cut_without_a_word(self, kind):
        """A deletion that empties a field would tell nobody; one that takes the object with it is recorded."""
        keys = [field for field in kind.decided() if isinstance(field, models.ForeignKey)]
        assert not {field for field in keys if field.remote_field.on_delete in (models.SET_NULL, models.DO_NOTHING)}


class TestDeletion:
    def test_the_lists_that_went_with_it_stand_in_its_record(self):
        question, claims = UnwrittenQuestion(), [SilentClaim(), SilentClaim()]
        passage, topic = StoredPassage(), UnwrittenTopic()
        question.claims.set(claims)
        passage.topics.add(topic)
        former = anew(question), anew(passage)
        question.delete()
        passage.delete()
        assert history(former[0], "claims")[-1] == ("-", [claim.pk for claim in claims])
        assert history(former[1], "topics")[-1] == ("-", [topic.pk])

    def test_what_goes_with_its_source_keeps_its_lists_too(self):
        passage, topic = StoredPassage(), UnwrittenTopic()
        passage.topics.add(topic)
        former = anew(passage)
        former.source.delete()
        assert history(former, "topics")[-1] == ("-", [topic.pk])

    def test_it_is_recorded_as_it_was_stored(self):
        claim = ConflictingClaim()
        former, stored = anew(claim), claim.question
        claim.question = "Was this never stored?"
        claim.delete()
        assert history(former, "question") == [("-", stored)]


class TestValuesThatWereNeverStored:
    def test_what_a_save_leaves_out_is_not_recorded(self):
        topic = UnwrittenTopic(name="Stored", position=1)
        topic.name, topic.position = "Never stored", 2
        topic.save(update_fields=["position"])
        assert history(topic, "name") == [("+", "Stored"), ("~", "Stored")]
        assert history(topic, "position") == [("+", 1), ("~", 2)]

    def test_a_save_that_stores_no_change_records_none(self):
        topic = UnwrittenTopic(name="Stored", position=1)
        topic.name = "Never stored"
        topic.save(update_fields=["position"])
        assert not records_of(topic).exists()

    def test_what_another_saved_meanwhile_stays_recorded(self):
        topic, late = UnwrittenTopic(question="Is it the first?"), Topic.objects.latest("pk")
        topic.question = "Is it the second?"
        topic.save()
        late.position = 7
        late.save(update_fields=["position"])
        assert [value for _, value in history(topic, "question")] == [
            "Is it the first?",
            "Is it the second?",
            "Is it the second?",
        ]

    def test_what_the_database_works_out_is_recorded_as_it_was_stored(self):
        topic = UnwrittenTopic(position=1)
        topic.position = F("position") + 1
        topic.save()
        assert history(topic, "position") == [("+", 1), ("~", 2)]

    def test_what_was_loaded_in_part_is_recorded_whole(self):
        topic = Topic.objects.only("name").get(pk=UnwrittenTopic(question="Is it stored?").pk)
        topic.name = "Another"
        topic.save()
        assert history(topic, "question") == [("+", "Is it stored?"), ("~", "Is it stored?")]

    def test_the_same_day_in_another_form_is_no_change(self):
        reference = CheckedReference(checked_on="2026-01-02")
        reference.save()
        assert not records_of(reference).exists()


class TestWhatNobodyRecorded:
    def test_what_was_updated_at_once_is_not_laid_to_whoever_saves_next(self, editor):
        topic = UnwrittenTopic(name="First")
        topic.name = "Second"
        topic.save()
        Topic.objects.filter(pk=topic.pk).update(name="Third")
        late = anew(topic)
        late.position, late._history_user = 7, editor
        late.save()
        assert history(topic, "name")[1:] == [("~", "Second"), ("~", "Third"), ("~", "Third")]
        assert [record.history_user for record in records_of(topic)[:2]] == [editor, None]

    def test_what_the_program_loads_has_no_history(self):
        topic = as_loaded(UnwrittenTopic())
        topic.name = "Loaded"
        topic.save()
        topic.passages.add(StoredPassage())
        topic.delete()
        assert not Topic.history.exists()
        assert not Passage.history.exists()

    def test_but_what_it_changes_over_an_editors_work_is_recorded(self):
        passage, topic = StoredPassage(), UnwrittenTopic()
        passage.topics.add(UnwrittenTopic())
        as_loaded(anew(passage)).topics.set([topic])
        assert history(passage, "topics")[-1] == ("~", [topic.pk])
        as_loaded(anew(passage)).delete()
        assert history(passage, "topics")[-1] == ("-", [topic.pk])


def test_what_a_dump_brings_is_not_recorded_again():
    passage, topic = StoredPassage(), UnwrittenTopic()
    dumped = serializers.serialize("json", [passage])
    passage.topics.add(topic)
    recorded = history(passage, "topics")
    for brought in serializers.deserialize("json", dumped):
        brought.save()
    assert topic not in anew(passage).topics.all()
    assert history(passage, "topics") == recorded
