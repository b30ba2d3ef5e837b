"""A site with a database file of its own, run by its commands as an operator runs them."""

import os
import sqlite3
import subprocess
import sys
from collections.abc import Iterator
from contextlib import closing, contextmanager
from pathlib import Path

from django.conf import settings


class Site:
    def __init__(self, file: Path) -> None:
        self.file = file
        self.address = f"sqlite:///{file}"

    def manage(self, *words: object, answer: str = "", **environment: str) -> subprocess.CompletedProcess[str]:
        """Run `manage.py`; `answer` is what an operator types."""
        return subprocess.run(
            [sys.executable, "manage.py", *map(str, words), "--no-color"],
            cwd=settings.BASE_DIR,
            env={**os.environ, "DJANGO_SETTINGS_MODULE": "microneedle_site.settings", "DATABASE_URL": self.address}
            | environment,
            input=answer,
            capture_output=True,
            text=True,
            check=False,
        )

    @contextmanager
    def database(self) -> Iterator[sqlite3.Connection]:
        with closing(sqlite3.connect(self.file)) as opened, opened:
            yield opened

    def ask(self, query: str) -> list[tuple[object, ...]]:
        with self.database() as database:
            return database.execute(query).fetchall()

    def change(self, statement: str) -> None:
        with self.database() as database:
            database.execute(statement)

    @property
    def name_of_cost(self) -> object:
        return self.ask("SELECT name FROM articles_topic WHERE slug = 'cost'")[0][0]

    def rename_cost(self, name: str) -> None:
        self.change(f"UPDATE articles_topic SET name = '{name}' WHERE slug = 'cost'")  # noqa: S608

    @property
    def number(self) -> object:
        return self.ask("SELECT number FROM articles_contentrevision")[0][0]
