"""Floods of feedback, searches, logins and downloads of data from one address, at a server as `make serve` starts it,
alone and behind nginx as it is shipped. Nobody is answered with a 500. Behind nginx, readers who come meanwhile wait at
most three times as long as when it is quiet, 99 of 100 of them; alone they wait as long as is told here.
"""

import itertools
import multiprocessing
import statistics
import sys
import time
from collections import Counter
from collections.abc import Callable, Iterator
from concurrent.futures import ThreadPoolExecutor
from contextlib import contextmanager
from dataclasses import dataclass, field
from multiprocessing.synchronize import Event
from pathlib import Path
from queue import Queue
from tempfile import TemporaryDirectory
from typing import Any
from urllib.parse import urlencode

import urllib3

from microneedle_site.environment import BASE_DIR
from tests.load.nginx import CAN_RUN, CERTIFICATE, NAME, in_front_of
from tests.load.serving import environment_of, free_port, loaded, served, wait_for
from tests.trials.ground.figures import Figures, is_quick

SECONDS, QUICK = 60.0, 5.0
FLOODING, READING = 16, 4  # at a time
A_SECOND = 200  # requests that a flood sends, if they are answered so fast
PAGES = ("/", "/topics/cost/", "/faq/", "/claims/", "/claims/results-last/", "/sources/e-scalp/", "/glossary/")
MOST = 3  # times
FORM = {"Content-Type": "application/x-www-form-urlencoded"}
ELSEWHERE = "127.0.0.2"  # where the flood comes from: readers have an address of their own
Asked = tuple[str, str, dict[str, str] | None]
"""Method, address and the fields of a form."""


def feedback(number: int) -> Asked:
    return "POST", "/feedback/", {"page": "/topics/cost/", "words": f"Buy at https://evil.example/{number}"}


def search(number: int) -> Asked:
    return "GET", f"/search/?{urlencode({'q': f'how long does it last {number}'})}", None


def login(number: int) -> Asked:
    return "POST", "/admin/login/", {"username": f"editor{number % 50}", "password": f"guess {number}"}


def downloads(number: int) -> Asked:
    return "GET", ("/claims.json", "/claims.csv", "/sources.json", "/faq.json", "/annotations.jsonld")[number % 5], None


FLOODS: tuple[Callable[[int], Asked], ...] = (feedback, search, login, downloads)


@dataclass
class Client:
    """Who asks a site from one address, and what they were answered."""

    site: str
    certificate: str
    address: str
    statuses: Counter[int] = field(default_factory=Counter)

    def __post_init__(self) -> None:
        trusting: dict[str, Any] = {"ca_certs": self.certificate, "assert_hostname": NAME} if self.certificate else {}
        source = (self.address, 0)
        self.pool = urllib3.PoolManager(maxsize=FLOODING, retries=False, timeout=60, source_address=source, **trusting)
        self.headers = {"Host": NAME, "Origin": f"https://{NAME}"} if self.certificate else {"Origin": self.site}
        self.headers["Referer"] = f"{self.headers['Origin']}/"

    def come(self) -> None:
        """Open the form, so that what is sent is what a browser would send."""
        opened = self.pool.request("GET", f"{self.site}/admin/login/", headers=self.headers)
        self.headers["Cookie"], _, _ = opened.headers["Set-Cookie"].partition(";")
        told = self.pool.request("GET", f"{self.site}/feedback/", headers=self.headers).data.decode()
        stamp = told.partition('name="stamp"')[2].partition('value="')[2].partition('"')[0]
        self.fields = {"csrfmiddlewaretoken": self.headers["Cookie"].partition("=")[2], "stamp": stamp}

    def ask(self, method: str, page: str, fields: dict[str, str] | None = None) -> float:
        """How many seconds it took."""
        body = urlencode(fields | self.fields) if fields is not None else None
        headers = self.headers | (FORM if fields is not None else {})
        began = time.monotonic()
        answer = self.pool.request(method, self.site + page, headers=headers, body=body, redirect=False)
        self.statuses[answer.status] += 1
        return time.monotonic() - began

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


