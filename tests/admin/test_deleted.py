"""What was deleted is listed, says first what will come back, and comes back."""

import pytest
from django.test import Client
from django.urls import reverse

from articles.models import AgreementChange, Claim, Reference, SearchEntry, Statement, Term, Topic
from tests.factories import (
    CheckedReference,
    ConflictingClaim,
    FoundStatement,
    PublishedTopic,
    SilentClaim,
    StoredPassage,
    UnwrittenQuestion,
    UnwrittenTopic,
)

from .accounts import allowed
from .forms import change, page_of

pytestmark = pytest.mark.django_db
LIST = "/admin/articles/deleted/"


def delete(editing, instance, **sent):
    """Delete it in the admin; the page on which it can be brought back."""
    address = page_of(instance, "delete")
    editing.post(address, {"post": "yes", "opened_on": editing.get(address).context["opened_on"], **sent})
    record = type(instance).history.filter(id=instance.pk).latest("history_id")
    return reverse("admin:bring_back", args=[instance._meta.model_name, record.pk])


def listed(editing, **asked):
    return [(one.kind, one.name) for one in editing.get(LIST, asked).context["gone"]]


def test_it_is_listed_with_who_deleted_it(editing):
    reference, topic = CheckedReference(key="able-2020"), UnwrittenTopic(name="Needles")
    delete(editing, reference)
    delete(editing, topic)
    assert listed(editing) == [("Topic", "Needles"), ("Reference", "able-2020")]
    assert listed(editing, kind="reference") == [("Reference", "able-2020")]
    assert listed(editing, kind="nothing") == listed(editing)
    assert "<td>erin</td>" in editing.get(LIST).content.decode()
    assert LIST in editing.get("/admin/").content.decode()


def test_the_page_for_deleting_says_that_it_can_come_back(editing):
    page = editing.get(page_of(CheckedReference(), "delete"))
    assert LIST in page.content.decode()


def test_a_page_says_what_will_come_back_and_one_press_brings_it(editing):
    topic = PublishedTopic(name="Needles")
    page = delete(editing, topic)
    asked = editing.get(page).content.decode()
    assert "its text with 1 revision" in asked
    assert "Readers see nothing of it until you publish it." in asked
    response = editing.post(page, follow=True)
    assert response.redirect_chain[-1][0] == page_of(topic)
    assert Topic.objects.get(pk=topic.pk).text.working is not None
    assert listed(editing) == []
    assert SearchEntry.objects.filter(path=topic.get_absolute_url(), body="").exists()


def test_the_history_of_what_came_back_has_lost_none_of_its_list(editing):
    question, claim = UnwrittenQuestion(), SilentClaim()
    change(editing, question, claims=[claim.pk])
    editing.post(delete(editing, question))
    page = editing.get(page_of(question, "history"))
    back, deleted = page.context["recorded"][:2]
    assert (back.record.history_change_reason, back.changes) == ("Brought back.", [])
    assert (deleted.is_deletion, deleted.changes) == (True, [])
    assert "<p>Deleted.</p>" in page.content.decode()


def test_the_history_of_what_it_was_linked_with_tells_that_it_went_and_came_back(editing):
    topic, passage = UnwrittenTopic(name="Needles"), StoredPassage()
    passage.topics.add(topic)
    editing.post(delete(editing, topic))
    page = editing.get(page_of(passage, "history"))
    back, gone = [(one.record, one.changes[0]) for one in page.context["recorded"][:2]]
    assert [(done.label, done.before, done.after) for _, done in (back, gone)] == [
        ("Topics", "", "Needles"),
        ("Topics", "Needles", ""),
    ]
    assert [record.history_user.username for record, _ in (back, gone)] == ["erin", "erin"]
    assert back[0].history_change_reason == "Brought back."


def test_a_claim_is_one_entry_with_its_statements(editing):
    claim = ConflictingClaim()
    page = delete(editing, claim)
    assert listed(editing) == [("Claim", claim.question)]
    assert "with 2 statements" in editing.get(LIST).content.decode()
    assert "2 statements" in editing.get(page).content.decode()
    editing.post(page)
    assert Claim.objects.get(pk=claim.pk).statements.count() == 2


def test_a_claim_comes_back_without_a_change_of_agreement_until_it_is_published(editing, client):
    claim = ConflictingClaim(logged_agreement="conflict")
    editing.post(delete(editing, claim))
    assert client.get(claim.get_absolute_url()).status_code == 404
    change(editing, Claim.objects.get(pk=claim.pk), _publish="")
    assert client.get(claim.get_absolute_url()).status_code == 200
    assert not AgreementChange.objects.filter(question=claim.question).exists()


