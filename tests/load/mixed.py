"""Readers beside an editor who publishes each second: `python -m tests.load.mixed 300 [DATABASE_URL]`.

Every answer must be whole and as new as it is promised: on SQLite what was published before the reader asked, on a
server what was published a second before. At the end the memory of the server's processes is set beside what it was
soon after the start.
"""

import os
import re
import sys
import time
from collections.abc import Iterator
from dataclasses import dataclass, field
from http.client import HTTPConnection
from itertools import count, cycle
from pathlib import Path
from tempfile import TemporaryDirectory
from threading import Event, Thread

from microneedle_site.environment import BASE_DIR

from .serving import environment_of, free_port, loaded, served, wait_for

READERS = 6
PAGE = "/topics/cost/"
OTHERS = ("/", "/claims/", "/faq/", "/sources/", "/claims.json", "/topics/results/", "/search/?q=pain", "/nowhere/")
EDITION = re.compile(rb"Is this edition (\d+)\?")
WARMED_UP = 20  # seconds


@dataclass
class Told:
    """What was published when, and what readers got."""

    published: dict[int, float] = field(default_factory=dict)
    read: int = 0
    wrong: list[str] = field(default_factory=list)

    def newest_before(self, moment: float) -> int:
        return max((number for number, at in self.published.items() if at <= moment), default=0)


def main(seconds: float, database: str) -> None:
    with TemporaryDirectory(prefix="microneedle-mixed-") as folder:
        port = free_port()
        environment = environment_of(Path(folder), port)
        if database:
            environment["DATABASE_URL"] = database
        os.environ.update(environment)
        loaded(BASE_DIR, environment)
        with served(BASE_DIR, "microneedle_site.wsgi:application", port, environment, workers=2, threads=32) as server:
            wait_for(port)
            told, over = Told(), Event()
            lag = 1.0 if database.startswith("postgres") else 0.0
            threads = [Thread(target=_edit, args=(told, over))]
            threads += [Thread(target=_read, args=(port, told, over, lag)) for _ in range(READERS)]
            for one in threads:
                one.start()
            time.sleep(min(WARMED_UP, seconds / 2))
            early = _memory(server.pid)
            time.sleep(max(seconds - WARMED_UP, seconds / 2))
            late = _memory(server.pid)
            over.set()
            for one in threads:
                one.join()
    print(f"{seconds:.0f} s: {told.read:,} answers read, {len(told.published)} editions published")
    print(f"wrong: {len(told.wrong)}", *told.wrong[:5], sep="\n")
    print(f"memory of all processes: {early:,} kB soon after the start, {late:,} kB at the end")
    sys.exit(1 if told.wrong else 0)


def _edit(told: Told, over: Event) -> None:
    import django

    django.setup()
    from articles.actions import publish, save_draft
    from articles.models import Topic

    topic = Topic.objects.get(slug="cost")
    for number in count(1):
        draft = save_draft(topic, f"Is this edition {number}?\n")
        publish(draft, over=Topic.objects.get(pk=topic.pk).text.live_id)
        told.published[number] = time.monotonic()
        if over.wait(1):
            return


def _read(port: int, told: Told, over: Event, lag: float) -> None:
    wire = HTTPConnection("127.0.0.1", port, timeout=60)
    for address in _addresses():
        if over.is_set():
            return
        asked = time.monotonic()
        try:
            wire.request("GET", address)
            answer = wire.getresponse()
            body = answer.read()
        except OSError as error:
            told.wrong.append(f"{address}: {error!r}")
            wire = HTTPConnection("127.0.0.1", port, timeout=60)
            continue
        told.read += 1
        if answer.status != (404 if address == "/nowhere/" else 200):
            told.wrong.append(f"{address}: {answer.status}")
        elif address == PAGE:
            found, due = EDITION.search(body), told.newest_before(asked - lag)
            if due and (found is None or int(found[1]) < due):
                told.wrong.append(f"edition {found and int(found[1])} where {due} was published")


def _addresses() -> Iterator[str]:
    for other in cycle(OTHERS):
        yield from (PAGE, other)


def _memory(parent: int) -> int:
    """What the processes below this one hold, in kB."""
    found = 0
    for status in Path("/proc").glob("[0-9]*/status"):
        try:
            lines = dict(line.split(":", 1) for line in status.read_text().splitlines() if ":" in line)
        except OSError:
            continue
        if int(lines["PPid"]) == parent and "VmRSS" in lines:
            found += int(lines["VmRSS"].split()[0])
    return found


if __name__ == "__main__":
    main(float(sys.argv[1]), sys.argv[2] if len(sys.argv) > 2 else "")
