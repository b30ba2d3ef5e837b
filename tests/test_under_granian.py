"""A server that still loads the site ends when it is told to, and no request holds what only the process knows."""

import multiprocessing
import os
import signal
from multiprocessing.connection import Connection
from typing import Any

import pytest

from microneedle_site.under_granian import ENDING, WithoutProcess, end_when_told


def loading(told: Connection) -> None:
    """As granian's worker begins: forked from a process whose handlers only note the signal."""
    for one in ENDING:
        signal.signal(one, lambda number, frame: None)
    end_when_told()
    told.send("loading")
    while True:
        signal.pause()


@pytest.mark.parametrize("number", ENDING)
def test_a_worker_that_still_loads_the_site_ends_by_the_signal_that_it_gets(number):
    heard, told = multiprocessing.Pipe(duplex=False)
    worker = multiprocessing.get_context("fork").Process(target=loading, args=(told,), daemon=True)
    worker.start()
    assert heard.recv() == "loading"
    assert worker.pid
    os.kill(worker.pid, number)
    worker.join(timeout=30)
    code = worker.exitcode
    worker.kill()
    assert code == -number


def test_what_runs_the_site_by_itself_keeps_its_own_handlers():
    before = [signal.getsignal(one) for one in ENDING]
    end_when_told()
    assert [signal.getsignal(one) for one in ENDING] == before


def test_no_request_holds_the_environment_of_the_process_and_each_keeps_its_own(monkeypatch):
    seen: dict[str, Any] = {}
    for name in ("SECRET_KEY", "HTTP_PROXY", "PATH_INFO"):
        monkeypatch.setenv(name, "of the process")
    given = {"PATH_INFO": "/topics/", "HTTP_X_REQUEST_ID": "0123456789"}
    WithoutProcess(lambda environ, _: seen.update(environ) or ())(dict(os.environ) | given, lambda *_: None)
    assert seen == given
