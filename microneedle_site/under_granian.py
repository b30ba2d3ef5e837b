"""What granian, the server that runs the site, leaves to its application."""

import os
import signal
from collections.abc import Iterable
from multiprocessing import parent_process

from .wsgi_types import Application, Environ, StartResponse

ENDING = (signal.SIGINT, signal.SIGTERM)
# What a request tells by names that an operator may use too: https://peps.python.org/pep-3333/#environ-variables.
OF_A_REQUEST = {
    *("REQUEST_METHOD", "SCRIPT_NAME", "PATH_INFO", "QUERY_STRING", "CONTENT_TYPE", "CONTENT_LENGTH"),
    *("SERVER_NAME", "SERVER_PORT", "SERVER_PROTOCOL", "REMOTE_ADDR", "HTTP_HOST"),
}


def end_when_told() -> None:
    """Let a worker that still loads the application end at once when it is told to.

    Until it serves it has the handlers of the process that started it, which only note the signal there: the worker
    would go on to serve, and its parent would wait for it for ever. A worker that serves sets handlers of its own.
    """
    if parent_process() is not None:
        for one in ENDING:
            signal.signal(one, signal.SIG_DFL)


class WithoutProcess:
    """Keeps what the process knows from every request: granian puts its environment, keys included, into each."""

    def __init__(self, application: Application) -> None:
        self._application = application
        self._names = frozenset(os.environ) - OF_A_REQUEST

    def __call__(self, environ: Environ, start_response: StartResponse) -> Iterable[bytes]:
        for name in self._names:
            environ.pop(name, None)
        return self._application(environ, start_response)
