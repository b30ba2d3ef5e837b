"""The PostgreSQL of a test run: there for one command, on a socket only, and gone afterwards whatever happens."""

import os
import signal
import subprocess
import sys
from pathlib import Path

import pytest
from django.conf import settings

from tests import needed, postgresql

INSTALLED = pytest.mark.skipif(postgresql.find() is None, reason="PostgreSQL is not installed")
SHOW = "import os; print(os.environ['TEST_DATABASE_URL'], flush=True); "


def begin(program: str) -> subprocess.Popen[str]:
    """A test run as another process group, as a terminal would start it, whose command is a Python program."""
    command = [sys.executable, "-m", "tests.postgresql", "--", sys.executable, "-c", program]
    return subprocess.Popen(command, cwd=settings.BASE_DIR, stdout=subprocess.PIPE, text=True, start_new_session=True)


def folder_of(address: str) -> Path:
    return Path(address.strip().split("@/")[1]).parent


def is_running(data: Path) -> bool:
    commands = (one.read_bytes() for one in Path("/proc").glob("[0-9]*/cmdline"))
    return any(str(data).encode() in command for command in commands)


@INSTALLED
def test_the_command_finds_a_server_on_a_socket_only_and_its_exit_code_is_kept():
    ask = (
        "import psycopg, sys; from tests.settings import DATABASES; where = DATABASES['default']; "
        "with_it = psycopg.connect(host=where['HOST'], user=where['USER'], dbname='postgres'); "
        "print(with_it.execute('SHOW listen_addresses').fetchone(), with_it.info.encoding); sys.exit(7)"
    )
    with begin(SHOW + ask) as started:
        told, _ = started.communicate()
    address, answer = told.splitlines()
    assert answer == "('',) utf-8"
    assert started.returncode == 7
    assert not folder_of(address).exists()


@INSTALLED
@pytest.mark.parametrize("stop", ["Ctrl+C", "SIGTERM"])
def test_it_is_stopped_and_removed_when_the_run_is_broken_off(stop):
    with begin(SHOW + "import time; time.sleep(60)") as started:
        folder = folder_of(started.stdout.readline())
        assert is_running(folder / "data")
        if stop == "Ctrl+C":
            os.killpg(started.pid, signal.SIGINT)
        else:
            started.terminate()
        assert started.wait() > 128
    assert not is_running(folder / "data")
    assert not folder.exists()


@INSTALLED
def test_a_server_that_does_not_start_says_why(monkeypatch):
    monkeypatch.setattr(postgresql, "SETTINGS", ("no_such_setting=1",))
    with pytest.raises(RuntimeError, match="no_such_setting"), postgresql.server(postgresql.find()):
        pass


def test_where_there_is_none_and_it_cannot_be_installed_one_sentence_says_what_to_do(monkeypatch, capsys):
    monkeypatch.setattr(postgresql, "find", lambda: None)
    monkeypatch.setattr(needed, "install", lambda program: None)
    monkeypatch.setattr(signal, "signal", lambda *_: None)
    assert postgresql.main(["false"]) == 1
    (told,) = capsys.readouterr().err.splitlines()
    assert "apt-get install postgresql" in told
    assert "`make test-quick`" in told


def test_without_a_command_it_only_sees_to_it_that_there_is_one(monkeypatch):
    monkeypatch.setattr(postgresql, "find", lambda: Path("/somewhere"))
    monkeypatch.setattr(signal, "signal", lambda *_: None)
    assert postgresql.main([]) == 0
