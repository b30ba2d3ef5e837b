"""The pages that are kept: whole, compressed, and of one state of the content."""

from collections.abc import Hashable, Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from threading import Lock
from typing import Any, NamedTuple

Headers = list[tuple[str, str]]


class Key(NamedTuple):
    """What tells one page from another. `brotli` and `gzip`: whether the reader's browser takes them."""

    root: str
    path: str
    is_secure: bool
    brotli: bool
    gzip: bool


@dataclass(slots=True)
class KeptPage:
    """The answer to a GET, and that to one who has the page already.

    `tag` is its ETag without a mark of weakness; `asked` the request by which it is rendered again.
    """

    status: str
    headers: Headers
    body: bytes
    unchanged: Headers
    etag: str
    tag: str
    asked: dict[str, Any]
    times_asked: int = 0


class Edition:
    """The pages of one state of the content, no more than so many bytes of them: the one kept first goes first."""

    MOST_PASSING = 4096

    def __init__(self, state: Hashable, most_bytes: int) -> None:
        self.state = state
        self.bytes = 0
        self._most_bytes = most_bytes
        self._pages: dict[Key, KeptPage] = {}
        self._passing: set[Key] = set()
        self._rendering: dict[Key, Lock] = {}
        self._lock = Lock()

    def find(self, key: Key) -> KeptPage | None:
        found = self._pages.get(key)
        if found is not None:
            found.times_asked += 1
        return found

    def keep(self, key: Key, page: KeptPage) -> None:
        with self._lock:
            self._forget(key)
            self._pages[key] = page
            self.bytes += len(page.body)
            while self.bytes > self._most_bytes:
                self._forget(next(iter(self._pages)))

    def has(self, key: Key) -> bool:
        return key in self._pages

    def asked_most(self, how_many: int) -> list[dict[str, Any]]:
        """The requests that readers made most, the most first."""
        with self._lock:
            pages = sorted(self._pages.values(), key=lambda page: -page.times_asked)
        return [page.asked for page in pages[:how_many]]

    def passes(self, key: Key) -> bool:
        """Whether it is known that this is not one to keep."""
        return key in self._passing

    def let_pass(self, key: Key) -> None:
        with self._lock:
            if len(self._passing) < self.MOST_PASSING:
                self._passing.add(key)

    @contextmanager
    def alone(self, key: Key) -> Iterator[None]:
        """Let one at a time render this page; who wants another does not wait."""
        with self._lock:
            rendering = self._rendering.setdefault(key, Lock())
        with rendering:
            try:
                yield
            finally:
                self._rendering.pop(key, None)

    def _forget(self, key: Key) -> None:
        gone = self._pages.pop(key, None)
        self.bytes -= len(gone.body) if gone else 0
