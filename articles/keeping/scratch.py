"""A backup tried out: restored into a database of its own, which is gone at the end, whatever happens.

What a kill or a power cut left of an earlier trial goes before the next one. One is made at a time: another waits.
"""

import fcntl
import os
import re
import secrets
import shutil
from collections.abc import Iterator
from contextlib import contextmanager, suppress
from pathlib import Path
from tempfile import TemporaryDirectory

from django.db import DatabaseError, connection
from django.db.backends.utils import CursorWrapper

from . import postgresql, sqlite
from .back_up import parameters
from .files import CannotKeep
from .restore import check

FOLDER = ".verify-"


@contextmanager
def restored_apart(file: Path) -> Iterator[None]:
    """As long as the block runs, the site's database is what is restored from the backup.

    Raises `CannotKeep` for a file that cannot be restored, and where no scratch database may be made.
    """
    check(file)
    with _on_sqlite(file) if connection.vendor == "sqlite" else _on_postgresql(file):
        yield


@contextmanager
def _on_sqlite(file: Path) -> Iterator[None]:
    # Beside the backup: there is room for one there, and nobody else may look into it.
    with _alone_in(file.parent), TemporaryDirectory(dir=file.parent, prefix=FOLDER) as folder:
        scratch = Path(folder) / "scratch.sqlite3"
        sqlite.restore(file, scratch, ())
        with _in_use(str(scratch)):
            yield


@contextmanager
def _alone_in(folder: Path) -> Iterator[None]:
    held = os.open(folder, os.O_RDONLY)
    try:
        with suppress(OSError):  # Not every disk of a network can hold a folder; then what is left there stays.
            fcntl.flock(held, fcntl.LOCK_EX)
            for left in folder.glob(f"{FOLDER}*"):
                shutil.rmtree(left, ignore_errors=True)
        yield
    finally:
        os.close(held)


@contextmanager
def _on_postgresql(file: Path) -> Iterator[None]:
    start = f"{connection.settings_dict['NAME']}_verify_"
    scratch = f"{start}{secrets.token_hex(4)}"
    connection.close()
    with connection._nodb_cursor() as server:
        server.execute("SELECT pg_advisory_lock(hashtext(%s))", [start])
        server.execute("SELECT datname FROM pg_database")
        for (left,) in server.fetchall():
            if re.fullmatch(f"{re.escape(start)}[0-9a-f]{{8}}", left):
                _change(server, "DROP", left)
        _change(server, "CREATE", scratch)
        try:
            postgresql.restore(file, {**parameters(), "dbname": scratch}, ())
            with _in_use(scratch):
                yield
        finally:
            connection.close()
            _change(server, "DROP", scratch)


def _change(server: CursorWrapper, verb: str, name: str) -> None:
    try:
        server.execute(f'{verb} DATABASE "{name}"{" WITH (FORCE)" if verb == "DROP" else ""}')
    except DatabaseError as error:
        raise CannotKeep(
            f"the server refused {verb} DATABASE ({' '.join(str(error).split())}): give the "
            "site's account the right (ALTER ROLE … CREATEDB), or restore the backup into a database of another "
            "server and run verify_content there"
        ) from error


@contextmanager
def _in_use(name: str) -> Iterator[None]:
    present = connection.settings_dict["NAME"]
    connection.close()
    connection.settings_dict["NAME"] = name
    try:
        yield
    finally:
        connection.close()
        connection.settings_dict["NAME"] = present
