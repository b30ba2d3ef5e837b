"""The chart of a claim: what each source says, on one axis."""

from decimal import Decimal

import pytest

from articles.comparing import Level, Quantity, Step, axis_for
from articles.models import Claim, Source, chart_of, compare_claims

pytestmark = pytest.mark.usefixtures("content")


def chart(slug):
    (compared,) = compare_claims(Claim.objects.with_statements().filter(slug=slug), list(Source.objects.for_display()))
    return chart_of(compared)


def test_a_price_is_drawn_from_its_low_to_its_high():
    drawn = chart("price-per-session")
    assert [tick.label for tick in drawn.axis.ticks] == ["$0", "$200", "$400", "$600", "$800"]
    (row,) = drawn.rows
    assert (row.source.letter, row.words) == ("A", "About $100 to $700")
    assert [(strip.start, strip.width, strip.open_end) for strip in row.strips] == [(12.5, 75.0, False)]


def test_or_more_runs_on_to_the_end_of_the_axis():
    (row,) = chart("price-of-course").rows
    (strip,) = row.strips
    assert strip.open_end
    assert strip.start + strip.width == 100


def test_a_source_without_a_figure_has_its_words_and_no_strip():
    by_letter = {row.source.letter: row for row in chart("first-results").rows}
    assert by_letter["B"].words == "Several months"
    assert by_letter["B"].strips == ()
    assert len(by_letter["A"].strips) == 1


@pytest.mark.parametrize("slug", ["regrowth", "follicles", "needle-depth", "session-interval"])
def test_what_has_no_figures_has_no_chart(slug):
    assert chart(slug) is None


def test_a_level_covers_its_steps():
    axis = axis_for([Level(Step.MILD, Step.MODERATE)])
    strip = axis.strip(Level(Step.MILD, Step.MODERATE))
    assert (strip.start, strip.width) == (40, 40)


@pytest.mark.parametrize("high", ["0.3", "1", "7", "24", "99", "4200", "123456"])
def test_every_strip_lies_on_the_axis_and_the_ticks_are_few(high):
    value = Quantity("units", Decimal(high) / 3, Decimal(high))
    axis = axis_for([value])
    strip = axis.strip(value)
    assert 0 <= strip.start < strip.start + strip.width <= 100
    assert 2 <= len(axis.ticks) <= 7
    assert axis.ticks[0].at == 0
    assert axis.ticks[-1].at == 100


def test_a_page_with_a_chart_says_the_same_in_words(client):
    page = client.get("/claims/redness-duration/").content.decode()
    assert '<figure class="strip-chart">' in page
    assert "A few hours to a day" in page
