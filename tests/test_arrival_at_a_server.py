"""What is sent over a socket to the server that runs the site, and breaks off, changes nothing."""

import socket
import sqlite3
from collections.abc import Iterator
from contextlib import closing
from dataclasses import dataclass
from pathlib import Path
from typing import Any
from urllib.parse import urlencode

import pytest
from django.core.files.uploadedfile import SimpleUploadedFile
from django.db import connection
from django.test.client import BOUNDARY, MULTIPART_CONTENT, encode_multipart

from tests.feedback.sending import aged_stamp
from tests.served import TOKEN, granian, site_with_an_editor

pytestmark = pytest.mark.django_db

URLENCODED = "application/x-www-form-urlencoded"
LONG = "Is it so?\n\n" + "Ask what it costs before you go. " * 60
CHUNKED = {"Transfer-Encoding": "chunked"}


@dataclass
class Served:
    """The site at a port, in a database file of its own; `forms` are those of two texts, as an editor sends them."""

    port: int
    database: sqlite3.Connection
    log: Path
    cookie: str
    forms: list[tuple[str, dict[str, Any]]]

    def send(
        self, address: str, body: bytes, kind: str = URLENCODED, *, breaks_off: bool = False, **headers: str
    ) -> tuple[int, str]:
        """The status and the page that are answered to this body; granian gives none to a whole one that hangs up."""
        told = {"Host": "127.0.0.1", "Connection": "close", "Cookie": self.cookie, "Content-Type": kind}
        told |= {"Origin": "http://testserver"} if address == "/feedback/" else {}
        lines = "".join(f"{name.replace('_', '-')}: {value}\r\n" for name, value in {**told, **headers}.items())
        with socket.create_connection(("127.0.0.1", self.port)) as wire:
            wire.sendall(f"POST {address} HTTP/1.1\r\n{lines}\r\n".encode() + body)
            if breaks_off:
                wire.shutdown(socket.SHUT_WR)
            answer = b"".join(iter(lambda: wire.recv(65536), b"")).decode()
        return int(answer.split(" ", 2)[1]), answer

    def changes(self) -> int:
        """A number that is another once anyone has changed anything."""
        return int(self.database.execute("PRAGMA data_version").fetchone()[0])


@pytest.fixture(scope="module")
def served(django_db_setup: None, django_db_blocker: Any, tmp_path_factory: pytest.TempPathFactory) -> Iterator[Served]:
    folder = tmp_path_factory.mktemp("served")
    with django_db_blocker.unblock():
        if connection.vendor != "sqlite":
            pytest.skip("the content was loaded into another database")
        cookie, forms = site_with_an_editor(folder / "site.sqlite3", {"markdown": LONG, "_publish": ""})
    log = folder / "log"
    with (
        closing(sqlite3.connect(folder / "site.sqlite3")) as database,
        granian(folder / "site.sqlite3", log) as port,
    ):
        yield Served(port, database, log, cookie, forms)


def chunks(*pieces: bytes, last: bytes = b"0\r\n\r\n") -> bytes:
    return b"".join(b"%x\r\n%b\r\n" % (len(one), one) for one in pieces) + last


def sent(served: Served) -> dict[str, tuple[str, bytes, str]]:
    """An address, a body and its kind, for each way in which words come to the site."""
    article = SimpleUploadedFile("new.txt", b"# How long?\n\nIt takes a day.\n" * 9)
    token = {"csrfmiddlewaretoken": TOKEN}
    feedback = {"stamp": aged_stamp(60), "helpful": "no", "words": LONG}
    upload, ((address, form), (other, in_parts)) = {**token, "article": article}, served.forms
    return {
        "text": (address, urlencode(form, doseq=True).encode(), URLENCODED),
        "text in parts": (other, encode_multipart(BOUNDARY, in_parts), MULTIPART_CONTENT),
        "article": ("/admin/articles/source/add/", encode_multipart(BOUNDARY, upload), MULTIPART_CONTENT),
        "preview": ("/admin/articles/topic/preview/", urlencode({**token, "markdown": LONG}).encode(), URLENCODED),
        "feedback": ("/feedback/", urlencode(feedback).encode(), URLENCODED),
    }


WAYS = ["text", "text in parts", "article", "preview", "feedback"]


@pytest.mark.parametrize("way", WAYS)
def test_what_breaks_off_is_answered_with_400_and_changes_nothing(served, way):
    address, body, kind = sent(served)[way]
    before = served.changes()
    for came in (0, len(body) // 2, len(body) - 1):
        status, page = served.send(address, body[:came], kind, breaks_off=True, Content_Length=str(len(body)))
        assert (status, "The connection broke off" in page) == (400, True)
    assert served.changes() == before


@pytest.mark.parametrize("way", WAYS)
def test_what_comes_in_chunks_is_answered_with_400_whole_or_broken_off(served, way):
    address, body, kind = sent(served)[way]
    before = served.changes()
    half = len(body) // 2
    whole = chunks(body[:half], body[half:])
    for came in (whole, whole[:-1], whole[:-5], whole[: half + 9], chunks(body[:half], last=b"")):
        for length in ({}, {"Content_Length": str(len(body))}):
            status, page = served.send(address, came, kind, breaks_off=came != whole, **CHUNKED, **length)
            assert (status, "came without its length" in page) == (400, True)
    assert served.changes() == before


@pytest.mark.parametrize("way", WAYS)
def test_what_comes_whole_is_taken_whatever_comes_after_it(served, way):
    address, body, kind = sent(served)[way]
    before = served.changes()
    status, _ = served.send(address, body + b"&words=more" * 99, kind, Content_Length=str(len(body)))
    assert status == (200 if way == "preview" else 302)
    assert (served.changes() != before) == (way != "preview")


def test_the_log_has_a_line_of_each_and_no_traceback(served):
    for body, headers in ((b"words=", {"Content_Length": "1234"}), (chunks(last=b""), CHUNKED)):
        served.send("/feedback/%0A", body, breaks_off=True, **headers)
        served.send("/feedback/", body, breaks_off=True, **headers)
    log = served.log.read_text()
    assert "POST '/feedback/' was refused: 6 of 1,234 bytes came\n" in log
    assert "POST '/feedback/\\n' was refused: it has no length\n" in log
    assert "Traceback" not in log
