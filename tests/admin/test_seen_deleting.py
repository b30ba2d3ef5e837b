"""Nothing is deleted that is another than when its deletion was asked for."""

import pytest

from articles.models import Claim
from tests.factories import (
    CheckedReference,
    ConflictingClaim,
    FoundStatement,
    UnwrittenTopic,
)

from .forms import change, page_of

pytestmark = pytest.mark.django_db


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
    assert not any(one.is_conflict for one in told)
    assert Claim.objects.filter(pk=claim.pk).exists()
