"""The site of commit 3d10a3d, on which editors had done one of everything, at the commit at hand."""

import os
from collections.abc import Iterator
from typing import Any

import pytest
from django.contrib.contenttypes.models import ContentType
from django.core.cache import cache
from django.db.models import Model

from tests.prepared import Prepared

from .earlier import Rows, rows_then, upgraded


@pytest.fixture(scope="module")
def then(tmp_path_factory: pytest.TempPathFactory, django_db_blocker: Any) -> dict[type[Model], Rows]:
    """All that was stored before the upgrade."""
    with django_db_blocker.unblock():
        return rows_then(tmp_path_factory.mktemp("then") / "site.sqlite3")


@pytest.fixture(scope="module")
def _in_place_of_the_content(
    django_db_setup: Prepared, django_db_blocker: Any, tmp_path_factory: pytest.TempPathFactory
) -> Iterator[None]:
    base = tmp_path_factory.getbasetemp()
    folder = (base.parent if "PYTEST_XDIST_WORKER" in os.environ else base) / "upgraded"
    folder.mkdir(exist_ok=True)
    with django_db_blocker.unblock():
        upgraded(django_db_setup, folder).begin()
        _forget()
    yield
    with django_db_blocker.unblock():
        django_db_setup.put_back()
        _forget()


def _forget() -> None:
    """What this process remembers of another database: the keys of its types, and pages."""
    ContentType.objects.clear_cache()
    cache.clear()


@pytest.fixture
def after(_in_place_of_the_content: None, db: None) -> None:
    """The database after the upgrade."""
