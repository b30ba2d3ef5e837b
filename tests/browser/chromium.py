"""Find a Chromium for the browser tests, or install one: `python -m tests.browser.chromium`."""

import shutil
import sys
from pathlib import Path

from tests import needed

# Without the parts that only somebody in front of a screen sees, it does the same in two thirds of the time.
LIGHT = "chromium-headless-shell"
NAMES = (LIGHT, "chromium", "chromium-browser", "google-chrome", "google-chrome-stable")
PLAYWRIGHTS = [sys.executable, "-m", "playwright", "install", "chromium"]


def find() -> str | None:
    """The path of a Chromium on this machine: one on PATH, else the one that Playwright installed."""
    if on_path := next(filter(None, map(shutil.which, NAMES)), None):
        return on_path
    from playwright.sync_api import sync_playwright

    with sync_playwright() as playwright:
        own = playwright.chromium.executable_path
    return own if Path(own).exists() else None


def main() -> int:
    for package in (LIGHT, "chromium"):
        if find() is None:
            needed.install(package, otherwise=PLAYWRIGHTS)
    if find() is None:
        print(
            f"The browser tests need Chromium, and it could not be installed ({needed.log('chromium')} says why): "
            "install it yourself (on Debian: `apt-get install chromium`), then run the same command again, or run "
            "`make test-quick`, which needs none.",
            file=sys.stderr,
        )
        return 1
    return 0


if __name__ == "__main__":
    sys.exit(main())
