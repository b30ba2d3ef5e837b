"""The time stamp of a form: how old the form is, and that nobody else can make one."""

import pytest

from articles.feedback.stamp import OLDEST, YOUNGEST, Age, age_of, stamp_after

from .sending import aged_stamp


@pytest.mark.parametrize(
    ("seconds", "age"),
    [
        (0, Age.TOO_NEW),
        (YOUNGEST - 1, Age.TOO_NEW),
        (YOUNGEST + 1, Age.RIGHT),
        (OLDEST - 60, Age.RIGHT),
        (OLDEST + 1, Age.TOO_OLD),
        (-60, Age.TOO_NEW),
    ],
)
def test_a_form_can_be_sent_from_three_seconds_to_a_day_after_it_was_asked_for(seconds, age):
    assert age_of(aged_stamp(seconds)) is age


@pytest.mark.parametrize("seconds", [YOUNGEST + 1, OLDEST + 1])
def test_a_form_that_comes_back_to_who_has_waited_can_be_sent_again_at_once(seconds):
    assert age_of(stamp_after(aged_stamp(seconds))) is Age.RIGHT


def test_a_form_that_comes_back_to_who_has_not_waited_still_has_to_wait():
    assert age_of(stamp_after("forged")) is Age.TOO_NEW
    assert stamp_after(stamp := aged_stamp(1)) == stamp


@pytest.mark.parametrize("forged", ["", "first", "first-abc:1uxUa5:abc", "\0", "é", ":::", "x" * 100_000])
def test_what_we_did_not_sign_is_forged(forged):
    assert age_of(forged) is Age.FORGED


def test_a_stamp_that_was_changed_is_forged():
    assert age_of(aged_stamp(60).replace("first", "again")) is Age.FORGED


def test_stamps_made_in_the_same_second_differ():
    assert aged_stamp(60) != aged_stamp(60)
