"""No way round: whatever changes what readers are told is checked, told to the editor, and logged with its reason."""

import datetime

import pytest
from django.contrib.admin.models import LogEntry
from django.urls import reverse

from articles.actions import log_changes, one_writer
from articles.models import AgreementChange, Claim, Flag, Source, Statement
from articles.pages.claims import CHANGES_ON_A_PAGE
from tests.actions.stored import everything_stored
from tests.factories import ConflictingClaim, FoundStatement, LevelClaim

from .factories import LoggedChange
from .forms import as_shown, change, page_of, sent_again

pytestmark = pytest.mark.usefixtures("content")
REASON = "We had misread what F says."


def torn():
    return ConflictingClaim(logged_agreement="conflict")


def test_a_kind_that_does_not_fit_what_is_recorded_is_refused_without_the_statements_beside_it(editing):
    claim = torn()
    log_changes("")
    before = everything_stored()
    posted = {name: value for name, value in as_shown(editing, page_of(claim)).items() if "statements" not in name}
    editing.post(page_of(claim), posted | {"kind": "quantity", "unit": "weeks"} | management())
    assert everything_stored() == before


def management():
    return {"statements-TOTAL_FORMS": 0, "statements-INITIAL_FORMS": 0}


def test_a_kind_that_compares_in_another_way_needs_a_reason(editing):
    claim = LevelClaim(logged_agreement="conflict")
    for step in ("none", "severe"):
        FoundStatement(claim=claim, values=[step], stance=None)
    log_changes("")
    response = change(editing, claim, kind="set")
    assert "from “They conflict” to “They vary”" in response.context["adminform"].form.errors["reason"][0]
    change(editing, claim, kind="set", reason=REASON)
    assert AgreementChange.objects.get(claim=claim).reason == REASON


def test_removing_a_statement_that_the_verdict_rests_on_asks_for_the_reason(editing):
    claim = torn()
    statement = claim.statements.get(stance=-2)
    asked = editing.post(page_of(statement, "delete"), {"post": "yes", "reason": "  "})
    assert "from “They conflict” to “Only one says”" in asked.content.decode()
    assert Statement.objects.filter(pk=statement.pk).exists()
    editing.post(page_of(statement, "delete"), {"post": "yes", "reason": REASON})
    assert not Statement.objects.filter(pk=statement.pk).exists()
    assert AgreementChange.objects.get(claim=claim).reason == REASON


def test_removing_a_statement_that_changes_nothing_asks_for_none(editing):
    claim = torn()
    twin = FoundStatement(claim=claim, mention=True, stance=None)
    editing.post(page_of(twin, "delete"), {"post": "yes"})
    assert not Statement.objects.filter(pk=twin.pk).exists()
    assert not AgreementChange.objects.filter(claim=claim).exists()


def test_a_form_opened_before_another_editor_recorded_more_is_no_change_of_agreement(editing):
    claim = torn()
    opened = as_shown(editing, page_of(claim))
    FoundStatement(claim=claim, stance=2)
    again = editing.post(page_of(claim), {**opened, "position": "77"})
    assert "reason" not in again.context["adminform"].form.errors
    editing.post(page_of(claim), sent_again(again))
    assert Claim.objects.get(pk=claim.pk).position == 77


def test_what_was_never_logged_is_noted_before_anything_changes():
    claim = torn()
    Claim.objects.filter(pk=claim.pk).update(logged_agreement="")
    with one_writer():
        claim.statements.get(stance=-2).delete()
        log_changes(REASON)
    assert [(one.before, one.after) for one in AgreementChange.objects.filter(claim=claim)] == [("conflict", "single")]


@pytest.mark.parametrize("words", ["mild\0", "\0"])
def test_a_nul_among_the_values_is_refused(editing, words):
    claim = LevelClaim()
    log_changes("")
    before = everything_stored()
    editing.post(
        "/admin/articles/statement/add/",
        {
            "claim": claim.pk,
            "source": Source.objects.get(letter="D").pk,
            "exact": "This minimally invasive technique",
            "values": words,
        },
    )
    assert everything_stored() == before


def test_a_withdrawal_cannot_lie_ahead(editing):
    source = Source.objects.get(letter="D")
    ahead = datetime.date.today() + datetime.timedelta(days=2)
    response = change(editing, source, withdrawn_on=ahead.isoformat())
    assert "still to come" in str(response.context["adminform"].form.errors["withdrawn_on"])
    assert Source.objects.get(letter="D").withdrawn_on is None


def test_a_source_that_is_back_leaves_no_flag_of_its_withdrawal(editing):
    source = Source.objects.get(letter="D")
    change(editing, source, withdrawn_on="2026-11-01")
    assert Flag.objects.filter(source=source).exists()
    change(editing, Source.objects.get(letter="D"), withdrawn_on="2026-11-02")
    assert Flag.objects.filter(source=source).exists()
    change(editing, Source.objects.get(letter="D"), withdrawn_on="")
    assert not Flag.objects.filter(source=source).exists()


def test_marking_leaves_an_entry_in_the_admins_own_history(editing):
    source = Source.objects.get(letter="D")
    address = f"{reverse('admin:articles_source_mark', args=[source.pk])}?claim=session-length"
    editing.post(address, {"exact": "once a week for three months", "mention": "on", "unit": "minutes", "_save": ""})
    statement = Statement.objects.get(claim__slug="session-length")
    assert LogEntry.objects.filter(object_id=str(statement.pk), user__username="erin").exists()


def test_the_list_of_changes_asks_the_question_as_it_was_and_turns_its_pages(client):
    entry = LoggedChange()
    Claim.objects.filter(pk=entry.claim.pk).update(question="What do we ask today?")
    assert entry.question in client.get("/changes/").content.decode()
    for _ in range(CHANGES_ON_A_PAGE):
        LoggedChange()
    first, second = (client.get(f"/changes/?page={page}").content.decode() for page in (1, 2))
    assert f'id="change-{entry.pk}"' not in first
    assert f'id="change-{entry.pk}"' in second
    assert "Page 2 of " in second
