"""Each request leaves one line that a program can read, and nothing in it tells who asked or for what words."""

import json
import logging
from io import StringIO
from typing import Any

import pytest

from microneedle_site.request_log import NOBODY, Logged, WithRequest

from .asking import ask


def application(environ: dict[str, Any], start_response: Any) -> list[bytes]:
    start_response("404 Not Found", [("Content-Type", "text/plain"), ("Content-Length", "3")])
    return [b"no\n"]


def broken(environ: dict[str, Any], start_response: Any) -> list[bytes]:
    raise ValueError("broken")


@pytest.fixture
def log() -> StringIO:
    return StringIO()


def test_a_request_leaves_one_line_of_json(log):
    logged = Logged(application, log)
    answer = ask(logged, "/topics/ä\n/?q=hair+loss", x_forwarded_for="198.51.100.7", cookie="a=b")
    logged.write()
    line = json.loads(log.getvalue())
    assert log.getvalue().count("\n") == 1
    assert (line["method"], line["path"], line["status"], line["bytes"]) == ("GET", "/topics/ä\n/", 404, 3)
    assert line["request"] == answer.headers["X-Request-ID"]
    assert line["ms"] >= 0
    assert line["at"].endswith("+00:00")
    assert line.keys() == {"at", "request", "method", "path", "status", "bytes", "ms"}


@pytest.mark.parametrize(
    ("given", "is_taken"), [("0123456789abcdef", True), ("a" * 65, False), ("a b", False), ("", False)]
)
def test_the_id_is_that_of_the_proxy_where_it_is_one(log, given, is_taken):
    logged = Logged(application, log)
    answers = [ask(logged, "/", x_request_id=given) for _ in range(2)]
    ids = {one.headers["X-Request-ID"] for one in answers}
    assert (ids == {given}) == is_taken
    assert len(ids) == (1 if is_taken else 2)


def test_what_is_logged_meanwhile_carries_the_id(log):
    seen = []

    def logs(environ: dict[str, Any], start_response: Any) -> list[bytes]:
        record = logging.LogRecord("django.request", logging.ERROR, "", 0, "It broke.", (), None)
        assert WithRequest().filter(record)
        seen.append(record.request_id)
        return application(environ, start_response)

    ask(Logged(logs, log), "/", x_request_id="0123456789abcdef")
    outside = logging.LogRecord("django.request", logging.ERROR, "", 0, "It broke.", (), None)
    WithRequest().filter(outside)
    assert (seen, outside.request_id) == (["0123456789abcdef"], NOBODY)


def test_a_request_that_nobody_answered_is_logged_as_an_error(log):
    logged = Logged(broken, log)
    with pytest.raises(ValueError, match="broken"):
        ask(logged, "/")
    logged.write()
    assert json.loads(log.getvalue())["status"] == 500


def test_the_path_is_as_it_was_sent_though_django_decodes_it_in_its_place(log):
    def decodes(environ: dict[str, Any], start_response: Any) -> list[bytes]:
        environ["PATH_INFO"] = environ["PATH_INFO"].encode("latin-1").decode()
        return application(environ, start_response)

    logged = Logged(decodes, log)
    for path in ("/€/", "/é/", "/a/"):
        ask(logged, path)
    logged.write()
    assert [json.loads(line)["path"] for line in log.getvalue().splitlines()] == ["/€/", "/é/", "/a/"]
