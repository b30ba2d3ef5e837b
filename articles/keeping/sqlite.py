"""SQLite: copied with its online backup while readers read and editors write, and put back in one transaction."""

import sqlite3
import time
from collections.abc import Iterable, Sequence
from contextlib import closing
from pathlib import Path
from tempfile import TemporaryDirectory

from microneedle_site.readable_only import readable_only

from .files import CannotKeep, written_whole

MARK = b"SQLite format 3\0"
PATIENCE = 20  # seconds, for whoever is writing
LOCKED = (sqlite3.SQLITE_BUSY, sqlite3.SQLITE_LOCKED)
COMPANIONS = ("-wal", "-shm", "-journal")


def back_up(database: Path, file: Path) -> None:
    """Copy the database, as it is at one moment, to a new file. Raises `CannotKeep`."""
    if not database.is_file():
        raise CannotKeep(f"there is no database at {database}")
    with written_whole(file) as part:
        _copy(database, part)
        check_sound(part)


def applied_migrations(file: Path) -> set[tuple[str, str]]:
    """Application and name of each migration that the backup has seen; none where it is no site's."""
    with closing(_open_only_to_read(file)) as backup:
        try:
            return set(backup.execute("SELECT app, name FROM django_migrations"))
        except sqlite3.Error:
            return set()


def check_sound(file: Path) -> None:
    """Raises `CannotKeep` for a database whose pages do not fit together."""
    with closing(_open_only_to_read(file)) as copied:
        (found,) = copied.execute("PRAGMA integrity_check(1)").fetchone()
    if found != "ok":
        raise CannotKeep(f"the database is damaged ({' '.join(found.split())}): use the last backup that is sound")


def restore(file: Path, database: Path, afterwards: Sequence[str]) -> None:
    """Put the backup in the place of the database, and run the statements `afterwards`, in one transaction.

    A crash leaves the database as it was or as it is to be. Raises `CannotKeep` while somebody else is writing.
    """
    database.parent.mkdir(parents=True, exist_ok=True)
    with TemporaryDirectory(dir=database.parent, prefix=".restore-") as folder:
        prepared = Path(folder) / "prepared.sqlite3"
        _copy(file, prepared)
        _run(prepared, afterwards)
        database.touch(mode=0o600)  # where there is none: for its owner alone, as backups are
        _copy(prepared, database)


def set_aside(database: Path, file: Path) -> bool:
    """Keep the present database as `file`; what is too damaged to be copied is moved there. False if there is none."""
    if not database.is_file() or not database.stat().st_size:
        return False
    try:
        with written_whole(file) as part:
            _copy(database, part)
    except sqlite3.OperationalError:  # It is sound, but for example somebody holds it, or the disk is full.
        raise
    except sqlite3.DatabaseError:
        _move(database, file)
    return True


def _move(database: Path, file: Path) -> None:
    """What stands beside a database belongs to it, and would be read into the next one of its name."""
    for companion in COMPANIONS:
        beside = database.with_name(database.name + companion)
        if beside.exists():
            beside.replace(file.with_name(file.name + companion))
    database.replace(file)


def _copy(source: Path, target: Path) -> None:
    with closing(_open(source)) as read, closing(sqlite3.connect(target)) as written:
        began, mode = time.monotonic(), _journal_mode(written)

        def wait(status: int, remaining: int, total: int) -> None:
            if status in LOCKED and time.monotonic() > began + PATIENCE:
                raise CannotKeep(f"{target} is being written by somebody else: stop the site's server and try again")

        read.backup(written, progress=wait)
        # A copy of a database with a write-ahead log would want one too; a backup is one file.
        if mode != "wal":
            written.execute("PRAGMA journal_mode = DELETE")


def _open(source: Path) -> sqlite3.Connection:
    """To be copied; it may lie on a disk that can only be read, and then no log of changes may stand beside it."""
    options = readable_only(source)
    return sqlite3.connect(options["database"], uri=True) if options else sqlite3.connect(source, timeout=PATIENCE)


def _journal_mode(database: sqlite3.Connection) -> str:
    mode: str = database.execute("PRAGMA journal_mode").fetchone()[0]
    return mode


def _run(file: Path, statements: Iterable[str]) -> None:
    with closing(sqlite3.connect(file)) as prepared, prepared:
        for statement in statements:
            prepared.execute(statement)


def _open_only_to_read(file: Path) -> sqlite3.Connection:
    """Immutable: nothing is written beside it, so that a backup may lie on a disk that cannot be written."""
    return sqlite3.connect(f"{file.resolve().as_uri()}?mode=ro&immutable=1", uri=True)
