"""PostgreSQL: kept and put back by its own programs. What they need to connect is in their environment only."""

import os
import shutil
import subprocess
from collections.abc import Mapping, Sequence
from pathlib import Path
from tempfile import NamedTemporaryFile
from typing import Any

from psycopg import pq

from .files import CannotKeep, written_whole

MARK = b"PGDMP"
PORTABLE = ("--no-owner", "--no-privileges")
# Tables of a newer version of the site are not in the backup and would stand in the way of those that are.
EMPTY = """SET client_min_messages = warning;
SET LOCAL lock_timeout = '20s';
DO $$ DECLARE one name; BEGIN
    FOR one IN SELECT tablename FROM pg_tables WHERE schemaname = current_schema() LOOP
        EXECUTE format('DROP TABLE %I.%I CASCADE', current_schema(), one);
    END LOOP;
END $$;
"""


def back_up(parameters: Mapping[str, Any], file: Path) -> None:
    """Write the whole database, as it is at one moment, to a new file in pg_dump's own format.

    `parameters` are libpq's: host, dbname, user, password and so on. Raises `CannotKeep`.
    """
    with written_whole(file) as part:
        _run("pg_dump", "--format=custom", *PORTABLE, f"--file={part}", parameters=parameters)


def applied_migrations(file: Path) -> set[tuple[str, str]]:
    """Application and name of each migration that the backup has seen; none where it is no site's."""
    shown = _run("pg_restore", "--data-only", "--table=django_migrations", "--file=-", str(file))
    rows = [line.split("\t") for line in shown.split("\n")]
    return {(row[1], row[2]) for row in rows if len(row) == 4}


def check_sound(file: Path) -> None:
    """Raises `CannotKeep` for a backup that cannot be read to its end."""
    _run("pg_restore", f"--file={os.devnull}", str(file))


def restore(file: Path, parameters: Mapping[str, Any], afterwards: Sequence[str]) -> None:
    """Put the backup in the place of the database, and run the statements `afterwards`, in one transaction.

    Raises `CannotKeep`, and changes nothing, when any of it fails.
    """
    with NamedTemporaryFile("w", encoding="utf-8", suffix=".sql") as script:
        # Written whole before any of it is run: what ends half-way must not look like the end.
        content = _run("pg_restore", "--clean", "--if-exists", *PORTABLE, "--file=-", str(file))
        script.write("\n".join((EMPTY, content, "RESET search_path;", *(f"{one};" for one in afterwards), "")))
        script.flush()
        options = ("--no-psqlrc", "--quiet", "--single-transaction", "--set=ON_ERROR_STOP=1", f"--file={script.name}")
        _run("psql", *options, parameters=parameters)


def _run(program: str, *options: str, parameters: Mapping[str, Any] | None = None) -> str:
    """What the program prints. Raises `CannotKeep` where there is none, and with its own words where it fails."""
    path = shutil.which(program)
    if path is None:
        raise CannotKeep(
            f"{program} is not installed: install PostgreSQL's client programs, of the server's version or newer "
            "(on Debian: apt-get install postgresql-client)"
        )
    environment = os.environ | _environment(parameters or {})
    ran = subprocess.run(  # noqa: S603 (a program of PostgreSQL's, with options of ours)
        [path, *options], env=environment, capture_output=True, encoding="utf-8", check=False
    )
    if ran.returncode:
        raise CannotKeep(f"{program} failed: {ran.stderr.strip() or f'it ended with {ran.returncode}'}")
    return ran.stdout


def _environment(parameters: Mapping[str, Any]) -> dict[str, str]:
    """The parameters as the variables that libpq reads: on a command line everyone on the machine could read them."""
    known = {option.keyword.decode(): option.envvar.decode() for option in pq.Conninfo.get_defaults() if option.envvar}
    given = {known[name]: str(value) for name, value in parameters.items() if name in known and value is not None}
    return {"PGCONNECT_TIMEOUT": "20", **given}
