"""Deleting many: what goes with each, what cannot go, and the reason that readers are owed."""

import pytest
from django.contrib.admin.models import LogEntry
from django.db import connection
from django.test.utils import CaptureQueriesContext
from django.urls import reverse

from articles.actions import archive, save_draft, submit, verify_content
from articles.models import AgreementChange, Claim, ContentRevision, Question, Reference, Statement, Topic, records_of
from tests.actions.stored import everything_stored
from tests.factories import (
    CheckedReference,
    ConflictingClaim,
    LostStatement,
    PublishedQuestion,
    PublishedTerm,
    PublishedTopic,
    SilentClaim,
    UnwrittenQuestion,
    UnwrittenTopic,
)

from .accounts import allowed
from .forms import agree, choose, do, messages_of, page_of

pytestmark = pytest.mark.usefixtures("content")
REASON = "We had misread what F says."


def listed(model):
    return reverse(f"admin:articles_{model._meta.model_name}_changelist")


def words_of(response):
    return {step.one: step.words for step in response.context["steps"]}


def torn():
    return ConflictingClaim(logged_agreement="conflict")


def test_a_topic_that_others_belong_to_stays_and_the_empty_one_goes(editing):
    empty, question, claim = UnwrittenTopic(), UnwrittenQuestion(), SilentClaim()
    asked = choose(editing, listed(Topic), "delete_selected", empty, question.topic, claim.topic)
    words = words_of(asked)
    assert words[empty] == "goes."
    assert words[question.topic] == "stays: 1 question belongs to it. Move or delete that first."
    assert "1 claim belongs" in words[claim.topic]
    assert "1 topic deleted." in messages_of(agree(editing, listed(Topic), asked))
    assert not Topic.objects.filter(pk=empty.pk).exists()
    assert Topic.objects.filter(pk__in=[question.topic_id, claim.topic_id]).count() == 2


def test_what_goes_with_a_text_and_what_would_lead_nowhere_is_said(editing):
    term = PublishedTerm()
    PublishedQuestion(text_published=f"Is it [[{term.slug}]]?\n")
    words = words_of(choose(editing, listed(type(term)), "delete_selected", term))[term]
    assert "Its text is kept with its only revision." in words
    assert "1 text links to it, and would lead nowhere." in words


def test_an_archived_page_that_would_lead_nowhere_is_said_of_one_and_of_many_and_found_afterwards(editing):
    first, second = PublishedQuestion(), PublishedQuestion()
    archive(first, leads_to=second.get_absolute_url())
    words = words_of(choose(editing, listed(Question), "delete_selected", second))[second]
    assert "1 archived page leads readers on to it, and would lead nowhere." in words
    both = words_of(choose(editing, listed(Question), "delete_selected", first, second))
    assert "archived page" not in both[second]
    address = page_of(second, "delete")
    assert editing.get(address).context["leading_nowhere"] == [(first, page_of(first))]
    editing.post(address, {"post": "yes"})
    assert any(f"it leads on to {second.get_absolute_url()}" in fault.message for fault in verify_content())


def test_one_archived_claim_to_which_texts_still_lead_names_them(editing):
    claim = SilentClaim(slug="here")
    linking = PublishedQuestion(text_published="It may [[here|help]].\n")
    archive(claim, leads_to="/claims/pain/")
    page = editing.get(page_of(claim, "delete")).content.decode()
    assert "These would lead nowhere" in page
    assert f'<a href="{page_of(linking)}">' in page


@pytest.mark.parametrize("make", [UnwrittenQuestion, UnwrittenTopic])
def test_others_name_what_was_deleted_no_more_and_that_is_recorded(editing, make):
    one, two, three = make(), make(), make()
    naming = make(related=[one.slug, two.slug, three.slug])
    editing.post(reverse(f"admin:articles_{naming._meta.model_name}_delete", args=[one.pk]), {"post": "yes"})
    naming.refresh_from_db()
    assert naming.related == [two.slug, three.slug]
    do(editing, listed(make._meta.model), "delete_selected", three)
    naming.refresh_from_db()
    assert naming.related == [two.slug]
    assert [record.related for record in records_of(naming)][:2] == [[two.slug], [two.slug, three.slug]]


