"""Check the references: `manage.py check_references [--retractions FILE]`."""

from argparse import ArgumentParser
from pathlib import Path
from typing import Any

from django.core.management.base import BaseCommand, CommandError

from articles.actions import Checked, NotAList, check_retractions, live_citing_references
from articles.models import Reference


class Command(BaseCommand):
    help = "Name each reference that lacks what the rule on certainty needs; look all up in a list of retractions."

    def add_arguments(self, parser: ArgumentParser) -> None:
        parser.add_argument("--retractions", type=Path, metavar="FILE", help="a CSV of Retraction Watch or Crossref")

    def handle(self, *args: Any, **options: Any) -> None:
        wrong = [f"{one.key}: say what it is: its design, and who took part" for one in _lacking()]
        clean = "Every reference can be weighed. None was looked up in a list of retractions: give --retractions FILE."
        if options["retractions"]:
            try:
                checked = check_retractions(options["retractions"])
            except NotAList as error:
                raise CommandError(f"{error}\nNothing was changed.") from error
            clean = "Every reference can be weighed, and the list names none as retracted."
            wrong += list(self._told(checked))
        wrong += [f"{one.key}: it is retracted, and still cited" for one in _retracted() if not options["retractions"]]
        for line in wrong:
            self.stdout.write(self.style.ERROR(line))
        if wrong:
            raise SystemExit(1)
        self.stdout.write(self.style.SUCCESS(clean))

    def _told(self, checked: Checked) -> Any:
        self.stdout.write(f"{checked.looked_up} references looked up among {checked.rows:,} notices.")
        for reference in checked.without_doi:
            self.stdout.write(f"{reference.key}: it has no DOI, so look it up by hand")
        for reference, natures in checked.noticed:
            self.stdout.write(self.style.WARNING(f"{reference.key}: the list names it for {natures}: read the notice"))
        for reference, leaning in checked.retracted:
            if leaning:
                yield f"{reference.key}: retracted. It is cited or weighed by {', '.join(map(str, leaning))}"
            else:
                self.stdout.write(self.style.WARNING(f"{reference.key}: retracted, and nothing leans on it"))


def _retracted() -> list[Reference]:
    return [one for one in Reference.objects.filter(retracted=True) if live_citing_references([one.key])]


def _lacking() -> list[Reference]:
    return [one for one in Reference.objects.all() if not one.is_weighable]
