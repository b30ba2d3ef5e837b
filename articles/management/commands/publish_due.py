"""Publish what has a set time that has come: `manage.py publish_due`, for a timer to call."""

from typing import Any

from django.core.management.base import BaseCommand

from articles.actions import publish_due


class Command(BaseCommand):
    help = "Publish each approved text whose time has come; exit 1 if one had to be held back. Says nothing otherwise."

    def handle(self, *args: Any, **options: Any) -> None:
        done = publish_due()
        for one in done:
            if one.refused:
                self.stderr.write(self.style.ERROR(f"{one.revision}: held back: {one.refused}"))
            else:
                self.stdout.write(self.style.SUCCESS(f"{one.revision}: published"))
        if any(one.refused for one in done):
            raise SystemExit(1)
