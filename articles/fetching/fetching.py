"""One page: asked for politely, followed to where it is, and kept as it came, with the time, as a WARC file.

What came is bounded in size, in time and in redirects. The format is ISO 28500 (https://iipc.github.io/warc-specifications/).
"""

import io
import re
import time
from collections.abc import Iterator
from contextlib import suppress
from dataclasses import dataclass
from http.client import HTTPException
from socket import SHUT_RDWR
from threading import Timer
from urllib.parse import quote, unquote, urljoin, urlsplit
from urllib.robotparser import RobotFileParser

from urllib3 import HTTPResponse
from urllib3.connection import HTTPConnection, HTTPSConnection
from urllib3.exceptions import HTTPError
from warcio.statusandheaders import StatusAndHeaders
from warcio.warcwriter import WARCWriter

from .place import Finding, NotFetched, Place, place_of, public_place

ENOUGH = 2_000_000
"""Bytes of a page; the file that keeps it may have 2 MiB."""
LONGEST_WAY = 5
"""Redirects."""
PATIENCE = 30.0  # seconds for all of a page
AT_ONCE = 10.0  # seconds without a byte
ROBOTS_ENOUGH = 500_000
PIECE = 1 << 16
ACCEPT = "text/html, application/xhtml+xml, application/pdf, text/plain, text/markdown; q=0.9, */*; q=0.5"
AGENT = "WhoSaysWhat"
LONGEST_FILE = 120
# Characters that stand in an address as they are; what is typed beyond them is encoded.
AS_THEY_ARE = "!#$%&'()*+,/:;=?@[]~"


@dataclass(frozen=True, slots=True)
class Fetched:
    """A page that came. `address` is where it was found, `raw` the WARC file and `file` its name."""

    address: str
    file: str
    raw: bytes


@dataclass(frozen=True, slots=True)
class Answer:
    status: int
    reason: str
    headers: tuple[tuple[str, str], ...]
    body: bytes

    def header(self, name: str) -> str:
        return next((value for key, value in self.headers if key.lower() == name), "")


def fetch(address: str, *, who: str = "", finding: Finding = public_place) -> Fetched:
    """Fetch one page. `who` is where its publisher can learn who asked.

    Raises `NotFetched` for a place that is not public, a page that robots.txt keeps from programs, one that is too
    long or too slow, and one that is not there.
    """
    until = time.monotonic() + PATIENCE
    agent = f"{AGENT} (+{who})" if who else AGENT
    writer = WARCWriter(io.BytesIO(), gzip=False)
    place = place_of(quote(address.strip(), safe=AS_THEY_ARE), finding)
    first = place
    for _ in range(LONGEST_WAY + 1):
        if not _may_be_read(place, agent, until):
            raise NotFetched(f"{place.address}: its robots.txt keeps it from programs; save the page in your browser")
        answer = _ask(place, agent, until, ENOUGH)
        _keep(writer, place, answer)
        if answer.status in (301, 302, 303, 307, 308) and (target := answer.header("location")):
            place = place_of(urljoin(place.address, quote(target, safe=AS_THEY_ARE)), finding)
            continue
        if answer.status != 200:
            raise NotFetched(f"{place.address} answered {answer.status} {answer.reason}".rstrip() + ": is it right?")
        return Fetched(place.address, file_name(first.address), writer.out.getvalue())
    raise NotFetched(f"{address} leads on more than {LONGEST_WAY} times: give the address where it ends")


def file_name(address: str) -> str:
    """A name for the file that keeps the page of an address: the same for the same address."""
    parts = urlsplit(address)
    told = unquote(f"{parts.hostname or ''}{parts.path}{'-' + parts.query if parts.query else ''}")
    return f"{re.sub(r'[^a-z0-9.]+', '-', told.casefold()).strip('-.')[:LONGEST_FILE].strip('-.')}.warc"


def _may_be_read(place: Place, agent: str, until: float) -> bool:
    """What robots.txt says (RFC 9309): none allows all; one that cannot be had now allows nothing yet."""
    answer = _ask(Place(place.scheme, place.host, place.number, place.port, "/robots.txt"), agent, until, ROBOTS_ENOUGH)
    if answer.status >= 500:
        raise NotFetched(f"{place.host} cannot tell now whether its pages may be fetched: try again later")
    if answer.status != 200:
        return True
    rules = RobotFileParser()
    rules.parse(answer.body.decode("utf-8", "replace").splitlines())
    return rules.can_fetch(AGENT, place.address)


def _ask(place: Place, agent: str, until: float, enough: int) -> Answer:
    headers = {"Host": place.host, "User-Agent": agent, "Accept": ACCEPT, "Accept-Encoding": "identity"}
    connection = _connection(place)
    # However slowly it comes, byte by byte: a connection that is shut ends every wait.
    guard = Timer(max(0.0, until - time.monotonic()), _shut, (connection,))
    guard.start()
    try:
        connection.connect()
        connection.request("GET", place.path, headers=headers, preload_content=False, decode_content=False)
        answered = connection.getresponse()
        body = b"".join(_pieces(answered, place, enough))
        if time.monotonic() > until:
            raise TimeoutError
        return Answer(answered.status, answered.reason or "", tuple(answered.headers.items()), body)
    except (HTTPError, HTTPException, OSError) as error:
        if time.monotonic() > until:
            raise NotFetched(f"{place.address} did not come within {PATIENCE:.0f} seconds: save the page") from error
        raise NotFetched(f"{place.address} could not be reached: does it open in a browser?") from error
    finally:
        guard.cancel()
        connection.close()


def _connection(place: Place) -> HTTPConnection:
    """To the machine that was looked at, which must show that it is the host."""
    if place.scheme == "http":
        return HTTPConnection(place.number, place.port, timeout=AT_ONCE)
    name = place.host.strip("[]")
    return HTTPSConnection(
        place.number, place.port, timeout=AT_ONCE, server_hostname=name, assert_hostname=name, cert_reqs="CERT_REQUIRED"
    )


def _shut(connection: HTTPConnection) -> None:
    if connection.sock is not None:
        with suppress(OSError):
            connection.sock.shutdown(SHUT_RDWR)


def _pieces(answered: HTTPResponse, place: Place, enough: int) -> Iterator[bytes]:
    size = 0
    while piece := answered.read1(PIECE, decode_content=False):
        size += len(piece)
        if size > enough:
            raise NotFetched(f"{place.address} is longer than {enough:,} bytes: save its article as a file")
        yield piece


def _keep(writer: WARCWriter, place: Place, answer: Answer) -> None:
    """As it came; only what says how it was cut for the way is left out, since it arrived whole."""
    headers = [(name, value) for name, value in answer.headers if name.lower() != "transfer-encoding"]
    status = StatusAndHeaders(f"{answer.status} {answer.reason}".strip(), headers, protocol="HTTP/1.1")
    record = writer.create_warc_record(
        place.address,
        "response",
        payload=io.BytesIO(answer.body),
        length=len(answer.body),
        http_headers=status,
        warc_headers_dict={"WARC-IP-Address": place.number},
    )
    writer.write_record(record)
