"""No fault that axe can find: every template, light and dark, narrow and wide, with and without JavaScript."""

from collections.abc import Iterator
from itertools import cycle
from pathlib import Path
from typing import Any
from urllib.parse import urlsplit

import pytest
from django.conf import settings
from django.template.loader import render_to_string
from django.test import Client
from django.test.signals import template_rendered
from django.urls import resolve
from playwright.sync_api import Page

from articles.templatetags.articles import certainty_mark, mark_of
from tests.browser.measures import LOOKS, Look, faults, faults_by_look, go
from tests.browser.worlds import WORLDS, empty

TEMPLATES = settings.BASE_DIR / "templates"
# All but the titles that are offered while a reader types a search: axe sees them no more than the reader does before.
PAGE = """() => {
  const page = document.documentElement.cloneNode(true);
  for (const titles of page.querySelectorAll("datalist")) titles.remove();
  for (const box of page.querySelectorAll("[list]")) box.removeAttribute("list");
  return page.outerHTML;
}"""
LATE_SCRIPT = "<title>A page</title><p id=words>without</p><script>words.textContent = 'with'</script>"


@pytest.fixture
def rendered() -> Iterator[set[str]]:
    """The names of the templates that were rendered so far."""
    names: set[str] = set()

    def note(template: Any, **_: Any) -> None:
        names.add(str(template.name))

    mark_of.cache_clear()
    certainty_mark.cache_clear()
    template_rendered.connect(note)
    yield names
    template_rendered.disconnect(note)


def looks_by_place() -> Iterator[Any]:
    """Each look of the first address that a view answers, and one look, in turn, of the others it answers."""
    seen, turns = set[str](), cycle(LOOKS)
    for world, address in ((name, address) for name in WORLDS for address in WORLDS[name].addresses):
        view = view_of(address)
        looks = [next(turns)] if view in seen else LOOKS
        yield pytest.param(world, address, looks, id=f"{world} {address}")
        seen.add(view)


def view_of(address: str) -> str:
    return "not found" if address == "/nothing/" else resolve(urlsplit(address).path).view_name


@pytest.mark.parametrize(("world", "address", "looks"), list(looks_by_place()))
def test_axe_finds_no_fault(reader: Page, site: str, world: str, address: str, looks: list[Look]):
    """Without JavaScript it looks again only where that leaves another page behind."""
    WORLDS[world].prepare()
    session = reader.context.new_cdp_session(reader)
    go(reader, f"{site}{address}", without_scripts=session)
    session.detach()
    bare = reader.evaluate(PAGE)
    assert faults_by_look(reader, lambda: faults(reader), looks) == {}
    go(reader, f"{site}{address}")
    if reader.evaluate(PAGE) != bare or "<noscript" in bare:
        assert faults_by_look(reader, lambda: faults(reader), looks) == {}


def test_axe_finds_no_fault_in_the_page_for_our_own_mistakes(page: Page, site: str):
    body = render_to_string("500.html")
    page.route("**/mistake/", lambda route: route.fulfill(status=500, content_type="text/html", body=body))
    go(page, f"{site}/mistake/")
    assert faults_by_look(page, lambda: faults(page)) == {}


def test_these_pages_show_every_template_there_is(content: None, rendered: set[str]):
    for world in WORLDS.values():
        world.prepare()
        for address in world.addresses:
            Client().get(address)
    render_to_string("500.html")
    every = {path.relative_to(TEMPLATES).as_posix() for path in Path(TEMPLATES, "articles").rglob("*.html")}
    for_staff = {
        "articles/style.html",
        "articles/parts/with_it.html",
    }  # the one of the same parts, the other beside them
    assert every - rendered == for_staff


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
