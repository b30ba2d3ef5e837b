"""A page is fetched from a real server on this machine, which stands in for the public internet."""

import gzip
import io

import pytest
from warcio.archiveiterator import ArchiveIterator

from articles.fetching import ENOUGH, LONGEST_WAY, NotFetched, fetch, file_name
from tests.fetching.serving import Answering

PAGE = "<title>A price</title><p>It costs £150, “all in”.</p>".encode()


def records(raw: bytes) -> list[tuple[str, str, bytes]]:
    return [
        (one.rec_headers["WARC-Target-URI"], one.http_headers.get_statuscode(), one.raw_stream.read())
        for one in ArchiveIterator(io.BytesIO(raw))
    ]


def test_what_came_is_kept_as_it_came_with_its_address_and_time(pages, finding):
    pages["/prices?of=scalp"] = 200, {"Content-Type": "text/html; charset=utf-8"}, PAGE
    fetched = fetch("http://clinic.example/prices?of=scalp", finding=finding)
    assert records(fetched.raw) == [("http://clinic.example/prices?of=scalp", "200", PAGE)]
    assert b"WARC-Date: 2" in fetched.raw
    assert fetched.file == "clinic.example-prices-of-scalp.warc"
    assert ("clinic.example", "/robots.txt") in Answering.asked


def test_what_was_packed_for_the_way_stays_packed_and_says_so(pages, finding):
    pages["/"] = 200, {"Content-Encoding": "gzip"}, gzip.compress(PAGE)
    record = next(ArchiveIterator(io.BytesIO(fetch("http://clinic.example", finding=finding).raw)))
    assert record.content_stream().read() == PAGE


def test_a_redirect_is_followed_to_where_the_page_is_and_each_answer_is_kept(pages, finding):
    pages["/old"] = 301, {"Location": "/new"}, b""
    pages["/new"] = 302, {"Location": "http://www.clinic.example/café"}, b""
    pages["/caf%C3%A9"] = 200, {}, PAGE
    fetched = fetch("http://clinic.example/old", finding=finding)
    assert fetched.address == "http://www.clinic.example/caf%C3%A9"
    assert [status for _, status, _ in records(fetched.raw)] == ["301", "302", "200"]
    assert fetched.file == file_name("http://clinic.example/old")


@pytest.mark.parametrize("target", ["http://localhost/", "file:///etc/passwd", "http://clinic.example:22/"])
def test_a_redirect_to_a_place_that_is_not_public_is_not_followed(target, pages, finding):
    pages["/"] = 302, {"Location": target}, b""
    with pytest.raises(NotFetched):
        fetch("http://clinic.example/", finding=finding)
    assert [path for _, path in Answering.asked] == ["/robots.txt", "/"]


def test_it_leads_on_a_few_times_and_no_more(pages, finding):
    pages["/"] = 302, {"Location": "/"}, b""
    with pytest.raises(NotFetched, match="leads on more than"):
        fetch("http://clinic.example/", finding=finding)
    assert [path for _, path in Answering.asked].count("/") == LONGEST_WAY + 1


@pytest.mark.parametrize(
    ("robots", "is_fetched"),
    [
        ((200, {}, b"User-agent: *\nDisallow: /private"), False),
        ((200, {}, b"User-agent: WhoSaysWhat\nDisallow: /\n\nUser-agent: *\nAllow: /"), False),
        ((200, {}, b"User-agent: other\nDisallow: /"), True),
        ((200, {}, b"\xff\xfe no rules at all"), True),
        ((404, {}, b""), True),
        ((503, {}, b""), False),
    ],
)
def test_what_robots_txt_keeps_from_programs_is_not_fetched(robots, is_fetched, pages, finding):
    pages["/robots.txt"], pages["/private/page"] = robots, (200, {}, PAGE)
    if is_fetched:
        assert fetch("http://clinic.example/private/page", finding=finding).raw
        return
    with pytest.raises(NotFetched):
        fetch("http://clinic.example/private/page", finding=finding)
    assert [path for _, path in Answering.asked] == ["/robots.txt"]


def test_a_page_that_is_too_long_is_left(pages, finding):
    pages["/"] = 200, {}, b"x" * (ENOUGH + 1)
    with pytest.raises(NotFetched, match="longer than"):
        fetch("http://clinic.example/", finding=finding)


def test_a_page_that_is_not_there_is_told_with_its_answer(pages, finding):
    with pytest.raises(NotFetched, match="404"):
        fetch("http://clinic.example/gone", finding=finding)


def test_a_page_that_comes_too_slowly_is_left(finding, pages, monkeypatch):
    monkeypatch.setattr("articles.fetching.fetching.PATIENCE", 0.0)
    pages["/"] = 200, {}, PAGE
    with pytest.raises(NotFetched, match="did not come within"):
        fetch("http://clinic.example/", finding=finding)


NO_PUBLIC_PAGE = [
    "",
    "clinic.example",
    "ftp://clinic.example/",
    "javascript:alert(1)",
    "https://",
    "https:///page",
    "https://user:secret@clinic.example/",
    "https://clinic.example:8443/",
    "https://clinic.example:port/",
    "https://[::1/",
    "http://localhost/",
    "http://127.0.0.1/",
    "http://127.1/",
    "http://2130706433/",
    "http://0x7f000001/",
    "http://0.0.0.0/",
    "http://10.0.0.1/",
    "http://172.16.0.1/",
    "http://192.168.1.1/",
    "http://169.254.169.254/latest/meta-data/",
    "http://100.64.0.1/",
    "http://224.0.0.1/",
    "http://255.255.255.255/",
    "http://[::1]/",
    "http://[::]/",
    "http://[::ffff:127.0.0.1]/",
    "http://[::127.0.0.1]/",
    "http://[64:ff9b::7f00:1]/",
    "http://[2002:7f00:1::]/",
    "http://[fe80::1]/",
    "http://[fc00::1]/",
    "http://a.invalid/",
]


def is_refused(address):
    try:
        fetch(address)
    except NotFetched:
        return True
    return False


def test_what_is_no_public_page_is_refused_before_anything_is_asked():
    assert [address for address in NO_PUBLIC_PAGE if not is_refused(address)] == []
