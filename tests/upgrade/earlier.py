"""The database of commit 3d10a3d: what stood in it, and how it is brought to the commit at hand."""

import lzma
import sqlite3
from collections.abc import Mapping
from contextlib import closing
from io import StringIO
from pathlib import Path
from typing import Any

from django.apps import apps
from django.core.management import call_command
from django.db import connection
from django.db.models import Model

from tests.prepared import OnPostgreSQL, OnSQLite, Prepared, another_database

from .into_postgresql import copy_into_postgresql

KEPT = Path(__file__).with_name("3d10a3d.sqlite3.xz")

Rows = Mapping[Any, Mapping[str, Any]]
"""By key, each row: its values by name."""


def database(file: Path) -> Path:
    """The database as that commit left it, in this file."""
    file.write_bytes(lzma.decompress(KEPT.read_bytes()))
    return file


def rows(model: type[Model]) -> Rows:
    """All that is stored of a model, in those of its columns that the database has."""
    with connection.cursor() as cursor:
        there = {column.name for column in connection.introspection.get_table_description(cursor, model._meta.db_table)}
    names = [field.attname for field in model._meta.concrete_fields if field.column in there]
    return {row["pk"]: row for row in model._base_manager.order_by().values("pk", *names)}


def rows_then(file: Path) -> dict[type[Model], Rows]:
    """All that was stored then, of each model that there was."""
    with another_database(database(file)):
        tables = connection.introspection.table_names()
        models = [one for one in apps.get_models(include_auto_created=True) if one._meta.db_table in tables]
        return {model: rows(model) for model in models}


def upgraded(content: Prepared, folder: Path) -> Prepared:
    """The same database after the upgrade, on the kind of database that these tests run on."""
    return UpgradedOnPostgreSQL(folder, content) if isinstance(content, OnPostgreSQL) else UpgradedOnSQLite(folder)


class UpgradedOnSQLite(OnSQLite):
    def _load(self) -> None:
        connection.ensure_connection()
        with closing(sqlite3.connect(database(self.folder / "then.sqlite3"))) as then:
            then.backup(connection.connection)
        _upgrade()


class UpgradedOnPostgreSQL(OnPostgreSQL):
    def __init__(self, folder: Path, content: OnPostgreSQL) -> None:
        Prepared.__init__(self, folder)
        self.kept = f"{content.kept}_upgraded"

    def _load(self) -> None:
        copy_into_postgresql(database(self.folder / "then.sqlite3"))
        _upgrade()


def _upgrade() -> None:
    """What `make run` does on the way to the server."""
    call_command("migrate", verbosity=0)
    for command in ("import_articles", "import_content"):
        call_command(command, stdout=StringIO())
