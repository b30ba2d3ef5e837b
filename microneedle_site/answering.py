"""Wait until the server at a port of this machine answers: `python -m microneedle_site.answering 8001`.

It needs nothing but Python's standard library.
"""

import sys
import time
from http.client import HTTPConnection, HTTPException

PATIENCE = 60  # seconds


def answers(port: int) -> bool:
    """Whether the process there is alive."""
    connection = HTTPConnection("127.0.0.1", port, timeout=2)
    try:
        connection.request("GET", "/healthz")
        return connection.getresponse().status == 200
    except (OSError, HTTPException):
        return False
    finally:
        connection.close()


def main(port: int) -> int:
    end = time.monotonic() + PATIENCE
    while time.monotonic() < end:
        if answers(port):
            return 0
        time.sleep(0.2)
    print(f"The server at port {port} did not answer at /healthz within {PATIENCE} seconds.", file=sys.stderr)
    return 1


if __name__ == "__main__":
    sys.exit(main(int(sys.argv[1])))
