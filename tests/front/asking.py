"""Requests to a WSGI application, each checked against PEP 3333 on its way in and out."""

from collections.abc import Callable, Iterable
from dataclasses import dataclass
from typing import Any
from wsgiref.util import setup_testing_defaults
from wsgiref.validate import validator

BROWSER = "gzip, deflate, br, zstd"


@dataclass(frozen=True)
class Answered:
    status: str
    headers: dict[str, str]
    body: bytes

    @property
    def code(self) -> int:
        return int(self.status[:3])


def ask(application: Any, address: str, method: str = "GET", **headers: str) -> Answered:
    """What the application answers at this address; `headers` as in `accept_encoding="br"`."""
    path, _, query = address.partition("?")
    environ = {
        "REQUEST_METHOD": method,
        "SCRIPT_NAME": "",
        "PATH_INFO": path.encode().decode("latin-1"),
        "QUERY_STRING": query,
    }
    environ |= {f"HTTP_{name.upper()}": value for name, value in {"host": "testserver", **headers}.items()}
    setup_testing_defaults(environ)
    told: list[Any] = []
    answer = validator(application)(environ, lambda *begun: told.append(begun) or _no_writing)
    try:
        body = b"".join(answer)
    finally:
        answer.close()  # type: ignore[attr-defined]
    status, named = told[-1][:2]
    return Answered(status, dict(named), body)


def _no_writing(_: bytes) -> None:
    raise AssertionError("what is written goes past the answer")


class Counted:
    """An application that remembers what it was asked."""

    def __init__(self, application: Callable[..., Iterable[bytes]]) -> None:
        self._application = application
        self.asked: list[str] = []

    def __call__(self, environ: dict[str, Any], start_response: Any) -> Iterable[bytes]:
        self.asked.append(environ["PATH_INFO"])
        return self._application(environ, start_response)


class State:
    """A state of the content that a test decides."""

    def __init__(self) -> None:
        self.number = 0
        self.wrong: Exception | None = None

    def state(self) -> int:
        if self.wrong:
            raise self.wrong
        return self.number
