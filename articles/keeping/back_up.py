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


def database_file() -> Path:
    """Where the SQLite database lies."""
    return Path(connection.settings_dict["NAME"])


def parameters() -> dict[str, Any]:
    """How PostgreSQL is reached."""
    found: dict[str, Any] = connection.get_connection_params()
    return found
