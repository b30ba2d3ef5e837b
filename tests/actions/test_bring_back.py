"""What was deleted comes back with all that hung on it, and is not shown to readers before an editor says so."""

import pytest
from django.conf import settings

from articles.actions import NotBroughtBack, bring_back, import_content, log_changes, returning
from articles.models import (
    AgreementChange,
    Claim,
    Link,
    Question,
    Reference,
    RemovedSeed,
    Source,
    Statement,
    Term,
    Topic,
)
from tests.factories import (
    TEXT,
    CheckedReference,
    ConflictingClaim,
    FoundStatement,
    PublishedQuestion,
    PublishedTopic,
    StoredPassage,
    UnwrittenQuestion,
    UnwrittenTopic,
    published,
)

from .seed_folder import SeedFolder
from .stored import everything_stored

pytestmark = pytest.mark.django_db


def deleted(instance):
    """The record that the deletion of the object left."""
    model, key = type(instance), instance.pk
    instance.delete()
    instance.pk = key  # For the test to go on with.
    return model.history.filter(id=key, history_type="-").latest("history_id")


def test_a_topic_comes_back_with_every_revision_and_none_of_them_live():
    topic = PublishedTopic(related=["cost"])
    published(topic, "Is it the second?\n")
    before = Topic.objects.filter(pk=topic.pk).values().get()
    bring_back(deleted(topic))
    topic = Topic.objects.get(pk=topic.pk)
    assert Topic.objects.filter(pk=topic.pk).values().get() == before
    assert topic.live is None
    assert [one.markdown for one in topic.text.revisions.all()] == ["Is it the second?\n", TEXT]
    assert topic.text.working.markdown == "Is it the second?\n"


def test_passages_are_on_the_topic_again():
    topic, passage = UnwrittenTopic(), StoredPassage()
    passage.topics.add(topic)
    bring_back(deleted(topic))
    assert list(topic.passages.all()) == [passage]


def test_a_question_comes_back_with_its_claims():
    question, claim, gone = PublishedQuestion(), ConflictingClaim(), ConflictingClaim()
    question.claims.set([claim, gone])
    record = deleted(question)
    gone.delete()
    bring_back(record)
    assert list(Question.objects.get(pk=question.pk).claims.all()) == [claim]


def test_a_claim_comes_back_unpublished_with_its_statements_questions_and_changes():
    claim = ConflictingClaim(logged_agreement="conflict")
    question = UnwrittenQuestion()
    question.claims.add(claim)
    change = AgreementChange.objects.create(claim=claim, question="?", before="single", after="conflict", reason="So.")
    before = list(claim.statements.values())
    bring_back(deleted(claim))
    claim = Claim.objects.get(pk=claim.pk)
    assert not claim.is_published
    assert list(claim.statements.values()) == before
    assert list(claim.asked_by.all()) == [question]
    assert list(claim.changes.all()) == [change]
    assert not log_changes("It is back.")


def test_a_statement_that_was_removed_before_its_claim_stays_removed():
    claim = ConflictingClaim()
    first, second = claim.statements.all()
    first.delete()
    bring_back(deleted(claim))
    assert list(Claim.objects.get(pk=claim.pk).statements.all()) == [second]


def test_a_claims_statement_whose_words_are_gone_comes_back_for_editors_only():
    claim = ConflictingClaim()
    statement = claim.statements.first()
    record = deleted(claim)
    Source.objects.filter(pk=statement.source_id).update(text="Other words.")
    assert bring_back(record).lost == 1
    assert Statement.objects.get(pk=statement.pk).start is None


def test_a_statement_is_looked_up_again():
    statement = FoundStatement()
    record = deleted(statement)
    Source.objects.filter(pk=statement.source_id).update(text="And now: It surely works. It never works.")
    statement.passage.text = "And now: It surely works. It never works."
    statement.passage.end = len(statement.passage.text)
    statement.passage.save()
    bring_back(record)
    assert Statement.objects.get(pk=statement.pk).start == 9


def test_a_statement_whose_words_are_gone_is_refused():
    statement = FoundStatement()
    record = deleted(statement)
    Source.objects.filter(pk=statement.source_id).update(text="Other words.")
    refused(record, "source")


def test_what_hung_on_something_deleted_is_refused_until_that_is_back():
    question = UnwrittenQuestion()
    record = deleted(question)
    topic = deleted(question.topic)
    refused(record, "The topic that it belonged to was deleted too: bring that back first.")
    bring_back(topic)
    bring_back(record)
    assert Question.objects.get(pk=question.pk).topic_id == question.topic_id


def test_what_has_its_address_taken_is_refused():
    topic = PublishedTopic(slug="needles")
    record = deleted(topic)
    UnwrittenTopic(slug="needles")
    refused(record, "Another topic has the slug “needles” now")


def test_it_comes_back_once():
    record = deleted(CheckedReference())
    bring_back(record)
    assert Reference.objects.filter(pk=record.id).exists()
    refused(record, "brought back already")


def test_a_statement_of_a_claim_of_another_kind_by_now_is_refused():
    statement = FoundStatement()
    record = deleted(statement)
    Claim.objects.filter(pk=statement.claim_id).update(kind="set")
    refused(record, "A list needs the things named")


def refused(record, why):
    before = everything_stored()
    for verb in (returning, bring_back):
        with pytest.raises(NotBroughtBack, match=why.replace("(", r"\(")):
            verb(record)
    assert everything_stored() == before


def test_a_seed_that_came_back_is_loaded_as_before(content):
    term = Term.objects.get(slug="collagen")
    record = deleted(term)
    assert RemovedSeed.objects.filter(model="term", key="collagen").exists()
    bring_back(record)
    assert not RemovedSeed.objects.filter(model="term", key="collagen").exists()
    report = import_content(settings.SEEDS)
    assert report.outcomes["added"] == 0
    term = Term.objects.get(pk=term.pk)
    assert term.live is None
    assert term.text.working is not None


def test_a_seed_that_changed_meanwhile_waits_beside_what_came_back(content, tmp_path):
    question, seeds = Question.objects.get(slug="does-it-hurt"), SeedFolder(tmp_path / "seeds")
    bring_back(deleted(question))
    seeds.append("questions/does-it-hurt.md", "\nIs it new?\n")
    assert import_content(seeds.path).outcomes["published"] == 0
    assert Question.objects.get(pk=question.pk).live is None


def test_what_led_from_it_leads_nowhere_until_it_is_published():
    other = UnwrittenTopic()
    topic = PublishedTopic(text_published=f"Do you see [[{other.slug}]]?\n")
    assert Link.objects.exists()
    bring_back(deleted(topic))
    assert not Link.objects.filter(text_id=topic.text_id).exists()
