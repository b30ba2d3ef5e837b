"""What is stored of the comparison is what the rule gives, and pages show the one as they would show the other."""

from typing import Any

import pytest
from django.test import Client

from articles.actions import archive, log_changes, unarchive, verify_content
from articles.models import Answer, Claim, ContentRevision, Source, Statement
from articles.shown import ComparedClaim, SeenClaim, compare_published
from tests.factories import ConflictingClaim, FoundStatement, StoredPassage
from tests.reading import read
from tests.seen import seen

pytestmark = pytest.mark.usefixtures("content")

PAGES = ["/", "/claims/", "/faq/", "/questions-to-ask/", "/how-we-compare/", "/sources/a-guide/"]


def of_stored() -> list[Any]:
    return [
        (one.claim.slug, one.outcome, one.verdict, one.varies, one.sharpness, one.counts.as_stored(), rows(one))
        for one in seen()
    ]


def rows(one: SeenClaim) -> list[Any]:
    """What each source says on it, then who does not say, then who speaks apart by interest."""
    said = [(each.source.letter, list(each.values), each.side) for each in one.answers]
    apart = [(each.label, each.count, [source.letter for source in each.sources]) for each in one.by_interest]
    touching = [each.source.letter for each in one.touching]
    return [said, touching, [source.letter for source in one.silent_sources], apart]


def of_the_rule() -> list[Any]:
    return [
        (one.claim.slug, one.outcome, one.verdict, one.varies, one.sharpness, one.counts.as_stored(), compared(one))
        for one in compare_published(list(Source.objects.for_display()))
    ]


def compared(one: ComparedClaim) -> list[Any]:
    said = [(each.source.letter, list(each.values), each.side) for each in one.speaking]
    apart = [(each.label, len(each.speaking), [source.letter for source in each.speaking]) for each in one.by_interest]
    touching = [each.source.letter for each in one.touching]
    return [said, touching, [each.source.letter for each in one.silent], apart]


def test_what_is_stored_of_our_claims_is_what_the_rule_gives():
    assert Claim.objects.published().filter(counts={}).count() == 0
    assert of_stored() == of_the_rule()


def test_each_page_is_the_same_where_nothing_was_stored_yet(client: Client):
    before = {address: read(client, address) for address in PAGES}
    Answer.objects.all().delete()
    Claim.objects.update(counts={})
    assert {address: read(client, address) for address in PAGES} == before


def change_a_stance() -> None:
    Statement.objects.shown().filter(stance=1).update(stance=-2)


def delete_what_a_source_says() -> None:
    Statement.objects.filter(source__letter="B").delete()


def withdraw_a_source() -> None:
    Source.objects.filter(letter="A").update(withdrawn_on="2026-11-28")


def leave_a_source_unread() -> None:
    Source.objects.filter(letter="C").update(is_read=False)


def take_a_claim_away() -> None:
    Claim.objects.filter(slug="pain").update(is_published=False)


def add_a_claim_that_conflicts() -> None:
    ConflictingClaim()


def add_a_source_that_contradicts_itself() -> None:
    passage = StoredPassage()
    for words, stance in (("It surely works.", 2), ("It never works.", -2)):
        FoundStatement(claim=Claim.objects.get(slug="regrowth"), passage=passage, exact=words, stance=stance)


@pytest.mark.parametrize(
    "change",
    [
        change_a_stance,
        delete_what_a_source_says,
        withdraw_a_source,
        leave_a_source_unread,
        take_a_claim_away,
        add_a_claim_that_conflicts,
        add_a_source_that_contradicts_itself,
    ],
)
def test_whatever_changes_is_stored_and_only_that(change):
    change()
    revision = ContentRevision.current()
    log_changes("A test changed it.")
    assert ContentRevision.current() > revision
    assert of_stored() == of_the_rule()
    kept, revision = set(Answer.objects.values_list("pk")), ContentRevision.current()
    log_changes("Nothing changed.")
    assert (set(Answer.objects.values_list("pk")), ContentRevision.current()) == (kept, revision)


def test_one_changed_statement_touches_one_claim():
    before = {one.pk: one.claim.slug for one in Answer.objects.select_related("claim")}
    Statement.objects.shown().filter(claim__slug="pain", mention=False, study=False).update(values=["none"])
    log_changes("A test changed it.")
    after = {one.pk: one.claim.slug for one in Answer.objects.select_related("claim")}
    assert {slug for key, slug in (before.items() ^ after.items())} == {"pain"}


def of_answers():
    """What is wrong with what is stored of claims; texts that tell of it are wrong with it."""
    return [fault for fault in verify_content() if fault.check == "answer"]


@pytest.mark.parametrize(
    "wrong", [{"values": ["no"]}, {"side": "no"}, {"stands_for": 2}, {"opposes": [1]}, {"hedged": 9}]
)
def test_what_is_stored_wrongly_is_found(wrong):
    assert verify_content() == []
    answer = Answer.objects.exclude(values=[]).exclude(**wrong).first()
    Answer.objects.filter(pk=answer.pk).update(**wrong)
    (fault,) = of_answers()
    assert (fault.check, fault.where) == ("answer", f"claim {answer.claim.slug}")


@pytest.mark.parametrize("wrong", [{"speaking": 1}, {"yes": 9}, {"by_interest": []}])
def test_a_count_that_is_stored_wrongly_is_found(wrong):
    claim = next(one for one in Claim.objects.published() if one.counts["by_interest"] and one.counts["speaking"] > 1)
    Claim.objects.filter(pk=claim.pk).update(counts=claim.counts | wrong)
    (fault,) = of_answers()
    assert (fault.check, fault.where) == ("answer", f"claim {claim.slug}")
    log_changes("")
    assert verify_content() == []


def test_what_an_earlier_version_stored_is_shown_as_far_as_it_goes(client):
    for claim in Claim.objects.published():
        older = {name: count for name, count in claim.counts.items() if name not in ("hedged", "compared")}
        Claim.objects.filter(pk=claim.pk).update(counts=older | {"hedging": 1})
    Answer.objects.update(hedged=0, compared=0)
    assert {client.get(address).status_code for address in PAGES} == {200}
    log_changes("")
    assert of_stored() == of_the_rule()


def test_how_many_of_its_statements_hedge_is_stored_of_each_source():
    for one in compare_published(list(Source.objects.for_display())):
        stored = {answer.source.letter: (answer.hedged, answer.compared) for answer in one.claim.answers.all()}
        given = {said.source.letter: said.values_compared for said in one.said if not said.is_silent}
        assert stored == {
            letter: (sum(value.hedged for value in values), len(values)) for letter, values in given.items()
        }


def test_a_claim_that_readers_see_again_is_stored_at_once():
    claim = ConflictingClaim()
    log_changes("")
    before = Claim.objects.get(pk=claim.pk).counts
    archive(claim, notice="Gone for now.")
    assert not Claim.objects.get(pk=claim.pk).counts
    unarchive(claim)
    assert Claim.objects.get(pk=claim.pk).counts == before
    assert claim.answers.count() == 2
