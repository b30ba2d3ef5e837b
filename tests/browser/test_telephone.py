"""On a telephone: what wraps stands under its own words, and nothing leaves its card."""

import itertools

import pytest
from playwright.sync_api import Page

from articles.models import Topic

LEFT_IN_CARD = """letters => letters.map(letter => {
    const ink = document.createRange();
    ink.selectNode(letter.lastChild);
    return ink.getBoundingClientRect().left - letter.closest("tr").getBoundingClientRect().left;
})"""
LEFT_OF_LINES = """(one, from) => {
    const words = document.createRange();
    words.selectNodeContents(one);
    if (from) words.setStartAfter(one.querySelector(from));
    const lefts = {};
    for (const {top, left, width} of words.getClientRects())
        if (width > 5) lefts[Math.round(top)] = Math.min(left, lefts[Math.round(top)] ?? left);
    return Object.values(lefts).map(Math.round);
}"""

# How far the words of each heading of a column stand from those of the next, in pixels.
APART = """() => [...document.querySelectorAll(".who-says thead")].flatMap(head => {
    const inks = [...head.querySelectorAll("small")].map(words => {
        const ink = document.createRange();
        ink.selectNodeContents(words);
        return ink.getBoundingClientRect();
    });
    return inks.slice(1).map((ink, place) => ink.left - inks[place].right);
})"""

# How many stand on the last line of such a list.
ON_LAST_LINE = """all => all.filter(one => one.offsetTop === all.at(-1).offsetTop).length"""
DRAWN_WORDS = """all => all.filter(one => one.checkVisibility() && one.textContent.trim())
    .map(one => parseFloat(getComputedStyle(one).fontSize) * one.getScreenCTM().a)"""


def lines_of(page: Page, place: str, *, after: str = "") -> list[set[int]]:
    """Where the lines of each such element begin, in pixels; only of those that wrap."""
    found = [one.evaluate(LEFT_OF_LINES, after) for one in page.locator(place).all() if one.is_visible()]
    return [set(lines) for lines in found if len(lines) > 1]


def test_a_question_that_wraps_stands_beside_its_triangle(reader: Page, site: str):
    reader.set_viewport_size({"width": 320, "height": 800})
    for address in ("/faq/", "/topics/side-effects/"):
        reader.goto(f"{site}{address}")
        wrapped = lines_of(reader, "main summary:not(.key-bar > summary)")
        assert wrapped
        assert all(len(begins) == 1 for begins in wrapped)


def test_on_the_cards_of_claims_each_letter_stands_inside_and_what_it_says_beside_it(reader: Page, site: str):
    reader.set_viewport_size({"width": 320, "height": 800})
    reader.goto(f"{site}/claims/")
    reader.get_by_label("Show in words what each source says").check()
    letters = reader.locator(".cell-source").locator("visible=true")
    assert min(letters.evaluate_all(LEFT_IN_CARD)) > 5
    wrapped = lines_of(reader, "td:has(.cell-source)", after=".cell-source")
    assert wrapped
    assert all(len(begins) == 1 for begins in wrapped)


@pytest.mark.parametrize("width", [320, 390, 768, 1280])
def test_the_headings_of_columns_do_not_run_together(reader: Page, site: str, width: int):
    reader.set_viewport_size({"width": width, "height": 800})
    apart: list[float] = []
    for topic in Topic.objects.exclude(figures=[]):
        reader.goto(f"{site}{topic.get_absolute_url()}")
        apart += reader.evaluate(APART)
    assert apart
    assert min(apart) > 5


@pytest.mark.parametrize("width", [320, 390, 768, 1280])
def test_words_in_a_drawing_are_large_enough_to_read(reader: Page, site: str, width: int):
    reader.set_viewport_size({"width": width, "height": 800})
    sizes: list[float] = []
    for topic in Topic.objects.exclude(figures=[]):
        reader.goto(f"{site}{topic.get_absolute_url()}")
        sizes += reader.locator(".drawing svg text").evaluate_all(DRAWN_WORDS)
    assert sizes
    assert min(sizes) > 11.5


@pytest.mark.parametrize(
    ("address", "width", "items"),
    [
        ("/", 1280, ".topic-list > li"),
        ("/nowhere/", 768, ".topic-list > li"),
        ("/", 768, ".site-footer li"),
        ("/", 390, ".site-footer li"),
    ],
)
def test_none_of_a_list_stands_alone_on_its_last_line(reader: Page, site: str, address: str, width: int, items: str):
    reader.set_viewport_size({"width": width, "height": 800})
    reader.goto(f"{site}{address}")
    assert reader.locator(items).count() > 7
    assert reader.locator(items).evaluate_all(ON_LAST_LINE) > 1


def test_whom_an_agreement_is_of_stands_nearer_to_it_than_the_next(reader: Page, site: str):
    reader.set_viewport_size({"width": 320, "height": 800})
    reader.goto(f"{site}/claims/regrowth/")
    edges = reader.locator(".by-interest :is(dt, dd)").evaluate_all(
        "all => all.map(one => [one.getBoundingClientRect().top, one.getBoundingClientRect().bottom])"
    )
    apart = [below[0] - above[1] for above, below in itertools.pairwise(edges)]
    assert len(apart) == 3
    assert apart[1] > 2 * max(apart[0], apart[2])
