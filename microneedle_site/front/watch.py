"""How a process notices that what readers see has changed, without a query a request.

A state is a value that is equal to an earlier one only while no public page may have changed.
"""

import sqlite3
import time
from collections.abc import Hashable, Mapping
from pathlib import Path
from threading import Lock
from typing import Any, Protocol

from django.db import DatabaseError, connections
from django.db.backends.base.base import BaseDatabaseWrapper

from articles.models import ContentRevision

LONGEST_WAIT = 1  # seconds for a lock; a page is then rendered by Django, which waits longer


class Watch(Protocol):
    def state(self) -> Hashable:
        """Raises an error of the database or of the file system where it cannot be told."""


class SQLiteWatch:
    """Fresh at each call, for some microseconds.

    `PRAGMA data_version` (https://www.sqlite.org/pragma.html#pragma_data_version) moves when anyone else commits, so
    the connection is kept for this alone; the revision is read only then. A file that another was renamed over keeps
    its number for ever: its inode tells, which is looked at ten times a second.
    """

    FILE_LOOKED_AT_EVERY = 0.1  # seconds

    def __init__(self, file: Path, opened_by: str | Path = "") -> None:
        """`opened_by`: a URI, where the name of the file is not enough to open it."""
        self._file = file
        self._opened_by = opened_by or file
        self._lock = Lock()
        self._opened: sqlite3.Connection | None = None
        self._inode: tuple[int, int] | None = None
        self._looked = 0.0
        self._version = self._revision = 0
        self._times_opened = 0

    def state(self) -> Hashable:
        with self._lock:
            try:
                return self._state()
            except (sqlite3.Error, OSError):
                self.close()
                raise

    def _state(self) -> Hashable:
        now = time.monotonic()
        if self._opened is None or now - self._looked >= self.FILE_LOOKED_AT_EVERY:
            self._look_at_the_file()
            self._looked = now
        (version,) = self._opened.execute("PRAGMA data_version").fetchone()  # type: ignore[union-attr]
        if version != self._version:
            table = ContentRevision._meta.db_table
            row = self._opened.execute(f"SELECT number FROM {table}").fetchone()  # type: ignore[union-attr]  # noqa: S608
            self._version, self._revision = version, row[0] if row else 0
        return self._times_opened, self._revision

    def _look_at_the_file(self) -> None:
        found = self._file.stat()
        if self._opened is None or self._inode != (found.st_dev, found.st_ino):
            self.close()
            self._opened = sqlite3.connect(self._opened_by, timeout=LONGEST_WAIT, check_same_thread=False, uri=True)
            self._inode, self._version = (found.st_dev, found.st_ino), -1
            self._times_opened += 1

    def close(self) -> None:
        """It is opened again when it is asked."""
        if self._opened is not None:
            self._opened.close()
        self._opened = None


class ServerWatch:
    """Half a second old at most: one short query in that time, on a connection of its own.

    While the server is away or silent nobody waits longer than a moment, and it is tried again as often.
    """

    EVERY = 0.5  # seconds

    def __init__(self) -> None:
        self._lock = Lock()
        self._connection: BaseDatabaseWrapper | None = None
        self._revision = 0
        self._wrong: Exception | None = None
        self._asked: float | None = None

    def state(self) -> Hashable:
        if self._is_due():
            if not self._lock.acquire(timeout=LONGEST_WAIT):
                raise DatabaseError("somebody asks already, and gets no answer")
            try:
                if self._is_due():
                    self._ask()
            finally:
                self._lock.release()
        if self._wrong is not None:
            raise DatabaseError("it did not answer") from self._wrong
        return self._revision

    def _is_due(self) -> bool:
        return self._asked is None or time.monotonic() - self._asked >= self.EVERY

    def _ask(self) -> None:
        began = time.monotonic()
        try:
            self._connection = self._connection or _impatient_connection()
            with self._connection.cursor() as cursor:
                cursor.execute(f"SELECT number FROM {ContentRevision._meta.db_table}")  # noqa: S608 (a name of ours)
                row = cursor.fetchone()
        except Exception as error:
            self._asked, self._wrong = time.monotonic(), error
            if self._connection is not None:
                self._connection.close()
        else:
            self._asked, self._wrong, self._revision = began, None, row[0] if row else 0


def _impatient_connection() -> BaseDatabaseWrapper:
    """One more to the site's database, that any thread may use, and that waits for nothing longer than a moment."""
    made = connections.create_connection("default")
    made.inc_thread_sharing()
    given = made.settings_dict.get("OPTIONS", {})
    limit = f"{given.get('options', '')} -c statement_timeout={LONGEST_WAIT * 1000}".strip()
    options = {**given, "connect_timeout": LONGEST_WAIT, "options": limit}
    made.settings_dict = {**made.settings_dict, "OPTIONS": options if made.vendor == "postgresql" else given}
    return made


def watch_of(database: Mapping[str, Any]) -> Watch:
    """The watch for one of Django's `DATABASES`."""
    is_a_file = database["ENGINE"] == "django.db.backends.sqlite3"
    opened_by = database.get("OPTIONS", {}).get("database", "")
    return SQLiteWatch(Path(database["NAME"]), opened_by) if is_a_file else ServerWatch()
