"""Say whether a server can listen there: `python3 microneedle_site/listening.py HOST PORT`.

It runs before anything is installed, so it needs nothing but Python's standard library.
"""

import errno
import socket
import sys

NOWHERE = "HOST={host} is no address of this machine: choose one, such as HOST=127.0.0.1."
MEANS = {
    errno.EADDRINUSE: "Port {port} is in use on {host}: stop what listens there, or choose another with PORT={other}.",
    errno.EACCES: "You may not listen on port {port}: choose one from 1024 on, such as PORT=8000.",
}


def fault(host: str, port: str) -> str | None:
    """Why nothing can listen there and what to do about it, in one sentence; none if it can."""
    if not (port.isdecimal() and 0 < int(port) < 2**16):
        return f"PORT={port} is not a port: choose a number from 1 to 65535, such as PORT=8000."
    if not host:
        return NOWHERE.format(host=host)
    try:
        family, kind, _, _, address = socket.getaddrinfo(host, int(port), type=socket.SOCK_STREAM)[0]
        with socket.socket(family, kind) as tried:
            # As servers do: connections of a server that has just stopped are no hindrance.
            tried.setsockopt(socket.SOL_SOCKET, socket.SO_REUSEADDR, 1)
            tried.bind(address)
    except OSError as error:
        return MEANS.get(error.errno or 0, NOWHERE).format(host=host, port=port, other=int(port) % 65535 + 1)
    return None


if __name__ == "__main__":
    sys.exit(fault(*sys.argv[1:]))
