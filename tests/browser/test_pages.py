"""Each kind of page in a real browser: no complaint, no other site asked, and what counts is in sight."""

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
