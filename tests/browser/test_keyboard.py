"""Readers without a mouse: the skip link first, every stop seen and in its order, no trap, all within reach."""

from typing import Any

import pytest
from playwright.sync_api import Page, expect

from tests.browser.measures import go
from tests.browser.worlds import trouble

WALKED = ["/", "/topics/side-effects/", "/faq/", "/claims/", "/questions-to-ask/", "/sources/e-scalp/", "/nothing/"]
# Every place that the Tab key should stop at, in the order of the page.
STOPS = """() => [...document.querySelectorAll("a[href], button, input, select, textarea, summary, [tabindex='0']")]
  .filter((one) => one.checkVisibility({visibilityProperty: true}) && !one.disabled && one.tabIndex >= 0)
  .map((one, index) => (one.dataset.stop = index))"""
# Where the focus is, whether it is marked, and whether any of it can be seen.
FOCUS = """() => {
  const one = document.activeElement;
  if (one === document.body || !one.dataset.stop) return null;
  const style = getComputedStyle(one);
  const seen = (box) => {
    const left = Math.max(box.left, 0), right = Math.min(box.right, innerWidth);
    const top = Math.max(box.top, 0), bottom = Math.min(box.bottom, innerHeight);
    if (left >= right || top >= bottom) return false;
    return [[0.5, 0.5], [0.1, 0.5], [0.9, 0.5], [0.5, 0.1], [0.5, 0.9]].some(([across, down]) =>
      one.contains(document.elementFromPoint(left + across * (right - left), top + down * (bottom - top))));
  };
  return {
    stop: Number(one.dataset.stop),
    marked: style.outlineStyle !== "none" && parseFloat(style.outlineWidth) >= 2,
    seen: [...one.getClientRects()].some(seen),
    words: one.textContent.trim().slice(0, 50),
  };
}"""


def walk(page: Page, key: str, count: int) -> list[dict[str, Any]]:
    """The stops from here on; a trap would be the same one again."""
    stops = []
    for _ in range(count):
        page.keyboard.press(key)
        stops.append(page.evaluate(FOCUS) or {"stop": None, "marked": False, "seen": False})
    return stops


@pytest.mark.parametrize("width", [320, 1280])
def test_tab_stops_everywhere_once_in_order_in_sight_and_can_go_back(reader: Page, site: str, width: int):
    reader.set_viewport_size({"width": width, "height": 400 if width == 320 else 720})
    reader.emulate_media(reduced_motion="reduce")
    for address in WALKED:
        reader.goto(f"{site}{address}")
        every = reader.evaluate(STOPS)
        forwards = walk(reader, "Tab", len(every))
        assert [one["stop"] for one in forwards] == every, address
        backwards = walk(reader, "Shift+Tab", len(every) - 1)
        assert [one["stop"] for one in backwards] == every[-2::-1], address
        assert [one for one in forwards + backwards if not (one["marked"] and one["seen"])] == [], address


def test_the_skip_link_comes_first_and_leads_past_the_header(reader: Page, site: str):
    reader.goto(f"{site}/topics/cost/")
    reader.keyboard.press("Tab")
    skip = reader.locator("a.skip-link")
    expect(skip).to_be_focused()
    expect(skip).to_be_in_viewport(ratio=1)
    assert skip.evaluate("link => getComputedStyle(link).outlineStyle") == "solid"
    reader.keyboard.press("Enter")
    expect(reader.locator("main")).to_be_focused()
    reader.keyboard.press("Tab")
    assert reader.evaluate("document.querySelector('main').contains(document.activeElement)")


def test_an_answer_opens_and_closes_by_key(reader: Page, site: str):
    reader.goto(f"{site}/faq/")
    entry = reader.locator("#q-does-it-hurt")
    entry.locator("summary").focus()
    for key in ("Enter", "Space"):
        reader.keyboard.press(key)
        expect(entry.locator(".faq-answer")).to_be_visible()
        reader.keyboard.press(key)
        expect(entry.locator(".faq-answer")).to_be_hidden()
    reader.keyboard.press("Enter")
    reader.keyboard.press("Tab")
    assert entry.evaluate("entry => entry.contains(document.activeElement)")


def test_a_wide_table_of_claims_is_reached_and_scrolled_by_key(reader: Page, site: str):
    trouble()
    reader.set_viewport_size({"width": 800, "height": 600})
    reader.emulate_media(reduced_motion="reduce")
    go(reader, f"{site}/claims/")
    reader.get_by_label("Show in words what each source says").check()
    region = reader.get_by_role("region", name="claims by source")
    region.focus()
    expect(region).to_be_focused()
    for key, way in (("ArrowRight", "scrollLeft"), ("ArrowDown", "scrollTop")):
        reader.keyboard.press(key)
        expect(region).not_to_have_js_property(way, 0)
    count = region.locator("a").count()
    reader.evaluate(STOPS)
    stops = [*walk(reader, "Tab", count), *walk(reader, "Shift+Tab", count)]
    assert [one for one in stops if not (one["marked"] and one["seen"])] == []


def test_nothing_that_opens_covers_the_page(reader: Page, site: str):
    """So that Escape has nothing to close: what opens, opens in its place."""
    reader.goto(f"{site}/faq/")
    assert reader.locator("dialog, [popover], [role=dialog], [aria-modal], [aria-haspopup]").count() == 0
