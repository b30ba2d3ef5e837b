"""Every list and form of the admin, to be looked at: `python -m tests.load.admin_screens DIRECTORY [PATTERN]`.

As one who may do everything and as an editor, 1280 and 390 pixels wide: a picture of each whole page, and its figures
in `figures.json` (how tall it is, how much wider than the screen, how much of its list is out of sight).
"""

import json
import re
import sys
from collections.abc import Iterator
from pathlib import Path
from typing import Any

from playwright.sync_api import Page, sync_playwright

from tests.browser import chromium
from tests.load.serving import site

PASSWORD = "only-for-these-pictures"
ACCOUNTS = f"""
from django.contrib.auth.models import Group, User
User.objects.create_superuser("all", password={PASSWORD!r})
made = User.objects.create_user("editor", password={PASSWORD!r}, is_staff=True)
made.groups.set(Group.objects.filter(name__in=["Author", "Reviewer", "Publisher"]))
"""
WIDTHS = (1280, 390)
LISTS = "() => [...document.querySelectorAll('#nav-sidebar th a')].map(one => one.getAttribute('href'))"
FIRST = "() => document.querySelector('#result_list tbody :is(th, td) a')?.getAttribute('href')"
ADD = "() => document.querySelector('.object-tools .addlink')?.getAttribute('href')"
FIGURES = """() => {
    const page = document.documentElement, list = document.querySelector("#result_list");
    return {
        tall: page.scrollHeight,
        wider: page.scrollWidth - page.clientWidth,
        out_of_sight: list ? list.scrollWidth - list.closest(".results").clientWidth : 0,
    };
}"""


def main(folder: Path, pattern: str) -> None:
    folder.mkdir(parents=True, exist_ok=True)
    figures: dict[str, Any] = {}
    with site(["shell", "--command", ACCOUNTS]) as address, sync_playwright() as playwright:
        browser = playwright.chromium.launch(executable_path=chromium.find(), args=["--no-sandbox"])
        for who in ("all", "editor"):
            for width in WIDTHS:
                context = browser.new_context(base_url=address, viewport={"width": width, "height": 800})
                page = context.new_page()
                _log_in(page, who)
                for name, place in list(_places(page, pattern)):
                    page.goto(place)
                    key = f"{who}-{width}-{name}"
                    figures[key] = page.evaluate(FIGURES)
                    page.screenshot(path=folder / f"{key}.png", full_page=True)
                context.close()
    (folder / "figures.json").write_text(json.dumps(figures, indent=1), encoding="utf-8")


def _log_in(page: Page, who: str) -> None:
    page.goto("/admin/")
    page.get_by_label("Username").fill(who)
    page.get_by_label("Password").fill(PASSWORD)
    page.get_by_role("button", name="Log in").click()
    page.get_by_role("heading", name="What waits for you").wait_for()


def _places(page: Page, pattern: str) -> Iterator[tuple[str, str]]:
    """The name and address of each list, of its form for something new, and of the form of what stands first in it."""
    page.goto("/admin/articles/topic/")
    for place in page.evaluate(LISTS):
        name = place.strip("/").rpartition("/")[2]
        if not re.search(pattern, name):
            continue
        page.goto(place)
        yield name, place
        for kind, script in (("first", FIRST), ("new", ADD)):
            if found := page.evaluate(script):
                yield f"{name}-{kind}", found


if __name__ == "__main__":
    main(Path(sys.argv[1]), sys.argv[2] if len(sys.argv) > 2 else "")
