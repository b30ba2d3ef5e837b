"""Load topics, questions, pages, claims, terms and references from `seeds/`."""

from argparse import ArgumentParser
from pathlib import Path
from typing import Any

from django.conf import settings
from django.core.management.base import BaseCommand, CommandError

from articles.actions import import_content
from articles.seeding import SeedError


class Command(BaseCommand):
    requires_system_checks = ()  # It serves no page.
    help = "Load the rest of seeds/. Words that an editor changed stay live; the seed arrives as a draft beside them."

    def add_arguments(self, parser: ArgumentParser) -> None:
        parser.add_argument("folder", nargs="?", type=Path, default=settings.SEEDS, help="the folder of seeds")

    def handle(self, *args: Any, **options: Any) -> None:
        try:
            report = import_content(options["folder"])
        except SeedError as error:
            raise CommandError(f"{error}\nNothing was loaded.") from error
        counted = ", ".join(f"{count} {outcome}" for outcome, count in sorted(report.outcomes.items()))
        self.stdout.write(self.style.SUCCESS(f"Content: {counted}"))
        for kept in report.kept:
            self.stdout.write(f"  kept: {kept}")
