"""Each kind of page in a real browser: no complaint, nothing cut off, and no fault that axe can find."""

from typing import Any

import pytest
from axe_playwright_python.sync_playwright import Axe
from playwright.sync_api import Page, expect

from tests.browser.conftest import EACH_KIND

WCAG = {"runOnly": {"type": "tag", "values": ["wcag2a", "wcag2aa", "wcag21a", "wcag21aa", "wcag22aa"]}}
OPEN_ALL = "document.querySelectorAll('details').forEach(one => one.open = true)"
OVERFLOWING = "document.documentElement.scrollWidth - document.documentElement.clientWidth"


def faults(page: Page) -> list[str]:
    found = Axe().run(page, options=WCAG).response["violations"]
    return [f"{one['id']}: {node['target']} {node['html'][:120]}" for one in found for node in one["nodes"]]


def test_the_browser_complains_of_nothing_and_asks_only_this_site(page: Page, site: str, complaints: list[str]):
    asked: list[str] = []
    page.on("request", lambda request: asked.append(request.url))
    for address in EACH_KIND[:-1]:
        page.goto(f"{site}{address}")
        assert complaints == [], address
    assert [url for url in asked if not url.startswith(site)] == []
    assert page.context.cookies() == []


@pytest.mark.parametrize("width", [320, 1280])
def test_no_page_scrolls_sideways(page: Page, site: str, width: int):
    page.set_viewport_size({"width": width, "height": 800})
    too_wide = {}
    for address in EACH_KIND:
        page.goto(f"{site}{address}")
        page.evaluate(OPEN_ALL)
        too_wide[address] = page.evaluate(OVERFLOWING)
    assert {address: over for address, over in too_wide.items() if over > 0} == {}


@pytest.mark.parametrize("width", [320, 1280])
@pytest.mark.parametrize("scheme", ["light", "dark"])
def test_axe_finds_no_fault(page: Page, site: str, scheme: Any, width: int):
    page.set_viewport_size({"width": width, "height": 800})
    page.emulate_media(color_scheme=scheme, reduced_motion="reduce")
    found = {}
    for address in EACH_KIND:
        page.goto(f"{site}{address}")
        page.evaluate(OPEN_ALL)
        found[address] = faults(page)
    assert {address: what for address, what in found.items() if what} == {}


def test_a_reader_with_a_keyboard_can_skip_to_the_text_and_sees_where_they_are(page: Page, site: str):
    page.goto(f"{site}/topics/cost/")
    page.keyboard.press("Tab")
    skip = page.locator("a.skip-link")
    expect(skip).to_be_focused()
    expect(skip).to_be_in_viewport()
    assert skip.evaluate("link => getComputedStyle(link).outlineStyle") == "solid"
    page.keyboard.press("Enter")
    expect(page.locator("main")).to_be_focused()


def test_on_paper_every_answer_is_printed_and_no_menu(page: Page, site: str):
    page.goto(f"{site}/faq/")
    page.emulate_media(media="print")
    expect(page.get_by_role("navigation", name="Main")).to_be_hidden()
    expect(page.locator("#q-does-it-hurt .faq-answer")).to_be_visible()
    expect(page.locator("aside.disclaimer")).to_be_visible()


def test_the_main_message_is_seen_without_scrolling(page: Page, site: str):
    for width, height in ((360, 740), (1280, 800)):
        page.set_viewport_size({"width": width, "height": height})
        page.goto(f"{site}/topics/cost/")
        expect(page.locator(".page-top .lead")).to_be_in_viewport(ratio=1)
