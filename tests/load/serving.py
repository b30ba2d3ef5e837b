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
        port = free_port()
        environment = environment_of(Path(folder), port)
        loaded(BASE_DIR, environment, *after_loading)
        with served(BASE_DIR, "microneedle_site.wsgi:application", port, environment):
            wait_for(port)
            yield f"http://127.0.0.1:{port}"


def loaded(code: Path, environment: dict[str, str], *after_loading: list[str]) -> None:
    """Load the site's own content, and do what else is asked."""
    for command in (*LOADING, *after_loading):
        subprocess.run(
            [sys.executable, "manage.py", *command], cwd=code, env=environment, stdout=subprocess.DEVNULL, check=True
        )


def environment_of(folder: Path, port: int) -> dict[str, str]:
    """The settings of production for a site at this port, with its database in a folder."""
    return {
        **os.environ,
        "DJANGO_SETTINGS_MODULE": "microneedle_site.production",
        "DATABASE_URL": f"sqlite:///{folder}/site.sqlite3",
        "SECRET_KEY": "only-for-measuring-0123456789-abcdefghijklmnopqrstuvwxyz-ABCD",
        "ALLOWED_HOSTS": "127.0.0.1",
        "SITE_URL": f"http://127.0.0.1:{port}",
        "SECURE_SSL_REDIRECT": "false",
    }


@contextmanager
def served(
    code: Path, application: str, port: int, environment: dict[str, str], *, workers: int = 1, threads: int = 4
) -> Iterator["subprocess.Popen[bytes]"]:
    """An application on the server that runs the site."""
    options = ["--interface", "wsgi", "--port", str(port), "--log-level", "error", "--backpressure", "128"]
    options += ["--workers", str(workers), "--blocking-threads", str(threads)]
    command = [str(Path(sys.executable).parent / "granian"), *options, application]
    with subprocess.Popen(command, cwd=code, env=environment, stderr=subprocess.DEVNULL) as running:
        try:
            yield running
        finally:
            running.terminate()


def free_port() -> int:
    with socket.socket() as one:
        one.bind(("127.0.0.1", 0))
        return int(one.getsockname()[1])


def wait_for(port: int) -> None:
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
