"""Two editors at what is not a text: nothing is saved over what was not seen, and nothing that was typed is lost."""

import pytest
from django.test import Client

from articles.models import Claim, Question, Statement, Topic
from tests.actions.stored import everything_stored
from tests.factories import (
    CheckedReference,
    ConflictingClaim,
    FoundStatement,
    PublishedTopic,
    SilentClaim,
    StoredPassage,
    StoredSource,
    UnwrittenQuestion,
    UnwrittenTopic,
    published,
)

from .accounts import allowed
from .forms import as_shown, change, page_of, sent_again, with_statement

pytestmark = pytest.mark.django_db


@pytest.fixture
def bob(django_user_model):
    client = Client()
    client.force_login(django_user_model.objects.create_superuser("bob"))
    return client


def differences(response):
    """Of each field that is told: as it was, as it is, as it was typed, and whether both changed it."""
    stale = response.context["stale"]
    return {
        one.label: (one.theirs.before, one.theirs.after, one.ours.after, one.is_conflict)
        for one in (stale.conflicts_first if stale else ())
    }


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


# The statements on a claim's page.


def row_of(posted, statement):
    return next(
        name[: -len("id")] for name, value in posted.items() if name.endswith("-id") and str(value) == str(statement.pk)
    )


def test_a_statement_that_another_changed_is_shown_and_not_overwritten(editing, bob):
    claim = ConflictingClaim(is_published=False)
    first, second = claim.statements.all()
    opened = as_shown(bob, page_of(claim))
    change(editing, first, stance="1")
    response = bob.post(page_of(claim), {**opened, f"{row_of(opened, second)}stance": "-1"})
    ((label, told),) = differences(response).items()
    assert "surely works" in label
    assert label.endswith("Stance")
    assert told[3] is False
    bob.post(page_of(claim), sent_again(response))
    assert sorted(claim.statements.values_list("stance", flat=True)) == [-1, 1]


def test_a_statement_that_both_changed_is_a_conflict(editing, bob):
    claim = ConflictingClaim(is_published=False)
    first = claim.statements.first()
    opened = as_shown(bob, page_of(claim))
    change(editing, first, stance="1")
    response = bob.post(page_of(claim), {**opened, f"{row_of(opened, first)}stance": "0"})
    ((_, told),) = differences(response).items()
    assert told[3] is True
    bob.post(page_of(claim), sent_again(response))
    assert Statement.objects.get(pk=first.pk).stance == 0


def test_a_statement_that_another_added_is_on_the_page_that_is_shown_again(editing, bob):
    claim = ConflictingClaim(is_published=False)
    opened = as_shown(bob, page_of(claim))
    added = FoundStatement(claim=claim, stance=1)
    source = StoredSource(text="It seems so.")
    StoredPassage(source=source)
    mine = with_statement(opened, source=source.pk, exact="It seems so.", stance="1")
    response = bob.post(page_of(claim), mine)
    ((_, told),) = differences(response).items()
    assert told[1] == "added"
    again = sent_again(response)
    assert str(added.pk) in [str(value) for name, value in again.items() if name.endswith("-id")]
    bob.post(page_of(claim), again)
    assert claim.statements.count() == 4


def test_what_was_typed_for_a_statement_that_another_removed_is_kept_as_a_new_one(editing, bob):
    claim = ConflictingClaim(is_published=False)
    first = claim.statements.first()
    opened = as_shown(bob, page_of(claim))
    editing.post(page_of(first, "delete"), {"post": "yes"})
    response = bob.post(page_of(claim), {**opened, f"{row_of(opened, first)}stance": "1"})
    ((_, told),) = differences(response).items()
    assert told[1] == "removed"
    assert told[3] is True
    assert claim.statements.count() == 1
    bob.post(page_of(claim), sent_again(response))
    assert sorted(claim.statements.values_list("stance", flat=True)) == [-2, 1]


def test_a_statement_that_another_removed_goes_from_the_page_that_did_not_touch_it(editing, bob):
    claim = ConflictingClaim(is_published=False)
    first, second = claim.statements.all()
    opened = as_shown(bob, page_of(claim))
    editing.post(page_of(first, "delete"), {"post": "yes"})
    response = bob.post(page_of(claim), {**opened, "position": "7"})
    assert [told[1] for told in differences(response).values()] == ["removed"]
    bob.post(page_of(claim), sent_again(response))
    assert Claim.objects.get(pk=claim.pk).position == 7
    assert list(claim.statements.all()) == [second]


