"""Write all editorial content as files like those in `seeds/`: `manage.py export_content DIRECTORY`."""

from argparse import ArgumentParser
from pathlib import Path
from typing import Any

from django.core.management.base import BaseCommand, CommandError
from django.utils.translation import ngettext

from articles.actions import NotExported, export_content, verify_content
from microneedle_site.storable import hindered


class Command(BaseCommand):
    help = "Write the articles and all published content to a folder, in the form that import_content loads."

    def add_arguments(self, parser: ArgumentParser) -> None:
        parser.add_argument(
            "directory", type=Path, help="new, empty, or an earlier export, which is brought up to date"
        )

    def handle(self, *args: Any, **options: Any) -> None:
        folder: Path = options["directory"]
        try:
            report = export_content(folder)
        except (NotExported, OSError) as error:
            raise CommandError(f"The content was not exported: {hindered(error, folder)}") from error
        self.stdout.write(self.style.SUCCESS(f"{folder}: {report.files} files"))
        for missing in report.left_out:
            self.stdout.write(f"  left out: {missing}")
        if faults := verify_content():
            found = ngettext("{} fault in the content", "{} faults in the content", len(faults)).format(len(faults))
            mend = f"{found}: mend what `manage.py verify_content` names, or it may not load elsewhere."
            self.stdout.write(self.style.WARNING(mend))
