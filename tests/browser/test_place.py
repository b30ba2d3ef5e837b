"""Where a reader was stays where it was: after a reload, on the way back, and where an address points."""

import pytest
from playwright.sync_api import Page

# How far a part of the page stands below the top of the window; smooth scrolling has ended.
BELOW_TOP = "one => Math.round(one.getBoundingClientRect().top)"
QUESTION = "#q-does-it-hurt"


def go_elsewhere_and_back(page: Page, site: str) -> None:
    page.goto(f"{site}/about/")
    page.go_back()


@pytest.mark.parametrize("hash", ["", "#q-does-it-work"])
@pytest.mark.parametrize("leave", [lambda page, site: page.reload(), go_elsewhere_and_back], ids=["reload", "back"])
def test_the_answer_that_was_open_is_open_where_the_reader_left_it(page: Page, site: str, leave, hash: str):
    page.emulate_media(reduced_motion="reduce")
    page.goto(f"{site}/faq/{hash}")
    for question in page.locator("details.faq-entry").all()[:6]:
        question.evaluate("one => { one.open = true }")
    answer = page.locator(QUESTION)
    answer.locator("summary").click()
    answer.evaluate("one => scrollTo(0, one.offsetTop + 100)")
    page.wait_for_function("() => history.state?.filter(Boolean).length >= 7")
    before = answer.evaluate(BELOW_TOP)
    leave(page, site)
    page.wait_for_load_state("load")
    page.wait_for_function(f"() => Math.abs(({BELOW_TOP})(document.querySelector('{QUESTION}')) - {before}) <= 2")
    assert answer.evaluate("one => one.open")


def test_an_address_opens_its_answer_and_shows_it(page: Page, site: str):
    page.emulate_media(reduced_motion="reduce")
    page.goto(f"{site}/faq/{QUESTION}")
    answer = page.locator(QUESTION)
    assert answer.evaluate("one => one.open")
    assert 0 <= answer.evaluate(BELOW_TOP) < 200
    page.evaluate("location.hash = '#q-does-it-work'")
    page.wait_for_function("() => document.querySelector('#q-does-it-work').open")
    assert 0 <= page.locator("#q-does-it-work").evaluate(BELOW_TOP) < 200
