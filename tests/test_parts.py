"""A run of several parts runs them all, and its last lines say which failed."""

import os
import signal
import subprocess
import sys

import pytest
from django.conf import settings

from tests.parts import main


def test_a_part_that_fails_does_not_keep_the_next_from_running(capfd):
    assert main(["one", "sh -c 'exit 3'", "two", "echo 'two ran'"]) == 1
    told = capfd.readouterr().out.splitlines()
    assert "two ran" in told
    assert told[-2:] == ["one: FAILED (exit code 3)", "two: passed"]


def test_a_run_of_parts_that_pass_passes(capfd):
    assert main(["one", "true", "two", "true"]) == 0
    assert capfd.readouterr().out.splitlines()[-2:] == ["one: passed", "two: passed"]


@pytest.mark.parametrize("stop", [signal.SIGINT, signal.SIGTERM])
def test_when_it_is_told_to_stop_what_it_started_is_ended_first_and_nothing_more_begins(stop):
    part = f"{sys.executable} -c \"import os, time; print('begun', os.getpid(), flush=True); time.sleep(60)\""
    command = [sys.executable, "-m", "tests.parts", "one", part, "two", "echo more"]
    with subprocess.Popen(command, cwd=settings.BASE_DIR, stdout=subprocess.PIPE, text=True) as running:
        begun = next(int(line.split()[1]) for line in running.stdout if line.startswith("begun"))
        running.send_signal(stop)
        assert "more" not in running.stdout.read()
    assert running.returncode == 128 + stop
    with pytest.raises(ProcessLookupError):
        os.kill(begun, 0)
