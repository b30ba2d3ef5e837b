"""How sure research is, by the rule that *How we compare* publishes, reason by reason."""

from dataclasses import replace

import pytest

from articles.weighing import FEW, VERY_FEW, Certainty, Design, Finding, Reason, Shows, Work, rate

HIGH, MODERATE, LOW, VERY_LOW, NOT_STUDIED = Certainty
TRIAL = Work("trial", Design.RANDOMISED, people=FEW, in_full=True)
SURE = Finding(TRIAL, Shows.SUPPORTS)


def work(finding=SURE, **changed):
    return replace(finding, work=replace(finding.work, **changed))


def reasons(*findings):
    return [(step.reason, step.down) for step in rate(findings).steps]


@pytest.mark.parametrize(
    ("design", "certainty"),
    [
        (Design.POOLED, HIGH),
        (Design.RANDOMISED, HIGH),
        (Design.REVIEW, LOW),
        (Design.COMPARED, LOW),
        (Design.UNCOMPARED, VERY_LOW),
        (Design.OVERVIEW, NOT_STUDIED),
        (Design.ADVICE, NOT_STUDIED),
    ],
)
def test_a_work_without_a_fault_is_as_sure_as_its_design_can_be(design, certainty):
    assert rate([work(design=design)]).certainty is certainty


def test_nothing_is_rated_where_no_work_tests_it():
    for untested in ([], [replace(SURE, shows=Shows.NOT_STUDIED)], [work(retracted=True)]):
        rating = rate(untested)
        assert (rating.certainty, rating.shows, rating.decided_by) == (NOT_STUDIED, Shows.NOT_STUDIED, ())


def test_a_trial_of_which_only_the_summary_was_read_goes_one_step_down_but_other_studies_start_lower_already():
    assert reasons(work(in_full=False)) == [(Reason.BIAS, 1)]
    assert reasons(work(design=Design.COMPARED, in_full=False)) == []


def test_what_is_called_weak_goes_one_step_down_unless_a_work_beside_it_is_not():
    weak = work(key="weak", weak="a pilot study")
    assert [(step.reason, step.words) for step in rate([weak]).steps] == [(Reason.BIAS, ("a pilot study",))]
    assert reasons(weak, SURE) == []
    assert reasons(work(weak, in_full=False), work(in_full=False)) == [(Reason.BIAS, 1)]


@pytest.mark.parametrize(
    ("shown", "shows", "certainty"),
    [
        ((Shows.SUPPORTS, Shows.SUPPORTS), Shows.SUPPORTS, HIGH),
        ((Shows.SUPPORTS, Shows.IN_PART), Shows.IN_PART, HIGH),
        ((Shows.AGAINST, Shows.AGAINST), Shows.AGAINST, HIGH),
        ((Shows.SUPPORTS, Shows.AGAINST), Shows.MIXED, MODERATE),
        ((Shows.IN_PART, Shows.AGAINST), Shows.MIXED, MODERATE),
        ((Shows.MIXED, Shows.MIXED), Shows.MIXED, MODERATE),
        ((Shows.SUPPORTS, Shows.MIXED), Shows.MIXED, MODERATE),
    ],
)
def test_results_that_do_not_point_one_way_are_told_as_mixed_and_go_one_step_down(shown, shows, certainty):
    rating = rate(replace(work(key=str(place)), shows=one) for place, one in enumerate(shown))
    assert (rating.shows, rating.certainty) == (shows, certainty)


def test_one_pool_whose_trials_differ_makes_all_that_it_stands_beside_less_sure():
    differing = replace(work(key="pool", design=Design.POOLED), differs="I² 88%")
    rating = rate([SURE, differing])
    assert [(step.reason, step.words) for step in rating.steps] == [(Reason.CONSISTENCY, ("I² 88%",))]


@pytest.mark.parametrize(
    ("people", "down"), [(FEW, 0), (FEW - 1, 1), (VERY_FEW, 1), (VERY_FEW - 1, 2), (1, 2), (None, 1)]
)
def test_few_people_go_one_step_down_and_very_few_two(people, down):
    assert reasons(work(people=people)) == ([(Reason.SIZE, down)] if down else [])


def test_people_are_those_of_the_largest_work_and_never_added_up_for_a_pool_holds_trials_that_stand_beside_it():
    assert reasons(work(people=FEW - 1), work(key="other", people=FEW - 1)) == [(Reason.SIZE, 1)]
    assert reasons(work(people=1), SURE) == []


def test_a_work_of_unknown_size_beside_a_small_one_may_be_the_larger():
    assert reasons(work(people=1), work(key="other", people=None)) == [(Reason.SIZE, 1)]
    assert reasons(SURE, work(key="other", people=None)) == []


def test_where_a_finding_rests_on_some_of_the_people_only_these_count():
    assert reasons(replace(SURE, people=VERY_FEW - 1)) == [(Reason.SIZE, 2)]


def test_where_a_work_does_not_say_on_how_many_of_its_people_a_finding_rests_the_others_do_not_count_for_it():
    assert reasons(replace(SURE, people=0)) == [(Reason.SIZE, 1)]


def test_what_was_studied_only_indirectly_goes_one_step_down_unless_a_work_beside_it_was_direct():
    indirect = replace(work(key="indirect"), indirect="with a medicine")
    assert [(step.reason, step.words) for step in rate([indirect]).steps] == [(Reason.DIRECTNESS, ("with a medicine",))]
    assert reasons(indirect, SURE) == []


def test_works_that_start_alike_are_rated_together_and_the_surest_group_decides():
    poor = replace(work(key="poor", people=1, in_full=False), indirect="in mice", shows=Shows.AGAINST)
    review = work(key="review", design=Design.REVIEW)
    rating = rate([poor, review])
    assert (rating.certainty, rating.shows) == (LOW, Shows.SUPPORTS)
    assert [one.work.key for one in rating.decided_by] == ["review"]


def test_of_two_groups_that_are_as_sure_the_stronger_design_decides():
    poor = replace(work(key="poor", people=1), indirect="in mice")
    before_and_after = work(key="other", design=Design.UNCOMPARED)
    assert [one.work.key for one in rate([before_and_after, poor]).decided_by] == ["poor"]


def test_nothing_goes_below_very_low():
    worst = replace(work(people=1, in_full=False, weak="a pilot"), indirect="in mice", differs="much")
    rating = rate([worst])
    assert rating.certainty is VERY_LOW
    assert sum(step.down for step in rating.steps) == 5
