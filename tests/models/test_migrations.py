"""The migration of content that was stored before: figures take over their claim's unit, claims' texts are notes."""

from importlib import import_module

import pytest
from django.apps import apps
from django.db import connection

from articles.models import Statement, Text
from tests.factories import AmountClaim, FoundStatement, PublishedTopic, SilentClaim, published

pytestmark = pytest.mark.usefixtures("content")


@pytest.fixture
def before_units(content):
    """The database as it was before figures had to have a unit."""
    with connection.cursor() as cursor:
        if connection.vendor == "sqlite":
            cursor.execute("PRAGMA ignore_check_constraints = ON")
        else:
            cursor.execute("ALTER TABLE articles_statement DROP CONSTRAINT statement_figures_have_a_unit")
    yield
    if connection.vendor == "sqlite":
        with connection.cursor() as cursor:
            cursor.execute("PRAGMA ignore_check_constraints = OFF")


def filled():
    import_module("articles.migrations.0003_fill_units_and_notes").fill(apps, None)


def test_figures_take_over_their_claims_unit(before_units):
    weeks, hours = AmountClaim(), AmountClaim(unit="hours")
    figures = [
        FoundStatement(claim=weeks, stance=None, low=4, high=6),
        FoundStatement(claim=hours, stance=None, low=0),
        FoundStatement(claim=hours, stance=None, high=24, exact="It never works."),
    ]
    filled()
    units = dict(Statement.objects.values_list("pk", "unit"))
    assert [units[one.pk] for one in figures] == ["weeks", "hours", "hours"]


def test_a_statement_without_a_figure_gets_no_unit():
    without = [FoundStatement(claim=AmountClaim(), stance=None, words="a few weeks"), FoundStatement()]
    filled()
    assert {Statement.objects.get(pk=one.pk).unit for one in without} == {""}


def test_every_unit_of_the_real_content_can_be_filled_again(before_units):
    units = dict(Statement.objects.values_list("pk", "unit"))
    Statement.objects.update(unit="")
    filled()
    assert dict(Statement.objects.values_list("pk", "unit")) == units


def test_the_texts_of_claims_become_notes_and_others_do_not():
    claim, topic = SilentClaim(), PublishedTopic()
    published(claim, "It is so.\n")
    Text.objects.update(is_note=False)
    filled()
    notes = set(Text.objects.filter(is_note=True))
    assert claim.text in notes
    assert topic.text not in notes
