"""A rating as readers meet it."""

from dataclasses import replace

import pytest

from articles.weighing import (
    SIGNS,
    Certainty,
    Design,
    Finding,
    Shows,
    Work,
    because,
    beside,
    in_a_text,
    in_short,
    in_words,
    rate,
)

TRIAL = Finding(Work("trial", Design.RANDOMISED, 1_000, in_full=True), Shows.SUPPORTS)


def with_work(**changed):
    return replace(TRIAL, work=replace(TRIAL.work, **changed))


@pytest.mark.parametrize(
    ("shows", "told"),
    [
        (Shows.SUPPORTS, "Research supports a yes. More of it is unlikely to change that."),
        (Shows.IN_PART, "Research supports a yes, but only in part. More of it is unlikely to change that."),
        (Shows.MIXED, "Research points both ways. More of it may change that."),
        (Shows.AGAINST, "Research does not support a yes. More of it is unlikely to change that."),
        (Shows.NOT_STUDIED, "None of the studies that we cite tests this."),
    ],
)
def test_what_research_shows_is_said_in_one_breath_with_what_more_of_it_could_change(shows, told):
    assert beside(rate([replace(TRIAL, shows=shows)]), asks_yes_or_no=True) == told


def test_where_a_claim_asks_for_something_else_than_yes_or_no_research_is_set_beside_what_sources_say():
    told = beside(rate([with_work(people=300, in_full=False)]), asks_yes_or_no=False)
    assert told == "Research supports what sources say. More of it is likely to change that."


@pytest.mark.parametrize("shows", [Shows.SUPPORTS, Shows.MIXED, Shows.AGAINST])
def test_where_no_source_answers_research_has_nothing_to_support_and_says_something_all_the_same(shows):
    finding = replace(TRIAL, shows=shows)
    told = "Research says something on this, where no source answers. "
    assert beside(rate([finding]), asks_yes_or_no=False, is_answered=False).startswith(told)
    assert not beside(rate([finding]), asks_yes_or_no=True, is_answered=False).startswith(told)
    assert in_words(finding, is_answered=False) == "Speaks to it"
    assert in_words(replace(TRIAL, shows=Shows.NOT_STUDIED), is_answered=False) == "No result on it in what we read"


def test_what_tests_nothing_itself_only_says_so():
    assert in_words(with_work(design=Design.ADVICE)) == "Says so"
    assert in_words(replace(with_work(design=Design.OVERVIEW), shows=Shows.AGAINST)) == "Says otherwise"
    assert in_words(TRIAL) == "Supports it"


def test_each_certainty_has_words_and_a_sign_of_its_own():
    assert in_short(None) == "not weighed yet"
    assert [in_short(one) for one in Certainty] == [
        *("high certainty", "moderate certainty", "low certainty", "very low certainty", "not studied")
    ]
    texts = [in_a_text(one) for one in (None, *Certainty)]
    assert [text.partition(":")[0] for text in texts] == [
        "nobody has weighed the published research on this yet",
        *(f"the certainty of published research on this is {sure}" for sure in ("high", "moderate", "low", "very low")),
        "in what we read, no published research tests it",
    ]
    assert [SIGNS[one].count("●") for one in Certainty] == [4, 3, 2, 1, 0]


def test_every_step_is_told_with_its_reason_and_an_editors_words():
    poor = replace(with_work(people=30, weak="a pilot"), indirect="with a medicine", differs="I² 88%")
    assert list(because(rate([poor]))) == [
        "Chance put people into groups: we start at high.",
        "One step down: how the trials were done leaves doubts (a pilot).",
        "One step down: results differ (I² 88%).",
        "Two steps down: the largest had 30 people.",
        "One step down: it was studied only indirectly (with a medicine).",
    ]


@pytest.mark.parametrize(
    ("finding", "first"),
    [
        (with_work(in_full=False), "we read only summaries, which do not let us judge how well the trials were done"),
        (with_work(people=None), "not every work says how many people took part"),
        (with_work(design=Design.REVIEW, weak="poor data"), "we cannot rely on how well it was done (poor data)"),
    ],
)
def test_what_nobody_knows_of_a_work_is_a_reason_too(finding, first):
    assert list(because(rate([finding])))[1] == f"One step down: {first}."


def test_where_it_starts_is_told_for_each_design():
    starts = [next(because(rate([with_work(design=one)])), "") for one in Design]
    assert [start.rpartition(" ")[2] for start in starts] == ["high.", "high.", "low.", "low.", "start.", "", ""]
