"""How fast pages are answered, as ratios of one run: `make bench`.

Each server is asked by wrk in turn, the others standing idle, and that round three times, for the machine does not stay
equally fast. What is compared sends the same bytes: the topic page, compressed. `then` is the site of commit 3d10a3d.
"""

import json
import os
import re
import shutil
import statistics
import subprocess
import sys
import time
from collections.abc import Iterator
from contextlib import ExitStack, contextmanager
from dataclasses import dataclass
from http.client import HTTPConnection
from pathlib import Path
from tempfile import TemporaryDirectory

from microneedle_site.environment import BASE_DIR

from .serving import environment_of, free_port, loaded, served, wait_for

ROUNDS = 3
SECONDS = 4
CONNECTIONS = 16
PAGE = "/topics/cost/"
THEN = "3d10a3d"
ENCODING = "br"
UNCACHED = (
    *("/", PAGE, "/topics/side-effects/", "/claims/", "/claims/results-last/", "/faq/", "/faq/does-it-work/"),
    *("/sources/a-guide/", "/questions-to-ask/", "/glossary/", "/how-we-compare/", "/changes/"),
)
PER_SECOND = re.compile(r"Requests/sec:\s+([\d.]+)")
FAILED = re.compile(r"Non-2xx or 3xx responses: (\d+)|Socket errors: (.+)")


@dataclass(frozen=True)
class Asked:
    """What is asked of a server, and what it is called in the table."""

    name: str
    address: str
    headers: tuple[str, ...] = (f"Accept-Encoding: {ENCODING}",)


def main() -> None:
    if shutil.which("wrk") is None:
        sys.exit("There is no wrk here: install it, on Debian with `apt-get install wrk`.")
    with ExitStack() as running, TemporaryDirectory(prefix="microneedle-bench-") as folder:
        now = running.enter_context(_site(BASE_DIR, Path(folder) / "now"))
        quiet = running.enter_context(_site(BASE_DIR, Path(folder) / "quiet", REQUEST_LOG="off"))
        older = running.enter_context(_at(THEN, Path(folder)))
        then = running.enter_context(_site(older, Path(folder) / "then"))
        body, headers = _fetched(now)
        page = Path(folder) / "page"
        page.write_bytes(body)
        plain = {"PAGE_FILE": str(page), "PAGE_HEADERS": repr(headers)}
        view = running.enter_context(_plain("tests.load.plain:view", plain))
        function = running.enter_context(_plain("tests.load.plain:function", plain))
        tag = f"If-None-Match: {dict(headers)['etag']}"
        asked = [
            Asked("a bare WSGI function", f"{function}/"),
            Asked("a Django view of the same bytes", f"{view}/"),
            Asked("published page", f"{now}{PAGE}"),
            Asked("published page, no log of requests", f"{quiet}{PAGE}"),
            Asked("published page, 304", f"{now}{PAGE}", (f"Accept-Encoding: {ENCODING}", tag)),
            Asked("home", f"{now}/"),
            Asked("matrix", f"{now}/claims/"),
            Asked(f"published page at {THEN}", f"{then}{PAGE}"),
        ]
        rates: dict[str, list[float]] = {one.name: [] for one in asked}
        for _ in range(ROUNDS):
            for one in asked:
                rates[one.name].append(_rate(one))
        _print(rates)
        _print_uncached(_uncached(BASE_DIR, Path(folder) / "now"), _uncached(older, Path(folder) / "then"))


def _uncached(code: Path, folder: Path) -> list[dict[str, dict[str, float]]]:
    """Milliseconds of processor time by address, in each round."""
    command = [sys.executable, str(Path(__file__).with_name("cpu.py")), *UNCACHED]
    environment = environment_of(folder, 8000)
    rounds = range(ROUNDS)
    told = [subprocess.run(command, cwd=code, env=environment, capture_output=True, check=True) for _ in rounds]
    return [json.loads(one.stdout) for one in told]


def _print_uncached(now: list[dict[str, dict[str, float]]], then: list[dict[str, dict[str, float]]]) -> None:
    print(f"\n| page, nothing kept | ms of CPU | lowest–highest | to {THEN} |")
    print("| --- | --- | --- | --- |")
    for address in UNCACHED:
        found, before = [one[address]["ms"] for one in now], [one[address]["ms"] for one in then]
        middle, spread = statistics.median(found), f"{min(found):.1f}–{max(found):.1f}"
        print(f"| `{address}` | {middle:.1f} | {spread} | {middle / statistics.median(before):.2f} |")


def _print(rates: dict[str, list[float]]) -> None:
    """A line for each: its middle rate, the lowest and the highest, and what it is to the others in the same round."""
    to = ["a Django view of the same bytes", "a bare WSGI function", f"published page at {THEN}"]
    print(f"| what | requests/s | lowest–highest | {' | '.join(f'to {name}' for name in to)} |")
    print("| --- " * (3 + len(to)) + "|")
    for name, found in rates.items():
        ratios = [statistics.median(a / b for a, b in zip(found, rates[other], strict=True)) for other in to]
        spread = f"{min(found):,.0f}–{max(found):,.0f}"
        print(
            f"| {name} | {statistics.median(found):,.0f} | {spread} | {' | '.join(f'{one:,.4g}' for one in ratios)} |"
        )


def _rate(asked: Asked) -> float:
    """Requests a second; an answer that is an error ends the run."""
    command = ["wrk", "-t1", f"-c{CONNECTIONS}", f"-d{SECONDS}s", "--timeout", "30s"]
    command += [word for header in asked.headers for word in ("-H", header)]
    told = subprocess.run([*command, asked.address], capture_output=True, text=True, check=True).stdout
    if FAILED.search(told):
        raise RuntimeError(f"{asked.name}: {told}")
    found = PER_SECOND.search(told)
    if found is None:
        raise RuntimeError(told)
    return float(found[1])


@contextmanager
def _site(code: Path, folder: Path, **more: str) -> Iterator[str]:
    """The address of the site of this code with its own content, as `make serve` starts it."""
    folder.mkdir()
    port = free_port()
    environment = environment_of(folder, port) | more
    loaded(code, environment)
    with served(code, "microneedle_site.wsgi:application", port, environment, workers=2, threads=32):
        wait_for(port)
        yield f"http://127.0.0.1:{port}"


@contextmanager
def _plain(application: str, environment: dict[str, str]) -> Iterator[str]:
    """The address of something that only sends the page, on the same server."""
    port = free_port()
    with served(BASE_DIR, application, port, {**os.environ, **environment}, workers=2, threads=32):
        wait_for(port)
        yield f"http://127.0.0.1:{port}"


@contextmanager
def _at(commit: str, folder: Path) -> Iterator[Path]:
    """The code of a commit."""
    code = folder / commit
    git = ["git", "-C", str(BASE_DIR), "worktree"]
    subprocess.run([*git, "add", "--quiet", "--detach", str(code), commit], check=True)
    try:
        yield code
    finally:
        subprocess.run([*git, "remove", "--force", str(code)], check=True)


def _fetched(address: str) -> tuple[bytes, list[tuple[str, str]]]:
    one = HTTPConnection(address.removeprefix("http://"), timeout=30)
    one.request("GET", PAGE, headers={"Accept-Encoding": ENCODING})
    answer = one.getresponse()
    own = {"date", "server", "connection"}
    return answer.read(), [(name.lower(), value) for name, value in answer.getheaders() if name.lower() not in own]


if __name__ == "__main__":
    began = time.monotonic()
    main()
    print(f"\n{time.monotonic() - began:.0f} s")
