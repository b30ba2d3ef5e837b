"""On paper no heading stands alone at the foot of a column or page, and a mark keeps what it says."""

from io import BytesIO

import pytest
from playwright.sync_api import Page
from pypdf import PdfReader

# Firefox knows no break-after: avoid, so each heading and summary holds empty room for the lines that follow it; a box
# in which room counts for nothing (a flex box) would not hold any. In lines of the text around it.
ROOM = """() => [...document.querySelectorAll("main :is(h2, h3, summary, .passage-label, .note-title)")]
  .filter((one) => one.checkVisibility() && !one.closest("summary h2"))
  .map((one) => {
    const after = getComputedStyle(one, "::after"), own = getComputedStyle(one);
    return {words: one.textContent.trim().slice(0, 40), lines: parseFloat(after.height) / parseFloat(own.lineHeight),
      takes: parseFloat(after.height) + parseFloat(after.marginBottom), display: own.display, kept: own.breakInside};
  })"""


@pytest.mark.parametrize("address", ["/topics/benefits/", "/faq/", "/claims/results-last/", "/sources/d-alopecia/"])
def test_on_paper_a_heading_holds_room_for_the_lines_below_it(reader: Page, site: str, address: str):
    reader.goto(f"{site}{address}")
    reader.emulate_media(media="print")
    headings = reader.evaluate(ROOM)
    assert len(headings) > 4
    for one in headings:
        assert one["lines"] >= 3, one
        assert abs(one["takes"]) < 1, one
        assert one["display"] in ("block", "list-item"), one
        assert one["kept"] == "avoid", one


# What a filled mark says is its filling, and a browser prints no backgrounds unless a page insists.
UNFILLED = """() => [...document.querySelectorAll(".field td, .field-cell, .source-badge")]
  .filter((one) => getComputedStyle(one).printColorAdjust !== "exact").length"""


@pytest.mark.parametrize("address", ["/", "/claims/", "/sources/", "/sources/d-alopecia/", "/claims/results-last/"])
def test_on_paper_a_mark_is_filled_as_on_the_screen(reader: Page, site: str, address: str):
    reader.goto(f"{site}{address}")
    reader.emulate_media(media="print")
    assert reader.locator(".field td, .field-cell, .source-badge").count() > 4
    assert reader.evaluate(UNFILLED) == 0


@pytest.mark.parametrize(
    ("address", "parts", "least"),
    [
        ("/", ".field, .answer-line", 16),
        ("/glossary/", ".glossary > div", 16),
        ("/faq/", ".claims-vary.brief", 8),
    ],
)
def test_on_paper_no_page_cuts_through_what_belongs_together(
    reader: Page, site: str, address: str, parts: str, least: int
):
    reader.goto(f"{site}{address}")
    reader.emulate_media(media="print")
    kept = reader.locator(parts).evaluate_all("all => all.map(one => getComputedStyle(one).breakInside)")
    assert len(kept) >= least
    assert set(kept) == {"avoid"}


@pytest.mark.parametrize("address", ["/claims/needle-depth/", "/glossary/", "/changes/"])
def test_on_paper_no_page_is_nearly_empty(reader: Page, site: str, address: str):
    reader.goto(f"{site}{address}")
    last = PdfReader(BytesIO(reader.pdf(format="A4", prefer_css_page_size=True))).pages[-1]
    assert len(last.extract_text().split()) > 150


ONLY_A_LINK = """all => all
  .filter((one) => one.checkVisibility() && one.textContent.trim() === one.firstElementChild.textContent)
  .map((one) => one.textContent)"""


@pytest.mark.parametrize("address", ["/", "/claims/needle-depth/", "/sources/a-guide/"])
def test_on_paper_no_line_is_only_a_link(reader: Page, site: str, address: str):
    reader.goto(f"{site}{address}")
    reader.emulate_media(media="print")
    alone = reader.locator("main p:has(> a:only-child)").evaluate_all(ONLY_A_LINK)
    assert alone == []
