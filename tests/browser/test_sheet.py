"""The sheet of questions: what a reader ticks stays on the device, and only that is printed and copied."""

import pytest
from playwright.sync_api import Page, expect

ADDRESS = "/questions-to-ask/"
TICKED = ("who-performs", "insurance")


@pytest.fixture
def ticked(page: Page, site: str) -> Page:
    page.goto(f"{site}{ADDRESS}")
    for slug in TICKED:
        page.locator(f"#ask-{slug}").check()
    return page


def shown(page: Page) -> list[str]:
    rows = page.locator(".sheet li[data-claim]").all()
    return [str(one.get_attribute("data-claim")) for one in rows if one.is_visible()]


def test_what_is_ticked_is_ticked_when_the_reader_comes_back_until_it_is_taken_back(ticked: Page, site: str):
    ticked.goto(f"{site}/")
    ticked.goto(f"{site}{ADDRESS}")
    expect(ticked.locator(".sheet input:checked")).to_have_count(len(TICKED))
    ticked.get_by_role("button", name="Untick all").click()
    ticked.reload()
    expect(ticked.locator(".sheet input:checked")).to_have_count(0)


def test_only_what_is_ticked_is_printed_and_all_where_nothing_is(ticked: Page):
    every = len(shown(ticked))
    ticked.emulate_media(media="print")
    assert shown(ticked) == list(TICKED)
    expect(ticked.locator(".clinics")).to_be_visible()
    for slug in TICKED:
        ticked.locator(f"#ask-{slug}").uncheck(force=True)
    assert len(shown(ticked)) == every > 20


def test_a_copy_holds_the_questions_that_are_ticked_and_the_address(ticked: Page, site: str):
    ticked.context.grant_permissions(["clipboard-read", "clipboard-write"], origin=site)
    ticked.get_by_role("button", name="Copy as text").click()
    expect(ticked.get_by_role("button", name="Copied")).to_be_visible()
    copied = str(ticked.evaluate("navigator.clipboard.readText()"))
    asked = [ticked.locator(f'label[for="ask-{slug}"]').inner_text() for slug in TICKED]
    assert [line.removeprefix("- ") for line in copied.splitlines() if line.startswith("- ")] == asked
    assert copied.endswith(ADDRESS)
