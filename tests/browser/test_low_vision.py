"""Readers who see little: 400 % zoom, wider spacing of text, forced colours, and things that do not move."""

from typing import Any

import pytest
from playwright.sync_api import Page

from tests.browser.conftest import EACH_KIND
from tests.browser.measures import OPEN_ALL, OVERFLOWING, go
from tests.browser.worlds import WORLDS

# WCAG 2.2, success criterion 1.4.12, by a style sheet that the content security policy lets through.
SPACE_OUT = """() => {
  const sheet = new CSSStyleSheet();
  sheet.replaceSync(`
    * { line-height: 1.5 !important; letter-spacing: 0.12em !important; word-spacing: 0.16em !important; }
    p { margin-bottom: 2em !important; }
  `);
  document.adoptedStyleSheets = [sheet];
}"""
# Words that are cut off by their box, run out of their cell or past the edge of the page, or over other words.
LOST = """() => {
  const lost = [], lines = [];
  const clipped = (box) => box && (getComputedStyle(box).clipPath !== "none" || clipped(box.parentElement));
  const hidden = (box) => clipped(box) || box.closest(".skip-link, svg, option, .table-region.many");
  const nodes = document.createTreeWalker(document.body, NodeFilter.SHOW_TEXT);
  while (nodes.nextNode()) {
    const node = nodes.currentNode, box = node.parentElement;
    if (!node.data.trim() || hidden(box) || !box.checkVisibility()) continue;
    const range = document.createRange();
    range.selectNodeContents(node);
    for (const line of range.getClientRects()) {
      if (line.width < 2 || line.height < 2) continue;
      if (line.left < -1 || line.right > innerWidth + 1) lost.push("past the edge: " + node.data.trim().slice(0, 60));
      if (line.right > (box.closest("td, th") ?? document.body).getBoundingClientRect().right + 1)
        lost.push("out of its cell: " + node.data.trim().slice(0, 60));
      lines.push({node, line});
    }
    for (let around = box; around !== document.body; around = around.parentElement) {
      const style = getComputedStyle(around);
      if (style.overflow === "visible" || style.position === "absolute" || around.matches(".table-region")) continue;
      if (around.scrollWidth > around.clientWidth + 1 || around.scrollHeight > around.clientHeight + 1)
        lost.push("cut off: " + node.data.trim().slice(0, 60));
    }
  }
  lines.sort((one, other) => one.line.top - other.line.top);
  lines.forEach(({node, line}, index) => {
    for (let next = index + 1; next < lines.length && lines[next].line.top < line.bottom; next++) {
      const other = lines[next];
      const across = Math.min(line.right, other.line.right) - Math.max(line.left, other.line.left);
      const down = Math.min(line.bottom, other.line.bottom) - other.line.top;
      if (other.node !== node && across > 2 && down > 0.4 * Math.min(line.height, other.line.height))
        lost.push(`on each other: ${node.data.trim().slice(0, 40)} | ${other.node.data.trim().slice(0, 40)}`);
    }
  });
  return [...new Set(lost)];
}"""
MOVING = """() => {
  const every = [document.documentElement, ...document.querySelectorAll("*")];
  const moves = (style) => style.scrollBehavior !== "auto" || parseFloat(style.transitionDuration) > 0;
  const moving = every.filter((one) => moves(getComputedStyle(one))).map((one) => one.tagName);
  return [...moving, ...document.getAnimations().map((one) => String(one))];
}"""
EDGE = "cell => getComputedStyle(cell).borderTopStyle"
# What says something by its look: a letter or a sign, and the box around it.
SIGNS = ".agreement-sign, .source-badge, .cite, .agreement"
FADED = """(signs) => {
  const channels = (colour) => colour.match(/[0-9.]+/g).map(Number);
  const light = (colour) => {
    const [r, g, b] = channels(colour).map((one) => one / 255)
      .map((one) => (one <= 0.04045 ? one / 12.92 : ((one + 0.055) / 1.055) ** 2.4));
    return 0.2126 * r + 0.7152 * g + 0.0722 * b;
  };
  const behind = (box) => {
    for (; box; box = box.parentElement) {
      const colour = getComputedStyle(box).backgroundColor;
      if ((channels(colour)[3] ?? 1) > 0) return colour;
    }
    return "rgb(255, 255, 255)";
  };
  const contrast = (one, other) => {
    const [dark, bright] = [light(one), light(other)].sort((a, b) => a - b);
    return (bright + 0.05) / (dark + 0.05);
  };
  return [...document.querySelectorAll(signs)].filter((box) => box.checkVisibility()).filter((box) => {
    const style = getComputedStyle(box);
    const edge = box.matches(".agreement") || contrast(style.borderTopColor, behind(box.parentElement)) >= 3;
    return !edge || contrast(style.color, behind(box)) < 4.5;
  }).map((box) => box.outerHTML.slice(0, 120));
}"""


@pytest.mark.parametrize("world", WORLDS)
@pytest.mark.parametrize("width", [320, 800, 1280])
def test_no_page_scrolls_sideways_or_loses_words_however_the_text_is_spaced(
    reader: Page, site: str, world: str, width: int
):
    """At 320 pixels, which is 400 % zoom of 1280."""
    WORLDS[world].prepare()
    reader.set_viewport_size({"width": width, "height": 256 if width == 320 else 800})
    found = {}
    for address in WORLDS[world].addresses:
        go(reader, f"{site}{address}")
        for spacing in ("as designed", "spaced out"):
            if spacing == "spaced out":
                reader.evaluate(SPACE_OUT)
            found[f"{address} {spacing}"] = reader.evaluate(LOST), reader.evaluate(OVERFLOWING)
    assert {where: what for where, what in found.items() if what != ([], 0)} == {}


@pytest.mark.parametrize("scheme", ["light", "dark"])
def test_in_forced_colours_letters_and_signs_are_still_seen(reader: Page, site: str, scheme: Any):
    reader.emulate_media(forced_colors="active", color_scheme=scheme)
    found = {}
    for address in EACH_KIND:
        go(reader, f"{site}{address}")
        found[address] = reader.evaluate(FADED, SIGNS)
    assert {address: what for address, what in found.items() if what} == {}


def test_in_forced_colours_a_silent_source_is_still_dotted(reader: Page, site: str):
    reader.emulate_media(forced_colors="active")
    reader.goto(f"{site}/claims/")
    edges = [reader.locator(f"td .voice-{one}").first.evaluate(EDGE) for one in ("silent", "touches")]
    assert edges == ["dotted", "solid"]


def test_nothing_moves_for_a_reader_who_wants_no_motion(reader: Page, site: str):
    reader.emulate_media(reduced_motion="reduce")
    found = {}
    for address in EACH_KIND:
        reader.goto(f"{site}{address}")
        reader.evaluate(OPEN_ALL)
        found[address] = reader.evaluate(MOVING)
    assert {address: what for address, what in found.items() if what} == {}