def test_a_statement_that_is_ticked_to_be_deleted_is_told_before_a_second_save_deletes_it(editing, bob):
    claim = ConflictingClaim(is_published=False)
    first = claim.statements.first()
    opened = as_shown(bob, page_of(claim))
    change(editing, claim, position="7")
    response = bob.post(page_of(claim), {**opened, f"{row_of(opened, first)}DELETE": "on"})
    assert claim.statements.count() == 2
    (told,) = (one for label, one in differences(response).items() if "surely works" in label)
    assert told[2] == "ticked to be deleted: it goes when you save, unless you untick it"
    assert told[2] in response.content.decode()
    bob.post(page_of(claim), sent_again(response))
    assert list(claim.statements.all()) == [claim.statements.exclude(pk=first.pk).get()]


def test_a_statement_that_both_removed_holds_nobody_up(editing, bob):
    claim = ConflictingClaim(is_published=False)
    first = claim.statements.first()
    opened = as_shown(bob, page_of(claim))
    editing.post(page_of(first, "delete"), {"post": "yes"})
    sent = {**opened, f"{row_of(opened, first)}DELETE": "on", "position": "7"}
    assert bob.post(page_of(claim), sent).status_code == 302
    assert Claim.objects.get(pk=claim.pk).position == 7


@pytest.mark.parametrize("name", ["based_on", "statements-TOTAL_FORMS", "statements-0-id", "statements-1-id"])
@pytest.mark.parametrize("garbled", ["9" * 5000, "9" * 19, "²", ""])
def test_garbled_hidden_fields_change_nothing_that_was_not_meant(editing, name, garbled):
    claim = ConflictingClaim(is_published=False)
    published(claim, "Is it a note?\n")
    opened, stored = as_shown(editing, page_of(claim)), set(claim.statements.values_list("pk", "exact"))
    assert editing.post(page_of(claim), {**opened, name: garbled, "markdown": "Mine.\n"}).status_code in (200, 302)
    assert set(claim.statements.values_list("pk", "exact")) == stored


def test_a_page_holds_as_many_statements_as_were_stored_and_sent_however_many_a_request_claims(editing):
    claim = ConflictingClaim(is_published=False)
    claimed = {**as_shown(editing, page_of(claim)), "statements-TOTAL_FORMS": "1500", "question": ""}
    (formset,) = editing.post(page_of(claim), claimed).context["inline_admin_formsets"]
    assert claim.statements.count() <= len(formset.formset.forms) < 20


@pytest.mark.parametrize("garbled", ["9" * 5000, "9" * 19, "²"])
def test_a_history_asked_for_from_no_record_begins_with_the_newest(editing, garbled):
    topic = PublishedTopic()
    change(editing, topic, position="7")
    answer = editing.get(page_of(topic, "history"), {"earlier": garbled})
    assert len(answer.context["recorded"]) == 2


def test_who_may_only_look_at_statements_is_not_told_that_they_changed_them():
    claim, client = ConflictingClaim(is_published=False), allowed("change_claim", "view_statement")
    sent = {**as_shown(client, page_of(claim)), "position": "7"}
    assert client.post(page_of(claim), sent).status_code == 302
    assert Claim.objects.get(pk=claim.pk).position == 7


# Deleting.


def confirmation(editing, instance):
    return {"post": "yes", "opened_on": editing.get(page_of(instance, "delete")).context["opened_on"]}


@pytest.mark.parametrize("make", [CheckedReference, ConflictingClaim, UnwrittenTopic, FoundStatement])
def test_what_did_not_change_is_deleted(editing, make):
    instance = make()
    editing.post(page_of(instance, "delete"), {**confirmation(editing, instance), "reason": "So."})
    assert not type(instance).objects.filter(pk=instance.pk).exists()


def test_what_changed_since_is_shown_and_not_deleted(editing, bob):
    reference = CheckedReference()
    confirmed = confirmation(bob, reference)
    change(editing, reference, found="It found something.")
    response = bob.post(page_of(reference, "delete"), confirmed)
    (told,) = response.context["stale"].differences
    assert (told.label, told.theirs.after) == ("Found", "It found something.")
    assert "Nothing is deleted yet" in response.content.decode()
    bob.post(page_of(reference, "delete"), {"post": "yes", "opened_on": response.context["opened_on"]})
    assert not type(reference).objects.filter(pk=reference.pk).exists()


def test_a_claim_with_other_statements_or_words_than_were_seen_is_not_deleted(editing, bob):
    claim = ConflictingClaim(is_published=False)
    confirmed = confirmation(bob, claim)
    FoundStatement(claim=claim)
    claim.statements.filter(stance=-2).delete()
    change(editing, claim, markdown="A note.\n")
    told = bob.post(page_of(claim, "delete"), confirmed).context["stale"].differences
    assert sorted(one.theirs.after for one in told) == ["A note.\n", "added", "removed"]
    assert Claim.objects.filter(pk=claim.pk).exists()
