"""Two editors at what is not a text: nothing is saved over what was not seen, and nothing that was typed is lost."""

import pytest

from articles.models import Question, Topic
from tests.actions.stored import everything_stored
from tests.factories import (
    CheckedReference,
    FoundStatement,
    PublishedTopic,
    SilentClaim,
    StoredPassage,
    StoredSource,
    UnwrittenQuestion,
    UnwrittenTopic,
)

from .forms import as_shown, change, differences, page_of, sent_again

pytestmark = pytest.mark.django_db


def field(response, name):
    return response.context["adminform"].form[name].value()


def test_what_both_changed_is_shown_and_not_saved(editing, bob):
    reference = CheckedReference(citation="Able B. A study.")
    opened = as_shown(bob, page_of(reference))
    change(editing, reference, citation="Able B. Two studies.")
    before = everything_stored()
    response = bob.post(page_of(reference), {**opened, "citation": "Able B. A large study."})
    assert everything_stored() == before
    assert differences(response) == {
        "Citation": ("Able B. A study.", "Able B. Two studies.", "Able B. A large study.", True)
    }
    assert field(response, "citation") == "Able B. A large study."
    html = response.content.decode()
    assert "You both changed it" in html
    assert "erin, " in html


def test_saving_again_from_there_is_a_knowing_choice(editing, bob):
    reference = CheckedReference()
    opened = as_shown(bob, page_of(reference))
    change(editing, reference, citation="Theirs.")
    response = bob.post(page_of(reference), {**opened, "citation": "Ours."})
    bob.post(page_of(reference), sent_again(response))
    reference.refresh_from_db()
    assert reference.citation == "Ours."


def test_a_third_editor_in_between_is_seen_too(editing, bob):
    reference = CheckedReference()
    opened = as_shown(bob, page_of(reference))
    change(editing, reference, citation="Theirs.")
    response = bob.post(page_of(reference), {**opened, "citation": "Ours."})
    change(editing, reference, short="Able 2020")
    response = bob.post(page_of(reference), sent_again(response))
    assert differences(response) == {"Short": ("", "Able 2020", "", False)}


def test_what_only_the_other_changed_stands_in_the_form_as_they_left_it(editing, bob):
    reference = CheckedReference(citation="As it was.")
    opened = as_shown(bob, page_of(reference))
    change(editing, reference, citation="Theirs.")
    response = bob.post(page_of(reference), {**opened, "short": "Ours 2020"})
    assert differences(response) == {"Citation": ("As it was.", "Theirs.", "As it was.", False)}
    assert (field(response, "citation"), field(response, "short")) == ("Theirs.", "Ours 2020")
    assert "changed only what you did not" in response.content.decode()
    bob.post(page_of(reference), sent_again(response))
    reference.refresh_from_db()
    assert (reference.citation, reference.short) == ("Theirs.", "Ours 2020")


def test_who_typed_the_same_or_nothing_is_not_held_up(editing, bob):
    reference = CheckedReference()
    opened = as_shown(bob, page_of(reference))
    change(editing, reference, citation="The same.")
    assert bob.post(page_of(reference), {**opened, "citation": "The same."}).status_code == 302


def test_conflicts_stand_first(editing, bob):
    reference = CheckedReference()
    opened = as_shown(bob, page_of(reference))
    change(editing, reference, citation="Theirs.", found="Theirs.")
    response = bob.post(page_of(reference), {**opened, "found": "Ours."})
    assert list(differences(response)) == ["Found", "Citation"]


@pytest.mark.parametrize("token", ["", "forged", "\0", "a:b:c"])
def test_a_form_that_does_not_say_what_it_was_opened_on_is_shown_unless_nothing_differs(editing, token):
    reference = CheckedReference(citation="Stored.")
    opened = {**as_shown(editing, page_of(reference)), "opened_on": token}
    response = editing.post(page_of(reference), {**opened, "citation": "Typed."})
    assert differences(response) == {"Citation": ("not known", "Stored.", "Typed.", True)}
    assert editing.post(page_of(reference), sent_again(response)).status_code == 302
    opened = {**as_shown(editing, page_of(reference)), "opened_on": token}
    assert editing.post(page_of(reference), opened).status_code == 302


