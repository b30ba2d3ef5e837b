"""Back up the site's database, whichever it is."""

from pathlib import Path
from typing import Any

from django.db import connection

from . import postgresql, sqlite


def back_up(file: Path) -> None:
    """Write the database to a new file, and its checksum to FILE.sha256. Raises `CannotKeep`."""
    if connection.vendor == "sqlite":
        sqlite.back_up(database_file(), file)
    else:
        postgresql.back_up(parameters(), file)


def database_name() -> str:
    """Which database this is, for people: its kind, and where it is; never a password."""
    if connection.vendor == "sqlite":
        return f"SQLite, {database_file()}"
    host = connection.settings_dict["HOST"]
    return f"PostgreSQL, {connection.settings_dict['NAME']}{f' on {host}' if host else ''}"


def database_file() -> Path:
    """Where the SQLite database lies."""
    return Path(connection.settings_dict["NAME"])


def parameters() -> dict[str, Any]:
    """How PostgreSQL is reached."""
    found: dict[str, Any] = connection.get_connection_params()
    return found
