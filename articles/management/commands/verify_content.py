"""Check everything again: `manage.py verify_content [--format text|json]`.

What is only to be looked at is told as a warning, and ends with 0.
"""

import json
from argparse import ArgumentParser
from typing import Any

from django.conf import settings
from django.core.management.base import BaseCommand

from articles.actions import count_sentences, cut_quotations, verify_content, waiting_articles


class Command(BaseCommand):
    help = "Check every span, quotation, citation, link and checksum again; exit 1 with a line for each fault."

    def add_arguments(self, parser: ArgumentParser) -> None:
        parser.add_argument("--format", choices=("text", "json"), default="text")

    def handle(self, *args: Any, **options: Any) -> None:
        faults = verify_content(settings.SEEDS / "articles")
        warnings = [*waiting_articles(), *cut_quotations()]
        if options["format"] == "json":
            told = {"faults": [one.as_dict() for one in faults], "warnings": [one.as_dict() for one in warnings]}
            self.stdout.write(json.dumps(told, ensure_ascii=False, indent=2))
        else:
            for fault in faults:
                self.stdout.write(self.style.ERROR(f"{fault.check}: {fault.where}: {fault.message}"))
            if not faults:
                self.stdout.write(self.style.SUCCESS("Everything is as it should be."))
                self.stdout.write(
                    f"{count_sentences()} sentences in our topics and answers: each that states a fact can be traced."
                )
            for warning in warnings:
                self.stdout.write(self.style.WARNING(f"to look at: {warning.where}: {warning.message}"))
        if faults:
            raise SystemExit(1)