def send(site: str, certificate: str, number: int, is_on: Event, is_over: Event, told: "Queue[Counter[int]]") -> None:
    """Send one flood, in a process of its own, for as long as it is on."""
    client, numbers, pause = Client(site, certificate, ELSEWHERE), itertools.count(), FLOODING / A_SECOND
    client.come()
    is_on.wait()

    def one() -> None:
        while not is_over.is_set():
            is_over.wait(pause - client.ask(*FLOODS[number](next(numbers))))

    with ThreadPoolExecutor(FLOODING) as senders:
        for sending in [senders.submit(one) for _ in range(FLOODING)]:
            sending.result()
    told.put(client.statuses)


@contextmanager
def flooded(site: str, certificate: str, number: int, statuses: Counter[int], seconds: float) -> Iterator[None]:
    """Under this flood as long as the block runs; then what it was answered is counted."""
    start = multiprocessing.get_context("spawn")
    is_on, is_over, told = start.Event(), start.Event(), start.Queue()
    sender = start.Process(target=send, args=(site, certificate, number, is_on, is_over, told), daemon=True)
    sender.start()
    time.sleep(seconds / 4)  # Readers are not measured while it starts, and a form that comes too fast is no reader's.
    is_on.set()
    try:
        yield
    finally:
        is_over.set()
        statuses.update(told.get(timeout=90))
        sender.join()


def try_site(figures: Figures, where: str, site: str, certificate: str, seconds: float) -> None:
    readers = Client(site, certificate, "127.0.0.1")
    readers.read(seconds / 4)
    quiet = last_of_100(readers.read(seconds))
    figures.tell(f"{where}, quiet", f"p99 of a reader’s wait, ms: {quiet * 1000:.1f}")
    for number, flood in enumerate(FLOODS):
        statuses, name = Counter[int](), f"{where}, {flood.__name__}"
        readers.statuses.clear()
        with flooded(site, certificate, number, statuses, seconds):
            p99 = last_of_100(readers.read(seconds))
        times = p99 / quiet
        figures.tell(name, f"p99 of a reader’s wait, ms; times as long: {p99 * 1000:.1f}; {times:.1f}")
        figures.tell(name, f"the flood was answered with: {dict(sorted(statuses.items()))}")
        if times > MOST and certificate:
            figures.fault(f"{name}: readers wait {times:.1f} times as long")
        if broken := statuses[500] + readers.statuses.total() - readers.statuses[200]:
            figures.fault(f"{name}: {broken} times answered with a 500, or a reader with something else than a page")


def main(quick: bool = False) -> int:
    figures, port, seconds = Figures(), free_port(), QUICK if quick else SECONDS
    with TemporaryDirectory(prefix="microneedle-floods-") as folder:
        environment = environment_of(Path(folder), port)
        loaded(BASE_DIR, environment)
        with _served(port, environment):
            try_site(figures, "alone", environment["SITE_URL"], "", seconds)
        if CAN_RUN:
            behind = {"ALLOWED_HOSTS": NAME, "SITE_URL": f"https://{NAME}", "PROXIES_IN_FRONT": "1"}
            with _served(port, environment | behind), in_front_of(port, Path(folder)) as front:
                try_site(figures, "behind nginx", f"https://127.0.0.1:{front}", f"{folder}/{CERTIFICATE}", seconds)
        else:
            figures.fault("behind nginx: not tried, for nginx or openssl is not installed")
    return figures.end()


@contextmanager
def _served(port: int, environment: dict[str, str]) -> Iterator[None]:
    with served(BASE_DIR, "microneedle_site.wsgi:application", port, environment, workers=2, threads=32):
        wait_for(port)
        yield


def last_of_100(took: list[float]) -> float:
    """What 99 of 100 took at most."""
    return statistics.quantiles(took, n=100)[-1]


if __name__ == "__main__":
    sys.exit(main(is_quick()))
