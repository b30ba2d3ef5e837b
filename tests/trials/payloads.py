"""Six hundred payloads in the words of texts, with bleach alone, nh3 alone and both, and the hundred of which they are
made in every field that is stored, in articles of every format and in the forms for readers. The pages that then show
them are opened in a browser without the content security policy: nothing runs, and nothing foreign is asked for.
"""

import os
import sys
from collections.abc import Iterator
from contextlib import contextmanager

import django

from tests.trials.ground.databases import given, on_each, sqlite_at
from tests.trials.ground.figures import Figures, is_quick

SITE = "http://testserver"


def main(quick: bool = False) -> int:
    if not given():
        return on_each("tests.trials.payloads", quick, [sqlite_at])
    os.environ["DJANGO_ALLOW_ASYNC_UNSAFE"] = "1"  # Playwright's event loop runs in this thread.
    django.setup()
    from tests.trials.ground import showing

    figures, browser = Figures(), showing.prepared()
    with opened(browser, figures) as show:
        for name in showing.SANITIZERS:
            for page in showing.in_texts(name, quick):
                show(page, f"texts, {name}")
        for place, pages in (
            ("formats", showing.in_formats(quick)),
            ("forms for readers", showing.in_forms(quick)),
            ("fields", showing.in_fields(quick)),
        ):
            for page in pages:
                show(page, place)
    figures.tell("payloads, and what they make in texts", f"{len(showing.PAYLOADS)}, {len(set(showing.in_markdown()))}")
    return figures.end()


@contextmanager
def opened(client, figures: Figures) -> Iterator:  # type: ignore[no-untyped-def, type-arg]
    """A function that opens a page; whatever runs there or is asked for elsewhere is a fault."""
    from playwright.sync_api import sync_playwright

    from tests.browser import chromium

    arguments = ["--no-sandbox", "--disable-background-networking", "--disable-gpu"]
    with sync_playwright() as playwright:
        context = playwright.chromium.launch(executable_path=chromium.find(), args=arguments).new_context()
        context.set_default_timeout(180_000)
        now = [""]

        def answer(route, request) -> None:  # type: ignore[no-untyped-def]
            if not request.url.startswith((SITE, "data:")):
                figures.fault(f"{now[0]}: {request.url[:200]} is asked for")
                route.abort()
                return
            given = client.get(request.url.removeprefix(SITE))
            if given.status_code >= 500:
                figures.fault(f"{now[0]}: {request.url[:200]} is answered with {given.status_code}")
            headers = {name: given.headers[name] for name in ("Content-Type", "Location") if name in given.headers}
            body = b"".join(given.streaming_content) if given.streaming else given.content
            route.fulfill(status=given.status_code, headers=headers, body=body)

        context.route("**/*", answer)
        page = context.new_page()

        def alerted(dialog) -> None:  # type: ignore[no-untyped-def]
            if dialog.type != "beforeunload":
                figures.fault(f"{now[0]}: “{dialog.message}” is shown")
            dialog.accept()

        page.on("dialog", alerted)

        def show(address: str, place: str) -> None:
            now[0] = f"{place}: {address[:80]}"
            figures.count(f"{place}: pages opened")
            page.goto(SITE + address)

        yield show
        context.unroute_all(behavior="ignoreErrors")


if __name__ == "__main__":
    sys.exit(main(is_quick()))
