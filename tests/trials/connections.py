"""Connections that are kept alive or stay silent, and forms that never come to their end, at a server as `make run`
starts it: a reader who comes meanwhile is answered, up to the numbers that docs/deploy.md tells.
"""

import resource
import socket
import subprocess
import sys
import time
from collections.abc import Iterator
from contextlib import ExitStack, contextmanager
from http.client import HTTPConnection, HTTPException
from pathlib import Path
from tempfile import TemporaryDirectory

from microneedle_site.environment import BASE_DIR
from tests.load.serving import environment_of, free_port, loaded, wait_for
from tests.trials.ground.figures import Figures, is_quick

GET = b"GET /healthz HTTP/1.1\r\nHost: 127.0.0.1\r\n\r\n"
POST = (
    b"POST /feedback/ HTTP/1.1\r\nHost: 127.0.0.1\r\nContent-Type: application/x-www-form-urlencoded\r\n"
    b"Content-Length: 100\r\n\r\na="
)
# Name, how many, what each sends, whether its answer is read.
KINDS = (
    ("kept alive", 400, GET, True),
    ("silent", 400, b"", False),
    ("half a head", 400, GET[:12], False),
    ("forms without an end", 12, POST, False),
)
PATIENCE = 5.0  # seconds in which a reader is answered
FILES = 4096


@contextmanager
def site(folder: Path, port: int) -> Iterator[None]:
    options = ["--interface", "wsgi", "--port", str(port), "--workers", "1", "--blocking-threads", "16"]
    options += ["--backpressure", "512", "--workers-kill-timeout", "5s", "--log-level", "error"]
    command = [str(Path(sys.executable).parent / "granian"), *options, "microneedle_site.wsgi:application"]
    with subprocess.Popen(
        command, cwd=BASE_DIR, env=environment_of(folder, port), stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL
    ) as running:
        try:
            wait_for(port)
            yield
        finally:
            running.terminate()


def asked(port: int) -> float | None:
    """How many seconds a reader waited; None where no page came."""
    began = time.monotonic()
    wire = HTTPConnection("127.0.0.1", port, timeout=PATIENCE)
    try:
        wire.request("GET", "/faq/")
        answer = wire.getresponse()
        answer.read()
    except (OSError, HTTPException):
        return None
    finally:
        wire.close()
    return time.monotonic() - began if answer.status == 200 else None


def main(quick: bool = False) -> int:
    figures, port = Figures(), free_port()
    resource.setrlimit(resource.RLIMIT_NOFILE, (FILES, resource.getrlimit(resource.RLIMIT_NOFILE)[1]))
    with TemporaryDirectory(prefix="microneedle-connections-") as folder:
        loaded(BASE_DIR, environment_of(Path(folder), port))
        for name, number, sent, is_read in KINDS[::3] if quick else KINDS:
            with site(Path(folder), port), ExitStack() as held:
                for _ in range(number):
                    wire = held.enter_context(socket.create_connection(("127.0.0.1", port)))
                    wire.sendall(sent)
                    if is_read:
                        wire.recv(4096)
                waited = [asked(port) for _ in range(3)]
            answered = [one for one in waited if one is not None]
            figures.tell(f"{name}, {number}: longest wait of a reader, seconds", f"{max(answered, default=0):.2f}")
            if len(answered) < len(waited):
                figures.fault(f"{name}, {number}: a reader got no answer in {PATIENCE:.0f} s")
    return figures.end()


if __name__ == "__main__":
    sys.exit(main(is_quick()))
