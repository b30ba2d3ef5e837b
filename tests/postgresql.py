"""Run a command with a PostgreSQL of its own: `python -m tests.postgresql -- COMMAND …`.

The server is made for this one run, keeps everything in a temporary folder, listens on a socket in it and
nowhere else, and is stopped and removed when the command ends. The command finds it by TEST_DATABASE_URL.
Without a command this only sees to it that PostgreSQL is installed.
"""

import os
import pwd
import shutil
import signal
import subprocess
import sys
import time
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from tempfile import TemporaryDirectory
from typing import Any

import psycopg

from tests import needed

DEBIAN = Path("/usr/lib/postgresql")
ROLE = "postgres"
PATIENCE = 60  # seconds
# Nothing here outlives the run, so nothing need reach the disk.
SETTINGS = ("listen_addresses=", "fsync=off", "synchronous_commit=off", "full_page_writes=off")
MISSING = (
    f"The tests run on PostgreSQL too, and it could not be installed ({needed.log('postgresql')} says why): install "
    "it yourself (on Debian: `apt-get install postgresql`), then run the same command again, or run `make test-quick`, "
    "which needs none."
)


def find() -> Path | None:
    """The folder of `initdb` and `postgres`: on PATH, else the newest of Debian's."""
    if on_path := shutil.which("initdb"):
        return Path(on_path).resolve().parent
    return max(DEBIAN.glob("*/bin"), key=lambda folder: int(folder.parent.name), default=None)


def account() -> dict[str, Any]:
    """Whom to run it as, for `subprocess`: PostgreSQL refuses root, anyone else runs it as themselves."""
    if os.geteuid() != 0:
        return {}
    known = {entry.pw_name: entry for entry in pwd.getpwall()}
    chosen = known.get("postgres") or known["nobody"]
    return {"user": chosen.pw_uid, "group": chosen.pw_gid, "extra_groups": []}


@contextmanager
def server(programs: Path) -> Iterator[str]:
    """The address of a server that runs as long as the block; raises `RuntimeError` if it does not start."""
    # Not TMPDIR: another account must get there, and the path of a socket has at most 107 characters.
    with TemporaryDirectory(prefix="microneedle-pg-", dir="/tmp") as folder:
        whom = account()
        if whom:
            os.chown(folder, whom["user"], whom["group"])
        make(programs, folder, whom)
        running = start(programs, folder, whom)
        try:
            wait_for(running, folder)
            yield f"postgres://{ROLE}@/{folder}/site"
        finally:
            running.send_signal(signal.SIGQUIT)  # at once, as nothing is worth writing down
            running.wait(PATIENCE)


def make(programs: Path, folder: str, whom: dict[str, Any]) -> None:
    options = ["--username", ROLE, "--auth", "trust", "--encoding", "UTF8", "--locale", "C", "--no-sync"]
    command = [programs / "initdb", "--pgdata", f"{folder}/data", *options]
    made = subprocess.run(command, cwd=folder, capture_output=True, text=True, check=False, **whom)
    if made.returncode:
        raise RuntimeError(f"PostgreSQL could not make its files:\n{made.stderr}")


def start(programs: Path, folder: str, whom: dict[str, Any]) -> subprocess.Popen[bytes]:
    settings = [f"--{setting}" for setting in (*SETTINGS, f"unix_socket_directories={folder}")]
    # A session of its own: Ctrl+C is for the command, and the server is stopped after it.
    with Path(folder, "log").open("wb") as log:
        return subprocess.Popen(
            [programs / "postgres", "-D", f"{folder}/data", *settings],
            cwd=folder,
            stdout=log,
            stderr=log,
            start_new_session=True,
            **whom,
        )


def wait_for(running: subprocess.Popen[bytes], folder: str) -> None:
    """Until it answers; raises `RuntimeError` with what it wrote if it ends or takes too long."""
    until = time.monotonic() + PATIENCE
    while time.monotonic() < until and running.poll() is None:
        try:
            psycopg.connect(host=folder, user=ROLE, dbname="postgres", connect_timeout=2).close()
        except psycopg.OperationalError:
            time.sleep(0.05)
        else:
            return
    raise RuntimeError(f"PostgreSQL did not start:\n{Path(folder, 'log').read_text(encoding='utf-8')}")


def run(command: list[str], address: str) -> int:
    """What the command ends with; it is ended first when this is told to stop."""
    with subprocess.Popen(command, env={**os.environ, "TEST_DATABASE_URL": address}) as running:
        try:
            return running.wait()
        finally:
            running.terminate()


def main(command: list[str]) -> int:
    # Being told to end is like Ctrl+C: what was started is stopped first, even where a shell in the background
    # left Ctrl+C to be ignored.
    signal.signal(signal.SIGINT, signal.default_int_handler)
    signal.signal(signal.SIGTERM, lambda *_: sys.exit(128 + signal.SIGTERM))
    if find() is None:
        needed.install("postgresql")  # Debian's starts a server of its own, which is left alone and never used
    if (programs := find()) is None:
        print(MISSING, file=sys.stderr)
        return 1
    try:
        if command:
            with server(programs) as address:
                return run(command, address)
        return 0
    except KeyboardInterrupt:
        return 128 + signal.SIGINT


if __name__ == "__main__":
    sys.exit(main(sys.argv[2:]))
