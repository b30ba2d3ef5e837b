"""A SQLite database of an earlier commit, copied as it is into PostgreSQL: the same migrations, then row by row."""

import json
import sqlite3
from collections.abc import Callable, Iterable
from contextlib import closing
from pathlib import Path
from typing import Any

from django.db import connection, transaction
from django.db.migrations.executor import MigrationExecutor
from django.db.migrations.loader import MigrationLoader
from psycopg.types.json import Jsonb

FROM_SQLITE: dict[str, Callable[[Any], Any]] = {
    "boolean": bool,
    "jsonb": lambda written: Jsonb(json.loads(written)),
    "numeric": str,
}


def copy_into_postgresql(file: Path) -> None:
    with closing(sqlite3.connect(file)) as then:
        _migrate(then.execute("SELECT app, name FROM django_migrations").fetchall())
        with transaction.atomic(), connection.cursor() as cursor:
            tables = connection.introspection.table_names(cursor)
            cursor.execute(f"TRUNCATE {', '.join(tables)}")
            cursor.execute("SET CONSTRAINTS ALL DEFERRED")
            for table in tables:
                _copy(then, cursor, table)


def _migrate(applied: Iterable[tuple[str, str]]) -> None:
    executor = MigrationExecutor(connection)
    executor.loader = MigrationLoader(connection, replace_migrations=False)
    executor.migrate(list(applied))


def _copy(then: sqlite3.Connection, cursor: Any, table: str) -> None:
    cursor.execute(
        "SELECT column_name, data_type, is_identity FROM information_schema.columns"
        " WHERE table_name = %s AND is_generated = 'NEVER'",
        [table],
    )
    columns = cursor.fetchall()
    names = ", ".join(f'"{name}"' for name, _, _ in columns)
    places = ", ".join(["%s"] * len(columns))
    stored = then.execute(f'SELECT {names} FROM "{table}"').fetchall()  # noqa: S608 (both name what is there)
    kinds = [kind for _, kind, _ in columns]
    copied = [[_as(kind, value) for kind, value in zip(kinds, row, strict=True)] for row in stored]
    cursor.executemany(f'INSERT INTO "{table}" ({names}) VALUES ({places})', copied)  # noqa: S608
    for name in (name for name, _, is_identity in columns if is_identity == "YES" and stored):
        counter = f"pg_get_serial_sequence('\"{table}\"', '{name}')"
        cursor.execute(f'SELECT setval({counter}, (SELECT max("{name}") FROM "{table}"))')  # noqa: S608


def _as(kind: str, value: Any) -> Any:
    return FROM_SQLITE[kind](value) if kind in FROM_SQLITE and value is not None else value
