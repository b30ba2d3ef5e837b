"""What many sources cost: `python -m tests.load.many [COUNT …]`, a part of `make bench`.

At each count of sources, made by `tests.load.crowd`: the processor time and the weight of uncached pages, and an import
of fifty more articles; then a search at the largest, and an export at the smallest two.
"""

import json
import os
import shutil
import statistics
import subprocess
import sys
import time
from collections.abc import Sequence
from pathlib import Path
from tempfile import TemporaryDirectory

from microneedle_site.environment import BASE_DIR

from .serving import environment_of, loaded

COUNTS = (5, 50, 500, 5000)
ROUNDS = 3
MORE = 50
FIRST_MORE = 10_000
"""The articles that are imported are none of those that are stored."""
ADDRESSES = (
    *("/", "/topics/", "/topics/cost/", "/topics/side-effects/", "/claims/", "/claims/results-last/", "/faq/"),
    *("/faq/does-it-work/", "/sources/", "/sources/a-guide/", "/questions-to-ask/", "/how-we-compare/"),
)
WRITE = (
    "import django; django.setup()\n"
    "from pathlib import Path; from tests.load.crowd import write_articles\n"
    "write_articles(Path({folder!r}), range({first}, {last}))"
)


def main(counts: Sequence[int]) -> None:
    with TemporaryDirectory(prefix="microneedle-many-") as folder:
        sites = [_site(Path(folder), count) for count in counts]
        pages = [_pages(one) for one in sites]
        _print_pages(counts, pages)
        _print_imports(counts, _imports(sites, Path(folder)))
        print("\n| sources | export | files |\n| --- | --- | --- |")
        for count, one in zip(counts[:2], sites[:2], strict=True):
            print(f"| {count:,} | {' | '.join(_export(one, Path(folder) / f'export-{count}'))} |")
        _print_search(json.loads(_run(sites[-1], "-m", "tests.load.searching")))


def _site(folder: Path, count: int) -> dict[str, str]:
    """The settings of a site with so many sources, made of the one with fewer."""
    home = folder / str(count)
    home.mkdir()
    environment = environment_of(home, 8000)
    smaller = max(
        (int(one.name) for one in folder.iterdir() if one.name.isdigit() and int(one.name) < count), default=0
    )
    if smaller:
        shutil.copy(folder / str(smaller) / "site.sqlite3", home / "site.sqlite3")
        _run(environment, "-m", "tests.load.crowd", str(count))
    else:
        loaded(BASE_DIR, environment)
    return environment


def _run(environment: dict[str, str], *command: str) -> str:
    done = subprocess.run(
        [sys.executable, *command], cwd=BASE_DIR, env=environment, stdout=subprocess.PIPE, check=True, text=True
    )
    return done.stdout


def _pages(environment: dict[str, str]) -> list[dict[str, dict[str, float]]]:
    command = str(Path(__file__).with_name("cpu.py"))
    return [json.loads(_run(environment, command, *ADDRESSES)) for _ in range(ROUNDS)]


def _print_pages(counts: Sequence[int], pages: Sequence[list[dict[str, dict[str, float]]]]) -> None:
    few, many = f"{counts[0]:,}", f"{counts[-1]:,}"
    print(f"| page, nothing kept | {' | '.join(f'ms at {one:,}' for one in counts)} | {many} to {few} | weight |")
    print(f"| --- {'| --- ' * (len(counts) + 2)}|")
    for address in ADDRESSES:
        spent = [statistics.median(one[address]["ms"] for one in rounds) for rounds in pages]
        first, last = (rounds[0][address]["bytes"] for rounds in (pages[0], pages[-1]))
        cells = [*(f"{one:.1f}" for one in spent), f"{spent[-1] / spent[0]:.2f}", f"{last / first:.2f}"]
        print(f"| `{address}` | {' | '.join(cells)} |")


def _imports(sites: Sequence[dict[str, str]], folder: Path) -> list[list[tuple[float, int]]]:
    """Articles a second and the most memory held, in megabytes, of each site in turn; other articles each round."""
    rounds = []
    for number in range(ROUNDS):
        articles = folder / f"articles-{number}"
        articles.mkdir()
        first = FIRST_MORE + number * MORE
        _run(sites[0], "-c", WRITE.format(folder=str(articles), first=first, last=first + MORE))
        rounds.append([_import(one, articles) for one in sites])
    return rounds


def _import(environment: dict[str, str], articles: Path) -> tuple[float, int]:
    """Without the time that the command takes for one article alone."""
    began = time.monotonic()
    _run(environment, "manage.py", "import_articles", "--dry-run", str(next(articles.iterdir())))
    start = time.monotonic() - began
    began = time.monotonic()
    command = [sys.executable, "manage.py", "import_articles", str(articles)]
    with subprocess.Popen(command, cwd=BASE_DIR, env=environment, stdout=subprocess.DEVNULL) as running:
        _, status, used = os.wait4(running.pid, 0)
        running.returncode = os.waitstatus_to_exitcode(status)
    if running.returncode:
        raise RuntimeError(f"import_articles ended with {running.returncode}")
    return MORE / (time.monotonic() - began - start), used.ru_maxrss // 1024


def _print_imports(counts: Sequence[int], rounds: Sequence[Sequence[tuple[float, int]]]) -> None:
    print(f"\n| sources | articles/s of {MORE} | to the fewest | peak memory |\n| --- | --- | --- | --- |")
    for place, count in enumerate(counts):
        rate = statistics.median(one[place][0] for one in rounds)
        ratio = statistics.median(one[place][0] / one[0][0] for one in rounds)
        print(f"| {count:,} | {rate:.1f} | {ratio:.2f} | {max(one[place][1] for one in rounds)} MB |")


def _export(environment: dict[str, str], folder: Path) -> tuple[str, str]:
    began = time.monotonic()
    _run(environment, "manage.py", "export_site", str(folder))
    return f"{time.monotonic() - began:.1f} s", f"{sum(one.is_file() for one in folder.rglob('*')):,}"


def _print_search(told: dict[str, object]) -> None:
    print(f"\n| search among {told['passages']:,} passages | ms | bare FTS5 | ratio |\n| --- | --- | --- | --- |")
    searches: dict[str, tuple[float, float]] = told["searches"]  # type: ignore[assignment]
    for typed, (ours, bare) in searches.items():
        print(f"| {typed} | {ours:.1f} | {bare:.1f} | {ours / bare:.2f} |")


if __name__ == "__main__":
    began = time.monotonic()
    main([int(one) for one in sys.argv[1:]] or COUNTS)
    print(f"\n{time.monotonic() - began:.0f} s")
