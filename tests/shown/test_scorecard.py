"""A source's scorecard: what it answers, where it stands alone, whom it contradicts, and itself."""

import pytest

from articles.actions import log_changes, record_statement
from articles.models import Claim, Source
from articles.shown import scorecard
from tests.factories import FoundStatement, SilentClaim, StoredPassage
from tests.seen import seen

pytestmark = pytest.mark.usefixtures("content")


@pytest.fixture
def passage():
    """The one passage of the source whose card is made."""
    return StoredPassage()


def card(source, *claims):
    return scorecard(source, seen(Claim.objects.to_tell().filter(pk__in=[one.pk for one in claims]).order_by("pk")))


def claims(shown):
    return [one.claim for one in shown]


def test_a_source_answers_what_it_gives_a_comparable_value_for(passage):
    answered, mentioned, silent = SilentClaim(), SilentClaim(), SilentClaim()
    FoundStatement(claim=answered, passage=passage)
    FoundStatement(claim=mentioned, passage=passage, stance=None, mention=True)
    FoundStatement(claim=mentioned, passage=passage, exact="It never works.", study=True)
    made = card(passage.source, answered, mentioned, silent)
    assert claims(made.answered) == [answered]
    assert made.every == 3


def test_a_source_stands_alone_where_no_other_answers(passage):
    alone, joined = SilentClaim(), SilentClaim()
    for claim in (alone, joined):
        FoundStatement(claim=claim, passage=passage)
    FoundStatement(claim=joined)
    FoundStatement(claim=alone, stance=None, mention=True)
    assert claims(card(passage.source, alone, joined).alone) == [alone]


def test_a_claim_that_another_answers_alone_is_not_its_own(passage):
    other = FoundStatement().claim
    made = card(passage.source, other)
    assert (list(made.answered), made.alone, made.contradicts) == ([], [], [])


def test_a_source_contradicts_those_who_say_what_it_rules_out(passage):
    claim = SilentClaim()
    FoundStatement(claim=claim, passage=passage, stance=2)
    same, *opposed = [FoundStatement(claim=claim, stance=stance).source for stance in (1, -2, -1)]
    (found,) = card(passage.source, claim).contradicts
    assert found.seen.claim == claim
    assert list(found.others) == opposed
    (seen_from_there,) = card(opposed[0], claim).contradicts
    assert list(seen_from_there.others) == [passage.source, same]


def test_a_conflict_between_two_others_is_not_its_own(passage):
    claim = SilentClaim()
    FoundStatement(claim=claim, passage=passage, stance=0)
    for stance in (2, -2):
        FoundStatement(claim=claim, stance=stance)
    made = card(passage.source, claim)
    assert claims(made.answered) == [claim]
    assert made.contradicts == []


def test_a_source_that_says_two_things_of_which_one_rules_out_the_other_contradicts_itself(passage):
    torn, whole = SilentClaim(), SilentClaim()
    for claim, stance in ((torn, -2), (whole, 1)):
        FoundStatement(claim=claim, passage=passage, stance=2)
        FoundStatement(claim=claim, passage=passage, exact="It never works.", stance=stance)
    made = card(passage.source, torn, whole)
    assert claims(made.contradicts_itself) == [torn]
    assert made.contradicts == []
    assert claims(made.alone) == [torn, whole]


def test_the_cards_of_the_real_sources_tell_the_same_of_each_other():
    claim = Claim.objects.get(slug="cure")
    record_statement(claim, Source.objects.get(letter="E"), "effective solution for hair loss", {"stance": 2})
    log_changes("It was left out.")
    cards = {source: scorecard(source, seen()) for source in Source.objects.for_display()}
    pairs = {
        (found.seen.claim.slug, source, other)
        for source, made in cards.items()
        for found in made.contradicts
        for other in found.others
    }
    assert pairs
    assert all((slug, other, source) in pairs for slug, source, other in pairs)
