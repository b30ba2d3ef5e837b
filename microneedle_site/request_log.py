"""A line for each request, with an id that is also told to whoever asked and stands beside what went wrong."""

import atexit
import json
import logging
import re
import secrets
import sys
import time
from collections import deque
from collections.abc import Iterable
from contextvars import ContextVar
from datetime import UTC, datetime
from functools import lru_cache
from itertools import count
from threading import Lock, Thread
from typing import Any, NamedTuple, TextIO

from .wsgi_types import Application, Environ, StartResponse

LOG = logging.getLogger(__name__)
GIVEN = re.compile(r"[A-Za-z0-9._-]{8,64}")
NOBODY = "-"
CURRENT: ContextVar[str] = ContextVar("request", default=NOBODY)
WRITTEN_EVERY = 0.2  # seconds
MOST_WAITING = 100_000  # lines; where they cannot be written as fast, the oldest are lost and not the site


class Line(NamedTuple):
    at: float
    request: str
    method: str
    path: str
    status: str
    headers: list[tuple[str, str]]
    seconds: float

    def __str__(self) -> str:
        length = next((value for name, value in self.headers if name == "Content-Length"), "null")
        milliseconds = int(self.at % 1 * 1000)
        return (
            f'{{"at": "{_second(int(self.at))}.{milliseconds:03}+00:00", "request": "{self.request}", '
            f'"method": {_text(self.method)}, "path": {_text(self.path)}, "status": {self.status[:3]}, '
            f'"bytes": {length}, "ms": {self.seconds * 1000:.2f}}}\n'
        )


@lru_cache(maxsize=4)
def _second(at: int) -> str:
    return datetime.fromtimestamp(at, UTC).strftime("%Y-%m-%dT%H:%M:%S")


@lru_cache(maxsize=1024)
def _text(sent: str) -> str:
    """In JSON; PEP 3333 hands on the bytes that were sent as Latin-1."""
    return json.dumps(sent.encode("latin-1", "replace").decode(errors="replace"))


class Logged:
    """Writes a line of JSON for each request. No address, no words that were looked for: nobody is told by it.

    `{"at": ISO 8601 in UTC, "request": id, "method": text, "path": text, "status": number, "bytes": number | null,
    "ms": number until the answer began}`. The id is that of the proxy in front (`X-Request-ID`), or a new one. They are
    written some at a time, so a process that is killed loses those of the last fifth of a second.
    """

    def __init__(self, application: Application, into: TextIO = sys.stderr) -> None:
        self._application = application
        self._into = into
        self._waiting: deque[Line] = deque(maxlen=MOST_WAITING)
        self._process, self._numbers = secrets.token_hex(4), count(1)
        self._starting, self._is_started = Lock(), False

    def __call__(self, environ: Environ, start_response: StartResponse) -> Iterable[bytes]:
        began, at = time.perf_counter(), time.time()
        path = environ.get("SCRIPT_NAME", "") + environ["PATH_INFO"]  # Django puts decoded ones in their place.
        given = environ.get("HTTP_X_REQUEST_ID")
        request = given if given and GIVEN.fullmatch(given) else f"{self._process}-{next(self._numbers)}"
        told: tuple[str, list[tuple[str, str]]] = "500", []

        def begin(status: str, headers: list[tuple[str, str]], *more: Any) -> Any:
            nonlocal told
            told = status, headers
            return start_response(status, [*headers, ("X-Request-ID", request)], *more)

        named = CURRENT.set(request)
        try:
            return self._application(environ, begin)
        finally:
            CURRENT.reset(named)
            seconds = time.perf_counter() - began
            self._waiting.append(Line(at, request, environ["REQUEST_METHOD"], path, *told, seconds))
            if not self._is_started:
                self._start()

    def write(self) -> None:
        """Write what waits."""
        lines = [str(self._waiting.popleft()) for _ in range(len(self._waiting))]
        if lines:
            self._into.write("".join(lines))
            self._into.flush()

    def _start(self) -> None:
        """In the process that answers, which may be a child of the one that was started."""
        with self._starting:
            if not self._is_started:
                self._is_started = True
                atexit.register(self.write)
                Thread(target=self._write_on, name="request log", daemon=True).start()

    def _write_on(self) -> None:
        while True:
            time.sleep(WRITTEN_EVERY)
            try:
                self.write()
            except Exception:
                LOG.exception("Some lines of the log of requests could not be written.")


class WithRequest(logging.Filter):
    """Gives what is logged the id of the request during which it was."""

    def filter(self, record: logging.LogRecord) -> bool:
        record.request_id = CURRENT.get()
        return True
