"""What is heard, copied and read of a citation and a drawing: each word of it once."""

from itertools import pairwise
from typing import Any

import pytest
from playwright.sync_api import Page

TOPIC = "/topics/overview/"
SELECTED = "one => { getSelection().selectAllChildren(one); return getSelection().toString(); }"
# Of each citation: how far below it its words stand in the margin, and how far below the end of its paragraph they end.
BESIDE = """() => [...document.querySelectorAll(".prose .quoted")].map((quoted) => {
  const letter = document.createRange();
  letter.setStart(quoted.parentElement, 0);
  letter.setEndBefore(quoted);
  const box = quoted.getBoundingClientRect(), around = quoted.closest("p, ul, ol").getBoundingClientRect();
  const cited = letter.getBoundingClientRect();
  return {seen: box.width > 50, top: box.top, bottom: box.bottom, cited: cited.top, end: around.bottom,
    right: box.right, left: box.left - around.right};
})"""
RAIL_ENDS = "document.querySelector('.rail').getBoundingClientRect().bottom"


def heard(page: Page, role: str) -> list[tuple[str, str]]:
    """Name and description of each thing of this role, as a screen reader is told them."""
    session = page.context.new_cdp_session(page)
    nodes: list[dict[str, Any]] = session.send("Accessibility.getFullAXTree")["nodes"]
    session.detach()
    of_role = (one for one in nodes if one.get("role", {}).get("value") == role and not one["ignored"])
    return [tuple(str(one.get(part, {}).get("value", "")) for part in ("name", "description")) for one in of_role]


@pytest.mark.parametrize("width", [390, 1280])
def test_a_citation_is_heard_once_on_narrow_and_wide_pages(reader: Page, site: str, width: int):
    reader.set_viewport_size({"width": width, "height": 800})
    reader.goto(f"{site}{TOPIC}")
    cited = [one for one in heard(reader, "link") if one[0].startswith("source ")]
    assert ("source C “using a device with tiny needles to create micro-injuries”", "") in cited
    assert len(cited) == reader.locator("main .cite").count()
    assert all(name.count("“") == 1 and not description for name, description in cited)


@pytest.mark.parametrize("width", [390, 1280])
def test_a_citation_is_copied_with_a_space_and_quotation_marks(reader: Page, site: str, width: int):
    reader.set_viewport_size({"width": width, "height": 800})
    reader.goto(f"{site}{TOPIC}")
    copied = " ".join(reader.locator(".prose p:has(.quoted)").first.evaluate(SELECTED).split())
    assert "tiny wounds source C “using a device with tiny needles to create micro-injuries”." in copied


def test_a_drawing_is_named_and_its_long_description_heard_once(reader: Page, site: str):
    reader.goto(f"{site}{TOPIC}")
    ((name, description),) = heard(reader, "image")
    assert name == "Needles, skin and hair"
    assert description.startswith("A cut through the scalp.")
    assert reader.locator("svg title").count() == 0


@pytest.mark.parametrize("width", [1024, 1280])
@pytest.mark.parametrize("address", ["/topics/benefits/", "/topics/aftercare/", "/faq/does-it-hurt/"])
def test_words_in_the_margin_stand_beside_their_own_paragraph(reader: Page, site: str, width: int, address: str):
    reader.set_viewport_size({"width": width, "height": 800})
    reader.goto(f"{site}{address}")
    quotations = reader.evaluate(BESIDE)
    assert quotations
    rail = reader.evaluate(RAIL_ENDS)
    for one in quotations:
        assert one["seen"]
        assert one["top"] >= max(rail, one["cited"] - 10)
        assert one["bottom"] <= one["end"] + 1
        assert one["left"] > 0
        assert one["right"] <= width
    assert all(above["bottom"] <= below["top"] + 1 for above, below in pairwise(quotations))


def test_where_there_is_no_margin_the_words_take_no_room(reader: Page, site: str):
    reader.set_viewport_size({"width": 1023, "height": 800})
    reader.goto(f"{site}{TOPIC}")
    assert not any(one["seen"] for one in reader.evaluate(BESIDE))
