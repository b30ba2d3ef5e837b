"""How what someone sends arrives: whole, or not at all.

When a connection breaks off in the middle of a form, granian and gunicorn hand on what came, and Django takes the end
of that for the end of the form. So what comes is counted against the length that was told. What has no length cannot
be counted: granian gives no sign of whether the last of several chunks (RFC 9112, section 7.1) came.
"""

import logging
import re
from collections.abc import Callable
from io import BufferedReader, RawIOBase
from typing import Any, BinaryIO, cast

from django.core.exceptions import SuspiciousOperation
from django.http import HttpRequest, HttpResponse
from django.http.response import HttpResponseBase
from django.template.loader import render_to_string
from django.views.defaults import bad_request

LENGTH = re.compile(r"[0-9]{1,18}")
log = logging.getLogger(__name__)


class NotWhole(SuspiciousOperation):
    """Fewer bytes came than were told, or nobody told how many there are (`told` is None).

    Not an `OSError`, which is what a broken connection raises elsewhere: `CsrfViewMiddleware` takes that for a form
    without its token.
    """

    def __init__(self, came: int, told: int | None) -> None:
        super().__init__("it has no length" if told is None else f"{came:,} of {told:,} bytes came")
        self.told = told


class Counted(RawIOBase):
    """The bytes of `stream`, up to `told` of them. Raises `NotWhole` where it ends before that."""

    def __init__(self, stream: BinaryIO, told: int) -> None:
        super().__init__()
        self.stream, self.told, self.came = stream, told, 0

    def readable(self) -> bool:
        return True

    def readinto(self, buffer: Any) -> int:
        came = self.stream.read(min(len(buffer), self.told - self.came))
        self.came += len(came)
        if not came and self.came < self.told:
            raise NotWhole(self.came, self.told)
        buffer[: len(came)] = came
        return len(came)


def whole_or_refused(answer: Callable[[HttpRequest], HttpResponseBase]) -> Callable[[HttpRequest], HttpResponseBase]:
    """Let nobody read a part of what was sent as if it were the whole.

    Raises `NotWhole` at once for what has no length, and where it is read for what breaks off. Its place is inside
    what adds headers to every answer, and outside what reads a form.
    """

    def middleware(request: HttpRequest) -> HttpResponseBase:
        told = _told(request)
        if told is None:
            raise NotWhole(0, told)
        if told:
            request._stream = cast(BinaryIO, BufferedReader(Counted(request._stream, told)))
        return answer(request)

    return middleware


def _told(request: HttpRequest) -> int | None:
    """How many bytes are to come; None where that cannot be known. Only a POST has to say that nothing comes."""
    length = request.META.get("CONTENT_LENGTH") or ("" if request.method == "POST" else "0")
    if "HTTP_TRANSFER_ENCODING" in request.META or not LENGTH.fullmatch(length):
        return None
    return int(length)


def not_understood(request: HttpRequest, exception: Exception) -> HttpResponse:
    """The answer with status 400; what did not come whole has a page and a line in the log of its own."""
    if not isinstance(exception, NotWhole):
        return bad_request(request, exception)
    for handler in request.upload_handlers:
        handler.upload_interrupted()  # So that what came of a file is gone at once.
    log.warning("%s %a was refused: %s", request.method, request.path, exception)
    return HttpResponse(render_to_string("400_not_whole.html", {"told": exception.told}), status=400)
