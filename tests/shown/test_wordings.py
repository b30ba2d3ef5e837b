"""A copied passage is shown beside the other, and is no second independent voice."""

import pytest

from articles.actions import log_changes
from articles.comparing import Agreement
from articles.models import Answer, Claim
from tests.factories import FoundStatement, SilentClaim, StoredPassage, StoredSource
from tests.reading import find, mark, read, words

pytestmark = pytest.mark.usefixtures("content")
NOTE = "In the same words as source"


@pytest.fixture
def claim():
    return SilentClaim()


def says(claim, exact="It surely works.", like=None, **more):
    """A source of its own says so; its passage is like that of the statement `like`."""
    statement = FoundStatement(claim=claim, passage=StoredPassage(source=StoredSource()), exact=exact, **more)
    if like is not None:
        statement.passage.also_in.add(like.passage)
    return statement


def stored(claim):
    log_changes("It was recorded.", of=[claim.pk])
    return Claim.objects.get(pk=claim.pk)


def notes(client, claim):
    page = read(client, claim.get_absolute_url())
    said = {mark(one, "id"): words(find(one, "h3")[0]) for one in find(page, "section", "statements")}
    return {slug: told for slug, told in said.items() if NOTE in told}


def test_two_sources_that_say_it_in_the_same_words_do_not_agree_they_are_one(claim, client):
    one = says(claim)
    two = says(claim, "It surely works", like=one)
    found = stored(claim)
    assert (found.logged_agreement, found.counts["speaking"], found.counts["echoes"]) == (Agreement.SINGLE, 2, 1)
    letters = [one.source.letter, two.source.letter]
    assert found.counts["alike"] == [letters]
    shown = notes(client, claim)
    assert f"{NOTE} {letters[1]}" in shown[one.source.slug]
    assert f"{NOTE} {letters[0]}" in shown[two.source.slug]
    verdict = words(find(read(client, claim.get_absolute_url()), "p", "verdict")[0])
    assert f"{letters[0]} and {letters[1]} use the same words, and count as one." in verdict


@pytest.mark.parametrize("is_linked", [True, False])
def test_other_words_of_a_shared_passage_and_the_same_words_elsewhere_are_voices_of_their_own(claim, client, is_linked):
    one = says(claim)
    says(claim, "It never works." if is_linked else "It surely works.", like=one if is_linked else None)
    found = stored(claim)
    assert found.logged_agreement == Agreement.AGREE
    assert "echoes" not in found.counts
    assert notes(client, claim) == {}


def test_the_same_words_on_another_claim_make_no_echo(claim):
    one = says(claim)
    says(SilentClaim(), like=one)
    assert "echoes" not in stored(claim).counts


def test_when_the_passages_are_alike_no_more_each_counts(claim):
    one = says(claim)
    says(claim, like=one)
    assert stored(claim).logged_agreement == Agreement.SINGLE
    one.passage.also_in.clear()
    assert stored(claim).logged_agreement == Agreement.AGREE
    assert {tuple(answer.same_words) for answer in Answer.objects.filter(claim=claim)} == {()}


def test_the_data_name_the_sources_that_count_as_one(claim, client):
    one = says(claim)
    two = says(claim, "It surely works", like=one)
    says(claim, "It never works.")
    claims = {found["slug"]: found["counted_as_one"] for found in client.get("/claims.json").json()["claims"]}
    assert claims.pop(claim.slug) == [[one.source.slug, two.source.slug]]
    assert {tuple(groups) for groups in claims.values()} == {()}


def test_no_public_page_tells_of_shared_words_while_there_are_none(client):
    assert not Answer.objects.exclude(same_words=[]).exists()
    assert not [claim for claim in Claim.objects.all() if "echoes" in claim.counts]
