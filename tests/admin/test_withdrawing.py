"""A source in the admin that is withdrawn or brought back: flags are raised and readers told why."""

import pytest
from django.urls import reverse

from articles.models import AgreementChange, ContentRevision, Flag, Source
from articles.models.flag import Standing
from tests.factories import PublishedQuestion

from .forms import change, messages_of, page_of

pytestmark = pytest.mark.usefixtures("content")


def d():
    return Source.objects.get(letter="D")


def withdraw(editing):
    return change(editing, d(), withdrawn_on="2026-11-02")


def newest_change(claim):
    return AgreementChange.objects.filter(claim=claim).first()


def test_what_leans_on_a_withdrawn_source_is_flagged(editing):
    response = withdraw(editing)
    flagged = {flag.flagged for flag in Flag.objects.filter(source=d())}
    assert flagged >= set(d().statements.all())
    assert flagged >= {statement.claim for statement in d().statements.select_related("claim")}
    assert all(flag.reason.startswith("Source D was withdrawn.") for flag in Flag.objects.filter(source=d()))
    assert f"{len(flagged)} things lean on it and are flagged." in messages_of(response)


def test_a_withdrawal_is_logged_with_its_reason_and_editor(editing, denied):
    before = ContentRevision.current()
    withdraw(editing)
    logged = newest_change(denied)
    assert (logged.before, logged.after) == ("conflict", "single")
    assert logged.reason == "Source D was withdrawn."
    assert logged.editor.username == "erin"
    assert ContentRevision.current() > before


def test_readers_are_told_that_the_source_is_gone_and_see_nothing_of_it(editing, client):
    assert client.get("/sources/d-alopecia/").status_code == 200
    withdraw(editing)
    assert client.get("/sources/d-alopecia/").status_code == 410
    claims = client.get("/claims.json").json()["claims"]
    named = {one["source"] for claim in claims for one in claim["statements"]} | {
        slug for claim in claims for slug in claim["silent"]
    }
    assert named == {source.slug for source in Source.objects.exclude(letter="D")}
    assert "Source D was withdrawn." in client.get("/changes/").content.decode()


def test_a_source_that_is_brought_back_counts_again_and_readers_are_told(editing, client, denied):
    withdraw(editing)
    change(editing, d(), withdrawn_on="")
    logged = newest_change(denied)
    assert (logged.before, logged.after, logged.reason) == ("single", "conflict", "Source D is back.")
    assert client.get("/sources/d-alopecia/").status_code == 200


def test_a_text_on_a_claim_that_is_compared_otherwise_without_the_source_is_flagged_too(editing, denied):
    question = PublishedQuestion()
    question.claims.add(denied)
    withdraw(editing)
    flag = Flag.objects.get(claim=denied)
    assert (flag.flagged, flag.standing) == (question, Standing.COMPARED)
    assert flag.reason.endswith("was: They conflict: A and D. It is: Only one says: A.")


def test_bringing_a_source_back_takes_away_every_flag_that_its_withdrawal_raised(editing):
    withdraw(editing)
    assert Flag.objects.filter(source=None).exists()
    change(editing, d(), withdrawn_on="")
    assert not Flag.objects.exists()


def test_a_text_that_was_looked_at_meanwhile_is_flagged_again_and_not_because_of_the_source(editing, denied):
    question = PublishedQuestion()
    question.claims.add(denied)
    withdraw(editing)
    Flag.objects.all().delete()
    change(editing, d(), withdrawn_on="")
    assert not Flag.objects.filter(source__isnull=False).exists()
    flag = Flag.objects.get(claim=denied)
    assert flag.reason.endswith("was: Only one says: A. It is: They conflict: A and D.")


def test_a_change_that_no_agreement_hangs_on_is_not_logged(editing):
    change(editing, d(), publisher="The Hair Post")
    assert d().publisher == "The Hair Post"
    assert not AgreementChange.objects.exists()


def test_each_source_in_the_list_leads_to_its_text_for_marking(editing):
    page = editing.get(reverse("admin:articles_source_changelist")).content.decode()
    for source in Source.objects.all():
        assert f'<a href="{page_of(source, "worklist")}">Worklist</a>' in page
        assert f'<a href="{page_of(source, "mark")}">text</a>' in page
