"""A backup tried out: restored into a database of its own, which is gone at the end, whatever happens."""

import os
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from tempfile import TemporaryDirectory

from django.db import DatabaseError, connection

from . import postgresql, sqlite
from .back_up import parameters
from .files import CannotKeep
from .restore import check


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
    with TemporaryDirectory(dir=file.parent, prefix=".verify-") as folder:
        scratch = Path(folder) / "scratch.sqlite3"
        sqlite.restore(file, scratch, ())
        with _in_use(str(scratch)):
            yield


@contextmanager
def _on_postgresql(file: Path) -> Iterator[None]:
    scratch = f"{connection.settings_dict['NAME']}_verify_{os.getpid()}"
    connection.close()
    _on_the_server(f'CREATE DATABASE "{scratch}"')
    try:
        postgresql.restore(file, {**parameters(), "dbname": scratch}, ())
        with _in_use(scratch):
            yield
    finally:
        connection.close()
        _on_the_server(f'DROP DATABASE "{scratch}" WITH (FORCE)')


def _on_the_server(statement: str) -> None:
    try:
        with connection._nodb_cursor() as cursor:
            cursor.execute(statement)
    except DatabaseError as error:
        raise CannotKeep(
            f"the server refused {statement.split(' DATABASE')[0]} DATABASE ({' '.join(str(error).split())}): give the "
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
