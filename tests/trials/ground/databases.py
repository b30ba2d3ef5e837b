"""Sites on either database that a trial may break: each state kept once, and laid anew before every blow."""

import os
import shutil
import signal
import sqlite3
import subprocess
import sys
from collections.abc import Callable, Iterator, Sequence
from contextlib import AbstractContextManager, closing, contextmanager
from multiprocessing import get_context
from pathlib import Path
from tempfile import TemporaryDirectory
from typing import Any

import psycopg

from microneedle_site.environment import BASE_DIR
from tests import postgresql

FORK = get_context("fork")
COMPANIONS = ("", "-wal", "-shm", "-journal")
AT = "--at"
Start = Callable[[str], AbstractContextManager[str]]
NAMES = {"sqlite": "SQLite", "postgres": "PostgreSQL"}


def on_each(module: str, quick: bool, starts: "Sequence[Start] | None" = None) -> int:
    """Run the trial again in a process of its own on each database, or on these; what it ends with.

    Django is set up only there.
    """
    # Being told to end is like Ctrl+C: the servers that were started are stopped first.
    signal.signal(signal.SIGTERM, lambda *_: sys.exit(128 + signal.SIGTERM))
    codes = []
    for start in starts or (sqlite_at, postgresql_at):
        with TemporaryDirectory(prefix="microneedle-trial-") as folder, start(folder) as address:
            command = [sys.executable, "-m", module, AT, address, *(["--quick"] if quick else [])]
            own = {"DATABASE_URL": address, "TRIAL_FOLDER": folder, "SECRET_KEY": "x" * 50, "FETCH_BY_ADDRESS": "0"}
            own["DJANGO_SETTINGS_MODULE"] = "microneedle_site.settings"
            codes.append(subprocess.run(command, cwd=BASE_DIR, env={**os.environ, **own}, check=False).returncode)
    return max(codes)


@contextmanager
def sqlite_at(folder: str) -> Iterator[str]:
    yield f"sqlite:///{folder}/site.sqlite3"


@contextmanager
def postgresql_at(_: str) -> Iterator[str]:
    if (programs := postgresql.find()) is None:
        raise RuntimeError("PostgreSQL is not installed: on Debian, `apt-get install postgresql`")
    os.environ["PATH"] = f"{programs}{os.pathsep}{os.environ['PATH']}"
    with postgresql.server(programs) as address:
        yield address


def given() -> str:
    """The address of the database on which this process is to try, or "" where it is to start one for each."""
    return sys.argv[sys.argv.index(AT) + 1] if AT in sys.argv else ""


def called(address: str) -> str:
    return NAMES[address.partition(":")[0]]


def apart(does: Callable[[], Any]) -> Any:
    """What the function gives, run in a process of its own, so that this one never holds a connection."""
    ours, theirs = FORK.Pipe()
    child = FORK.Process(target=_run, args=(does, theirs))
    child.start()
    theirs.close()
    try:
        good, given = ours.recv()
    except EOFError:
        good, given = False, "it died"
    child.join()
    if not good:
        raise RuntimeError(given)
    return given


def _run(does: Callable[[], Any], end: Any) -> None:
    silenced()
    try:
        end.send((True, does()))
    except BaseException as error:
        end.send((False, f"{type(error).__name__}: {error}"))


def silenced() -> None:
    sys.stdout = sys.stderr = Path(os.devnull).open("w", encoding="utf-8")  # noqa: SIM115 (to the end)


class Ground:
    """The site's database: `keep` what stands in it under a name, and `lay` it again."""

    def __init__(self, folder: Path) -> None:
        self.folder = folder

    def keep(self, name: str) -> None:
        raise NotImplementedError

    def lay(self, name: str) -> None:
        """Put what was kept in the place of the database; "" is an empty one."""
        raise NotImplementedError

    def broken(self) -> str:
        """What the database itself finds wrong in its files, or nothing."""
        raise NotImplementedError


class OnSQLite(Ground):
    @property
    def file(self) -> Path:
        return self.folder / "site.sqlite3"

    def keep(self, name: str) -> None:
        with closing(sqlite3.connect(self.file)) as now, closing(sqlite3.connect(self.folder / name)) as kept:
            now.backup(kept)
            kept.execute("PRAGMA journal_mode = WAL")

    def lay(self, name: str) -> None:
        for companion in COMPANIONS:
            self.file.with_name(self.file.name + companion).unlink(missing_ok=True)
        if name:
            shutil.copyfile(self.folder / name, self.file)

    def broken(self) -> str:
        with closing(sqlite3.connect(self.file)) as database:
            (found,) = database.execute("PRAGMA integrity_check(1)").fetchone()
            loose = database.execute("PRAGMA foreign_key_check").fetchall()
        return "" if found == "ok" and not loose else f"{found} {loose}"


class OnPostgreSQL(Ground):
    def __init__(self, folder: Path, address: str) -> None:
        super().__init__(folder)
        self.address = address
        base, _, self.name = address.rpartition("/")
        self.socket = base.removeprefix("postgres://postgres@/")

    def _do(self, *statements: str) -> None:
        with psycopg.connect(host=self.socket, user="postgres", dbname="postgres", autocommit=True) as server:
            for statement in statements:
                server.execute(statement)

    def keep(self, name: str) -> None:
        self._do(f'DROP DATABASE IF EXISTS "{name}"', f'CREATE DATABASE "{name}" TEMPLATE "{self.name}"')

    def lay(self, name: str) -> None:
        of = f'TEMPLATE "{name}"' if name else ""
        self._do(f'DROP DATABASE IF EXISTS "{self.name}" WITH (FORCE)', f'CREATE DATABASE "{self.name}" {of}')

    def broken(self) -> str:
        """Each index is read beside its table."""
        try:
            with psycopg.connect(host=self.socket, user="postgres", dbname=self.name, autocommit=True) as database:
                database.execute("CREATE EXTENSION IF NOT EXISTS amcheck")
                database.execute(
                    "SELECT bt_index_check(i.indexrelid, true) FROM pg_index i JOIN pg_class c ON c.oid = i.indexrelid"
                    " JOIN pg_am a ON a.oid = c.relam WHERE a.amname = 'btree' AND c.relpersistence = 'p'"
                )
                database.execute("DROP EXTENSION amcheck")
        except psycopg.Error as error:
            return str(error)
        return ""


def ground(address: str) -> Ground:
    folder = Path(os.environ["TRIAL_FOLDER"])
    return OnSQLite(folder) if called(address) == "SQLite" else OnPostgreSQL(folder, address)
