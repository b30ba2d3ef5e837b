"""Run a command with a PostgreSQL of its own: `python -m tests.postgresql -- COMMAND …`.

The server is made for this one run, keeps everything in a temporary folder, listens on a socket in it and
nowhere else, and is stopped and removed when the command ends. The command finds it by TEST_DATABASE_URL.
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

DEBIAN = Path("/usr/lib/postgresql")
ROLE = "postgres"
PATIENCE = 60  # seconds
# Nothing here outlives the run, so nothing need reach the disk.
SETTINGS = ("listen_addresses=", "fsync=off", "synchronous_commit=off", "full_page_writes=off")
INSTALL = "Install PostgreSQL (on Debian: `apt-get install postgresql`) and run `make test` again."


def find() -> Path | None:
    """The folder of `initdb` and `postgres`: on PATH, else the newest of Debian's."""
    if on_path := shutil.which("initdb"):
        return Path(on_path).resolve().parent
    return max(DEBIAN.glob("*/bin"), key=lambda folder: int(folder.parent.name), default=None)


def install() -> None:
    """Debian's package, when root. It starts a server of its own, which is left alone and never used."""
    if os.geteuid() != 0 or not shutil.which("apt-get"):
        return
    print("There is no PostgreSQL here yet: installing one for the tests.", flush=True)
    for command in (["apt-get", "update", "-q"], ["apt-get", "install", "-y", "-q", "postgresql"]):
        if subprocess.run(command, stdout=subprocess.DEVNULL, check=False).returncode:
            print(f"`{' '.join(command)}` failed.", file=sys.stderr)
            return


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


def left_out() -> int:
    """On the machine that decides it is a fault; on a developer's own it is said so that no one can miss it."""
    if os.environ.get("CI"):
        print(f"The tests must run on PostgreSQL too, and there is none here. {INSTALL}", file=sys.stderr)
        return 1
    print("=" * 78)
    print(f"NOT TESTED ON POSTGRESQL: there is none here, and only root can install it.\n{INSTALL}")
    print("=" * 78)
    return 0


def main(command: list[str]) -> int:
    # Being told to end is like Ctrl+C: what was started is stopped first, even where a shell in the background
    # left Ctrl+C to be ignored.
    signal.signal(signal.SIGINT, signal.default_int_handler)
    signal.signal(signal.SIGTERM, lambda *_: sys.exit(128 + signal.SIGTERM))
    if find() is None:
        install()
    if (programs := find()) is None:
        return left_out()
    try:
        with server(programs) as address:
            return run(command, address)
    except KeyboardInterrupt:
        return 128 + signal.SIGINT


if __name__ == "__main__":
    sys.exit(main(sys.argv[sys.argv.index("--") + 1 :]))
