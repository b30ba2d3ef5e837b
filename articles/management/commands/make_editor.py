"""Make the first editor's account, with a random password that is printed once."""

import secrets
from typing import Any

from django.contrib.auth import get_user_model
from django.core.management.base import BaseCommand

NAME = "editor"


class Command(BaseCommand):
    help = f"Make the admin account “{NAME}” if the site has no account yet, and print its password once."

    def handle(self, *args: Any, **options: Any) -> None:
        accounts = get_user_model()._default_manager
        if accounts.exists():
            return
        password = secrets.token_urlsafe(12)
        accounts.create_superuser(username=NAME, email="", password=password)
        self.stdout.write(f"editor password: {password}")
        self.stdout.write("It is shown only now. To set another: .venv/bin/python manage.py changepassword editor")
