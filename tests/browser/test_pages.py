"""Each kind of page in a real browser: no complaint, no other site asked, and what counts is in sight."""

import itertools

import pytest
from playwright.sync_api import Page, expect

from tests.browser.conftest import EACH_KIND


def test_the_browser_complains_of_nothing_and_asks_only_this_site(page: Page, site: str, complaints: list[str]):
    asked: list[str] = []
    page.on("request", lambda request: asked.append(request.url))
    for address in EACH_KIND[:-1]:
        page.goto(f"{site}{address}")
        assert complaints == [], address
    assert [url for url in asked if not url.startswith(site)] == []
    assert page.context.cookies() == []


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


@pytest.mark.parametrize("width", [390, 1280])
@pytest.mark.parametrize(
    "address", ["/topics/", "/topics/side-effects/", "/faq/does-it-hurt/", "/claims/session-interval/", "/about/"]
)
def test_the_key_to_the_letters_stays_in_view(reader: Page, site: str, address: str, width: int):
    reader.set_viewport_size({"width": width, "height": 700})
    reader.goto(f"{site}{address}")
    reader.locator(".page-body").evaluate("body => scrollTo(0, body.getBoundingClientRect().bottom + scrollY - 600)")
    expect(reader.locator(".key-bar > summary, .source-key ul").filter(visible=True)).to_be_in_viewport(ratio=0.9)


@pytest.mark.parametrize(
    ("address", "place", "measure"),
    [
        pytest.param("/topics/results/", ".prose .quoted, .contents", "left", id="the margin has one edge"),
        pytest.param("/topics/cost/", ".lone-figure .strip", "left", id="strips on one scale have one axis"),
        pytest.param("/", ".field td", "width", id="a long name widens no cell"),
    ],
)
def test_what_is_read_together_is_in_line(reader: Page, site: str, address: str, place: str, measure: str):
    reader.set_viewport_size({"width": 1280, "height": 900})
    reader.goto(f"{site}{address}")
    boxes = reader.locator(place).evaluate_all("all => all.map((one) => one.getBoundingClientRect().toJSON())")
    assert len(boxes) > 1
    assert len({round(box[measure]) for box in boxes}) == 1


def test_words_cited_in_the_margin_push_no_points_apart_and_lie_on_no_others(reader: Page, site: str):
    reader.set_viewport_size({"width": 1280, "height": 900})
    reader.goto(f"{site}/topics/results/")
    cited, points = reader.locator(".prose .quoted"), reader.locator(".prose > ul:has(.quoted) > li")
    boxes = cited.evaluate_all("all => all.map((one) => one.getBoundingClientRect().toJSON())")
    assert all(one["bottom"] <= after["top"] for one, after in itertools.pairwise(boxes))
    heights = "points => points.map((one) => one.offsetHeight)"
    beside = points.evaluate_all(heights)
    cited.evaluate_all("all => all.forEach((one) => one.style.setProperty('display', 'none'))")
    assert len(beside) > 4
    assert points.evaluate_all(heights) == beside


def test_on_a_telephone_the_strip_of_sources_is_named_on_one_line(reader: Page, site: str):
    reader.set_viewport_size({"width": 390, "height": 844})
    reader.goto(f"{site}/topics/side-effects/")
    bar = reader.locator(".key-bar summary")
    expect(bar).to_contain_text("Who speaks? ABCDE")
    assert bar.evaluate("bar => bar.offsetHeight") < 30


def test_a_figure_is_on_one_ground_however_high_its_frame(reader: Page, site: str):
    reader.goto(f"{site}/claims/regrowth/figure/")
    grounds = [reader.locator(one).evaluate("one => getComputedStyle(one).backgroundColor") for one in ("html", "body")]
    assert grounds[0] == grounds[1]


def test_in_the_table_of_claims_no_short_word_is_hyphenated(reader: Page, site: str):
    reader.goto(f"{site}/claims/")
    limits = reader.locator(".claims-table :is(th, td)").evaluate_all(
        "all => [...new Set(all.map(one => getComputedStyle(one).hyphenateLimitChars))]"
    )
    assert limits == ["12 4 4"]