def test_a_claim_says_what_readers_see_and_which_statements_go(editing):
    claim = torn()
    words = words_of(choose(editing, listed(Claim), "delete_selected", claim))[claim]
    assert words.startswith("goes, and 2 statements with it.")
    assert "Readers see “They conflict” on it now; they will not find it compared any more." in words


def test_a_reference_that_notes_cite_says_so(editing):
    cited = Reference.objects.get(key="chu-2021")
    unused = CheckedReference()
    words = words_of(choose(editing, listed(Reference), "delete_selected", cited, unused))
    assert "cite" in words[cited]
    assert words[unused] == "goes."


def test_deleting_statements_shows_the_agreement_before_and_after_and_asks_for_the_reason(editing):
    claim = torn()
    chosen = claim.statements.filter(stance=-2)
    asked = choose(editing, listed(Statement), "delete_selected", *chosen)
    assert (
        f"The agreement on “{claim}” changes from “They conflict” to “Only one says”." in asked.context["bulk"].beside
    )
    assert "Reason for readers" in asked.content.decode()
    before = everything_stored()
    again = agree(editing, listed(Statement), asked, reason="  ")
    assert again.context["bulk"].form.errors["reason"] == ["This field is required."]
    assert everything_stored() == before
    agree(editing, listed(Statement), again, reason=REASON)
    change = AgreementChange.objects.get(claim=claim)
    assert (change.before, change.after, change.reason) == ("conflict", "single", REASON)


def test_an_agreement_that_changed_meanwhile_is_shown_again(editing):
    claim = torn()
    against = claim.statements.get(stance=-2)
    asked = choose(editing, listed(Statement), "delete_selected", against)
    claim.statements.exclude(pk=against.pk).delete()
    again = agree(editing, listed(Statement), asked, reason=REASON)
    assert "from “Only one says” to “No source says”" in again.context["bulk"].beside[0]
    assert Statement.objects.filter(pk=against.pk).exists()


def test_what_a_colleague_did_with_it_meanwhile_is_shown_before_it_goes(editing, editor):
    topic = PublishedTopic()
    draft = save_draft(topic, "Is it so?\n", begun_from=topic.live)
    asked = choose(editing, listed(Topic), "delete_selected", topic)
    submit(draft, by=editor, words="Please read.")
    agree(editing, listed(Topic), asked)
    assert Topic.objects.filter(pk=topic.pk).exists()
    renamed = choose(editing, listed(Topic), "delete_selected", topic)
    topic.name = "Another name"
    topic.save()
    agree(editing, listed(Topic), renamed)
    assert Topic.objects.filter(pk=topic.pk).exists()


def test_a_statement_that_changes_no_agreement_needs_no_reason(editing):
    lost, before = LostStatement(), ContentRevision.current()
    do(editing, listed(Statement), "delete_selected", lost)
    assert not Statement.objects.filter(pk=lost.pk).exists()
    assert ContentRevision.current() > before


@pytest.mark.parametrize("reason", ["Asked twice.", "[1]", '{"x": 1}'])
def test_the_reason_stands_in_the_history_of_what_was_done(editing, reason):
    term = PublishedTerm()
    do(editing, listed(type(term)), "delete_selected", term, reason=reason)
    assert LogEntry.objects.first().get_change_message() == f"Deleted. {reason}"


def test_who_may_not_delete_what_goes_too_deletes_nothing():
    client = allowed("view_claim", "delete_claim")
    claim = torn()
    asked = choose(client, listed(Claim), "delete_selected", claim)
    assert words_of(asked)[claim] == "stays: you may not delete statement."
    agree(client, listed(Claim), asked)
    assert Claim.objects.filter(pk=claim.pk).exists()


def silent():
    return SilentClaim(logged_agreement="silent")


def lost():
    return LostStatement(claim=silent())


@pytest.mark.parametrize("state", [silent, PublishedTerm, UnwrittenTopic, lost])
def test_many_take_no_more_queries_than_few(editing, state):
    def queries(count):
        chosen = [state() for _ in range(count)]
        with CaptureQueriesContext(connection) as captured:
            choose(editing, listed(type(chosen[0])), "delete_selected", *chosen)
        return len(captured)

    assert queries(2) >= queries(12)
