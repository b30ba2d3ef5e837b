"""Write the whole public site as plain files: `manage.py export_site DIRECTORY`."""

import importlib.util
import logging
import subprocess
import sys
from argparse import ArgumentParser
from collections.abc import Mapping
from pathlib import Path
from typing import Any

from django.core.management import call_command
from django.core.management.base import BaseCommand, CommandError
from django.core.wsgi import get_wsgi_application

from microneedle_site.exported import NotExported, NotReadable, public_site, write
from microneedle_site.exported.hosts import headers_file, leading_page, redirects_file
from microneedle_site.exported.public_site import file_of
from microneedle_site.storable import hindered

PAGEFIND = "pagefind"
NOT_WORDS = ".agreement-sign"
INSTALL = 'search without a server needs Pagefind: `pip install "pagefind[bin]"`, or leave it out with --no-search'


class Command(BaseCommand):
    help = "Write every public page to a folder that any host of plain files can serve."

    def add_arguments(self, parser: ArgumentParser) -> None:
        parser.add_argument(
            "directory", type=Path, help="new, empty, or an earlier export, which is brought up to date"
        )
        parser.add_argument("--no-search", action="store_true", help="leave the search out")

    def handle(self, *args: Any, **options: Any) -> None:
        has_search = not options["no_search"]
        if has_search and importlib.util.find_spec(PAGEFIND) is None:
            raise CommandError(f"The site was not exported: {INSTALL}.")
        call_command("collectstatic", interactive=False, verbosity=0)
        application = get_wsgi_application()
        logging.getLogger("django.request").setLevel(logging.ERROR)  # One page is asked for that is not there.
        try:
            site = public_site(application, has_search=has_search, progress=self._progress)
            files = {file_of(old): _in_place_of(old, new, site.files) for old, new in site.leads.items()} | site.files
            files["_headers"] = headers_file(site.headers, has_search).encode()
            files["_redirects"] = redirects_file(site.leads).encode()
            written = write(options["directory"], files, _index if has_search else lambda folder: None)
        except (NotReadable, NotExported, OSError) as error:
            raise CommandError(f"The site was not exported: {hindered(error, options['directory'])}.") from error
        self.stdout.write(
            self.style.SUCCESS(f"{options['directory']}: {written.files} files, {written.written} of them written")
            + (f", {written.removed} removed" if written.removed else "")
        )

    def _progress(self, done: int, known: int) -> None:
        """On a terminal, one line that grows."""
        if self.stdout.isatty():
            self.stdout.write(f"\r{done} of {known} addresses", ending="\n" if done == known else "")


def _in_place_of(old: str, new: str, files: Mapping[str, bytes]) -> bytes:
    """At the old address of a page one that leads on; at that of anything else the thing itself."""
    return leading_page(new) if old.endswith("/") or file_of(new) not in files else files[file_of(new)]


def _index(folder: Path) -> None:
    """What Pagefind (https://pagefind.app) needs to find words in these pages."""
    command = [sys.executable, "-m", PAGEFIND, "--site", str(folder), "--exclude-selectors", NOT_WORDS, "--silent"]
    done = subprocess.run(command, capture_output=True, text=True, check=False)  # noqa: S603 (words of ours)
    if done.returncode:
        raise NotExported(f"Pagefind could not index the pages: {(done.stderr or done.stdout).strip()[-300:]}")
