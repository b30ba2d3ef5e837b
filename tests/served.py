"""The site on the server that runs it, in a database file of its own with an editor who is logged in."""

import os
import socket
import subprocess
import sys
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from subprocess import PIPE
from typing import Any

from django.conf import settings
from django.contrib.auth import get_user_model
from django.db import connection, transaction
from django.test import Client
from django.urls import reverse

from articles.models import Topic
from tests.admin.forms import as_shown
from tests.load.serving import free_port

TOKEN = "a" * 32


def site_with_an_editor(file: Path, filled: dict[str, str]) -> tuple[str, list[tuple[str, dict[str, Any]]]]:
    """Copy the content and an editor's session into a file.

    The cookies that the editor's browser sends, and two forms, each with its address, in which this is filled in.
    """
    client = Client()
    with transaction.atomic():
        client.force_login(get_user_model().objects.create_superuser("erin"))
        topics = Topic.objects.filter(slug__in=["cost", "results"])
        addresses = [reverse("admin:articles_topic_change", args=[topic.pk]) for topic in topics]
        more = {"csrfmiddlewaretoken": TOKEN, **filled}
        forms = [(address, as_shown(client, address) | more) for address in addresses]
        file.write_bytes(connection.connection.serialize())
        transaction.set_rollback(True)
    session = client.cookies[settings.SESSION_COOKIE_NAME].value
    return f"sessionid={session}; csrftoken={TOKEN}", forms


@contextmanager
def granian(file: Path, log: Path, *, workers: int = 1) -> Iterator[int]:
    """The port of the site's server, as `make run` starts it, or with more workers, as `make serve` does."""
    port = free_port()
    environment = {
        **os.environ,
        "DJANGO_SETTINGS_MODULE": "tests.settings",
        "TEST_DATABASE_URL": f"sqlite:///{file}",
        "PYTHONUNBUFFERED": "1",
    }
    options = ["--interface", "wsgi", "--port", str(port), "--blocking-threads", "16", "--backpressure", "512"]
    options += ["--workers", str(workers)]
    command = [str(Path(sys.executable).parent / "granian"), *options, "microneedle_site.wsgi:application"]
    with (
        log.open("w") as told,
        subprocess.Popen(
            command, cwd=settings.BASE_DIR, env=environment, stdout=PIPE, stderr=told, text=True
        ) as running,
    ):
        try:
            assert any("Started worker" in line for line in running.stdout or ())
            while running.poll() is None and not _is_open(port):  # Its next step.
                pass
            yield port
        finally:
            running.terminate()
            running.communicate()  # What it says of that goes nowhere.


def _is_open(port: int) -> bool:
    with socket.socket() as wire:
        return wire.connect_ex(("127.0.0.1", port)) == 0
