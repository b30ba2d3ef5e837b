"""Floods of feedback, searches, logins and downloads of data from one address, at a server as `make serve` starts it:
readers who come meanwhile wait at most three times as long as when it is quiet, 99 of 100 of them, and nobody is
answered with a 500.
"""

import itertools
import statistics
import sys
import threading
import time
from collections import Counter
from collections.abc import Callable, Iterator
from concurrent.futures import ThreadPoolExecutor
from contextlib import contextmanager
from pathlib import Path
from tempfile import TemporaryDirectory
from urllib.parse import urlencode

import urllib3

from microneedle_site.environment import BASE_DIR
from tests.load.serving import environment_of, free_port, loaded, served, wait_for
from tests.trials.ground.figures import Figures, is_quick

SECONDS, QUICK = 60.0, 5.0
FLOODING, READING = 16, 4  # at a time
PAGES = ("/", "/topics/cost/", "/faq/", "/claims/", "/claims/results-last/", "/sources/e-scalp/", "/glossary/")
MOST = 3  # times
FORM = {"Content-Type": "application/x-www-form-urlencoded"}
Asked = tuple[str, str, dict[str, str] | None]
"""Method, address and the fields of a form."""


def feedback(number: int) -> Asked:
    return (
        "POST",
        "/feedback/",
        {"page": "/topics/cost/", "words": f"Buy at https://evil.example/{number}", "stamp": "x"},
    )


def search(number: int) -> Asked:
    return "GET", f"/search/?{urlencode({'q': f'how long does it last {number}'})}", None


def login(number: int) -> Asked:
    return "POST", "/admin/login/", {"username": f"editor{number % 50}", "password": f"guess {number}"}


def downloads(number: int) -> Asked:
    return "GET", ("/claims.json", "/claims.csv", "/sources.json", "/faq.json", "/annotations.jsonld")[number % 5], None


FLOODS: tuple[Callable[[int], Asked], ...] = (feedback, search, login, downloads)


class Server:
    """Who asks it, and what they were answered."""

    def __init__(self, site: str) -> None:
        self.site, self.statuses = site, Counter[int]()
        self.pool = urllib3.PoolManager(retries=False, timeout=60, maxsize=FLOODING + READING)
        opened = self.pool.request("GET", f"{site}/admin/login/")
        self.token = opened.headers["Set-Cookie"].partition("=")[2].partition(";")[0]
        self.cookie = opened.headers["Set-Cookie"].partition(";")[0]

    def ask(self, method: str, page: str, fields: dict[str, str] | None = None) -> float:
        """How many seconds it took."""
        body = urlencode(fields | {"csrfmiddlewaretoken": self.token}) if fields is not None else None
        headers = FORM | {"Cookie": self.cookie} if fields is not None else {}
        began = time.monotonic()
        answer = self.pool.request(method, self.site + page, headers=headers, body=body, redirect=False)
        self.statuses[answer.status] += 1
        return time.monotonic() - began

    @contextmanager
    def flooded(self, made: Callable[[int], Asked]) -> Iterator[None]:
        """As many as can be sent, for as long as the block runs."""
        is_over, numbers = threading.Event(), itertools.count()

        def send() -> None:
            while not is_over.is_set():
                self.ask(*made(next(numbers)))

        with ThreadPoolExecutor(FLOODING) as senders:
            sending = [senders.submit(send) for _ in range(FLOODING)]
            try:
                yield
            finally:
                is_over.set()
        for one in sending:
            one.result()

    def read(self, seconds: float) -> list[float]:
        """How long each page took of those that readers open one after the other."""
        until, pages = time.monotonic() + seconds, itertools.cycle(PAGES)

        def one() -> list[float]:
            took = []
            while time.monotonic() < until:
                took.append(self.ask("GET", next(pages)))
                time.sleep(0.02)
            return took

        with ThreadPoolExecutor(READING) as readers:
            return [took for reader in [readers.submit(one) for _ in range(READING)] for took in reader.result()]


def main(quick: bool = False) -> int:
    figures, port, seconds = Figures(), free_port(), QUICK if quick else SECONDS
    with TemporaryDirectory(prefix="microneedle-floods-") as folder:
        environment = environment_of(Path(folder), port)
        loaded(BASE_DIR, environment)
        with served(BASE_DIR, "microneedle_site.wsgi:application", port, environment, workers=2, threads=32):
            wait_for(port)
            server = Server(environment["SITE_URL"])
            server.read(seconds / 4)
            quiet = last_of_100(server.read(seconds))
            figures.tell("quiet: p99 of a reader's wait, ms", f"{quiet * 1000:.1f}")
            for flood in FLOODS:
                server.statuses.clear()
                with server.flooded(flood):
                    waited = server.read(seconds)
                p99, name = last_of_100(waited), flood.__name__
                figures.tell(f"{name}: answers in {seconds:.0f} s", f"{server.statuses.total() - len(waited):,}")
                figures.tell(
                    f"{name}: p99 of a reader's wait, ms; times as long", f"{p99 * 1000:.1f}; {p99 / quiet:.1f}"
                )
                if p99 > MOST * quiet:
                    figures.fault(f"{name}: readers wait {p99 / quiet:.1f} times as long")
                figures.tell(f"{name}: answered with", dict(sorted(server.statuses.items())))
                if broken := server.statuses[500]:
                    figures.fault(f"{name}: {broken} times answered with a 500")
    return figures.end()


def last_of_100(took: list[float]) -> float:
    """What 99 of 100 took at most."""
    return statistics.quantiles(took, n=100)[-1]


if __name__ == "__main__":
    sys.exit(main(is_quick()))
