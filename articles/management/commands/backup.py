"""Keep the whole database in one file: `manage.py backup FILE`."""

import sqlite3
from argparse import ArgumentParser
from pathlib import Path
from typing import Any

from django.core.management.base import BaseCommand, CommandError

from articles.keeping import CannotKeep, back_up, make_folder


class Command(BaseCommand):
    help = "Write the whole database to a new file, with its checksum in FILE.sha256. The site may go on running."

    def add_arguments(self, parser: ArgumentParser) -> None:
        parser.add_argument("file", type=Path, help="a name that is not taken yet")

    def handle(self, *args: Any, **options: Any) -> None:
        file: Path = options["file"]
        try:
            if make_folder(file.parent):
                self.stdout.write(f"There was no folder {file.parent}: it was made, for you alone to read.")
            back_up(file)
        except (CannotKeep, OSError, sqlite3.Error) as error:
            raise CommandError(f"There is no backup: {error}") from error
        self.stdout.write(
            self.style.SUCCESS(f"{file}: {file.stat().st_size:,} bytes; its checksum is in {file}.sha256")
        )
        self.stdout.write(
            "It holds the accounts too: keep it where only you can read it, and not only on this machine."
        )
