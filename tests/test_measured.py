"""Coverage is measured by as few tests as reach everything that is reached."""

from django.conf import settings
from hypothesis import given
from hypothesis import strategies as st

from tests.measured import fewest, names

REACHED = st.dictionaries(st.text("abc", min_size=1), st.sets(st.tuples(st.just(1), st.integers(0, 9), st.just(2))))


@given(REACHED)
def test_those_that_are_chosen_reach_all_that_is_reached_and_each_is_needed_when_it_is_chosen(reached):
    chosen = fewest(reached)
    assert set().union(*(reached[one] for one in chosen)) == set().union(*reached.values())
    assert len(chosen) <= len(set().union(*reached.values()))


def test_every_test_that_is_named_is_there():
    gone = [name for name in names() if not _is_there(*name.split("::"))]
    assert not gone, "run `make measured`"


def _is_there(file, *within):
    path = settings.BASE_DIR / file
    return path.exists() and f"def {within[-1]}(" in path.read_text(encoding="utf-8")
