"""Recording a statement: found again to the letter, or refused with what is wrong."""

import re

import pytest
from django.core.exceptions import ValidationError

from articles.actions import record_statement
from articles.models import ContentRevision, Source, Statement
from tests.factories import AmountClaim, LevelClaim, SetClaim, SilentClaim

from .stored import everything_stored

pytestmark = pytest.mark.usefixtures("content")


def source(letter):
    return Source.objects.get(letter=letter)


def refused(claim, letter, exact, value):
    """The messages; nothing is stored."""
    before = everything_stored()
    with pytest.raises(ValidationError) as raised:
        record_statement(claim, source(letter), exact, value)
    assert everything_stored() == before
    return " ".join(raised.value.messages)


def test_a_statement_is_stored_with_its_place_and_passage():
    exact = "75% of the participants experienced significant improvement"
    statement = record_statement(SilentClaim(), source("D"), exact, {"stance": 2})
    statement.refresh_from_db()
    assert statement.source.text[statement.start : statement.end] == exact
    assert exact in statement.passage.text


def test_the_sources_own_characters_are_stored():
    statement = record_statement(SilentClaim(), source("D"), "the  body's natural\nhealing response", {"stance": 2})
    assert statement.exact == "the body’s natural healing response"


def test_a_prefix_or_a_suffix_tells_two_places_apart():
    exact, claim = "with no adverse effects reported", SilentClaim()
    first = record_statement(claim, source("D"), exact, {"stance": -2, "prefix": "compared to the control group,"})
    second = record_statement(claim, source("D"), exact, {"stance": -2, "suffix": ". Conclusion"})
    assert first.start < second.start


def test_recording_raises_the_content_revision():
    before = ContentRevision.current()
    record_statement(SilentClaim(), source("D"), "This minimally invasive technique", {"stance": 1})
    assert ContentRevision.current() == before + 1


def test_a_statement_on_the_same_place_changes_the_one_that_is_there():
    claim, exact = SilentClaim(), "This minimally invasive technique"
    first = record_statement(claim, source("D"), exact, {"stance": 1})
    second = record_statement(claim, source("D"), exact, {"stance": -1})
    assert second.pk == first.pk
    assert Statement.objects.get(claim=claim).stance == -1


@pytest.mark.parametrize("low", [0.1, 1.3, 2.25])
def test_an_amount_may_have_decimals(low):
    statement = record_statement(
        AmountClaim(), source("D"), "once a week for three months", {"low": low, "unit": "weeks"}
    )
    assert float(statement.low) == low


@pytest.mark.parametrize(
    ("letter", "exact", "said"),
    [
        ("D", "It works for everyone", "“It works for everyone” is not in the text"),
        ("D", " \n", "the quotation is empty"),
        ("D", "with no adverse effects reported", "in the text 2 times.*as prefix or after it as suffix"),
        ("D", "PIE vs PIH", "page furniture"),
        ("D", "Regrow your own hair naturally!", "page furniture"),
        ("D", "no adverse effects reported. Another study", "runs over more than one passage"),
    ],
)
def test_words_that_have_no_one_place_are_refused(letter, exact, said):
    claim = SilentClaim()
    message = refused(claim, letter, exact, {"stance": 2})
    assert message.startswith(f"claim {claim.slug}, source {letter}: ")
    assert re.search(said, message)


def test_words_that_are_not_between_prefix_and_suffix_are_refused():
    message = refused(
        SilentClaim(), "D", "This minimally invasive technique", {"stance": 1, "prefix": "Once upon a time"}
    )
    assert "not between the prefix and suffix given" in message


WORDS = "once a week for three months"


@pytest.mark.parametrize(
    ("factory", "value", "said"),
    [
        (SilentClaim, {}, "A yes-or-no claim needs a stance; or mark it as a mention"),
        (AmountClaim, {"open_high": True}, "An amount needs low, high or words"),
        (LevelClaim, {}, "A strength needs one or two steps of none, minimal, mild, moderate, severe"),
        (SetClaim, {}, "A list needs the things named"),
        (SilentClaim, {"stance": 2, "low": 3}, "the claim asks for “yes or no”, not for “an amount”"),
        (AmountClaim, {"low": 3, "stance": 1}, "the claim asks for “an amount”, not for “yes or no”"),
        (SetClaim, {"values": ["pain"], "words": "a lot"}, "the claim asks for “which things”, not for “an amount”"),
        (AmountClaim, {"low": 3, "values": ["mild"]}, "not for “how strong”"),
        (AmountClaim, {"low": 6, "high": 4, "unit": "weeks"}, r"low \(6\) is above high \(4\)"),
        (LevelClaim, {"values": ["mild", "awful"]}, "'awful' is no step"),
        (SilentClaim, {"stance": 7}, "not a valid choice"),
        (SilentClaim, {"mention": True, "low": 3}, "not for “an amount”"),
    ],
)
def test_a_value_that_does_not_fit_the_claim_is_refused(factory, value, said):
    claim = factory()
    message = refused(claim, "D", WORDS, value)
    assert re.search(said, message)
    if value.get("stance") != 7:
        assert f"claim {claim.slug}, source D, “{WORDS}”" in message


@pytest.mark.parametrize("values", [["none", "minimal", "mild"], ["mild", "mild", "mild"]])
def test_a_strength_of_more_than_two_steps_is_refused(values):
    assert "one or two" in refused(LevelClaim(), "D", WORDS, {"values": values})


@pytest.mark.parametrize(
    ("factory", "value", "in_words"),
    [
        (SilentClaim, {"stance": 2}, "Yes"),
        (AmountClaim, {"low": 4, "high": 6, "unit": "weeks"}, "4 to 6 weeks"),
        (AmountClaim, {"words": "a few weeks"}, "A few weeks"),
        (LevelClaim, {"values": ["mild", "moderate"]}, "Mild to moderate"),
        (SetClaim, {"values": ["pain"]}, "Pain"),
        (SilentClaim, {"mention": True}, ""),
    ],
)
def test_a_value_of_the_claims_kind_is_recorded_and_read_out(factory, value, in_words):
    statement = record_statement(factory(), source("D"), WORDS, value)
    assert Statement.objects.get(pk=statement.pk).in_words == in_words


def test_a_price_is_stored_in_the_currency_that_its_words_name():
    statement = record_statement(
        AmountClaim(unit="USD"), source("D"), "12 participants", {"low": 165, "high": 200, "unit": "GBP"}
    )
    statement.refresh_from_db()
    assert (statement.unit, statement.in_words) == ("GBP", "£165 to £200")
