"""What holds for the rule whatever works show."""

from dataclasses import replace

from hypothesis import given
from hypothesis import strategies as st

from articles.weighing import STARTS, Certainty, Design, Finding, Shows, Work, rate

works = st.builds(
    Work,
    st.uuids().map(str),
    st.sampled_from(Design),
    st.none() | st.integers(1, 1_000),
    st.booleans(),
    st.sampled_from(["", "a pilot"]),
    retracted=st.booleans(),
)
findings = st.builds(
    Finding, works, st.sampled_from(Shows), st.sampled_from(["", "indirectly"]), st.sampled_from(["", "much"])
)
bodies = st.lists(findings, max_size=5)
PLACE = list(Certainty).index


@given(bodies, st.randoms(use_true_random=False))
def test_the_order_of_works_never_matters(body, random):
    assert rate(random.sample(body, len(body))) == rate(body)


@given(bodies, findings)
def test_what_does_not_test_it_or_was_retracted_or_only_advises_changes_nothing(body, more):
    for idle in (
        replace(more, shows=Shows.NOT_STUDIED),
        replace(more, work=replace(more.work, retracted=True)),
        replace(more, work=replace(more.work, design=Design.ADVICE)),
    ):
        assert rate([*body, idle]) == rate(body)


@given(bodies, findings)
def test_a_weak_small_or_indirect_work_that_says_the_same_never_makes_it_less_sure(body, more):
    before = rate(body)
    same = replace(more, shows=before.shows, differs="")
    assert PLACE(rate([*body, same]).certainty) <= PLACE(before.certainty)


@given(bodies)
def test_it_is_never_surer_than_the_strongest_design_that_tests_it(body):
    rating = rate(body)
    starts = [STARTS[one.work.design] for one in body if one.counts]
    strongest = min(starts, key=PLACE, default=Certainty.NOT_STUDIED)
    assert PLACE(rating.certainty) >= PLACE(strongest)
    assert (rating.certainty is Certainty.NOT_STUDIED) is (not starts)
