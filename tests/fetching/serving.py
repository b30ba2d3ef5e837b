"""A server on this machine that stands in for the public internet."""

from collections.abc import Callable, Iterator
from contextlib import contextmanager
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from threading import Thread
from typing import Any, ClassVar

from articles.fetching import public_place

Page = tuple[int, dict[str, str], bytes]
Found = Callable[[str, int], tuple[str, int]]


class Answering(BaseHTTPRequestHandler):
    """Answers what stands in `pages`, and 404 for the rest; notes what was asked."""

    pages: ClassVar[dict[str, Page]] = {}
    asked: ClassVar[list[tuple[str, str]]] = []

    def do_GET(self) -> None:
        self.asked.append((self.headers["Host"], self.path))
        status, headers, body = self.pages.get(self.path, (404, {}, b"not here"))
        self.send_response(status)
        for name, value in headers.items():
            self.send_header(name, value)
        self.send_header("Content-Length", str(len(body)))
        self.end_headers()
        self.wfile.write(body)

    def log_message(self, *_: Any) -> None:
        pass


@contextmanager
def served() -> Iterator[Found]:
    """Where each host is found: here, but for those that really are."""
    Answering.pages, Answering.asked = {}, []
    with ThreadingHTTPServer(("127.0.0.1", 0), Answering) as server:
        Thread(target=server.serve_forever, daemon=True).start()
        yield lambda host, port: public_place(host, port) if host == "localhost" else ("127.0.0.1", server.server_port)
        server.shutdown()
