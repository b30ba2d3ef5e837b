"""Put a backup back: checked before anything is touched, and what was there is kept beside it."""

import sqlite3
from datetime import UTC, datetime
from pathlib import Path
from types import ModuleType

from django.conf import settings
from django.db import DatabaseError, connection

from articles.models import ContentRevision

from . import postgresql, sqlite
from .back_up import database_file, parameters
from .files import CannotKeep, begins_with, check_whole, leave_newest
from .schema import known_migrations

KINDS: dict[str, tuple[str, ModuleType]] = {
    "sqlite": ("SQLite", sqlite),
    "postgresql": ("PostgreSQL", postgresql),
}


def check(file: Path) -> None:
    """Raises `CannotKeep` for a file that cannot be restored here: not whole, of another kind, or from the future."""
    check_whole(file)
    kind = next((vendor for vendor, (_, module) in KINDS.items() if begins_with(file, module.MARK)), None)
    if kind is None:
        raise CannotKeep(f"{file} is not a backup: it is neither an SQLite database nor made by pg_dump")
    if kind != connection.vendor:
        raise CannotKeep(
            f"{file} is a backup of {KINDS[kind][0]}, and this site runs on {KINDS[connection.vendor][0]}: "
            "set DATABASE_URL to a database of that kind"
        )
    KINDS[kind][1].check_sound(file)
    applied = KINDS[kind][1].applied_migrations(file)
    if not any(app == "articles" for app, _ in applied):
        raise CannotKeep(f"{file} is a database, but not this site's")
    if unknown := sorted(applied - known_migrations()):
        raise CannotKeep(
            f"{file} was made by a newer version of the site (this one has no migration {'.'.join(unknown[0])}): "
            "update the site first"
        )


def restore(file: Path) -> Path | None:
    """Put the backup in the place of the site's database; returns where the present one was kept, if there was one.

    Everyone has to log in again, and what is cached counts as old. Atomic. Raises `CannotKeep`.
    """
    check(file)
    afterwards = _afterwards(_content_revision())
    connection.close()
    now = datetime.now(UTC).strftime("%Y%m%d-%H%M%S")
    if connection.vendor == "postgresql":
        aside = settings.VAR / f"before-restore-{now}.dump"
        postgresql.back_up(parameters(), aside)
        postgresql.restore(file, parameters(), afterwards)
        return aside
    database = database_file()
    aside = database.with_name(f"{database.stem}-before-restore-{now}{database.suffix}")
    kept = sqlite.set_aside(database, aside)
    sqlite.restore(file, database, afterwards)
    return aside if kept else None


def remove_older(folder: Path, number: int) -> list[Path]:
    """Remove all backups of a folder but the newest `number`, of whichever database; returns those that went."""
    return leave_newest(folder, number, [module.MARK for _, module in KINDS.values()])


def unapplied(file: Path) -> bool:
    """Whether the backup is older than this version of the site."""
    applied = KINDS[connection.vendor][1].applied_migrations(file)
    return bool(known_migrations() - applied)


def _content_revision() -> int:
    """The number of the present content; 0 where there is none, or it cannot be read."""
    if connection.vendor == "sqlite" and not database_file().is_file():
        return 0
    try:
        return ContentRevision.current()
    except (DatabaseError, sqlite3.Error):
        return 0


def _afterwards(number: int) -> tuple[str, ...]:
    """The number of the content rises, as at every other change: nothing that was cached before may be shown."""
    return (
        f"UPDATE articles_contentrevision SET number = "  # noqa: S608 (a number of ours)
        f"CASE WHEN number < {number:d} THEN {number + 1:d} ELSE number + 1 END",
        "DELETE FROM django_session",
    )
