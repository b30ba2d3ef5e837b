"""Put a backup in the place of the database: `manage.py restore FILE [--yes]`."""

import sqlite3
from argparse import ArgumentParser
from pathlib import Path
from typing import Any

from django.core.management.base import BaseCommand, CommandError

from articles.keeping import CannotKeep, restore
from articles.keeping.restore import check, unapplied
from microneedle_site.storable import hindered

WARNING = "Stop the site's server first. Everything in the present database will be replaced (it is kept beside)."


class Command(BaseCommand):
    help = "Put a backup in the place of the database, which is kept aside. Stop the site's server first."

    def add_arguments(self, parser: ArgumentParser) -> None:
        parser.add_argument("file", type=Path, help="what `manage.py backup` made, its .sha256 beside it")
        parser.add_argument("--yes", action="store_true", help="do not ask")

    def handle(self, *args: Any, **options: Any) -> None:
        file: Path = options["file"]
        try:
            check(file)
            if not options["yes"]:
                self._ask(file)
            aside = restore(file)
        except (CannotKeep, OSError, sqlite3.Error) as error:
            raise CommandError(f"Nothing was restored: {hindered(error, file)}") from error
        if aside is not None:
            self.stdout.write(f"The database as it was: {aside}")
        self.stdout.write(self.style.SUCCESS(f"{file} is in its place. Everyone has to log in again."))
        if unapplied(file):
            self.stdout.write("It is older than this version of the site: run `manage.py migrate` before the server.")

    def _ask(self, file: Path) -> None:
        self.stdout.write(self.style.WARNING(WARNING))
        try:
            answer = input(f"Put {file} in its place? Type yes: ")
        except EOFError as error:
            raise CannotKeep("nobody is there to be asked; say --yes if you are sure") from error
        if answer.strip().lower() != "yes":
            raise CannotKeep("you did not type yes")
