"""What an editor publishes in the admin is what the next reader gets, whichever worker of the server answers."""

from collections.abc import Iterator
from http.client import HTTPConnection
from pathlib import Path
from typing import Any

import pytest
from django.db import connection
from playwright.sync_api import Browser, expect

from tests.browser.conftest import PATIENCE
from tests.served import granian, site_with_an_editor

PAGE = "/topics/cost/"
WORKERS = 2
READERS = 24  # that one of the workers is asked by none of them happens once in four million


@pytest.fixture
def served(content: None, tmp_path: Path) -> Iterator[tuple[int, str, str]]:
    """The port of a server with two workers; an editor's session; and the address of the form of a topic."""
    if connection.vendor != "sqlite":
        pytest.skip("the content was loaded into another database")
    cookie, forms = site_with_an_editor(tmp_path / "site.sqlite3", {})
    session = cookie.partition(";")[0].partition("=")[2]
    form = next(address for address, form in forms if form["slug"] == "cost")
    with granian(tmp_path / "site.sqlite3", tmp_path / "log", workers=WORKERS) as port:
        yield port, session, form


def read(port: int, **headers: str) -> tuple[int, str, str]:
    """The status, the tag and the page, over a connection of its own."""
    one = HTTPConnection("127.0.0.1", port, timeout=PATIENCE / 1000)
    one.request("GET", PAGE, headers={name.replace("_", "-"): value for name, value in headers.items()})
    answer = one.getresponse()
    found = answer.status, answer.getheader("ETag", ""), answer.read().decode()
    one.close()
    return found


def test_the_next_reader_gets_what_was_published_from_each_worker(served: Any, browser: Browser):
    port, session, form = served
    address = f"http://127.0.0.1:{port}"
    with browser.new_context() as context:
        context.set_default_timeout(PATIENCE)
        context.add_cookies([{"name": "sessionid", "value": session, "url": address}])
        page = context.new_page()
        for words in ("What did the first editor ask?", "What did the second editor ask?"):
            tags = {tag for status, tag, text in (read(port) for _ in range(READERS)) if words not in text}
            assert len(tags) == 1
            page.goto(address + form)
            page.locator("textarea.markdown").fill(f"{words}\n")
            page.get_by_role("button", name="Publish", exact=True).click()
            expect(page.locator(".messagelist")).to_be_visible()
            for _ in range(READERS):
                status, tag, text = read(port, if_none_match=tags.copy().pop())
                assert (status, words in text) == (200, True)
                assert tag not in tags
    with browser.new_context() as reader:
        read_by_another = reader.new_page()
        read_by_another.goto(address + PAGE)
        expect(read_by_another.get_by_text(words).first).to_be_visible()
