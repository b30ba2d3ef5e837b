"""What is measured on a page in a browser, for the tests that assert it."""

from collections.abc import Callable, Sequence
from itertools import product
from typing import Any

from axe_playwright_python.base import AXE_SCRIPT
from playwright.sync_api import CDPSession, Page

Look = tuple[Any, int]
LOOKS: list[Look] = list(product(["light", "dark"], [320, 1280]))
WCAG = {
    "runOnly": {"type": "tag", "values": ["wcag2a", "wcag2aa", "wcag21a", "wcag21aa", "wcag22aa"]},
    "resultTypes": ["violations"],
}
OPEN_ALL = "document.querySelectorAll('details').forEach(one => one.open = true)"
# Colours fade over: they are put where they end, for a browser that draws no frames never gets there by itself.
SETTLED = "document.getAnimations().forEach(one => { try { one.finish() } catch { one.cancel() } })"
OVERFLOWING = "document.documentElement.scrollWidth - document.documentElement.clientWidth"


def faults(page: Page, **options: Any) -> list[str]:
    """What axe finds against WCAG 2.2 A and AA, targets of 24 by 24 pixels included."""
    if not page.evaluate("'axe' in window"):
        page.evaluate(AXE_SCRIPT)
    found = page.evaluate("options => axe.run(options).then(found => found.violations)", {**WCAG, **options})
    return [f"{one['id']}: {node['target']} {node['html'][:120]}" for one in found for node in one["nodes"]]


def faults_within(page: Page, place: str, *, but: Sequence[str] = ()) -> list[str]:
    """What axe finds in one part of a page, without the pages framed in it; and whether the page is too wide.

    `but` are selectors of what is not ours to mend.
    """
    if not page.evaluate("'axe' in window"):
        page.evaluate(AXE_SCRIPT)
    page.evaluate(SETTLED)
    run = "([place, options]) => axe.run(place, options).then(found => found.violations)"
    among = {"include": [[place]], "exclude": [[one] for one in but]}
    found = page.evaluate(run, [among, {**WCAG, "iframes": False}])
    too_wide = ["wider than the screen"] if page.evaluate(OVERFLOWING) > 0 else []
    return [f"{one['id']}: {node['html'][:120]}" for one in found for node in one["nodes"]] + too_wide


def faults_by_look(page: Page, measure: Callable[[], list[str]], looks: Sequence[Look] = LOOKS) -> dict[str, list[str]]:
    """What is found on the page that is open, light and dark, narrow and wide; only the looks in which something is."""
    found = {}
    for scheme, width in looks:
        page.set_viewport_size({"width": width, "height": 800})
        page.emulate_media(color_scheme=scheme, reduced_motion="reduce")
        found[f"{scheme}, {width} px"] = measure()
    return {look: what for look, what in found.items() if what}


def go(page: Page, address: str, *, without_scripts: CDPSession | None = None) -> None:
    """Open a page with everything on it unfolded; with `without_scripts`, none of its own scripts runs.

    They are let in again once the page has loaded, for what measures it is a script too.
    """
    if without_scripts:
        without_scripts.send("Emulation.setScriptExecutionDisabled", {"value": True})
    page.goto(address)
    if without_scripts:
        without_scripts.send("Emulation.setScriptExecutionDisabled", {"value": False})
    page.evaluate(OPEN_ALL)