def test_a_statement_that_changes_the_agreement_asks_for_the_reason(editing):
    claim = ConflictingClaim(logged_agreement="conflict")
    statement = claim.statements.get(stance=-2)
    page = delete(editing, statement, reason="We had misread it.")
    assert listed(editing) == [("Statement", statement.exact)]
    assert "from “Only one says” to “They conflict”" in editing.get(page).content.decode()
    assert "Give the reason" in editing.post(page, {"reason": " "}).content.decode()
    assert not Statement.objects.filter(pk=statement.pk).exists()
    editing.post(page, {"reason": "We had not."})
    assert Statement.objects.get(pk=statement.pk).start is not None
    logged = AgreementChange.objects.filter(claim=claim).first()
    assert (logged.before, logged.after, logged.reason, logged.editor.username) == (
        *("single", "conflict", "We had not."),
        "erin",
    )


def test_what_cannot_come_back_says_why(editing):
    question = UnwrittenQuestion()
    page = delete(editing, question)
    delete(editing, question.topic)
    assert "The topic that it belonged to was deleted too: bring that back first." in editing.get(page).content.decode()
    assert "bring that back first" in editing.post(page).content.decode()
    assert "<form method" not in editing.get(page).content.decode().split('id="content-main"')[1]


def test_an_address_that_is_taken_since_is_named(editing):
    page = delete(editing, UnwrittenTopic(slug="needles"))
    UnwrittenTopic(slug="needles")
    assert "Another topic has the slug “needles” now" in editing.post(page).content.decode()


def test_pressing_twice_brings_it_back_once(editing):
    page = delete(editing, CheckedReference())
    editing.post(page)
    assert "brought back already" in editing.post(page).content.decode()
    assert Reference.history.filter(history_change_reason="Brought back.").count() == 1


def test_what_is_deleted_again_is_listed_once(editing):
    reference = CheckedReference(key="able")
    editing.post(delete(editing, reference))
    delete(editing, reference)
    assert listed(editing) == [("Reference", "able")]


def test_only_those_who_may_add_bring_back_and_only_those_who_may_look_see(editing):
    page = delete(editing, CheckedReference(key="able"))
    delete(editing, UnwrittenTopic())
    sam = allowed("view_reference")
    assert listed(sam) == [("Reference", "able")]
    assert "Only who may add" in sam.get(page).content.decode()
    assert sam.post(page).status_code == 403
    assert not Reference.objects.filter(key="able").exists()


def test_who_may_see_nothing_sees_nothing():
    sam = allowed()
    assert sam.get(LIST).status_code == 403
    assert Client().get(LIST).status_code == 302
    assert "Deleted" not in sam.get("/admin/").content.decode()


@pytest.mark.parametrize("address", ["source/1/", "nothing/1/", "topic/0/"])
def test_what_is_not_there_is_not_found(editing, address):
    assert editing.get(LIST + address).status_code == 404


def test_nothing_deleted_yet(editing):
    assert "Nothing here." in editing.get(LIST).content.decode()


def test_a_thousand_deletions_are_listed_page_by_page(editing, django_assert_max_num_queries):
    Reference.history.bulk_create(
        [
            Reference.history.model(
                id=10_000 + n,
                key=f"study-{n}",
                checked_on="2026-01-02",
                history_type="-",
                history_date=f"2026-01-02T00:00:00.{n:06}Z",
            )
            for n in range(1000)
        ]
    )
    with django_assert_max_num_queries(15):  # one for each kind of what comes back, and a few for the page
        page = editing.get(LIST, {"p": 2}).context
    assert (len(page["gone"]), page["gone"][0].name) == (50, "study-949")


def test_hostile_names_are_shown_as_words(editing):
    page = delete(editing, UnwrittenTopic(name="<script>alert(1)</script>"))
    for address in (LIST, page):
        assert "<script>alert" not in editing.get(address).content.decode()


def test_a_statement_of_a_deleted_claim_waits_for_its_claim(editing):
    statement = FoundStatement(claim__is_published=False)
    claim = statement.claim
    delete(editing, statement)
    page = delete(editing, claim)
    assert listed(editing) == [("Claim", claim.question)]
    editing.post(page)
    assert listed(editing) == [("Statement", statement.exact)]
    assert Term.history.count() == 0
