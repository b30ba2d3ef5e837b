"""The chart of a claim, or of several on one axis: what each source says."""

import pytest

from articles.actions import log_changes
from articles.comparing import Agreement
from articles.models import Claim, Source
from articles.shown import charts_of
from tests.factories import FoundStatement
from tests.reading import find, read, words
from tests.seen import seen

pytestmark = pytest.mark.usefixtures("content")


def chart(*slugs):
    claims = {one.slug: one for one in Claim.objects.to_tell().filter(slug__in=slugs)}
    charts = charts_of(*seen(claims[slug] for slug in slugs))
    assert len(charts) < 2
    return charts[0] if charts else None


def rows(drawn):
    """The rows of a chart of one claim."""
    (group,) = drawn.groups
    return group.rows


def test_a_price_is_drawn_from_its_low_to_its_high():
    drawn = chart("price-per-session")
    assert [tick.label for tick in drawn.axis.ticks] == ["$0", "$200", "$400", "$600", "$800"]
    (row,) = rows(drawn)
    assert (row.source.letter, row.words) == ("A", "$100 to $700, with limits")
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
    assert by_letter["B"].words == "Several months, with limits"
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
    assert charts_of() == []


def test_a_page_with_a_chart_says_the_same_in_words(client):
    page = client.get("/claims/invasive/").content.decode()
    assert '<figure class="strip-chart">' in page
    assert "Minimal" in page


@pytest.mark.parametrize("slug", ["redness-duration", "number-of-sessions", "price-per-session"])
def test_one_strip_alone_is_not_drawn_what_each_says_stands_large_in_words(client, slug):
    assert not chart(slug).compares
    page = read(client, f"/claims/{slug}/")
    assert find(page, "figure", "strip-chart") == []
    (figure,) = find(page, "figure", "lone-figure")
    assert [words(one) for one in find(figure, "p", "lone-number")] == [one.figure for one in rows(chart(slug))]
    silent = " ".join(words(one) for one in find(figure, "p", "claim-silent"))
    (shown,) = seen(Claim.objects.to_tell().filter(slug=slug))
    assert all(f"Source {source.letter}" in silent for source in shown.silent_sources)


def test_what_limits_a_figure_stands_beside_it_and_not_in_it():
    (row,) = rows(chart("price-per-session"))
    assert (row.words, row.figure) == ("$100 to $700, with limits", "$100 to $700")


def test_strips_alone_on_one_scale_show_their_0_their_figures_and_what_is_thin(client):
    (figure,) = find(read(client, "/topics/cost/"), "figure", "lone-figure")
    marks = [[words(one) for one in find(strip, "text")] for strip in find(figure, "svg", "strip")]
    assert marks == [["0", "$100 to $700"], ["0", "$400", "$4,200"]]
    (note,) = find(figure, "p", "strip-note")
    assert "A thin line: the source names no end" in words(note)


def price(letter, unit, **more):
    source = Source.objects.get(letter=letter)
    more = {"low": 165, "high": 200, **more}
    claim = Claim.objects.get(slug="price-per-session")
    FoundStatement(claim=claim, source=source, passage=None, exact=source.text[:9], stance=None, unit=unit, **more)


def test_each_currency_has_a_scale_of_its_own_and_none_is_converted():
    price("B", "GBP")
    price("C", "EUR", low=None, high=90)
    price("D", "", low=None, high=None, words="a few hundred")
    log_changes("A test priced it.")
    (one,) = seen(Claim.objects.to_tell().filter(slug="price-per-session"))
    dollars, euros, pounds = charts_of(one)
    assert [chart.unit for chart in (dollars, euros, pounds)] == ["US dollars", "euros", "pounds sterling"]
    assert [[(row.source.letter, row.words) for row in rows(chart)] for chart in (dollars, euros, pounds)] == [
        [("A", "$100 to $700, with limits"), ("D", "A few hundred")],
        [("C", "Up to €90")],
        [("B", "£165 to £200")],
    ]
    assert [tick.label for tick in pounds.axis.ticks] == ["£0", "£50", "£100", "£150", "£200"]
    assert one.agreement is Agreement.VARY


def test_a_source_that_names_two_currencies_stands_on_both_scales():
    price("A", "GBP")
    log_changes("A test priced it.")
    (one,) = seen(Claim.objects.to_tell().filter(slug="price-per-session"))
    dollars, pounds = charts_of(one)
    assert [len(rows(chart)[0].strips) for chart in (dollars, pounds)] == [1, 1]
    assert one.agreement is Agreement.SINGLE


def test_a_chart_of_time_names_its_months_at_the_end_of_its_axis(client):
    source, claim = Source.objects.get(letter="C"), Claim.objects.get(slug="first-results")
    figures = {"stance": None, "unit": "months", "low": 2, "high": 4}
    FoundStatement(claim=claim, source=source, passage=None, exact=source.text[:9], **figures)
    log_changes("")
    (drawn,) = find(read(client, claim.get_absolute_url()), "figure", "strip-chart")
    first, *_, last = (words(one) for one in find(drawn, "text"))
    assert first == "0"
    assert last.endswith(" months")
