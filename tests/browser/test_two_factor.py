"""Two-factor login in a real browser: from the first login with the setting to a later one, on every screen."""

from collections.abc import Callable
from itertools import chain
from typing import Any

import pytest
from playwright.sync_api import Page, expect

from tests.admin.two_factor import WRONG, enrolled, in_hexadecimal, next_code, shown_by
from tests.browser.measures import faults_by_look, faults_within

PASSWORD = "correct horse battery staple"


@pytest.fixture
def found(page: Page, settings: Any, complaints: list[str]) -> Callable[[], list[str]]:
    """What the browser complained of on the way to the page that is open, and what axe finds on it in any look.

    The rest of the admin's page is Django's. Axe reads style sheets again, of which the browser complains too.
    """
    settings.TWO_FACTOR = True

    def look() -> list[str]:
        wrong = [one for one in complaints if "429 (Too Many Requests)" not in one]
        wrong += chain(*faults_by_look(page, lambda: faults_within(page, "#content")).values())
        complaints.clear()
        return wrong

    return look


def give_password(page: Page, address: str) -> None:
    page.goto(address)
    page.get_by_label("Username").fill("erin")
    page.get_by_label("Password").fill(PASSWORD)
    page.get_by_role("button", name="Log in").click()


def give(page: Page, code: str, button: str = "Log in") -> None:
    page.get_by_label("code", exact=False).fill(code)
    page.get_by_role("button", name=button, exact=True).click()


def test_an_editor_sets_it_up_at_the_first_login_and_is_asked_at_the_next(
    page: Page, site: str, editor: Any, found: Callable[[], list[str]]
):
    give_password(page, f"{site}/admin/articles/topic/")
    expect(page.get_by_role("heading", level=1)).to_have_text("Two-factor login")
    expect(page.get_by_role("img", name="QR code")).to_be_visible()
    assert page.get_by_role("img", name="QR code").evaluate("image => image.naturalWidth") > 100
    assert found() == []
    give(page, WRONG, "Set it up")
    expect(page.get_by_text("This code is not right")).to_be_visible()
    assert found() == []
    secret = in_hexadecimal(page.locator(".two-factor-secret").inner_text())
    give(page, shown_by(secret), "Set it up")
    expect(page.get_by_role("listitem")).to_have_count(10)
    codes = page.locator(".two-factor-codes code").all_inner_texts()
    assert found() == []
    page.get_by_role("button", name="I have kept them").click()
    expect(page).to_have_url(f"{site}/admin/articles/topic/")
    page.get_by_role("button", name="Log out").click()

    give_password(page, f"{site}/admin/")
    expect(page.get_by_label("Code from your authenticator app")).to_be_focused()
    assert found() == []
    page.get_by_role("link", name="Use a one-time code instead").click()
    give(page, codes[3])
    expect(page.get_by_text("9 of your one-time codes are left")).to_be_visible()


def test_who_guesses_is_told_when_to_try_again(page: Page, site: str, editor: Any, found: Callable[[], list[str]]):
    enrolled(editor)
    give_password(page, f"{site}/admin/")
    for _ in range(2):
        give(page, WRONG)
    expect(page.get_by_text("After a wrong code the next one has to wait")).to_be_visible()
    assert found() == []


def test_an_editor_changes_what_they_have(page: Page, site: str, editor: Any, found: Callable[[], list[str]]):
    enrolled(editor)
    give_password(page, f"{site}/admin/")
    give(page, next_code(editor))
    page.get_by_role("link", name="Two-factor", exact=True).click()
    expect(page.get_by_text("10 one-time codes are left")).to_be_visible()
    assert found() == []
    give(page, next_code(editor), "Set up another phone")
    expect(page.get_by_role("img", name="QR code")).to_be_visible()
    page.goto(f"{site}/admin/auth/user/{editor.pk}/reset-two-factor/")
    expect(page.get_by_role("button", name="Reset it")).to_be_visible()
    assert found() == []
