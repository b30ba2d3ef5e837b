"""What is refused when a statement is recorded: the fault names claim, source and what to do; nothing is stored."""

import pytest
from django.core.exceptions import ValidationError

from articles.actions import record_statement
from articles.models import Source, Statement
from tests.factories import (
    AmountClaim,
    FoundStatement,
    LevelClaim,
    SetClaim,
    SilentClaim,
    StoredPassage,
    StoredSource,
    WithdrawnSource,
)

from .stored import everything_stored

pytestmark = pytest.mark.usefixtures("content")

WORDS = "once a week for three months"
TWICE = "with no adverse effects reported"
WEEKS = {"unit": "weeks"}


def refused(claim, source, exact, value):
    """The fields and messages; nothing is stored."""
    before = everything_stored()
    with pytest.raises(ValidationError) as raised:
        record_statement(claim, source, exact, value)
    assert everything_stored() == before
    return raised.value


def d():
    return Source.objects.get(letter="D")


@pytest.mark.parametrize("figures", [{"low": 4, "high": 6}, {"low": 4}, {"high": 0.5}, {"low": 4, "mention": True}])
def test_a_figure_without_its_unit_is_refused(figures):
    claim = AmountClaim()
    messages = refused(claim, d(), WORDS, figures).message_dict
    assert messages == {
        "unit": [f"claim {claim.slug}, source D, “{WORDS}”: a figure needs its unit; this claim counts in weeks."]
    }


@pytest.mark.parametrize("unit", ["days", "week", "Weeks", "weeks "])
@pytest.mark.parametrize("value", [{"low": 4, "high": 6}, {"words": "a few weeks"}])
def test_another_unit_than_the_claims_own_is_refused(unit, value):
    claim = AmountClaim()
    messages = refused(claim, d(), WORDS, {**value, "unit": unit}).message_dict
    assert messages == {
        "unit": [
            f"claim {claim.slug}, source D, “{WORDS}”: the unit is {unit!r}, but this claim counts in weeks: "
            "convert the figures."
        ]
    }


def test_a_currency_of_which_the_words_show_another_sign_is_refused():
    words = "One session costs £165, or €190 abroad."
    claim, source = AmountClaim(unit="USD"), StoredPassage(source=StoredSource(text=words), text=words).source
    messages = refused(claim, source, "costs £165", {"low": 165, "unit": "USD"}).message_dict
    assert messages == {
        "unit": [
            f"claim {claim.slug}, source {source.letter}, “costs £165”: the words show £, and the currency is USD: "
            "give GBP as the unit."
        ]
    }
    refused(claim, source, "£165, or €190", {"low": 165, "unit": "USD"})
    record_statement(claim, source, "costs £165", {"low": 165, "unit": "GBP"})
    record_statement(claim, source, "£165, or €190", {"low": 190, "unit": "EUR"})


@pytest.mark.parametrize("unit", ["CAD", "usd", "$", "weeks"])
def test_a_currency_that_is_not_known_is_refused_and_never_asks_for_a_rate(unit):
    claim = AmountClaim(unit="USD")
    messages = refused(claim, d(), WORDS, {"low": 165, "high": 200, "unit": unit}).message_dict
    assert messages == {
        "unit": [
            f"claim {claim.slug}, source D, “{WORDS}”: the currency is {unit!r}, which is not known: "
            "give one of USD, EUR, GBP."
        ]
    }


@pytest.mark.parametrize(
    ("unit", "counts"), [("weeks", "in weeks"), ("mm", "in mm"), ("in 100 people", "in 100 people")]
)
def test_money_is_no_answer_to_a_claim_that_counts_something_else(unit, counts):
    messages = refused(AmountClaim(unit=unit), d(), WORDS, {"low": 4, "unit": "GBP"}).message_dict
    assert f"this claim counts {counts}:" in messages["unit"][0]


@pytest.mark.parametrize(
    ("factory", "value"),
    [
        (SilentClaim, {"stance": 2}),
        (LevelClaim, {"values": ["mild"]}),
        (SetClaim, {"values": ["pain"]}),
        (SilentClaim, {"mention": True}),
    ],
)
def test_a_unit_on_a_claim_without_one_is_refused(factory, value):
    claim = factory()
    (message,) = refused(claim, d(), WORDS, value | WEEKS).message_dict["unit"]
    assert (
        message
        == f"claim {claim.slug}, source D, “{WORDS}”: the unit is 'weeks', but this claim uses none: leave it out."
    )


@pytest.mark.parametrize("figures", [{"low": 6, "high": 4}, {"low": 0.2, "high": 0.1}])
def test_a_low_above_its_high_is_refused(figures):
    claim = AmountClaim()
    (message,) = refused(claim, d(), WORDS, figures | WEEKS).message_dict["high"]
    low, high = figures.values()
    said = f"low ({low}) is above high ({high}): give the smaller figure first."
    assert message == f"claim {claim.slug}, source D, “{WORDS}”: {said}"


@pytest.mark.parametrize("figures", [{"low": 4, "high": 4}, {"low": 4}, {"high": 4}, {"low": 0, "high": 0.5}])
def test_a_figure_in_the_claims_unit_is_recorded(figures):
    stored = record_statement(AmountClaim(), d(), WORDS, figures | WEEKS)
    assert Statement.objects.get(pk=stored.pk).unit == "weeks"


def test_nothing_of_a_withdrawn_source_is_recorded():
    claim, source = SilentClaim(), WithdrawnSource()
    FoundStatement(claim=SilentClaim(), passage__source=source)
    (message,) = refused(claim, source, "It surely works.", {"stance": 2}).messages
    assert message.startswith(f"claim {claim.slug}, source {source.letter}: ")
    assert "withdrawn on 2 March 2026" in message


def test_what_a_source_said_is_not_changed_once_it_is_withdrawn():
    statement = FoundStatement(passage__source=WithdrawnSource())
    refused(statement.claim, statement.source, statement.exact, {"stance": -2})
    statement.refresh_from_db()
    assert statement.stance == 2


def test_words_that_stand_twice_are_refused_without_what_stands_around_them():
    claim = SilentClaim()
    (message,) = refused(claim, d(), TWICE, {"stance": -2}).message_dict["exact"]
    assert message.startswith(f"claim {claim.slug}, source D: “{TWICE}” is in the text 2 times")
    assert "as prefix or after it as suffix" in message


@pytest.mark.parametrize("around", [{"prefix": "compared to the control group,"}, {"suffix": ". Conclusion"}])
def test_a_prefix_or_a_suffix_tells_which_is_meant(around):
    statement = record_statement(SilentClaim(), d(), TWICE, {"stance": -2, **around})
    assert d().text[statement.start : statement.end] == TWICE


def test_a_prefix_that_stands_before_both_does_not_tell_which_is_meant():
    (message,) = refused(SilentClaim(), d(), TWICE, {"stance": -2, "prefix": " "}).messages
    assert "in the text 2 times" in message


def test_a_change_that_breaks_a_stored_statement_leaves_it_as_it_was():
    claim = AmountClaim()
    record_statement(claim, d(), WORDS, {"low": 4, "high": 6, **WEEKS})
    refused(claim, d(), WORDS, {"low": 7})
    refused(claim, d(), WORDS, {"unit": "days"})
    stored = claim.statements.get()
    assert (stored.low, stored.high, stored.unit) == (4, 6, "weeks")
