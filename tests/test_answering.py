"""A server that is restarted is waited for until it answers."""

from http.server import BaseHTTPRequestHandler, HTTPServer
from threading import Thread

from microneedle_site.answering import answers, main
from tests.load.serving import free_port


class Site(BaseHTTPRequestHandler):
    def do_GET(self) -> None:
        self.send_response(200 if self.path == "/healthz" else 404)
        self.end_headers()

    def log_message(self, *_: object) -> None:
        pass


def test_a_server_that_answers_is_waited_for_no_longer():
    port = free_port()
    assert not answers(port)
    with HTTPServer(("127.0.0.1", port), Site) as server:
        Thread(target=server.serve_forever, daemon=True).start()
        assert main(port) == 0
        server.shutdown()
