"""Which revisions a revision came from."""

from articles.actions import publish, save_draft
from articles.models import Ancestry, Revision, ancestors
from tests.factories import UnwrittenTopic


def chain(written, *words):
    """Revisions, each begun from the one before."""
    revisions = []
    for one in words:
        revisions.append(save_draft(written, f"Is it {one}?\n", begun_from=revisions[-1] if revisions else None))
    return revisions


def keys(*revisions):
    return {one.pk for one in revisions}


def test_a_revision_comes_from_all_that_it_was_begun_from_over_others(db):
    first, second, third = chain(UnwrittenTopic(), "one", "two", "three")
    assert ancestors(third) == keys(first, second, third)
    assert ancestors(first) == keys(first)


def test_one_begun_from_an_earlier_one_did_not_come_from_those_between(db):
    topic = UnwrittenTopic()
    first, second = chain(topic, "one", "two")
    third = save_draft(topic, "Is it three?\n", begun_from=first)
    assert ancestors(third) == keys(first, third)
    assert Ancestry(topic.text).parted_at(second.pk, third.pk) == first.pk


def test_what_it_was_published_over_counts_for_all_that_was_begun_from_it_then(db):
    topic = UnwrittenTopic()
    first, second = chain(topic, "one", "two")
    publish(second)
    third = save_draft(topic, "Is it three?\n", begun_from=first)
    publish(third, over=second.pk)
    fourth = save_draft(topic, "Is it four?\n", begun_from=third)
    assert ancestors(fourth) == keys(first, second, third, fourth)


def test_what_it_is_only_to_be_published_over_counts_for_nothing_that_was_begun_from_it(db):
    topic = UnwrittenTopic()
    first, second = chain(topic, "one", "two")
    waiting = save_draft(topic, "Is it three?\n", begun_from=first)
    Revision.objects.filter(pk=waiting.pk).update(
        stage="approved", publish_at="2100-01-01T00:00Z", published_over=second
    )
    after = save_draft(topic, "Is it four?\n", begun_from=waiting)
    assert second.pk in ancestors(waiting)
    assert second.pk not in ancestors(after)


def test_two_of_which_nothing_is_known_have_nothing_in_common(db):
    topic = UnwrittenTopic()
    one, other = save_draft(topic, "Is it one?\n"), save_draft(topic, "Is it other?\n")
    assert Ancestry(topic.text).parted_at(one.pk, other.pk) is None


def test_a_revision_that_was_published_over_what_came_from_it_is_walked_once(db):
    first, second = chain(UnwrittenTopic(), "one", "two")
    publish(first)
    publish(second)
    publish(first, over=second.pk)
    assert ancestors(first) == ancestors(second) == keys(first, second)


def test_a_long_history_costs_one_query(db, django_assert_num_queries):
    newest = chain(UnwrittenTopic(), *range(40))[-1]
    newest = Revision.objects.select_related("text").get(pk=newest.pk)
    with django_assert_num_queries(1):
        assert len(ancestors(newest)) == 40
