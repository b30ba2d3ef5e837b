"""A page that was fetched, read out of the file that keeps it."""

import gzip
import hashlib
import io

import pytest
from warcio.statusandheaders import StatusAndHeaders
from warcio.warcwriter import WARCWriter

from articles.importing import Refused, read

ADDRESS = "https://clinic.example/needling"
WORDS = "Microneedling of the scalp costs £120 for a “short” session, and most people come six times."
PAGE = f"<html><head><title>Needling</title></head><body><h1>Needling</h1><p>{WORDS}</p></body></html>"


def kept(*answers, kind="text/html; charset=utf-8", packed=""):
    """A WARC file of answers: each a status and a body."""
    writer = WARCWriter(io.BytesIO(), gzip=False)
    for status, body in answers:
        headers = [("Content-Type", kind), *([("Content-Encoding", packed)] if packed else [])]
        answer = StatusAndHeaders(status, headers, protocol="HTTP/1.1")
        payload = {"payload": io.BytesIO(body), "length": len(body)}
        writer.write_record(writer.create_warc_record(ADDRESS, "response", http_headers=answer, **payload))
    return writer.out.getvalue()


def test_the_page_is_read_by_its_own_format_and_the_file_tells_where_and_when():
    raw = kept(("301 Moved", b"Moved on"), ("200 OK", PAGE.encode()))
    reading = read(raw)
    assert reading.text == f"Needling\n\n{WORDS}"
    assert reading.format == "WARC of HTML"
    assert reading.sha256 == hashlib.sha256(raw).hexdigest()
    told = {one.name: one.value for one in reversed(reading.metadata)}
    assert told["address"] == ADDRESS
    assert told["taken"].startswith("2")


@pytest.mark.parametrize("encoding", ["windows-1252", "utf-8", "utf-16"])
def test_the_encoding_that_the_server_named_is_believed(encoding):
    reading = read(kept(("200 OK", PAGE.encode(encoding)), kind=f"text/html; charset={encoding}"))
    assert WORDS in reading.text


def test_what_was_packed_for_the_way_is_unpacked():
    assert WORDS in read(kept(("200 OK", gzip.compress(PAGE.encode())), packed="gzip")).text


def test_a_file_of_markdown_is_told_by_what_the_server_called_it():
    reading = read(kept(("200 OK", f"# Needling\n\n{WORDS}\n".encode()), kind="text/markdown"))
    assert reading.format == "WARC of Markdown"


@pytest.mark.parametrize(
    ("raw", "said"),
    [
        (kept(("404 Not Found", PAGE.encode())), "without a page"),
        (kept(("200 OK", PAGE.encode()))[:300], "without a page|breaks off"),
        (kept(("200 OK", kept(("200 OK", PAGE.encode())))), "within another"),
        (kept(("200 OK", b"")), "no words|empty"),
    ],
)
def test_what_holds_no_page_is_refused(raw, said):
    with pytest.raises(Refused, match=said):
        read(raw)
