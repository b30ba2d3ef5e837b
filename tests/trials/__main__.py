"""Run the trials, or those that are named, and write what they print into docs/reliability.md.

`python -m tests.trials [--quick] [NAME …]`. A quick run writes nothing. What is not run keeps what stands there of it.
"""

import os
import pkgutil
import platform
import re
import signal
import sqlite3
import subprocess
import sys
import time
from collections.abc import Iterable
from datetime import UTC, datetime
from importlib.metadata import version
from importlib.util import find_spec
from pathlib import Path

from microneedle_site.environment import BASE_DIR
from tests.postgresql import find

REPORT = BASE_DIR / "docs" / "reliability.md"
TOLD = ("Django", "granian", "lxml")
SECTION = re.compile(r"^## ", re.MULTILINE)


def names() -> list[str]:
    """Each trial: a module of this package."""
    folder = str(Path(__file__).parent)
    return [one.name for one in pkgutil.iter_modules([folder]) if not one.ispkg and not one.name.startswith("_")]


def run(name: str, quick: bool) -> tuple[int, list[str]]:
    """What the trial ends with, and its lines, which are shown as they come."""
    command = [sys.executable, "-m", f"{__package__}.{name}", *(["--quick"] if quick else [])]
    lines = []
    with subprocess.Popen(command, cwd=BASE_DIR, stdout=subprocess.PIPE, text=True) as running:
        try:
            for line in running.stdout or ():
                print(line, end="", flush=True)
                lines.append(line.rstrip())
        finally:
            running.terminate()
    return running.returncode, lines


def section(name: str, code: int, lines: Iterable[str], conditions: str) -> str:
    """What the report says of one trial: what was tried, on what, and its lines as they were printed."""
    rows = []
    for line in lines:
        what, _, figure = line.partition(": ")
        rows.append(f"| {what} | {figure} |")
    outcome = "held" if code == 0 else f"**did not hold** (ended with {code})"
    table = "\n".join(["| what | figure |", "| --- | --- |", *rows])
    return f"## {name}\n\n{tried(name)}\n\n{conditions} It {outcome}.\n\n{table}\n"


def tried(name: str) -> str:
    """The first lines of the trial, which say what it does; found without running it."""
    spec = find_spec(f"{__package__}.{name}")
    source = Path(spec.origin).read_text(encoding="utf-8") if spec and spec.origin else ""
    return " ".join(source.split('"""')[1].split())


def conditions(seconds: float) -> str:
    git = ["git", "-C", str(BASE_DIR)]
    commit = subprocess.run([*git, "describe", "--always", "--dirty"], capture_output=True, text=True, check=False)
    day = datetime.now(UTC)
    versions = ", ".join(f"{one} {version(one)}" for one in TOLD)
    return (
        f"On {day.day} {day:%B %Y}, at commit {commit.stdout.strip() or 'unknown'}: "
        f"Python {platform.python_version()}, {versions}, SQLite {sqlite3.sqlite_version}, {_postgresql()}, "
        f"{os.cpu_count()} cores; {seconds:,.0f} s."
    )


def _postgresql() -> str:
    if (programs := find()) is None:
        return "no PostgreSQL"
    told = subprocess.run([programs / "postgres", "--version"], capture_output=True, text=True, check=False)
    return " ".join(told.stdout.replace("(PostgreSQL)", "").split()[:2]).replace("postgres", "PostgreSQL")


def put(report: str, name: str, text: str) -> str:
    """The report with this section, in the place of the one of that name; sections stand by name."""
    head, *others = SECTION.split(report)
    kept = {other.partition("\n")[0].strip(): f"## {other}" for other in others} | {name: text}
    return "\n\n".join([head.strip(), *(kept[one].strip() for one in sorted(kept))]) + "\n"


def main(arguments: list[str]) -> int:
    quick, chosen = "--quick" in arguments, [one for one in arguments if one != "--quick"]
    if unknown := sorted(set(chosen) - set(names())):
        print(f"There is no trial {unknown[0]}: there are {', '.join(names())}.", file=sys.stderr)
        return 2
    failed = []
    for name in chosen or names():
        print(f"\n{name}", flush=True)
        began = time.monotonic()
        code, lines = run(name, quick)
        if code:
            failed.append(name)
        if not quick:
            text = section(name, code, lines, conditions(time.monotonic() - began))
            REPORT.write_text(put(REPORT.read_text(encoding="utf-8"), name, text), encoding="utf-8")
    print(f"\nDid not hold: {', '.join(failed)}" if failed else "\nEvery trial held.")
    return 1 if failed else 0


if __name__ == "__main__":
    # Being told to end is like Ctrl+C: the trial that runs is ended first.
    signal.signal(signal.SIGTERM, lambda *_: sys.exit(128 + signal.SIGTERM))
    sys.exit(main(sys.argv[1:]))