def test_choices_names_dates_and_lists_are_told_in_words(editing, bob):
    source = StoredSource(text="It surely works. It says so.", title="Its title")
    opened = as_shown(bob, page_of(source))
    theirs = {
        "kind": "clinic",
        "interest": "offers",
        "interest_words": "It surely works.",
        "withdrawn_on": "2026-03-02",
    }
    change(editing, source, **theirs)
    told = differences(bob.post(page_of(source), {**opened, "title": "Another"}))
    assert told["Kind"][:2] == ("kind unknown", "clinic’s page")
    assert told["Interest"][:2] == ("no interest stated", "offers the treatment")
    assert told["Interest words"][:2] == ("", "It surely works.")
    assert told["Withdrawn on"][:2] == ("", "2 March 2026")


def test_lists_of_others_are_told_by_name_and_set_as_the_other_left_them(editing, bob):
    question, claims = UnwrittenQuestion(), [SilentClaim(), SilentClaim()]
    question.claims.add(claims[0])
    opened = as_shown(bob, page_of(question))
    change(editing, question, claims=[claims[1].pk], topic=claims[1].topic_id)
    response = bob.post(page_of(question), {**opened, "wording": "Is it ours?"})
    assert differences(response)["Claims"][:2] == (str(claims[0]), str(claims[1]))
    assert differences(response)["Topic"][1] == str(claims[1].topic)
    bob.post(page_of(question), sent_again(response))
    question = Question.objects.get(pk=question.pk)
    assert (question.wording, list(question.claims.all())) == ("Is it ours?", [claims[1]])


def test_the_topics_of_a_passage_are_seen_too(editing, bob):
    passage, topics = StoredPassage(), [UnwrittenTopic(), UnwrittenTopic()]
    opened = as_shown(bob, page_of(passage))
    change(editing, passage, topics=[topics[0].pk])
    response = bob.post(page_of(passage), {**opened, "topics": [topics[1].pk]})
    assert differences(response)["Topics"] == ("", str(topics[0]), str(topics[1]), True)


def test_hostile_words_of_another_are_shown_as_words(editing, bob):
    reference = CheckedReference()
    opened = as_shown(bob, page_of(reference))
    change(editing, reference, citation="<script>alert(1)</script>" * 3)
    html = bob.post(page_of(reference), {**opened, "citation": "<b>ours</b>"}).content.decode()
    assert "<script>alert" not in html
    assert "<b>ours" not in html


def test_what_cannot_be_meant_is_given_back_too(editing, bob):
    statement = FoundStatement(claim__kind="quantity", claim__unit="weeks", low=1, high=2, unit="weeks", stance=None)
    opened = as_shown(bob, page_of(statement))
    change(editing, statement, low="1.5")
    response = bob.post(page_of(statement), {**opened, "low": "one"})
    assert differences(response)["Low"] == ("1", "1.5", "one", True)
    assert field(response, "low") == "one"


# A text beside the fields.


def test_what_was_written_comes_back_with_a_stale_form(editing, bob):
    topic = PublishedTopic()
    opened = as_shown(bob, page_of(topic))
    change(editing, topic, name="Theirs")
    response = bob.post(page_of(topic), {**opened, "name": "Ours", "markdown": "Did Bob write?\n", "_publish": ""})
    assert field(response, "markdown") == "Did Bob write?\n"
    bob.post(page_of(topic), sent_again(response) | {"_save": ""})
    topic = Topic.objects.get(pk=topic.pk)
    assert (topic.name, topic.text.working.markdown) == ("Ours", "Did Bob write?\n")


def test_a_text_that_this_editor_did_not_touch_is_the_others(editing, bob):
    topic = PublishedTopic()
    opened = as_shown(bob, page_of(topic))
    change(editing, topic, markdown="Did Alice write?\n")
    response = bob.post(page_of(topic), {**opened, "question": "Is it ours?", "_publish": ""})
    assert list(differences(response)) == ["Text"]
    assert field(response, "markdown") == "Did Alice write?\n"
    bob.post(page_of(topic), sent_again(response))
    topic = Topic.objects.get(pk=topic.pk)
    assert (topic.question, topic.text.working.markdown) == ("Is it ours?", "Did Alice write?\n")


def test_texts_and_fields_that_both_changed_are_seen_together(editing, bob):
    topic = PublishedTopic()
    opened = as_shown(bob, page_of(topic))
    change(editing, topic, name="Theirs", markdown="Did Alice write?\n")
    response = bob.post(page_of(topic), {**opened, "name": "Ours", "markdown": "Did Bob write?\n"})
    assert differences(response)["Text"][1:] == ("Did Alice write?\n", "Did Bob write?\n", True)
    assert field(response, "markdown") == "Did Bob write?\n"
    assert topic.text.working.markdown == "Did Alice write?\n"
