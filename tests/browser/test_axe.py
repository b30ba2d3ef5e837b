"""No fault that axe can find: every template, light and dark, narrow and wide, with and without JavaScript."""

from collections.abc import Iterator
from itertools import product
from pathlib import Path
from typing import Any

import pytest
from django.conf import settings
from django.template.loader import render_to_string
from django.test import Client
from django.test.signals import template_rendered
from playwright.sync_api import Page

from tests.browser.measures import faults, go
from tests.browser.worlds import WORLDS, empty

TEMPLATES = settings.BASE_DIR / "templates"
LOOKS: list[tuple[Any, int]] = list(product(["light", "dark"], [320, 1280]))
LATE_SCRIPT = "<title>A page</title><p id=words>without</p><script>words.textContent = 'with'</script>"


@pytest.fixture
def rendered() -> Iterator[set[str]]:
    """The names of the templates that were rendered so far."""
    names: set[str] = set()

    def note(template: Any, **_: Any) -> None:
        names.add(str(template.name))

    template_rendered.connect(note)
    yield names
    template_rendered.disconnect(note)


def faults_in_each_look(page: Page, named: str) -> dict[str, list[str]]:
    found = {}
    for scheme, width in LOOKS:
        page.set_viewport_size({"width": width, "height": 800})
        page.emulate_media(color_scheme=scheme, reduced_motion="reduce")
        found[f"{named}, {scheme}, {width} px"] = faults(page)
    return {look: what for look, what in found.items() if what}


@pytest.mark.parametrize("world", WORLDS)
def test_axe_finds_no_fault(page: Page, site: str, world: str):
    """Without JavaScript it looks again only where that leaves another page behind."""
    WORLDS[world].prepare()
    session, found = page.context.new_cdp_session(page), {}
    for address in WORLDS[world].addresses:
        go(page, f"{site}{address}", without_scripts=session)
        bare = page.content()
        found |= faults_in_each_look(page, f"{address} without JavaScript")
        go(page, f"{site}{address}")
        if page.content() != bare or "<noscript" in bare:
            found |= faults_in_each_look(page, address)
    assert found == {}


def test_axe_finds_no_fault_in_the_page_for_our_own_mistakes(page: Page, site: str):
    body = render_to_string("500.html")
    page.route("**/mistake/", lambda route: route.fulfill(status=500, content_type="text/html", body=body))
    go(page, f"{site}/mistake/")
    assert faults_in_each_look(page, "500") == {}


def test_these_pages_show_every_template_there_is(content: None, rendered: set[str]):
    for world in WORLDS.values():
        world.prepare()
        for address in world.addresses:
            Client().get(address)
    render_to_string("500.html")
    every = {path.relative_to(TEMPLATES).as_posix() for path in Path(TEMPLATES, "articles").rglob("*.html")}
    assert every - rendered == {"articles/style.html"}  # for staff, of the same parts


def test_a_page_opened_without_javascript_runs_none(page: Page, site: str):
    page.route("**/script/", lambda route: route.fulfill(content_type="text/html", body=LATE_SCRIPT))
    session = page.context.new_cdp_session(page)
    for without, words in ((None, "with"), (session, "without")):
        go(page, f"{site}/script/", without_scripts=without)
        assert page.locator("#words").inner_text() == words


def test_axe_would_find_a_target_that_is_too_small(page: Page, site: str):
    empty()
    go(page, f"{site}/")
    page.locator("nav a").first.evaluate("a => { a.style.cssText = 'display: block; width: 9px; height: 9px' }")
    page.locator("nav ul").first.evaluate("ul => { ul.style.cssText = 'display: block; width: 9px' }")
    assert [one for one in faults(page) if one.startswith("target-size")]
