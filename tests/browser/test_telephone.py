"""On a telephone: what wraps stands under its own words, and nothing leaves its card."""

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
