"""All that is stored, for comparing before with after; and failures in the middle of a write."""

from collections.abc import Iterator
from contextlib import contextmanager
from typing import Any

from django.apps import apps
from django.db import connection
from django.db.models import Model


def everything_stored() -> dict[str, list[Any]]:
    """Every row of every table of the app, many-to-many tables included."""
    models = apps.get_app_config("articles").get_models(include_auto_created=True)
    return {model._meta.label: list(model._base_manager.order_by("pk").values()) for model in models}


class TurnedOffError(RuntimeError):
    """Stands for a machine that goes off in the middle of a write."""


@contextmanager
def failing_at(model: type[Model], nth: int) -> Iterator[None]:
    """Raise right after the model's table was written to for the nth time."""
    table, written = connection.ops.quote_name(model._meta.db_table), 0

    def count(execute: Any, sql: str, *args: Any) -> Any:
        nonlocal written
        done = execute(sql, *args)
        written += sql.startswith((f"INSERT INTO {table}", f"UPDATE {table}"))
        if written == nth:
            raise TurnedOffError
        return done

    with connection.execute_wrapper(count):
        yield
