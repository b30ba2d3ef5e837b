"""All that is stored, for comparing before with after; and failures in the middle of a write."""

from collections.abc import Iterator
from contextlib import contextmanager
from typing import Any

from django.apps import apps
from django.db.models import Model
from django.db.models.signals import post_save


def everything_stored() -> dict[str, list[Any]]:
    """Every row of every table of the app, many-to-many tables included."""
    models = apps.get_app_config("articles").get_models(include_auto_created=True)
    return {model._meta.label: list(model._base_manager.order_by("pk").values()) for model in models}


class TurnedOffError(RuntimeError):
    """Stands for a machine that goes off in the middle of a write."""


@contextmanager
def failing_at(model: type[Model], nth: int) -> Iterator[None]:
    """Raise right after the nth row of the model was written."""
    written = 0

    def count(**_: Any) -> None:
        nonlocal written
        written += 1
        if written == nth:
            raise TurnedOffError

    post_save.connect(count, sender=model)
    try:
        yield
    finally:
        post_save.disconnect(count, sender=model)
