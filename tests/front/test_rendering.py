"""When a page is rendered: once for all who ask, ahead of them after a change, within the room that there is."""

from concurrent.futures import ThreadPoolExecutor
from threading import Barrier
from typing import Any

import pytest

from microneedle_site.front import Front
from tests.reading import FIXED, addresses

from .asking import BROWSER, ask

pytestmark = pytest.mark.usefixtures("content")

PAGE = "/topics/cost/"


def test_many_who_ask_at_once_wait_for_one_rendering(state):
    readers = 8
    rendered = []
    begun = Barrier(readers)

    def application(environ: dict[str, Any], start_response: Any) -> list[bytes]:
        rendered.append(environ["PATH_INFO"])
        start_response("200 OK", [("Content-Type", "text/plain"), ("Cache-Control", "public"), ("ETag", '"1"')])
        return [b"the page"]

    front = Front(application, state)

    def read(_: int) -> bytes:
        begun.wait()
        return ask(front, "/").body

    with ThreadPoolExecutor(readers) as pool:
        assert set(pool.map(read, range(readers))) == {b"the page"}
    assert rendered == ["/"]


def test_no_more_is_kept_than_there_is_room_for(django, state):
    most = 100_000
    front = Front(django, state, most_bytes=most)
    for address in addresses():
        ask(front, address)
        assert front.bytes <= most
    django.asked.clear()
    ask(front, addresses()[-1])
    assert django.asked == []


def test_what_readers_ask_for_most_is_rendered_before_they_ask_again(front, django, state):
    for address, times in (("/", 3), (PAGE, 2), ("/faq/", 1)):
        for _ in range(times):
            ask(front, address, accept_encoding=BROWSER)
    state.number += 1
    django.asked.clear()
    front.render_ahead()
    assert django.asked == ["/", PAGE, "/faq/"]
    front.render_ahead()
    ask(front, PAGE, accept_encoding=BROWSER)
    assert len(django.asked) == 3


def test_two_changes_soon_after_one_another_lose_nothing_of_what_is_to_be_rendered(front, django, state):
    for address in FIXED[:6]:
        ask(front, address)
    state.number = 1

    def while_it_renders(environ: dict[str, Any], start_response: Any) -> Any:
        state.number = 2
        return django(environ, start_response)

    front._application, before = while_it_renders, front._application
    front.render_ahead()
    ask(front, FIXED[0])
    front._application = before
    front.render_ahead()
    django.asked.clear()
    for address in FIXED[:6]:
        ask(front, address)
    assert django.asked == []


@pytest.mark.parametrize("how", [{"method": "HEAD"}, {"if_none_match": '"another"'}, {}])
def test_what_is_not_kept_is_rendered_once_from_then_on_and_every_answer_is_closed(state, how):
    begun, closed = [], []

    class Body(list[bytes]):
        def close(self) -> None:
            closed.append(self)

    def application(environ: dict[str, Any], start_response: Any) -> Body:
        begun.append(environ["PATH_INFO"])
        start_response("404 Not Found", [("Content-Type", "text/plain")])
        return Body([b""])

    front = Front(application, state)
    ask(front, "/nowhere/", **how)
    assert len(closed) == len(begun)
    begun.clear()
    ask(front, "/nowhere/", **how)
    assert len(begun) == 1


def test_nobody_waits_for_a_page_of_another_address(state):
    both = Barrier(2, timeout=30)

    def application(environ: dict[str, Any], start_response: Any) -> list[bytes]:
        both.wait()  # Each is answered only while the other is being answered too.
        start_response("200 OK", [("Content-Type", "text/plain"), ("Cache-Control", "public"), ("ETag", '"1"')])
        return [environ["PATH_INFO"].encode()]

    front = Front(application, state)
    for pair in (("/a/", "/b/"), ("/c/", "/d/"), ("/e/", "/f/")):
        with ThreadPoolExecutor(2) as pool:
            assert [one.body.decode() for one in pool.map(lambda address: ask(front, address), pair)] == list(pair)
