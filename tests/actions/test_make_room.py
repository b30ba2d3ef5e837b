"""A claim whose seed asks for another kind of answer: its seeds are recorded anew, and what editors recorded stays."""

import pytest

from articles.actions import import_content, record_statement
from articles.models import Claim, Source

pytestmark = pytest.mark.usefixtures("content")

STANCE = 'stance = "yes with limits"'


@pytest.fixture
def as_stances(seeds):
    """The seeds, in which “How much does it hurt?” asks for yes or no."""
    seeds.change("claims.toml", 'topic = "side-effects"\nkind = "level"', 'topic = "side-effects"\nkind = "stance"')
    seeds.change("claims.toml", 'values = ["minimal"], approximate = true', STANCE)
    seeds.change("claims.toml", 'values = ["mild", "moderate"], approximate = true', STANCE)
    return seeds


def pain():
    return Claim.objects.get(slug="pain")


def test_what_seeds_recorded_is_recorded_anew(as_stances):
    count = pain().statements.count()
    report = import_content(as_stances.path)
    assert (pain().kind, pain().statements.count()) == ("stance", count)
    assert [(one.stance, one.values) for one in pain().statements.filter(mention=False)] == [(1, []), (1, [])]
    assert not [kept for kept in report.kept if "claim pain" in kept]
    assert import_content(as_stances.path).outcomes.keys() <= {"unchanged", "kept"}


def test_what_an_editor_recorded_keeps_its_kind_and_the_claim_as_it_is(as_stances):
    own = record_statement(pain(), Source.objects.get(letter="E"), "a mild inflammatory response", {"values": ["mild"]})
    report = import_content(as_stances.path)
    assert pain().kind == "level"
    assert own in pain().statements.all()
    assert any("claim pain: it stays as it is" in kept for kept in report.kept)
