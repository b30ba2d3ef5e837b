"""The two families of type, as a browser loads them; what stands in a box, and the site's mark."""

from io import BytesIO
from typing import Any

import pytest
from PIL import Image, ImageChops, ImageStat
from playwright.sync_api import Page, Route

from articles.machines.picture import icon
from articles.models import Topic
from tests.browser.conftest import EACH_KIND
from tests.browser.measures import OPEN_ALL

FAMILIES = ["Leaflet Narrow", "Leaflet Serif"]
LOADED = "[...document.fonts].filter(one => one.status === 'loaded').map(one => one.family.replaceAll('\"', '')).sort()"
ALL_LOADED = "Promise.all([...document.fonts].map(one => one.loaded)).then(() => true)"
PAINTED = """() => new Promise((told) =>
  new PerformanceObserver(told).observe({type: "paint", buffered: true})).then(() => true)"""
MOVED = """() => new Promise((told) => {
  let moved = 0;
  new PerformanceObserver((seen) => { for (const one of seen.getEntries()) moved += one.value; })
    .observe({type: "layout-shift", buffered: true});
  requestAnimationFrame(() => requestAnimationFrame(() => told(moved)));
})"""
# A ground or a border of its own all around; not a button, a letter's badge, a cell, or what is drawn.
BOXES = """() => {
  const clear = "rgba(0, 0, 0, 0)", apart = "button, input, select, textarea, table, table *, svg, svg *, h2";
  const ground = (one) => {
    while (one && getComputedStyle(one).backgroundColor === clear) one = one.parentElement;
    return one && getComputedStyle(one).backgroundColor;
  };
  const isBox = (one) => {
    const style = getComputedStyle(one);
    if (one.matches(apart) || style.display.startsWith("inline") || one.clientHeight < 40) return false;
    const around = ["Top", "Right", "Bottom", "Left"].every((side) => parseFloat(style[`border${side}Width`]) > 0);
    return around || ground(one) !== ground(one.parentElement);
  };
  const boxes = [...document.querySelectorAll("main *")].filter(isBox);
  const path = (one) => boxes.filter((box) => box.contains(one)).map((box) => box.className).join(" > ");
  return [...new Set(boxes.map(path))].sort();
}"""
TOPIC = "/topics/side-effects/"  # with a care card, advice, a note, a table and a drawing


@pytest.mark.parametrize("path", ["/", TOPIC, "/topics/cost/", "/claims/results-last/"])
@pytest.mark.parametrize("width", [390, 1280])
def test_nothing_moves_however_late_the_fonts_are(page: Page, site: str, path: str, width: int):
    held: list[Route] = []
    page.route("**/*.woff2", lambda one: held.append(one))
    page.set_viewport_size({"width": width, "height": 800})
    page.goto(f"{site}{path}", wait_until="domcontentloaded")
    assert page.evaluate(PAINTED)
    assert page.evaluate(LOADED) == []
    for one in held:
        one.continue_()
    page.wait_for_load_state()
    assert page.evaluate(ALL_LOADED)
    assert len(held) == len(FAMILIES)
    assert page.evaluate(MOVED) == 0


def test_a_page_loads_its_two_fonts_once_and_asks_nobody_else(page: Page, site: str, complaints: list[str]):
    asked: list[str] = []
    page.on("request", lambda request: asked.append(request.url))
    page.goto(f"{site}{TOPIC}")
    assert page.evaluate(ALL_LOADED)
    assert page.evaluate(LOADED) == FAMILIES
    assert sorted(one.rpartition("/")[2] for one in asked if one.endswith(".woff2")) == ["narrow.woff2", "serif.woff2"]
    assert [one for one in asked if not one.startswith((site, "data:"))] == []
    assert complaints == []


@pytest.mark.parametrize("width", [390, 1280])
def test_no_box_stands_in_another_and_a_topic_has_two_kinds(reader: Page, site: str, width: int):
    reader.set_viewport_size({"width": width, "height": 800})
    addresses = [*EACH_KIND, *(topic.get_absolute_url() for topic in Topic.objects.all())]
    found: dict[str, Any] = {}
    for address in addresses:
        reader.goto(f"{site}{address}")
        reader.evaluate(OPEN_ALL)
        found[address] = reader.evaluate(BOXES)
    assert {address: boxes for address, boxes in found.items() if any(" > " in box for box in boxes)} == {}
    # When to get help, and what is not from the sources: advice is text under a line, and cannot be taken for either.
    assert found[TOPIC] == ["care", "note"]
    assert found["/topics/cost/"] == ["note"]


def test_the_mark_is_the_same_wherever_it_is_drawn(page: Page, site: str):
    page.set_viewport_size({"width": 320, "height": 320})
    page.goto(f"{site}/static/articles/icon.svg")
    shown = Image.open(BytesIO(page.screenshot())).convert("L")
    drawn = Image.open(BytesIO(icon(320))).convert("L")
    inside = (30, 30, 290, 290)  # without the corners, which only one of them rounds
    apart = ImageChops.difference(shown.crop(inside), drawn.crop(inside))
    assert ImageStat.Stat(apart).mean[0] < 2  # of 255: edges are smoothed in two ways
