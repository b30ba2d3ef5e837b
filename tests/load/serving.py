"""A server with the settings of production, for what is measured from outside."""

import os
import socket
import subprocess
import sys
import time
from collections.abc import Iterator
from contextlib import contextmanager
from http.client import HTTPConnection, HTTPException
from pathlib import Path
from tempfile import TemporaryDirectory

from microneedle_site.environment import BASE_DIR

PATIENCE = 60  # seconds
LOADING = (
    ["migrate", "--verbosity", "0"],
    ["import_articles"],
    ["import_content"],
    ["collectstatic", "--noinput", "--verbosity", "0"],
)


@contextmanager
def site(*after_loading: list[str]) -> Iterator[str]:
    """The address of the site with its own content, in a database of its own, as long as the block runs.

    `after_loading` are further commands of `manage.py`.
    """
    with TemporaryDirectory(prefix="microneedle-served-") as folder:
        port = _free_port()
        address = f"http://127.0.0.1:{port}"
        environment = {
            **os.environ,
            "DJANGO_SETTINGS_MODULE": "microneedle_site.production",
            "DATABASE_URL": f"sqlite:///{folder}/site.sqlite3",
            "SECRET_KEY": "only-for-measuring-0123456789-abcdefghijklmnopqrstuvwxyz-ABCD",
            "ALLOWED_HOSTS": "127.0.0.1",
            "SITE_URL": address,
            "SECURE_SSL_REDIRECT": "false",
        }
        for command in (*LOADING, *after_loading):
            subprocess.run(
                [sys.executable, "manage.py", *command],
                cwd=BASE_DIR,
                env=environment,
                stdout=subprocess.DEVNULL,
                check=True,
            )
        with _granian(port, environment):
            _wait_for(port)
            yield address


@contextmanager
def _granian(port: int, environment: dict[str, str]) -> Iterator[None]:
    options = ["--interface", "wsgi", "--port", str(port), "--blocking-threads", "4", "--log-level", "warning"]
    command = [str(Path(sys.executable).parent / "granian"), *options, "microneedle_site.wsgi:application"]
    with subprocess.Popen(command, cwd=BASE_DIR, env=environment) as running:
        try:
            yield
        finally:
            running.terminate()


def _free_port() -> int:
    with socket.socket() as one:
        one.bind(("127.0.0.1", 0))
        return int(one.getsockname()[1])


def _wait_for(port: int) -> None:
    """Until it answers; raises what stood in the way if that takes too long."""
    until = time.monotonic() + PATIENCE
    while True:
        try:
            HTTPConnection("127.0.0.1", port, timeout=2).request("GET", "/healthz")
        except (OSError, HTTPException):
            if time.monotonic() > until:
                raise
            time.sleep(0.1)
        else:
            return
