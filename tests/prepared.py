"""The site's real content in a database of its own for each worker: loaded once in a run, and copied from then on.

A copy takes hundredths of a second where migrating and loading takes seconds. So a test that commits is
followed by a copy too: the next finds everything as it was loaded, keys and counters included.
"""

import fcntl
import os
import shutil
import sqlite3
from collections.abc import Iterator
from contextlib import closing, contextmanager
from pathlib import Path
from typing import Any

from django.conf import settings
from django.contrib.contenttypes.models import ContentType
from django.core.management import call_command
from django.db import connection, connections
from django.db.utils import ConnectionHandler

from articles.actions import import_article, import_content
from articles.models import Source
from articles.seeding import read_sources, read_vocabulary

ARTICLES = settings.SEEDS / "articles"


def load_seeds() -> None:
    """Load the site's real content, as `make run` does."""
    vocabulary = read_vocabulary(settings.SEEDS / "vocabulary.toml")
    facts = {entry["file"]: entry.attributes for entry in read_sources(settings.SEEDS / "sources.toml")}
    for path in sorted(ARTICLES.glob("*.txt")):
        import_article(path.read_bytes(), file=path.name, vocabulary=vocabulary, facts=facts[path.name])
    import_content(settings.SEEDS)


class Prepared:
    """The content as it was loaded. `folder` is shared by all workers of one run, and by no other run."""

    def __init__(self, folder: Path) -> None:
        self.folder = folder
        self.is_ready = folder / "ready"

    def begin(self) -> None:
        """Give this worker its database; the first to come loads the content that all copy."""
        with one_at_a_time(self.folder / "lock"):
            if not self.is_ready.exists():
                self.make()
                self.is_ready.touch()
        self.put_back()

    def make(self) -> None:
        """Migrate, load, and keep the outcome."""
        raise NotImplementedError

    def put_back(self) -> None:
        """Make the worker's database what was kept."""
        raise NotImplementedError

    def _load(self) -> None:
        call_command("migrate", verbosity=0)
        load_seeds()
        if not Source.objects.exists():
            raise RuntimeError("the seeds loaded nothing, so that every test would pass")


class OnSQLite(Prepared):
    @property
    def file(self) -> Path:
        return self.folder / "content.sqlite3"

    def make(self) -> None:
        self._load()
        with connection.cursor() as cursor:
            cursor.execute("VACUUM INTO %s", [str(self.file)])

    def put_back(self) -> None:
        connection.ensure_connection()
        with closing(sqlite3.connect(self.file)) as kept:
            kept.backup(connection.connection)

    def copy_to(self, file: Path) -> None:
        """A database file of its own for what runs outside this process."""
        shutil.copyfile(self.file, file)


class OnPostgreSQL(Prepared):
    def __init__(self, folder: Path) -> None:
        super().__init__(folder)
        name = settings.DATABASES["default"]["NAME"]
        self.kept = f"{name}_prepared"
        self._use(f"{name}_{os.environ.get('PYTEST_XDIST_WORKER', 'alone')}")

    def make(self) -> None:
        own = connection.settings_dict["NAME"]
        self._use(self.kept)
        self._anew("")
        self._load()
        self._use(own)

    def put_back(self) -> None:
        connection.close()
        self._anew(f'TEMPLATE "{self.kept}"')

    def _use(self, name: str) -> None:
        connection.close()
        connection.settings_dict["NAME"] = name

    def _anew(self, how: str) -> None:
        name = connection.settings_dict["NAME"]
        with connection._nodb_cursor() as cursor:
            cursor.execute(f'DROP DATABASE IF EXISTS "{name}" WITH (FORCE)')
            cursor.execute(f'CREATE DATABASE "{name}" {how}')


def prepared(folder: Path) -> Prepared:
    kinds: dict[str, type[Prepared]] = {"sqlite": OnSQLite, "postgresql": OnPostgreSQL}
    return kinds[connection.vendor](folder)


def instead_of_flushing(content: Prepared) -> Any:
    """What Django's `TransactionTestCase` is to do after a test that commits."""

    def put_back(_: Any) -> None:
        content.put_back()
        ContentType.objects.clear_cache()  # A test that flushed the database gave its types other keys.

    return put_back


@contextmanager
def another_database(file: Path | str) -> Iterator[None]:
    """Let the default database be this one of SQLite's, as long as the block runs."""
    real, kind = connections["default"], {"ENGINE": "django.db.backends.sqlite3", "NAME": file}
    connections["default"] = other = ConnectionHandler({"default": kind}).create_connection("default")
    try:
        yield
    finally:
        connections["default"] = real
        if other.connection is not None:
            other.connection.close()  # Of one in memory, Django's own `close` does nothing.


@contextmanager
def one_at_a_time(file: Path) -> Iterator[None]:
    with file.open("w") as held:
        fcntl.flock(held, fcntl.LOCK_EX)
        yield
