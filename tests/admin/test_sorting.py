"""Sorting many passages under a topic: first which, then what will happen, then done; an import leaves it so."""

import pytest

from articles.models import ContentRevision, Passage, Topic
from tests.factories import StoredPassage, UnwrittenTopic

from .accounts import allowed
from .forms import agree, choose, messages_of

pytestmark = pytest.mark.usefixtures("content")
PASSAGES = "/admin/articles/passage/"


def show(editing, asked, **wanted):
    """Answer which topic, to be shown what will happen."""
    seen = {"seen": asked.context["digest"], "_selected_action": [step.one.pk for step in asked.context["steps"]]}
    return editing.post(PASSAGES, {"action": "sort_under", **seen, **wanted}, follow=True)


def words_of(response):
    return {step.one: step.words for step in response.context["steps"]}


def test_passages_are_put_under_a_topic_and_an_import_leaves_them_so(editing):
    cost, other = Topic.objects.get(slug="cost"), UnwrittenTopic(name="Other", position=0)
    passage, there = StoredPassage(), StoredPassage()
    passage.topics.add(other)
    there.topics.add(cost)
    before = ContentRevision.current()

    asked = choose(editing, PASSAGES, "sort_under", passage, there)
    assert words_of(asked)[passage] == "is under “Other” now."
    assert 'name="post"' not in asked.content.decode()
    wanted = {"topic": cost.pk, "way": "add"}
    shown = show(editing, asked, **wanted)
    assert words_of(shown)[passage] == "is under “Other” now, and will be under “Other” and “Cost”."
    assert words_of(shown)[there] == "is under “Cost” already."
    assert list(passage.topics.all()) == [other]

    assert "1 passage put under “Cost”." in messages_of(agree(editing, PASSAGES, shown, **wanted))
    assert set(passage.topics.all()) == {other, cost}
    assert Passage.objects.get(pk=passage.pk).topics_edited
    assert not Passage.objects.get(pk=there.pk).topics_edited
    assert ContentRevision.current() > before


def test_passages_are_taken_away_from_a_topic(editing):
    cost, passage = Topic.objects.get(slug="cost"), StoredPassage()
    passage.topics.add(cost)
    wanted = {"topic": cost.pk, "way": "remove"}
    shown = show(editing, choose(editing, PASSAGES, "sort_under", passage), **wanted)
    assert words_of(shown)[passage] == "is under “Cost” now, and will be under no topic."
    agree(editing, PASSAGES, shown, **wanted)
    assert not passage.topics.exists()


@pytest.mark.parametrize("kind", ["passage", "proposal", "statement"])
def test_the_list_of_one_source_leads_back_to_it(editing, kind):
    source = StoredPassage().source
    listed = f"/admin/articles/{kind}/?source__id__exact={source.pk}"
    back = f'<a href="/admin/articles/source/{source.pk}/change/">Back to the source</a>'
    assert back in editing.get(listed).content.decode()
    assert "Back to the source" not in editing.get(f"/admin/articles/{kind}/").content.decode()


def test_another_topic_than_was_shown_is_shown_again_first(editing):
    cost, results = Topic.objects.get(slug="cost"), Topic.objects.get(slug="results")
    passage = StoredPassage()
    shown = show(editing, choose(editing, PASSAGES, "sort_under", passage), topic=cost.pk, way="add")
    again = agree(editing, PASSAGES, shown, topic=results.pk, way="add")
    assert "“Results over time”" in words_of(again)[passage]
    assert not passage.topics.exists()


@pytest.mark.parametrize("topic", ["", "0", "nothing", "9" * 30])
def test_without_a_topic_nothing_is_done(editing, topic):
    passage = StoredPassage()
    asked = choose(editing, PASSAGES, "sort_under", passage)
    again = show(editing, asked, topic=topic, way="add", post="yes")
    assert again.context["bulk"].form.errors["topic"]
    assert again.context["bulk"].is_waiting
    assert not passage.topics.exists()


def test_page_furniture_is_never_sorted(editing):
    furniture = StoredPassage(kind="furniture", rule="menu")
    asked = choose(editing, PASSAGES, "sort_under", furniture)
    assert words_of(asked)[furniture] == "is page furniture, which readers never see."


def test_who_may_only_look_is_not_offered_it():
    assert "Sort under topic" not in allowed("view_passage").get(PASSAGES).content.decode()


def test_a_topic_that_was_guessed_right_is_made_clear_by_sorting_under_it_and_by_saying_so(editing):
    cost = Topic.objects.get(slug="cost")
    sorted_so, said_so, saved_so, clear = (StoredPassage(is_unsure=one) for one in (True, True, True, False))
    for passage in (sorted_so, said_so, saved_so, clear):
        passage.topics.add(cost)
    wanted = {"topic": cost.pk, "way": "add"}
    shown = show(editing, choose(editing, PASSAGES, "sort_under", sorted_so), **wanted)
    assert words_of(shown)[sorted_so] == "is under “Cost” now, and stays there: its topic will be clear."
    agree(editing, PASSAGES, shown, **wanted)

    shown = choose(editing, PASSAGES, "topics_are_right", said_so, clear)
    assert words_of(shown)[clear] == "is under “Cost”, and that is clear already."
    assert "The topics of 1 passage are clear." in messages_of(agree(editing, PASSAGES, shown))

    editing.post(f"{PASSAGES}{saved_so.pk}/change/", {"topics": [cost.pk]})
    chosen = [sorted_so.pk, said_so.pk, saved_so.pk]
    assert not Passage.objects.unsure().filter(pk__in=chosen).exists()
    assert not Passage.objects.get(pk=clear.pk).topics_edited
    assert all(list(Passage.objects.get(pk=one).topics.all()) == [cost] for one in chosen)
