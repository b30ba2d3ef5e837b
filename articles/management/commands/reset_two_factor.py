"""Take an editor's second factor away, who lost it: `manage.py reset_two_factor NAME`."""

from argparse import ArgumentParser
from typing import Any

from django.contrib.auth import get_user_model
from django.core.management.base import BaseCommand, CommandError

from articles.accounts import two_factor


class Command(BaseCommand):
    help = "Take the second factor of an account away: its password alone lets in, or lets set up another."

    def add_arguments(self, parser: ArgumentParser) -> None:
        parser.add_argument("name", help="of the account, as it logs in")

    def handle(self, *args: Any, **options: Any) -> None:
        accounts = get_user_model()._default_manager
        name: str = options["name"]
        user = accounts.filter(**{get_user_model().USERNAME_FIELD: name}).first()
        if user is None:
            raise CommandError(f"There is no account “{name}”.")
        if not two_factor.reset(user):
            self.stdout.write(f"“{name}” has no second factor: nothing was changed.")
            return
        self.stdout.write(self.style.SUCCESS(f"“{name}” has no second factor any more; the password was not changed."))
