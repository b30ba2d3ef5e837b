"""Coverage is measured by as few tests as reach what is reached; as few run on PostgreSQL as send what is sent."""

import pytest
from django.conf import settings
from hypothesis import given
from hypothesis import strategies as st

from tests import measured, sent
from tests.measured import fewest

REACHED = st.dictionaries(st.text("abc", min_size=1), st.sets(st.tuples(st.just(1), st.integers(0, 9), st.just(2))))


@given(REACHED)
def test_those_that_are_chosen_reach_all_that_is_reached_and_each_is_needed_when_it_is_chosen(reached):
    chosen = fewest(reached)
    assert set().union(*(reached[one] for one in chosen)) == set().union(*reached.values())
    assert len(chosen) <= len(set().union(*reached.values()))


@pytest.mark.parametrize(("list_", "made_by"), [(measured.LIST, "measured"), (sent.LIST, "sent")])
def test_every_test_that_is_named_is_there(list_, made_by):
    gone = [name for name in list_.read_text(encoding="utf-8").split() if not _is_there(*name.split("::"))]
    assert not gone, f"run `make {made_by}`"


def test_statements_that_differ_in_what_is_stored_alone_are_of_one_kind():
    several = [
        'INSERT INTO "a" ("b", "c") VALUES (%s, %s), (%s, %s)',
        'INSERT INTO "a" ("b", "c") VALUES (%s, %s)',
        'INSERT INTO "a" ("b", "c") VALUES (%s::integer, %s)',
    ]
    assert len(set(map(sent.kind_of, several))) == 1
    assert sent.kind_of('SELECT "b" FROM "a" LIMIT 21') == sent.kind_of('SELECT "b" FROM "a" LIMIT 1')
    assert sent.kind_of('SELECT "b" FROM "a"') != sent.kind_of('SELECT "c" FROM "a"')


def _is_there(file, *within):
    path = settings.BASE_DIR / file
    return path.exists() and f"def {within[-1]}(" in path.read_text(encoding="utf-8")
