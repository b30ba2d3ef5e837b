"""Before anything is made, `make run` says in one sentence why no server could listen there."""

import socket
import subprocess
import sys

import pytest

from microneedle_site import listening
from microneedle_site.listening import fault


@pytest.fixture
def taken():
    """A port on which somebody listens."""
    with socket.create_server(("127.0.0.1", 0)) as other:
        yield str(other.getsockname()[1])


def test_a_free_port_has_no_fault():
    with socket.create_server(("127.0.0.1", 0)) as other:
        port = str(other.getsockname()[1])
    assert fault("127.0.0.1", port) is None


def test_a_port_in_use_is_named_with_another_to_take(taken):
    assert fault("127.0.0.1", taken) == (
        f"Port {taken} is in use on 127.0.0.1: stop what listens there, or choose another with PORT={int(taken) + 1}."
    )


def test_a_port_in_use_on_one_address_is_not_free_on_all(taken):
    assert "in use on 0.0.0.0" in fault("0.0.0.0", taken)  # noqa: S104


@pytest.mark.parametrize("port", ["", "http", "-1", "0", "65536", "80.5"])
def test_what_is_no_port_is_told(port):
    assert fault("127.0.0.1", port).startswith(f"PORT={port} is not a port: choose a number")


@pytest.mark.parametrize("host", ["", "192.0.2.1", "no such name"])
def test_an_address_of_another_machine_is_told(host):
    assert fault(host, "8000").startswith(f"HOST={host} is no address of this machine")


def test_a_port_that_only_root_may_take_is_told(monkeypatch):
    def refuse(self, address):
        raise PermissionError(13, "Permission denied")

    monkeypatch.setattr(listening.socket, "socket", type("Refusing", (socket.socket,), {"bind": refuse}))
    assert fault("127.0.0.1", "80") == "You may not listen on port 80: choose one from 1024 on, such as PORT=8000."


def test_as_a_command_it_says_so_and_ends_with_a_fault(taken):
    done = subprocess.run(
        [sys.executable, listening.__file__, "127.0.0.1", taken], capture_output=True, text=True, check=False
    )
    assert done.returncode == 1
    (told,) = done.stderr.splitlines()
    assert f"Port {taken} is in use" in told
