"""Where values lie on an axis that holds them all."""

from decimal import Decimal

import pytest
from hypothesis import assume, given
from hypothesis import strategies as st

from articles.comparing import Degree, Level, Named, Quantity, Rung, Stance, Strip, Tick, axis_for
from tests.comparing.strategies import levels, quantities


def amount(low=None, high=None, unit="sessions", **more):
    return Quantity(unit, *(None if bound is None else Decimal(bound) for bound in (low, high)), **more)


def strips(*values):
    axis = axis_for(values)
    return [axis.strip(value) for value in values]


def labels(*values):
    return [tick.label for tick in axis_for(values).ticks]


@pytest.mark.parametrize(
    "values",
    [
        [],
        [amount()],
        [amount(words="several sessions")],
        [amount(0, 0)],
        [Stance(Degree.YES), Named(frozenset({"pain"}))],
    ],
)
def test_what_names_no_figure_over_nothing_has_no_axis(values):
    assert axis_for(values) is None


def test_an_axis_begins_at_nothing_and_ends_at_a_round_number():
    axis = axis_for([amount(100, 700, "USD"), amount(150, 150, "USD"), amount(words="a lot", unit="USD")])
    assert axis.upper == 800
    assert axis.ticks == (Tick(0, "$0"), Tick(25, "$200"), Tick(50, "$400"), Tick(75, "$600"), Tick(100, "$800"))


@pytest.mark.parametrize(
    ("unit", "high", "expected"),
    [
        ("months", 5, ["0", "1", "2", "3", "4", "5"]),
        ("months", 12, ["0", "3", "6", "9", "12"]),
        ("months", 70, ["0", "24", "48", "72"]),
        ("months", 900, ["0", "200", "400", "600", "800", "1,000"]),
        ("hours", 24, ["0", "6", "12", "18", "24"]),
        ("hours", 72, ["0", "24", "48", "72"]),
        ("minutes", 60, ["0", "15", "30", "45", "60"]),
        ("sessions", 6, ["0", "2", "4", "6"]),
        ("sessions", 10, ["0", "2", "4", "6", "8", "10"]),
        ("sessions", 12, ["0", "2.5", "5", "7.5", "10", "12.5"]),
        ("sessions", 25, ["0", "5", "10", "15", "20", "25"]),
        ("mm", "0.5", ["0", "0.1", "0.2", "0.3", "0.4", "0.5"]),
    ],
)
def test_an_axis_counts_in_steps_that_people_count_in_and_time_as_clocks_do(unit, high, expected):
    assert labels(amount(1, high, unit) if high != "0.5" else amount("0.1", high, unit)) == expected


def test_ticks_stand_where_their_figures_lie():
    assert [tick.at for tick in axis_for([amount(1, 6)]).ticks] == [0, 33.33, 66.67, 100]


def test_a_range_lies_from_its_low_to_its_high():
    assert strips(amount(100, 700, "USD"), amount(1, 301, "USD")) == [Strip(12.5, 75, 75), Strip(0.12, 37.5, 37.5)]


def test_a_range_that_is_open_above_runs_on_to_the_end_of_an_axis_that_reaches_further():
    assert strips(amount(4, 5, open_high=True)) == [Strip(66.67, 33.33, 16.67, is_open=True)]
    assert strips(amount(4, 5)) == [Strip(80, 20, 20)]


def test_a_range_whose_high_is_unknown_runs_on_from_its_low():
    assert strips(amount(4)) == strips(amount(4, open_high=True)) == [Strip(80, 20, 2, is_open=True)]


def test_of_a_range_whose_low_is_unknown_no_part_is_known():
    assert strips(amount(high=3), amount(1, 6)) == [Strip(0, 50, 0, is_open=True), Strip(16.67, 83.33, 83.33)]


def test_nothing_is_a_figure():
    assert strips(amount(0, 3), amount(0, 0)) == [Strip(0, 100, 100), Strip(0, 2, 2)]


def test_a_single_figure_is_wide_enough_to_be_seen_even_at_the_end():
    assert strips(amount(3, 3), amount(6, 6)) == [Strip(50, 2, 2), Strip(98, 2, 2)]


def test_a_figure_is_drawn_on_an_axis_where_others_have_none():
    assert strips(amount(1, 6), amount(words="a few sessions"), amount(2, 6)) == [
        Strip(16.67, 83.33, 83.33),
        None,
        Strip(33.33, 66.67, 66.67),
    ]


@pytest.mark.parametrize(
    ("value", "ends"),
    [
        (amount(400, 4200, "USD", open_high=True), [(8, "$400"), (84, "$4,200")]),
        (amount(100, 700, "USD"), [(2, "$100 to $700")]),
        (amount(high=700, unit="USD"), [(14, "$700")]),
        (amount(100, 100, "USD"), [(2, "$100")]),
        (amount(words="a lot", unit="USD"), []),
        (Level(Rung.NONE, Rung.MILD), []),
    ],
)
def test_the_figures_that_a_value_names_stand_where_they_lie_and_as_one_where_they_are_near(value, ends):
    axis = axis_for([amount(400, 4200, "USD", open_high=True)])
    assert [(end.at, end.label) for end in axis.ends(value)] == ends


def test_levels_lie_on_the_steps_by_name():
    axis = axis_for([Level(Rung.NONE, Rung.MILD)])
    assert axis.ticks == (
        *(Tick(10, "none"), Tick(30, "minimal"), Tick(50, "mild")),
        *(Tick(70, "moderate"), Tick(90, "severe")),
    )


def test_a_level_covers_its_steps():
    assert strips(Level(Rung.MILD, Rung.MODERATE), Level(Rung.NONE, Rung.NONE), Level(Rung.NONE, Rung.SEVERE)) == [
        Strip(40, 40, 40),
        Strip(0, 20, 20),
        Strip(0, 100, 100),
    ]


def test_what_is_no_amount_has_no_place_on_the_axis():
    assert axis_for([amount(1, 6)]).strip(Stance(Degree.YES)) is None


@pytest.mark.parametrize("high", ["0.3", "1", "7", "24", "99", "4200", "123456"])
@pytest.mark.parametrize("unit", ["units", "months", "minutes"])
def test_the_ticks_are_few_and_span_the_axis(unit, high):
    ticks = axis_for([amount(0, high, unit)]).ticks
    assert 2 <= len(ticks) <= 6
    assert (ticks[0].at, ticks[-1].at) == (0, 100)


@given(st.lists(quantities, min_size=1) | st.lists(levels, min_size=1))
def test_every_strip_can_be_seen_and_lies_on_the_axis(values):
    axis = axis_for(values)
    assume(axis)
    for strip in filter(None, map(axis.strip, values)):
        assert 0 <= strip.start < strip.start + strip.width <= 100.01
        assert strip.width >= 2
        assert 0 <= strip.known <= strip.width
