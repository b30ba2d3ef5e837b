"""What every test in a browser can ask for."""

import os
from collections.abc import Callable, Iterator
from typing import Any

import pytest
from django.test import Client
from playwright.sync_api import Browser, BrowserContext, Page, expect

from tests.browser import chromium

# However slow the machine is: what never comes is waited for three minutes, so that a test can fail at all.
PATIENCE = 180_000  # milliseconds
expect.set_options(timeout=PATIENCE)

# Playwright's event loop runs in the test's own thread, where Django would refuse to use the database.
os.environ["DJANGO_ALLOW_ASYNC_UNSAFE"] = "1"

EACH_KIND = [
    "/",
    "/topics/",
    "/topics/side-effects/",
    "/topics/side-effects/passages/",
    "/faq/",
    "/faq/does-it-work/",
    "/claims/",
    "/claims/results-last/",
    "/claims/session-length/",
    "/claims/invasive/",
    "/claims/redness-duration/",
    "/claims/works-for-alopecia-areata/",
    "/questions-to-ask/",
    "/changes/",
    "/data/",
    "/references/",
    "/sources/",
    "/sources/e-scalp/",
    "/glossary/",
    "/about/",
    "/how-we-compare/",
    "/search/?q=does+it+hurt",
    "/search/?q=minoxodil",
    "/search/?q=insurance+diabetes",
    "/search/?q=hair&kind=passage",
    "/feedback/",
    "/feedback/thanks/",
    "/nothing/",
]


@pytest.fixture(scope="session")
def browser_type_launch_args(browser_type_launch_args: dict[str, Any]) -> dict[str, Any]:
    """The Chromium of this machine; root cannot use its sandbox."""
    path = chromium.find()
    assert path, "no Chromium: `make test` installs one, or run `python -m tests.browser.chromium`"
    arguments = ["--disable-background-networking", "--disable-gpu"]
    arguments += ["--no-sandbox"] if os.geteuid() == 0 else []
    return {**browser_type_launch_args, "executable_path": path, "args": arguments}


@pytest.fixture(scope="session")
def base_url() -> None:
    """None: tests name whole addresses. Stands before pytest-playwright's own, of which pytest 9.2 warns."""


@pytest.fixture(scope="session")
def window(browser: Browser) -> Iterator[Page]:
    """One for all tests of a worker in which somebody only reads."""
    with browser.new_context() as context:
        context.set_default_timeout(PATIENCE)
        yield context.new_page()


@pytest.fixture
def context(context: BrowserContext) -> BrowserContext:
    context.set_default_timeout(PATIENCE)
    return context


@pytest.fixture
def reader(window: Page) -> Page:
    """A tab for somebody who only reads: the same for many tests, because to open another takes longer than most."""
    window.goto("about:blank")
    window.set_viewport_size({"width": 1280, "height": 720})
    window.emulate_media(media="null", color_scheme="null", reduced_motion="null", forced_colors="null")
    return window


@pytest.fixture
def site(live_server: Any, content: None) -> str:
    """The address of the running site, with its real content."""
    return str(live_server.url)


@pytest.fixture
def complaints(page: Page) -> Iterator[list[str]]:
    """What the browser complained of; what breaks the content security policy is among it."""
    heard: list[str] = []
    page.on("console", lambda message: heard.append(message.text) if message.type in ("error", "warning") else None)
    page.on("pageerror", lambda error: heard.append(str(error)))
    return heard


@pytest.fixture
def log_in(page: Page, site: str, editing: Client) -> Callable[[], None]:
    """Makes the browser that of an editor who has given their password before."""

    def enter() -> None:
        page.context.add_cookies(
            [{"name": name, "value": one.value, "url": site} for name, one in editing.cookies.items()]
        )

    return enter
