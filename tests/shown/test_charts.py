"""The chart of a claim, or of several on one axis: what each source says."""

import pytest

from articles.models import Claim
from articles.shown import chart_of
from tests.seen import seen

pytestmark = pytest.mark.usefixtures("content")


def chart(*slugs):
    claims = {one.slug: one for one in Claim.objects.to_tell().filter(slug__in=slugs)}
    return chart_of(*seen(claims[slug] for slug in slugs))


def rows(drawn):
    """The rows of a chart of one claim."""
    (group,) = drawn.groups
    return group.rows


def test_a_price_is_drawn_from_its_low_to_its_high():
    drawn = chart("price-per-session")
    assert [tick.label for tick in drawn.axis.ticks] == ["$0", "$200", "$400", "$600", "$800"]
    (row,) = rows(drawn)
    assert (row.source.letter, row.words) == ("A", "About $100 to $700")
    assert [(strip.start, strip.width, strip.is_open) for strip in row.strips] == [(12.5, 75.0, False)]


def test_or_more_runs_on_to_the_end_of_the_axis():
    drawn = chart("price-of-course")
    (row,) = rows(drawn)
    (strip,) = row.strips
    assert strip.is_open
    assert drawn.has_open_end
    assert strip.start + strip.width == 100
    assert strip.known < strip.width


def test_a_source_without_a_figure_has_its_words_and_no_strip():
    by_letter = {row.source.letter: row for row in rows(chart("first-results"))}
    assert by_letter["B"].words == "Several months"
    assert by_letter["B"].strips == ()
    assert len(by_letter["A"].strips) == 1


@pytest.mark.parametrize("slug", ["regrowth", "follicles", "needle-depth", "session-interval"])
def test_what_has_no_figures_has_no_chart(slug):
    assert chart(slug) is None


def test_a_chart_without_an_open_range_says_so():
    assert not chart("price-per-session").has_open_end


def test_claims_that_count_in_one_unit_share_an_axis_in_the_order_given():
    drawn, course = chart("price-per-session", "price-of-course"), chart("price-of-course")
    assert [group.claim.slug for group in drawn.groups] == ["price-per-session", "price-of-course"]
    assert [[row.source.letter for row in group.rows] for group in drawn.groups] == [["A"], ["A"]]
    assert (drawn.axis, drawn.unit) == (course.axis, "US dollars")
    session, whole = (group.rows[0].strips[0] for group in drawn.groups)
    assert session.start + session.width < whole.start + whole.width == 100
    assert drawn.has_open_end


@pytest.mark.parametrize("other", ["first-results", "number-of-sessions", "invasive", "pain"])
def test_claims_that_count_in_different_ways_have_no_chart(other):
    assert chart("price-per-session", other) is None


def test_no_claim_has_no_chart():
    assert chart_of() is None


def test_a_page_with_a_chart_says_the_same_in_words(client):
    page = client.get("/claims/redness-duration/").content.decode()
    assert '<figure class="strip-chart">' in page
    assert "A few hours to a day" in page
