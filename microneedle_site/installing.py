"""Make `.venv` hold what the locks pin: `python3 microneedle_site/installing.py requirements.txt …`.

It runs before anything is installed, so it needs nothing but Python's standard library. An environment that is
whole is left as it is. One that is half-made, of another Python or of another folder is made again: it cannot be
moved, since its programs name their Python by its full path (https://docs.python.org/3/library/venv.html).
"""

import fcntl
import hashlib
import json
import re
import shutil
import subprocess
import sys
from pathlib import Path
from typing import IO

ROOT = Path(__file__).resolve().parents[1]
LOG = Path("var/installing.log")
AGAIN = "then run the same command again"
# What pip writes, and what it means; the first that is found counts.
REASONS = (
    (
        r"Retrying \(Retry|NewConnectionError|Max retries exceeded",
        "The package registry cannot be reached: see to the network (or to PIP_INDEX_URL), {again}",
    ),
    (
        r"No matching distribution found for (?P<named>[^\s;]+)",
        "The package registry has no {named} for this Python: pin what it has with `make lock`, {again}",
    ),
    (
        r"DO NOT MATCH THE HASHES",
        "The package registry gave a file that is not the one that was pinned: find out why before you pin it anew "
        "with `make lock`",
    ),
    (
        r"all requirements must have their versions pinned with ==\. These do not:\s*(?P<named>[^\s;]+)",
        "{named} is not pinned as it is asked for: write the locks anew with `make lock`, {again}",
    ),
    (r"", "pip could not install what {locks} pins: mend what its last words name, {again}"),
)


class Refused(Exception):
    """Why nothing can be installed, and what to do about it."""


class Environment:
    """The virtual environment in a folder, and a note in it of what it holds."""

    def __init__(self, root: Path, python: str) -> None:
        self.root, self.base = root, python
        self.folder = root / ".venv"
        self.python = self.folder / "bin" / "python"
        # Written last and taken away first: while it is there, all that it says is so.
        self.note = self.folder / "whole.json"

    def noted(self) -> dict[str, str]:
        """What the note says; nothing where there is none, or no Python beside it."""
        try:
            return dict(json.loads(self.note.read_text(encoding="utf-8"))) if self.python.exists() else {}
        except (OSError, ValueError):
            return {}

    def wanted(self) -> dict[str, str]:
        """What the note says of an environment that was made here, by this Python."""
        version = ".".join(map(str, sys.version_info[:2]))
        return {"folder": str(self.folder.resolve()), "python": f"{version} in {sys.base_prefix}"}

    def ensure(self, locks: list[str]) -> None:
        """Make it, and install what the locks pin, where that has not been done; raises `Refused`."""
        pinned = {lock: hashlib.sha256((self.root / lock).read_bytes()).hexdigest() for lock in locks}
        if self._holds(self.wanted() | pinned):
            return
        (self.root / LOG).parent.mkdir(exist_ok=True)
        with (self.root / LOG).open("a+", encoding="utf-8") as log:
            fcntl.flock(log, fcntl.LOCK_EX)  # whoever installs at the same time is waited for
            log.truncate(0)
            if not self._holds(self.wanted()):
                self._make(log)
            if not self._holds(pinned):
                self._install(pinned, log)

    def _holds(self, wanted: dict[str, str]) -> bool:
        return wanted.items() <= self.noted().items()

    def _make(self, log: IO[str]) -> None:
        if self.folder.is_symlink():
            self.folder.unlink()
        elif self.folder.exists():
            print(".venv was left half-made, or is of another Python or folder: it is made again.", flush=True)
            shutil.rmtree(self.folder)
        if run([self.base, "-m", "venv", str(self.folder)], log):
            shutil.rmtree(self.folder, ignore_errors=True)
            raise Refused(
                f"{self.base} cannot make a virtual environment ({LOG} says why): install its modules venv and "
                f"ensurepip (on Debian: `apt-get install python3-venv`), {AGAIN}."
            )
        self._write(self.wanted())

    def _install(self, pinned: dict[str, str], log: IO[str]) -> None:
        """Install them; what was there stays whole only if pip stops before it changes anything."""
        print(f"Installing what {' and '.join(pinned)} pins, in a minute or two.", flush=True)
        before = self.noted()
        self.note.unlink()
        command = [str(self.python), "-m", "pip", "install", "--disable-pip-version-check", "--no-input"]
        if run([*command, "--require-hashes", *(f"-r{lock}" for lock in pinned)], log):
            told = (self.root / LOG).read_text(encoding="utf-8")
            if "Installing collected packages" not in told:
                self._write(before)
            raise Refused(reason(told, pinned))
        self._write(before | pinned)

    def _write(self, note: dict[str, str]) -> None:
        self.note.write_text(json.dumps(note, indent=2) + "\n", encoding="utf-8")


def run(command: list[str], log: IO[str]) -> int:
    return subprocess.run(command, stdout=log, stderr=log, cwd=ROOT, check=False).returncode  # noqa: S603


def reason(told: str, locks: dict[str, str]) -> str:
    """One sentence for what pip wrote."""
    means, found = next((means, found) for pattern, means in REASONS if (found := re.search(pattern, told)))
    sentence = means.format(again=AGAIN, locks=" and ".join(locks), **found.groupdict())
    return f"{sentence}; pip's own words are in {LOG}."


def main(locks: list[str]) -> int:
    # Within an environment it is the Python that made it: this one is perhaps about to be taken away.
    environment = Environment(ROOT, getattr(sys, "_base_executable", sys.executable))
    try:
        environment.ensure(locks)
    except Refused as refused:
        print(refused, file=sys.stderr)
    except OSError as error:
        print(
            f"{error.filename or ROOT}: {error.strerror}: make room or get the right to write, {AGAIN}.",
            file=sys.stderr,
        )
    except KeyboardInterrupt:
        print("Broken off: the same command begins again.", file=sys.stderr)
    else:
        return 0
    return 1


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
