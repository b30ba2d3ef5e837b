"""Feedback in a real browser: from the link under a page to the editors' inbox, with and without JavaScript."""

from collections.abc import Callable, Iterator
from typing import Any

import pytest
from django.core.cache import cache
from playwright.sync_api import Page, expect

from articles.feedback.stamp import OLDEST
from tests.browser.measures import faults_by_look, faults_within
from tests.feedback.sending import aged_stamp

WORDS = "You do not say what a session costs in Wales.\nAnd <b>why</b> not?"


@pytest.fixture(autouse=True)
def nobody_has_sent_anything() -> Iterator[None]:
    cache.clear()
    yield
    cache.clear()


def make_too_old(page: Page) -> None:
    """As if the form had been open since the day before yesterday."""
    page.route("**/feedback/", lambda route: route.continue_(post_data=_aged(str(route.request.post_data))), times=1)


def _aged(sent: str) -> str:
    return "&".join(f"stamp={aged_stamp(2 * OLDEST)}" if one.startswith("stamp=") else one for one in sent.split("&"))


def send_from_the_cost_page(page: Page, site: str) -> None:
    page.goto(f"{site}/topics/cost/")
    page.get_by_role("link", name="No it was not").click()
    expect(page.get_by_role("radio", name="No", exact=True)).to_be_checked()
    expect(page.get_by_label("Leave this field empty")).to_be_hidden()
    page.get_by_label("What is wrong or missing?").fill(WORDS)
    page.wait_for_timeout(4000)  # A person needs longer.
    page.get_by_role("button", name="Send").click()
    page.get_by_role("link", name="Back to the page you came from").click()
    expect(page).to_have_url(f"{site}/topics/cost/")
    assert page.context.cookies() == []


def expect_it_in_the_inbox(page: Page, site: str, log_in: Callable[[], None]) -> None:
    log_in()
    page.goto(f"{site}/admin/")
    page.get_by_role("link", name="Feedback", exact=True).first.click()
    expect(page.locator("#result_list tbody tr")).to_have_count(1)
    expect(page.locator("#result_list tbody")).to_contain_text("in Wales. And <b>why</b> not?")
    page.get_by_role("link", name="You do not say").click()
    expect(page.locator(".field-words .readonly")).to_contain_text("And <b>why</b> not?")


def test_what_a_reader_sends_arrives_in_the_inbox(
    page: Page, site: str, log_in: Callable[[], None], complaints: list[str]
):
    send_from_the_cost_page(page, site)
    assert complaints == []
    expect_it_in_the_inbox(page, site, log_in)


@pytest.mark.browser_context_args(java_script_enabled=False)
def test_without_javascript_it_arrives_too(page: Page, site: str, log_in: Callable[[], None]):
    send_from_the_cost_page(page, site)
    expect_it_in_the_inbox(page, site, log_in)


@pytest.mark.browser_context_args(java_script_enabled=False)
def test_a_form_that_was_open_too_long_comes_back_filled_in_and_can_be_sent_at_once(page: Page, site: str):
    page.goto(f"{site}/feedback/?page=/topics/cost/&helpful=yes")
    page.get_by_label("What is wrong or missing?").fill(WORDS)
    make_too_old(page)
    page.get_by_role("button", name="Send").click()
    expect(page.get_by_role("alert")).to_contain_text("open for more than 24 hours")
    expect(page.get_by_role("alert")).to_be_focused()
    expect(page.get_by_label("What is wrong or missing?")).to_have_value(WORDS)
    expect(page.get_by_role("radio", name="Yes")).to_be_checked()
    page.get_by_role("button", name="Send").click()
    expect(page.get_by_role("heading", level=1)).to_have_text("Thank you for telling us")


def test_axe_finds_no_fault_in_a_form_with_errors(page: Page, site: str, monkeypatch: Any):
    monkeypatch.setattr("articles.feedback.stamp.YOUNGEST", 0)
    for typed in ("", "word " * 1000):
        page.goto(f"{site}/feedback/")
        page.get_by_label("What is wrong or missing?").fill(typed)
        page.wait_for_timeout(1000)  # Time stamps count whole seconds.
        page.get_by_role("button", name="Send").click()
        page.get_by_role("alert").get_by_role("link").click()
        expect(page.get_by_role("textbox", name="What is wrong or missing?")).to_be_focused()
        assert faults_by_look(page, lambda: faults_within(page, "body")) == {}


def test_the_links_under_a_page_are_large_enough_to_hit(page: Page, site: str):
    page.set_viewport_size({"width": 320, "height": 800})
    page.goto(f"{site}/topics/cost/")
    for link in page.locator(".feedback-links a").all():
        box = link.bounding_box()
        assert box is not None
        assert min(box["width"], box["height"]) >= 24
