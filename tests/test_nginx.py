"""The shipped configuration of nginx, as nginx itself takes it, in front of a server that says what came."""

import json
import ssl
from collections.abc import Callable, Iterator
from http.client import HTTPResponse, HTTPSConnection
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from pathlib import Path
from threading import Thread
from typing import Any

import pytest

from tests.load.nginx import CAN_RUN, CERTIFICATE, NAME, in_front_of

pytestmark = pytest.mark.skipif(not CAN_RUN, reason="nginx or openssl is not installed, or another system is used")

ELSEWHERE = "127.0.0.2"  # for one who is not on this machine
ALIKE = (
    *("X-Content-Type-Options", "X-Frame-Options", "Referrer-Policy", "Cross-Origin-Opener-Policy"),
    *("Cross-Origin-Resource-Policy", "Permissions-Policy"),
)
TOO_LARGE = {"Content-Length": str(18 * 2**20)}


class Site(BaseHTTPRequestHandler):
    """In the place of the site: answers with what came, but as its path says."""

    protocol_version = "HTTP/1.1"

    def answer(self) -> None:
        if self.path == "/gone/":
            self.close_connection = True
            return
        self.rfile.read(int(self.headers.get("Content-Length", 0)))
        told = json.dumps({"path": self.path, "headers": {k.lower(): v for k, v in self.headers.items()}}).encode()
        self.send_response(503 if self.path == "/busy/" else 200)
        self.send_header("Content-Length", str(len(told)))
        self.end_headers()
        self.wfile.write(told)

    do_GET = do_POST = answer  # noqa: N815

    def log_message(self, *_: Any) -> None:
        pass


@pytest.fixture(scope="module")
def site() -> Iterator[ThreadingHTTPServer]:
    server = ThreadingHTTPServer(("127.0.0.1", 0), Site)
    Thread(target=server.serve_forever, daemon=True).start()
    yield server
    server.shutdown()
    server.server_close()


Answered = tuple[HTTPResponse, str]
Ask = Callable[..., Answered]


@pytest.fixture
def ask(site: ThreadingHTTPServer, tmp_path: Path) -> Iterator[Ask]:
    """Ask nginx, newly started, so that nobody has asked it before."""
    with in_front_of(site.server_port, tmp_path) as port:
        trusting = ssl.create_default_context(cafile=tmp_path / CERTIFICATE)
        trusting.check_hostname = False  # It is asked by its number.

        def asked(
            path: str, method: str = "GET", body: bytes | None = None, *, by: str = "127.0.0.1", **headers: str
        ) -> Answered:
            source = (by, 0)
            connection = HTTPSConnection("127.0.0.1", port, timeout=20, context=trusting, source_address=source)
            connection.request(method, path, body, {"Host": NAME, **headers})
            answer = connection.getresponse()
            told = answer.read().decode()
            connection.close()
            return answer, told

        yield asked


def test_many_logins_from_one_address_are_refused_and_pages_are_not(ask):
    answers = [ask("/admin/login/", "POST", b"x=1")[0].status for _ in range(20)]
    assert answers[:10] == [200] * 10
    assert answers[-1] == 429
    assert [ask(path)[0].status for path in ("/admin/login/", "/topics/cost/")] == [200, 200]


@pytest.mark.parametrize(
    ("path", "taken"), [("/claims/?order={}", 100), ("/search/?q={}", 20), ("/claims.json?{}", 20), ("/feedback/", 10)]
)
def test_much_that_takes_long_to_answer_is_refused_from_one_address_and_pages_are_not(ask, path, taken):
    sent = ("POST", b"x=1") if path == "/feedback/" else ("GET", None)
    answers = [ask(path.format(number), *sent)[0].status for number in range(taken * 3 // 2)]
    assert answers[:taken] == [200] * taken
    assert 429 in answers
    assert [ask(page)[0].status for page in ("/search/", "/feedback/", "/topics/cost/")] == [200] * 3


def test_nobody_makes_up_where_they_come_from(ask):
    made_up = {"X-Forwarded-For": "192.0.2.1", "X_Forwarded_For": "192.0.2.2", "X-Forwarded-Proto": "http"}
    came = json.loads(ask("/", **made_up)[1])["headers"]
    assert came["x-forwarded-for"] == "192.0.2.1, 127.0.0.1"  # The last is what one proxy saw.
    assert came["x-forwarded-proto"] == "https"
    assert not [name for name in came if "_" in name]


def test_what_the_site_waits_for_is_told_to_its_operator_and_to_nobody_else(ask):
    assert ask("/healthz/ready")[0].status == 200
    for path in ("/healthz/ready", "/healthz//ready", "/healthz/%72eady", "/healthz/./ready?x"):
        assert ask(path, by=ELSEWHERE)[0].status == 403
    assert ask("/healthz", by=ELSEWHERE)[0].status == 200


def logged_in_too_often(ask: Ask) -> Answered:
    return [ask("/admin/login/", "POST", b"x=1") for _ in range(20)][-1]


@pytest.mark.parametrize(
    ("status", "provoked"),
    [
        (403, lambda ask: ask("/healthz/ready", by=ELSEWHERE)),
        (404, lambda ask: ask("/unanswered")),
        (413, lambda ask: ask("/feedback/", "POST", **TOO_LARGE)),
        (414, lambda ask: ask("/" + "x" * 20_000)),
        (400, lambda ask: ask("/", **{"X-Long": "x" * 40_000})),
        (429, logged_in_too_often),
        (502, lambda ask: ask("/gone/")),
    ],
)
def test_what_nginx_answers_itself_is_a_page_with_the_headers_of_every_other(ask, client, status, provoked):
    answer, page = provoked(ask)
    assert answer.status == status
    assert answer.headers.get_content_type() == "text/html"
    assert "We could not answer that" in page
    assert "nginx" not in page
    of_the_site = client.get("/healthz")
    for name in ALIKE:
        assert answer.headers.get_all(name) == [of_the_site[name]], name
    assert answer.headers["Strict-Transport-Security"] == "max-age=31536000"
    assert "default-src 'none'" in answer.headers["Content-Security-Policy"]
    assert answer.headers["Retry-After"] == ("60" if status in (429, 502) else None)


def test_what_the_site_answers_goes_on_as_it_is(ask):
    answer, told = ask("/busy/")
    assert answer.status == 503
    assert json.loads(told)["path"] == "/busy/"
    assert "Content-Security-Policy" not in answer.headers
