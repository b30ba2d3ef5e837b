"""What every test can ask for."""

import sqlite3
from pathlib import Path
from typing import Any

import pytest
from django.conf import settings
from django.contrib.contenttypes.models import ContentType
from django.db import connection
from django.test import Client
from pytest_django.plugin import blocking_manager_key

from articles.actions import import_article, import_content
from articles.importing import Vocabulary
from articles.importing.seeds import read_sources, read_vocabulary
from articles.models import Source
from tests.keeping.site import Site

ARTICLES = settings.SEEDS / "articles"
COMMITTING = {"transactional_db", "live_server", "django_db_reset_sequences"}
LOADED = sqlite3.connect(":memory:", check_same_thread=False)


def load_seeds() -> None:
    """Load the site's real content, as `make run` does."""
    vocabulary = read_vocabulary(settings.SEEDS / "vocabulary.toml")
    facts = {entry["file"]: entry.attributes for entry in read_sources(settings.SEEDS / "sources.toml")}
    for path in sorted(ARTICLES.glob("*.txt")):
        import_article(path.read_bytes(), file=path.name, vocabulary=vocabulary, facts=facts[path.name])
    import_content(settings.SEEDS)


@pytest.fixture(scope="session")
def vocabulary() -> Vocabulary:
    return read_vocabulary(settings.SEEDS / "vocabulary.toml")


@pytest.fixture(scope="session")
def articles() -> dict[str, Path]:
    """The five articles by letter."""
    return dict(zip("ABCDE", sorted(ARTICLES.glob("*.txt")), strict=True))


@pytest.fixture(scope="session")
def django_db_setup(django_db_setup: None, django_db_blocker: Any) -> None:
    """The real content is loaded once and is there in every test that may use the database."""
    with django_db_blocker.unblock():
        load_seeds()
        if connection.vendor == "sqlite":
            connection.connection.backup(LOADED)


@pytest.hookimpl(wrapper=True)
def pytest_runtest_teardown(item: pytest.Item) -> Any:
    """A test that commits leaves the database empty: the content is put back as it was loaded."""
    result = yield
    if _commits(item) and connection.vendor == "sqlite":
        with item.session.config.stash[blocking_manager_key].unblock():
            connection.ensure_connection()
            LOADED.backup(connection.connection)
            ContentType.objects.clear_cache()  # The keys that it holds were those of the emptied database.
    return result


def _commits(item: pytest.Item) -> bool:
    marker = item.get_closest_marker("django_db")
    is_marked = marker is not None and bool(marker.kwargs.get("transaction"))
    return is_marked or bool(COMMITTING.intersection(getattr(item, "fixturenames", ())))


@pytest.fixture
def content(db: None) -> None:
    """The real content, loaded again if a test that commits has removed it."""
    if not Source.objects.exists():
        load_seeds()


@pytest.fixture
def editor(db: None, django_user_model: Any) -> Any:
    return django_user_model.objects.create_superuser("erin", "", "correct horse battery staple")


@pytest.fixture
def editing(editor: Any) -> Client:
    """A client that is logged in as an editor."""
    client = Client()
    client.force_login(editor)
    return client


@pytest.fixture
def site(tmp_path: Path, db: None) -> Site:
    """A site of its own, with the real content, in a SQLite file that commands may work on."""
    if connection.vendor != "sqlite":
        pytest.skip("the content was loaded into another database")
    of_its_own = Site(tmp_path / "site.sqlite3")
    with of_its_own.database() as database:
        LOADED.backup(database)
        database.execute("PRAGMA journal_mode = WAL")
    return of_its_own
