"""How pages are delivered: compressed, kept by nobody without asking, and an editor's own pages by nobody at all."""

import gzip

import brotli
import pytest
from django.http import HttpResponse, StreamingHttpResponse
from django.test import Client, RequestFactory

from articles.models import Source
from microneedle_site.delivery import brotli_for_public, compressed, public_cache, unindented

pytestmark = pytest.mark.usefixtures("content")

BROWSER = "gzip, deflate, br, zstd"
PAGES = ["/", "/topics/cost/", "/claims/", "/claims.json", "/claims.csv", "/sources/a-guide/"]
PAGES += ["/references.ris", "/topics/cost.md"]


@pytest.mark.parametrize("address", PAGES)
def test_a_page_is_the_same_however_it_is_compressed(client: Client, address: str):
    plain = client.get(address)
    small = client.get(address, headers={"accept-encoding": BROWSER})
    older = client.get(address, headers={"accept-encoding": "gzip"})
    assert not plain.has_header("Content-Encoding")
    assert (small["Content-Encoding"], older["Content-Encoding"]) == ("br", "gzip")
    assert brotli.decompress(small.content) == gzip.decompress(older.content) == plain.content
    assert len(small.content) < len(older.content) < len(plain.content) / 3
    assert {"Accept-Encoding"} == {one["Vary"] for one in (plain, small, older)}
    assert int(small["Content-Length"]) == len(small.content)


@pytest.mark.parametrize("refused", ["br;q=0", "gzip, br; q=0.0", "", "identity"])
def test_brotli_is_sent_only_to_who_takes_it(client: Client, refused: str):
    assert client.get("/", headers={"accept-encoding": refused}).get("Content-Encoding") != "br"


def test_a_page_is_compressed_once(client: Client):
    compressed.cache_clear()
    for _ in range(3):
        client.get("/topics/cost/", headers={"accept-encoding": BROWSER})
    assert (compressed.cache_info().misses, compressed.cache_info().hits) == (1, 2)


@pytest.mark.parametrize("address", PAGES)
def test_anyone_may_keep_a_public_page_and_must_ask_whether_it_still_holds(client: Client, address: str):
    response = client.get(address, headers={"accept-encoding": BROWSER})
    assert response["Cache-Control"] == "public, max-age=0, must-revalidate"
    assert not response.cookies
    again = client.get(address, headers={"accept-encoding": BROWSER, "if-none-match": response["ETag"]})
    assert (again.status_code, again.content) == (304, b"")
    assert again["ETag"].removeprefix("W/") == response["ETag"].removeprefix("W/")


def test_a_page_that_changed_is_sent_anew(client: Client):
    kept = client.get("/sources/")["ETag"]
    Source.objects.filter(letter="A").update(title="Another title")
    again = client.get("/sources/", headers={"if-none-match": kept})
    assert again.status_code == 200
    assert "Another title" in again.content.decode()


@pytest.mark.parametrize(
    "address",
    [
        *("/admin/", "/admin/articles/topic/", "/admin/login/", "/admin/password_change/"),
        *("/admin/jsi18n/", "/admin/nowhere/", "/admin/articles/topic/1/nowhere/"),
    ],
)
def test_nobody_keeps_an_editors_page_and_no_page_of_theirs_is_remembered(editing: Client, address: str):
    compressed.cache_clear()
    response = editing.get(address, headers={"accept-encoding": BROWSER})
    assert {"private", "no-store"} <= set(response["Cache-Control"].split(", "))
    assert "public" not in response["Cache-Control"]
    assert compressed.cache_info().misses == 0


def answered(response: HttpResponse, **request: str) -> HttpResponse:
    address = request.pop("address", "/")
    asked = RequestFactory().get(address, headers={"accept-encoding": BROWSER})
    return brotli_for_public(public_cache(lambda _: response))(asked)


def test_a_view_that_says_how_long_it_may_be_kept_is_believed():
    shown = answered(HttpResponse("words " * 100, headers={"Cache-Control": "no-store"}))
    assert shown["Cache-Control"] == "no-store"
    assert not shown.has_header("Content-Encoding")


def test_what_sets_a_cookie_or_depends_on_one_is_not_for_anyone_to_keep():
    with_cookie = HttpResponse("words " * 100)
    with_cookie.set_cookie("name", "value")
    for personal in (with_cookie, HttpResponse("words " * 100, headers={"Vary": "Cookie"})):
        assert answered(personal)["Cache-Control"] == "no-store, private"


def test_what_is_tiny_streamed_or_an_answer_to_what_was_typed_is_left_to_others():
    for shown in (
        answered(HttpResponse("words")),
        answered(StreamingHttpResponse(["words " * 100])),
        answered(HttpResponse("words " * 100), address="/search/?q=pain"),
    ):
        assert not shown.has_header("Content-Encoding")


@pytest.mark.parametrize(
    ("written", "sent"),
    [
        ("<p>\n    one\n\n\t<b>two</b> three  four\n</p>", "<p>\none\n<b>two</b> three  four</p>"),
        ("<ul>\n  <li>\n one\n </li>\n</ul>\n <a>two</a>", "<ul><li>\none</li></ul>\n<a>two</a>"),
        ("<summary>\n  <h2>one</h2>\n  <h2>two</h2></summary>", "<summary>\n<h2>one</h2>\n<h2>two</h2></summary>"),
        ("<ul>\n  <li>\n</ul><textarea>\n  typed</textarea>", "<ul>\n  <li>\n</ul><textarea>\n  typed</textarea>"),
        ("<tr>\n  <th>one</th>\n  <td>two</td>", "<tr><th>one</th><td>two</td>"),
        ("<pre>\n  drawn</pre>", "<pre>\n  drawn</pre>"),
    ],
)
def test_indentation_is_left_out_except_where_it_is_text(written: str, sent: str):
    page = unindented(public_cache(lambda _: HttpResponse(written)))(RequestFactory().get("/"))
    assert page.content.decode() == sent
    data = unindented(public_cache(lambda _: HttpResponse(written, content_type="text/csv")))(RequestFactory().get("/"))
    assert data.content.decode() == written


def test_an_answer_to_what_was_sent_is_not_for_anyone_to_keep(client: Client):
    assert not client.post("/topics/cost/").has_header("Cache-Control")


@pytest.mark.parametrize("encoding", ["", "gzip", "br", "gzip, br"])
@pytest.mark.parametrize("address", ["/", "/topics/evidence/", "/search/?q=hair", "/claims.json", "/feedback/"])
def test_an_answer_is_as_long_as_it_says(client, content, address, encoding):
    response = client.get(address, headers={"accept-encoding": encoding})
    assert int(response["Content-Length"]) == len(response.content)


def test_an_answer_that_nothing_changed_names_the_same_page_and_what_it_depends_on(client: Client):
    first = client.get("/topics/cost/", headers={"accept-encoding": "br"})
    again = client.get("/topics/cost/", headers={"accept-encoding": "br", "if-none-match": first["ETag"]})
    assert (again.status_code, again["ETag"], "Accept-Encoding" in again["Vary"]) == (304, first["ETag"], True)
