"""Where nothing can be stored: why, told in one sentence, and a page that gives back the words that were sent.

A disk that is full or can only be read stops those who write. Readers are served from what is there.
"""

import errno
import logging
import re
import sqlite3
import sys
from collections.abc import Callable, Iterator
from pathlib import Path
from typing import Any

from django.db import DatabaseError
from django.http import HttpRequest, HttpResponse
from django.http.response import HttpResponseBase
from django.template.loader import render_to_string
from django.views.defaults import server_error

FULL = "the disk is full: make room"
READ_ONLY = "the disk or the database can only be read: make it writable"
BUSY = "too much is being saved at once: try again in a minute"
AWAY = "the database cannot be opened: look whether it is where DATABASE_URL says, and whether you may write there"
GONE = "the database does not answer: look whether its server runs, and whether DATABASE_URL says where"
ERRNOS = {
    errno.ENOSPC: FULL,
    errno.EDQUOT: FULL,
    errno.EROFS: READ_ONLY,
    errno.EACCES: "you may not write there: use the account that the site runs as",
}
OF_FILES = {
    errno.ENOENT: "there is no such file or folder: look whether the name is right",
    errno.EFBIG: "it would be larger than the system allows: raise the limit of the account that the site runs as",
    errno.EISDIR: "it is a folder: name a file",
    errno.ENOTDIR: "part of its name is a file and no folder: choose another place",
    errno.ENAMETOOLONG: "its name is too long: choose a shorter one",
    errno.EPERM: "the system does not let you change it: use the account that the site runs as",
    errno.EIO: "the disk is broken: look at what the log of the system says of it",
}
"""What hinders a command beside that, in files that are named to it."""
SQLITE = {
    sqlite3.SQLITE_BUSY: BUSY,
    sqlite3.SQLITE_LOCKED: BUSY,
    sqlite3.SQLITE_FULL: FULL,
    sqlite3.SQLITE_READONLY: READ_ONLY,
    sqlite3.SQLITE_CANTOPEN: AWAY,
    sqlite3.SQLITE_IOERR: "the disk is full or broken: make room, and look at what the log of the system says of it",
}
# https://www.postgresql.org/docs/current/errcodes-appendix.html
SQLSTATES = {
    "53100": FULL,
    "25006": READ_ONLY,
    **dict.fromkeys(("57P01", "57P02", "57P03", "08000", "08001", "08003", "08004", "08006"), GONE),
    **dict.fromkeys(("40001", "40P01", "53300", "55P03", "57014"), BUSY),
}
# Of what went wrong before the server answered PostgreSQL tells no code.
NO_ANSWER = ("OperationalError", "InterfaceError", "ConnectionTimeout")
PRIVATE = re.compile("csrf|passw|otp|token|secret", re.IGNORECASE)
SHORT = 40  # characters: what is longer was written, and what is shorter mostly chosen
log = logging.getLogger(__name__)


def why_not(error: BaseException) -> str | None:
    """Why nothing could be stored, and the remedy; None where something else went wrong."""
    for one in _causes(error):
        if isinstance(one, sqlite3.Error):
            found = SQLITE.get((getattr(one, "sqlite_errorcode", None) or 0) & 0xFF)
        elif isinstance(one, OSError):
            found = ERRNOS.get(one.errno or 0)
        elif getattr(one, "sqlstate", "") is None:
            found = GONE if type(one).__name__ in NO_ANSWER else None
        else:
            found = SQLSTATES.get(getattr(one, "sqlstate", ""))
        if found:
            return found
    return None


def hindered(error: BaseException, file: Path) -> str:
    """What hindered a command: at which file, and the remedy; `file` is what it was told to read or write.

    What we refuse ourselves says so in its own words.
    """
    if not isinstance(error, OSError | sqlite3.Error | DatabaseError):
        return str(error)
    why = why_not(error) or (OF_FILES.get(error.errno or 0) if isinstance(error, OSError) else None)
    at = getattr(error, "filename", None) or file
    return f"{at}: {why}" if why else str(error)


class WordsGivenBack:
    """Answers 503 with what was sent, where it could not be stored, and logs why."""

    def __init__(self, answer: Callable[[HttpRequest], HttpResponseBase]) -> None:
        self._answer = answer

    def __call__(self, request: HttpRequest) -> HttpResponseBase:
        return self._answer(request)

    def process_exception(self, request: HttpRequest, exception: Exception) -> HttpResponse | None:
        return _explained(request, exception)


def failed(request: HttpRequest) -> HttpResponseBase:
    """What went wrong outside a view, for example while the page of a wrong address was made."""
    error = sys.exc_info()[1]
    return (error and _explained(request, error)) or server_error(request)


def _explained(request: HttpRequest, exception: BaseException) -> HttpResponse | None:
    why = why_not(exception)
    if why is None:
        return None
    log.error("%s %a could not be done: %s (%s)", request.method, request.path, why, exception)
    told = {"why": why.partition(":")[0], "is_busy": why == BUSY, **_sent(request)}
    page = "503_not_stored.html" if request.method not in ("GET", "HEAD") else "503_not_read.html"
    return HttpResponse(render_to_string(page, told, request=None), status=503, headers={"Retry-After": "60"})


def _sent(request: HttpRequest) -> dict[str, Any]:
    """The words of a form, and whether all of it can be sent again from the page: not where a password was in it."""
    if request.method != "POST":
        return {"written": [], "chosen": [], "token": ""}
    fields = [(name, value) for name, values in request.POST.lists() for value in values]
    kept = [one for one in fields if not PRIVATE.search(one[0])]
    written = [one for one in kept if len(one[1]) > SHORT or "\n" in one[1]]
    names = {name for name, _ in fields if name != "csrfmiddlewaretoken"}
    is_whole = not request.FILES and not any(PRIVATE.search(name) for name in names)
    token = request.POST.get("csrfmiddlewaretoken", "") if is_whole else ""
    return {"written": written, "chosen": [one for one in kept if one not in written], "token": token}


def _causes(error: BaseException) -> Iterator[BaseException]:
    """What went wrong, and what that came of."""
    found: BaseException | None = error
    while found is not None:
        yield found
        found = found.__cause__
