"""Two editors at the statements on a claim's page, and what a request may make up of their rows."""

import pytest

from articles.models import Claim, Statement
from tests.factories import (
    ConflictingClaim,
    FoundStatement,
    PublishedTopic,
    StoredPassage,
    StoredSource,
    published,
)

from .accounts import allowed
from .forms import as_shown, change, differences, page_of, sent_again, with_statement

pytestmark = pytest.mark.django_db


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
