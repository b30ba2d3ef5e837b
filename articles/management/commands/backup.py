"""Keep the whole database in one file: `manage.py backup FILE [--verify] [--keep N]`."""

import sqlite3
from argparse import ArgumentParser, ArgumentTypeError
from pathlib import Path
from typing import Any

from django.core.management.base import BaseCommand, CommandError
from django.db import DatabaseError

from articles.actions import verify_content
from articles.keeping import (
    CannotKeep,
    back_up,
    database_name,
    ended_in_order,
    make_folder,
    remove_older,
    restored_apart,
)
from microneedle_site.storable import hindered


class Command(BaseCommand):
    help = "Write the whole database to a new file, with its checksum in FILE.sha256. The site may go on running."

    def add_arguments(self, parser: ArgumentParser) -> None:
        parser.add_argument("file", type=Path, help="a name that is not taken yet")
        parser.add_argument(
            "--verify", action="store_true", help="restore it into a scratch database and check everything there"
        )
        parser.add_argument("--keep", type=_number, metavar="N", help="then remove all but the N newest of its folder")

    def handle(self, *args: Any, **options: Any) -> None:
        with ended_in_order():
            self._keep(options["file"], options)

    def _keep(self, file: Path, options: dict[str, Any]) -> None:
        try:
            if make_folder(file.parent):
                self.stdout.write(f"There was no folder {file.parent}: it was made, for you alone to read.")
            back_up(file)
        except (CannotKeep, OSError, sqlite3.Error) as error:
            raise CommandError(f"There is no backup: {hindered(error, file)}") from error
        self.stdout.write(
            self.style.SUCCESS(f"{file}: {file.stat().st_size:,} bytes; its checksum is in {file}.sha256")
        )
        self.stdout.write(f"The database that it holds: {database_name()}")
        self.stdout.write(
            "It holds the accounts too: keep it where only you can read it, and not only on this machine."
        )
        if options["verify"]:
            self._verify(file)
        if options["keep"]:
            for older in remove_older(file.parent, options["keep"]):
                self.stdout.write(f"removed: {older}")

    def _verify(self, file: Path) -> None:
        """Raises `CommandError` for a backup from which the site would not come back as it should be."""
        try:
            with restored_apart(file):
                faults = verify_content()  # not whether seeds/ holds other files: they are not in it
        except (CannotKeep, OSError, sqlite3.Error, DatabaseError) as error:
            raise CommandError(f"{file} is there, and could not be verified: {hindered(error, file)}") from error
        for fault in faults:
            self.stderr.write(f"{fault.check}: {fault.where}: {fault.message}")
        if faults:
            raise CommandError(f"{file} is there, and what is restored from it has {len(faults)} faults")
        self.stdout.write(self.style.SUCCESS("It was restored into a scratch database: everything is as it should be."))


def _number(words: str) -> int:
    if not words.isdecimal() or not int(words):
        raise ArgumentTypeError(f"{words} is no number of backups: say 1 or more")
    return int(words)
