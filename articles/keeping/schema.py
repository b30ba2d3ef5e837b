"""Whether a database is one that this version of the site made: else nothing is migrated, and why is told."""

from typing import Any

from django.apps import apps
from django.core.management.base import CommandError
from django.db import connections
from django.db.migrations.loader import MigrationLoader
from django.db.migrations.recorder import MigrationRecorder

OURS = "articles"


def known_migrations() -> set[tuple[str, str]]:
    """Application and name of each migration that this version of the site has."""
    return set(MigrationLoader(None, ignore_no_migrations=True).disk_migrations)


def refuse_another_schema(using: str, **_: Any) -> None:
    """Django calls this before it migrates. Raises `CommandError` for the database of another version or site."""
    connection = connections[using]
    seen = {one for one in MigrationRecorder(connection).applied_migrations() if one[0] == OURS}
    tables = {model._meta.db_table for model in apps.get_app_config(OURS).get_models(include_auto_created=True)}
    there = sorted(tables.intersection(connection.introspection.table_names()))
    if unknown := sorted(seen - known_migrations()):
        why = f"this version of the site has no migration {'.'.join(unknown[0])}: use the version that made it, or"
    elif there and not seen:
        why = f"its table {there[0]} was made by something else:"
    elif seen and not there:
        why = f"its migration {'.'.join(min(seen))} made none of our tables:"
    else:
        return
    database = connection.settings_dict["NAME"]
    raise CommandError(f"{database} is not migrated: {why} set DATABASE_URL to a database of this site's own.")
