"""The pictures of docs/editing.md, taken from the running site: `python -m tests.load.editing [DIRECTORY]`.

An author, a reviewer and a publisher work in windows of their own; each picture is what one of them sees then.
"""

import sys
from collections.abc import Callable
from pathlib import Path

from playwright.sync_api import Browser, Page, sync_playwright

from microneedle_site.environment import BASE_DIR
from tests.browser import chromium
from tests.browser.marking import mark
from tests.load.serving import site

PASSWORD = "only-for-these-pictures"
ACCOUNTS = f"""
from django.contrib.auth.models import Group, User
for name, roles in (("ann", ["Author"]), ("rob", ["Reviewer"]), ("pia", ["Reviewer", "Publisher"])):
    made = User.objects.create_user(name, password={PASSWORD!r}, is_staff=True)
    made.groups.set(Group.objects.filter(name__in=roles))
"""
WIDTH, HEIGHT = 1280, 820
TALLER = {"mark": 1120}  # what it tells stands below the fields
ADDED = "\n\nWhat does a whole course cost where you live?\n"
ARTICLE = BASE_DIR / "seeds" / "articles" / "003_e0e38bf0be63cc01.txt"


def main(folder: Path) -> None:
    folder.mkdir(parents=True, exist_ok=True)
    with site(["shell", "--command", ACCOUNTS]) as address, sync_playwright() as playwright:
        arguments = ["--no-sandbox", "--disable-background-networking"]
        browser = playwright.chromium.launch(executable_path=chromium.find(), args=arguments)
        ann, rob, pia = (_logged_in(browser, address, name) for name in ("ann", "rob", "pia"))
        for name, take in PICTURES.items():
            taken = take(ann, rob, pia)
            taken.set_viewport_size({"width": WIDTH, "height": TALLER.get(name, HEIGHT)})
            taken.screenshot(path=folder / f"{name}.png")


def _logged_in(browser: Browser, address: str, name: str) -> Page:
    window = browser.new_context(viewport={"width": WIDTH, "height": HEIGHT}, base_url=address, color_scheme="light")
    page = window.new_page()
    page.goto("/admin/")
    page.get_by_label("Username").fill(name)
    page.get_by_label("Password").fill(PASSWORD)
    page.get_by_role("button", name="Log in").click()
    page.get_by_role("heading", name="What waits for you").wait_for()
    return page


def _open(page: Page, kind: str, name: str) -> None:
    page.goto(f"/admin/articles/{kind}/")
    page.locator("#result_list th a", has_text=name).first.click()


def _show(page: Page, selector: str) -> Page:
    page.locator(selector).first.evaluate("one => scrollTo({top: one.getBoundingClientRect().top + scrollY - 24})")
    return page


def write(ann: Page, rob: Page, pia: Page) -> Page:
    _open(ann, "topic", "Cost")
    text = ann.locator("textarea.markdown")
    text.fill(text.input_value().rstrip() + ADDED)
    ann.get_by_label("What you changed").fill("A question was missing.")
    ann.locator(".text-checks-count", has_text="Nothing stands in the way").wait_for()
    return _show(ann, ".field-markdown")


def _send(ann: Page) -> None:
    ann.get_by_role("button", name="Send to review").click()
    ann.get_by_text("Sent to review").wait_for()


def review(ann: Page, rob: Page, pia: Page) -> Page:
    _send(ann)
    rob.goto("/admin/")
    rob.get_by_role("link", name="Cost", exact=True).first.click()
    return _show(rob, "#content")


def history(ann: Page, rob: Page, pia: Page) -> Page:
    rob.get_by_role("button", name="Approve", exact=True).click()
    _open(pia, "topic", "Cost")
    pia.get_by_role("button", name="Publish").click()
    pia.get_by_text("readers see this text now").wait_for()
    pia.get_by_role("link", name="Earlier revisions").click()
    return pia


def both(ann: Page, rob: Page, pia: Page) -> Page:
    """Two publishers would do; here it is one in two windows."""
    _open(pia, "topic", "Aftercare")
    other = pia.context.new_page()
    other.goto(pia.url)
    other.locator("#id_question").fill("How should I care for my scalp before and after?")
    other.get_by_role("button", name="Save draft").click()
    pia.locator("#id_question").fill("What does my scalp need before and after a session?")
    pia.get_by_role("button", name="Save draft").click()
    pia.get_by_role("heading", name="This was changed since you opened it").wait_for()
    other.close()
    return _show(pia, "#content")


def mark_words(ann: Page, rob: Page, pia: Page) -> Page:
    pia.goto("/admin/articles/source/")
    pia.get_by_role("link", name="text", exact=True).nth(3).click()
    pia.goto(f"{pia.url}?claim=session-length")
    mark(pia, "once a week for three months")
    pia.locator("#marking-result .marking-found").wait_for()
    pia.get_by_label("Mention").check()
    pia.locator("#marking-result dd").first.wait_for()
    return _show(pia, "#content")


def new_text(ann: Page, rob: Page, pia: Page) -> Page:
    words = ARTICLE.read_text(encoding="utf-8")
    changed = words.replace("once a week for three months", "every week for twelve weeks").encode()
    pia.goto("/admin/articles/source/add/")
    upload = {"name": ARTICLE.name, "mimeType": "text/plain", "buffer": changed}
    pia.get_by_label("Article").set_input_files(files=[upload])  # type: ignore[list-item]
    pia.get_by_role("button", name="Import").click()
    pia.get_by_text("Nothing has changed yet").wait_for()
    return _show(pia, "#content")


def desk(ann: Page, rob: Page, pia: Page) -> Page:
    _open(ann, "topic", "Results over time")
    text = ann.locator("textarea.markdown")
    text.fill(text.input_value().rstrip() + "\n\nHow long does it last for you?\n")
    ann.get_by_label("What you changed").fill("Readers asked for it.")
    _send(ann)
    pia.goto("/admin/")
    return pia


# In the order in which they happen: what one leaves behind, the next may show.
PICTURES: dict[str, Callable[[Page, Page, Page], Page]] = {
    "write": write,
    "review": review,
    "history": history,
    "both": both,
    "mark": mark_words,
    "new-text": new_text,
    "desk": desk,
}

if __name__ == "__main__":
    main(Path(sys.argv[1]) if len(sys.argv) > 1 else BASE_DIR / "docs" / "images" / "editing")
